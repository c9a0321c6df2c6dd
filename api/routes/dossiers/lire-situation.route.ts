import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { SituationDossierRepository } from '../../../database/repositories/situation-dossier.repository.ts';
import { jourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import { actesPossibles, LIBELLE_ACTE_DOSSIER } from '../../../domain/dossier/acte-dossier.ts';
import { LIBELLE_ETAT_DOSSIER } from '../../../domain/dossier/dossier.ts';
import { situationDossier } from '../../../domain/dossier/situation.ts';
import { instant } from '../../champs.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { acteDossier, etatDossier } from './dossier.schema.ts';

/** « Pourquoi ce dossier est-il là ? », computed by the domain from the facts of the case. */
export const lireSituationRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/dossiers/:dossierId/situation',
  permission: 'dossier:lire',
  tag: 'Dossiers',
  summary: 'Savoir pourquoi un dossier est là, qui est attendu et ce qui vient ensuite',
  params: z.object({ dossierId: z.uuid() }),
  status: 200,
  response: z
    .object({
      etat: etatDossier,
      libelleEtat: z.string(),
      attendu: z.enum(['AGENT', 'ORGANISME', 'SYSTEME', 'PERSONNE']),
      garde: z.string().nullable().meta({ description: 'Code de ce qui retient le dossier' }),
      pourquoi: z.string(),
      transitions: z.array(z.object({ vers: etatDossier, libelle: z.string(), par: z.string() })),
      minuterie: z.object({ le: instant, effet: z.string() }).nullable(),
      actes: z.array(z.object({ acte: acteDossier, libelle: z.string() })),
    })
    .meta({ id: 'SituationDossier' }),
  handler: async ({ params, agent, maintenant }, { orm }) => {
    const em = orm.em.fork();
    const le = maintenant.toISOString();
    const dossier = await new DossierLectureRepository(em).trouver(porteeDe(agent), params.dossierId);
    if (!dossier) throw introuvable('Ce dossier');
    const faits = await new SituationDossierRepository(em).faits(dossier, jourDeParis(le));
    const situation = situationDossier(faits, le);
    return {
      ...situation,
      etat: dossier.etat,
      libelleEtat: LIBELLE_ETAT_DOSSIER[dossier.etat],
      transitions: situation.transitions.map(({ vers, par }) => ({ vers, libelle: LIBELLE_ETAT_DOSSIER[vers], par })),
      actes: actesPossibles(dossier.etat).map((acte) => ({ acte, libelle: LIBELLE_ACTE_DOSSIER[acte] })),
    };
  },
});
