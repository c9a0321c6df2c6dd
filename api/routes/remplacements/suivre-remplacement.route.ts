import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { lienInvalide } from '../../../database/repositories/jeton.repository.ts';
import { RemplacementLectureRepository } from '../../../database/repositories/remplacement-lecture.repository.ts';
import { LIBELLE_ETAT_REMPLACEMENT } from '../../../domain/remplacement/remplacement.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import { instant } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { ouvrirLien } from '../../securite/lien.ts';
import { jetonDuLien } from './par-lien.ts';
import { etatRemplacement } from './remplacement.schema.ts';

/** Where a request stands, for its author. The link serves as often as needed. */
export const suivreRemplacementRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; jetons: Empreinte }>()({
  method: 'post',
  path: '/remplacements-administrateur/suivi',
  permission: 'public',
  tag: 'Remplacement d’un administrateur',
  summary: 'Suivre sa demande de remplacement avec le lien reçu par courriel',
  body: z.strictObject({ jeton: jetonDuLien }),
  status: 200,
  response: z
    .object({
      reference: z.string(),
      raisonSociale: z.string(),
      etat: etatRemplacement,
      libelleEtat: z.string(),
      etatChangeLe: instant,
      prendEffetLe: instant.nullable(),
      motifRefus: z.string().nullable(),
    })
    .meta({ id: 'SuiviRemplacement' }),
  limite: { nom: 'liens', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ body, maintenant }, { orm, jetons }) => {
    const em = orm.em.fork();
    const jeton = await ouvrirLien({ texte: body.jeton, usage: 'SUIVI_REMPLACEMENT', maintenant }, { em, jetons });
    const lu = await new RemplacementLectureRepository(em).trouver(jeton.sujetId);
    if (!lu?.organisme) throw lienInvalide();
    const { reference, etat, etatChangeLe, echeanceLe, motifRefus } = lu.remplacement;
    return {
      reference,
      raisonSociale: lu.organisme.raisonSociale,
      etat,
      libelleEtat: LIBELLE_ETAT_REMPLACEMENT[etat],
      etatChangeLe: etatChangeLe.toISOString(),
      prendEffetLe: echeanceLe?.toISOString() ?? null,
      motifRefus: motifRefus ?? null,
    };
  },
});
