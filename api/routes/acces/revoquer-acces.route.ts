import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { revoquerAcces } from '../../../workflows/compte/compte.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import { auteurDe, ordonnerAuCompte } from '../personnes/ordonner.ts';
import { exigerAcces } from './tenir-acces.ts';

/** Ends an access, its secrets and its tokens at once. Asked twice, writes nothing more. */
export const revoquerAccesRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'delete',
  path: '/acces/:accesId',
  permission: 'compte:gerer',
  tag: 'Accès par programme',
  summary: 'Révoquer un accès',
  description:
    'Révoqué par une autre personne que celle qui l’a créé, un courriel en avertit les administrateurs du compte.',
  params: z.object({ accesId: z.uuid() }),
  status: 204,
  handler: async ({ params: { accesId }, appelant, effetId, maintenant }, { orm, ordres }) => {
    const { compteId, utilisateurId: personneId } = appelant;
    await exigerAcces(accesId, appelant, orm.em.fork());
    const ordre = { effetId, personneId, auteur: auteurDe(appelant), le: maintenant.toISOString(), accesId };
    await ordonnerAuCompte({ compteId, update: revoquerAcces, ordre, effetId }, ordres);
  },
});
