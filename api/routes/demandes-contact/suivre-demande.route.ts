import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { lienInvalide } from '../../../database/repositories/jeton.repository.ts';
import { LIBELLE_ETAT_DOSSIER } from '../../../domain/dossier/dossier.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import { instant } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { ouvrirLien } from '../../securite/lien.ts';
import { etatDossier } from '../dossiers/dossier.schema.ts';

/** Follows one request by the link of its acknowledgement. The link serves as often as needed. */
export const suivreDemandeRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; jetons: Empreinte }>()({
  method: 'post',
  path: '/demandes-contact/suivi',
  permission: 'public',
  tag: 'Demandes de contact',
  summary: 'Suivre une demande avec le lien reçu par courriel',
  body: z.strictObject({ jeton: z.string().max(200) }),
  status: 200,
  response: z
    .object({
      reference: z.string(),
      raisonSociale: z.string(),
      siret: z.string(),
      etat: etatDossier,
      libelleEtat: z.string(),
      etatChangeLe: instant,
      recueLe: instant,
      jointe: z.boolean(),
      motifRefus: z.string().nullable(),
    })
    .meta({ id: 'SuiviDemande' }),
  limite: { nom: 'liens', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ body, maintenant }, { orm, jetons }) => {
    const em = orm.em.fork();
    const jeton = await ouvrirLien({ texte: body.jeton, usage: 'SUIVI_DEMANDE', maintenant }, { em, jetons });
    const suivi = await new DossierLectureRepository(em).lireDemande(jeton.sujetId);
    if (!suivi) throw lienInvalide();
    const { demande, dossier } = suivi;
    return {
      reference: dossier.reference,
      raisonSociale: demande.contenu.raisonSociale,
      siret: dossier.siret,
      etat: dossier.etat,
      libelleEtat: LIBELLE_ETAT_DOSSIER[dossier.etat],
      etatChangeLe: dossier.etatChangeLe.toISOString(),
      recueLe: demande.recueLe.toISOString(),
      jointe: demande.jointe,
      // Anyone may join a request to somebody else's case: the reason of its refusal is for who opened it.
      motifRefus: demande.jointe ? null : (dossier.motifRefus ?? null),
    };
  },
});
