import { z } from 'zod';
import { acteurDe } from '../../../domain/compte/appelant.ts';
import { accorderMandat } from '../../../workflows/accrochage/mandats.contract.ts';
import { defineRoute } from '../../route.ts';
import { mandatApresActe, mandatApresActeSchema, mandatDemandeSchema } from './mandat.schema.ts';
import { type DepsMandats, ordonnerAuCertificateur, organismeDansPortee } from './ordonner.ts';

/** An agent grants a mandate of a certificateur that is accroché already. */
export const accorderMandatRoute = defineRoute<DepsMandats>()({
  method: 'post',
  path: '/organismes/:organismeId/mandats',
  permission: 'mandat:accorder',
  tag: 'Mandats',
  summary: 'Accorder un mandat du certificateur à un déposant',
  description:
    'Le déposant et le certificateur sont prévenus par courriel. Un partenaire du certificateur n’est jamais accepté.',
  params: z.object({ organismeId: z.uuid() }),
  body: mandatDemandeSchema,
  status: 201,
  response: mandatApresActeSchema,
  idempotence: {},
  handler: async ({ params: { organismeId }, body: mandat, agent, effetId, maintenant }, { orm, ordres }) => {
    const em = orm.em.fork();
    const { siret } = await organismeDansPortee(em, agent, organismeId);
    const demande = { mandatId: effetId, mandat, acteur: acteurDe(agent), le: maintenant.toISOString() };
    return mandatApresActe(
      await ordonnerAuCertificateur({ update: accorderMandat, siret, demande, effetId }, { em, ordres }),
    );
  },
});
