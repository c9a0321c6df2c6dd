import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { FaitsCourrielRepository } from '../../../database/repositories/faits-courriel.repository.ts';
import { acteurDe } from '../../../domain/compte/appelant.ts';
import {
  ordonnerRenvoi,
  RENVOYER_LES_IDENTIFIANTS,
  renvoiIdentifiantsWorkflowId,
} from '../../../workflows/renvoi-identifiants/renvoi-identifiants.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { identifiantsNonEmis } from './identifiants-non-emis.ts';

export const renvoyerIdentifiantsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/dossiers/:dossierId/renvoi-identifiants',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Envoyer de nouveau les identifiants d’inscription',
  description:
    'Toujours au contact enregistré. Un nouveau lien remplace les précédents ; si le compte est ouvert, le courriel le dit.',
  params: z.object({ dossierId: z.uuid() }),
  status: 200,
  response: z
    .object({ courriels: z.array(z.object({ courrielId: z.uuid(), modele: z.string() })) })
    .meta({ id: 'IdentifiantsRenvoyes' }),
  idempotence: {},
  handler: async ({ params: { dossierId }, agent, effetId, maintenant }, { orm, ordres }) => {
    const faits = await new FaitsCourrielRepository(orm.em.fork()).pourDossier(dossierId);
    if (!faits) throw introuvable('Ce dossier');
    if (faits.organisme?.matricule == null || faits.contrats.length === 0) throw identifiantsNonEmis();
    const { siret } = faits.organisme;
    return ordres.executer({
      update: ordonnerRenvoi,
      args: [{ effetId, sujet: { siret }, acteur: acteurDe(agent), le: maintenant.toISOString() }],
      effetId,
      workflow: {
        ...{ type: RENVOYER_LES_IDENTIFIANTS, id: renvoiIdentifiantsWorkflowId(effetId) },
        ...{ file: 'dossiers', input: {} },
      },
    });
  },
});
