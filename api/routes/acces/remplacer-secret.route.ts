import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { CHEVAUCHEMENT_JOURS, finsApresRotation } from '../../../domain/compte/acces.ts';
import { defineRoute } from '../../route.ts';
import { accesAvecSecretSchema, accesVu, LIMITE_ACCES, validiteJours } from './acces.schema.ts';
import { tenirAcces } from './tenir-acces.ts';

/**
 * A second secret beside the first, which then ends by itself. No Idempotency-Key, since an answer kept would hold a secret:
 * asked again before the new one has served, gives another in its place.
 */
export const remplacerSecretRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'post',
  path: '/acces/:accesId/rotation',
  permission: 'compte:gerer',
  tag: 'Accès par programme',
  summary: 'Remplacer le secret d’un accès',
  description: `Le nouveau secret n’est montré que dans cette réponse. L’ancien vaut encore le temps choisi (${CHEVAUCHEMENT_JOURS.defaut} jours, ${CHEVAUCHEMENT_JOURS.maximum} au plus ; 0 le termine aussitôt, avec ses jetons). Redemandé avant que le nouveau ait servi, le remplacement en donne un autre.`,
  params: z.object({ accesId: z.uuid() }),
  body: z.strictObject({
    chevauchementJours: z
      .int()
      .min(0)
      .max(CHEVAUCHEMENT_JOURS.maximum)
      .default(CHEVAUCHEMENT_JOURS.defaut)
      .meta({ description: 'Jours pendant lesquels l’ancien secret vaut encore' }),
    validiteJours,
  }),
  status: 201,
  response: accesAvecSecretSchema,
  limite: LIMITE_ACCES,
  handler: async ({ params: { accesId }, body, appelant, maintenant }, { orm }) =>
    tenirAcces({ appelant, em: orm.em.fork(), maintenant }, async ({ acces, ...acte }) => {
      const { chevauchementJours } = body;
      const fins = finsApresRotation(await acte.trouver(accesId), { maintenant, chevauchementJours });
      for (const { secretId, expireLe } of fins) await acces.finirSecret(secretId, expireLe);
      const secret = await acte.ajouterSecret(accesId, body.validiteJours);
      await acte.journaliser('acces.remplacer-secret', accesId);
      return { ...accesVu(await acte.trouver(accesId), maintenant), secret };
    }),
});
