import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { ChangementLectureRepository } from '../../../database/repositories/changement-lecture.repository.ts';
import { LIBELLE_ETAT_CHANGEMENT } from '../../../domain/changement/changement.ts';
import {
  ACCROCHER_ORGANISME,
  accrochageWorkflowId,
  deciderChangement,
} from '../../../workflows/accrochage/accrochage.contract.ts';
import { paragraphe } from '../../champs.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { nommerAgent } from '../dossiers/instruire.ts';
import { ETATS_CHANGEMENT } from './changement.schema.ts';

export const deciderChangementRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres }>()({
  method: 'post',
  path: '/changements/:changementId/decision',
  permission: 'dossier:instruire',
  tag: 'Changements',
  summary: 'Confirmer ou refuser un changement demandé par formulaire',
  description: 'Le demandeur et le contact actuel en sont informés par courriel ; le motif d’un refus y est repris.',
  params: z.object({ changementId: z.uuid() }),
  body: z
    .strictObject({
      decision: z.enum(['CONFIRME', 'REFUSE']),
      motif: paragraphe(2000).optional().meta({ description: 'Obligatoire pour un refus' }),
    })
    .refine(({ decision, motif }) => decision === 'CONFIRME' || motif !== undefined, {
      path: ['motif'],
      message: 'un refus doit être motivé.',
    }),
  status: 200,
  response: z
    .object({ changementId: z.uuid(), etat: z.enum(ETATS_CHANGEMENT), libelleEtat: z.string() })
    .meta({ id: 'ChangementDecide' }),
  idempotence: {},
  handler: async ({ params: { changementId }, body, agent, effetId, maintenant }, { orm, ordres }) => {
    const em = orm.em.fork();
    const siret = await new ChangementLectureRepository(em).siretActuel(changementId);
    if (siret === null) throw introuvable('Ce changement');
    try {
      const decide = await ordres.executer({
        update: deciderChangement,
        args: [{ changementId, agentId: agent.agentId, le: maintenant.toISOString(), ...body }],
        effetId,
        workflow: { type: ACCROCHER_ORGANISME, id: accrochageWorkflowId(siret), file: 'dossiers', input: { siret } },
      });
      return { ...decide, libelleEtat: LIBELLE_ETAT_CHANGEMENT[decide.etat] };
    } catch (erreur) {
      throw await nommerAgent(erreur, em);
    }
  },
});
