import { z } from 'zod';
import { CHEVAUCHEMENT_JOURS, finsApresRotation } from '../../../domain/compte/acces.ts';
import { defineRoute } from '../../route.ts';
import { accesAvecSecretSchema, accesVu, LIMITE_ACCES, validiteJours } from './acces.schema.ts';
import { annoncer, type DepsAcces, exigerAcces, exigerPreuve, preuve, tenirAcces } from './tenir-acces.ts';

/**
 * A second secret beside the first, which then ends by itself. No Idempotency-Key, since an answer kept would hold a secret:
 * asked again before the new one has served, gives another in its place.
 */
export const remplacerSecretRoute = defineRoute<DepsAcces>()({
  method: 'post',
  path: '/acces/:accesId/rotation',
  permission: 'compte:gerer',
  tag: 'Accès par programme',
  summary: 'Remplacer le secret d’un accès',
  description: `Le mot de passe est redemandé, et un code à qui a un second facteur. Le nouveau secret n’est montré que dans cette réponse ; les administrateurs du compte sont prévenus par courriel. L’ancien vaut encore le temps choisi (${CHEVAUCHEMENT_JOURS.defaut} jours, ${CHEVAUCHEMENT_JOURS.maximum} au plus ; 0 le termine aussitôt, avec ses jetons). Redemandé avant que le nouveau ait servi, le remplacement en donne un autre.`,
  params: z.object({ accesId: z.uuid() }),
  body: z.strictObject({
    chevauchementJours: z
      .int()
      .min(0)
      .max(CHEVAUCHEMENT_JOURS.maximum)
      .default(CHEVAUCHEMENT_JOURS.defaut)
      .meta({ description: 'Jours pendant lesquels l’ancien secret vaut encore' }),
    validiteJours,
    ...preuve,
  }),
  status: 201,
  response: accesAvecSecretSchema,
  limite: LIMITE_ACCES,
  handler: async ({ params: { accesId }, body, appelant, maintenant }, deps) => {
    const circonstances = { appelant, em: deps.orm.em.fork(), maintenant };
    await exigerAcces(accesId, appelant, circonstances.em);
    await exigerPreuve(body, circonstances, deps);
    const { chevauchementJours } = body;
    const { secretId, ...remplace } = await tenirAcces(circonstances, async ({ acces, ...acte }) => {
      const fins = finsApresRotation(await acte.trouver(accesId), { maintenant, chevauchementJours });
      for (const fin of fins) await acces.finirSecret(fin.secretId, fin.expireLe);
      const secret = await acte.ajouterSecret(accesId, body.validiteJours);
      await acte.journaliser('acces.remplacer-secret', accesId);
      return { ...accesVu(await acte.trouver(accesId), maintenant), ...secret };
    });
    await annoncer({ accesId, secretId, evenement: 'SECRET_REMPLACE' }, circonstances, deps);
    return remplace;
  },
});
