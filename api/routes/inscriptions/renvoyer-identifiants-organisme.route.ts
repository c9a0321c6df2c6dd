import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { FaitsCourrielRepository } from '../../../database/repositories/faits-courriel.repository.ts';
import { jourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import { acteurDe } from '../../../domain/compte/appelant.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { organismeDansPortee } from '../mandats/ordonner.ts';
import { identifiantsRenvoyesSchema, RENVOI, renvoyerAuContact } from './ordonner-renvoi.ts';

/** For an organisme that has no case: a déposant, or one known from the directory. */
export const renvoyerIdentifiantsOrganismeRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/organismes/:organismeId/renvoi-identifiants',
  permission: 'dossier:instruire',
  tag: 'Inscription',
  summary: 'Envoyer de nouveau les identifiants d’inscription d’un organisme, avec ou sans dossier',
  description: RENVOI,
  params: z.object({ organismeId: z.uuid() }),
  status: 200,
  response: identifiantsRenvoyesSchema,
  idempotence: {},
  handler: async ({ params: { organismeId }, agent, effetId, maintenant }, { orm, ordres }) => {
    const em = orm.em.fork();
    const { siret } = await organismeDansPortee(em, agent, organismeId);
    const faits = await new FaitsCourrielRepository(em).pourSujet({ siret }, jourDeParis(maintenant.toISOString()));
    if (!faits) throw introuvable('Cet organisme');
    return renvoyerAuContact({ faits, acteur: acteurDe(agent), effetId, maintenant }, ordres);
  },
});
