import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { FaitsCourrielRepository } from '../../../database/repositories/faits-courriel.repository.ts';
import { jourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import { acteurDe } from '../../../domain/compte/appelant.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { identifiantsRenvoyesSchema, RENVOI, renvoyerAuContact } from '../inscriptions/ordonner-renvoi.ts';

export const renvoyerIdentifiantsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/dossiers/:dossierId/renvoi-identifiants',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Envoyer de nouveau les identifiants d’inscription',
  description: RENVOI,
  params: z.object({ dossierId: z.uuid() }),
  status: 200,
  response: identifiantsRenvoyesSchema,
  idempotence: {},
  handler: async ({ params: { dossierId }, agent, effetId, maintenant }, { orm, ordres }) => {
    const jour = jourDeParis(maintenant.toISOString());
    const faits = await new FaitsCourrielRepository(orm.em.fork()).pourDossier(dossierId, jour);
    if (!faits) throw introuvable('Ce dossier');
    return renvoyerAuContact({ faits, acteur: acteurDe(agent), effetId, maintenant }, ordres);
  },
});
