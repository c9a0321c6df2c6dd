import { z } from 'zod';
import { MandatLectureRepository } from '../../../database/repositories/mandat-lecture.repository.ts';
import { acteurDe, porteeDe } from '../../../domain/compte/appelant.ts';
import { modifierMandat } from '../../../workflows/accrochage/mandats.contract.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { ETENDUE_MODIFIEE, mandatApresActe, mandatApresActeSchema, versionDuMandat } from './mandat.schema.ts';
import { type DepsMandats, ordonnerAuCertificateur } from './ordonner.ts';

export const modifierMandatRoute = defineRoute<DepsMandats>()({
  method: 'post',
  path: '/mandats/:mandatId/modification',
  permission: 'mandat:accorder',
  tag: 'Mandats',
  summary: 'Changer les certifications ou la fin d’un mandat',
  description: 'Le début ne change pas. Un mandat terminé non plus : un autre peut être accordé.',
  params: z.object({ mandatId: z.uuid() }),
  body: z.strictObject({
    version: versionDuMandat,
    ...ETENDUE_MODIFIEE,
  }),
  status: 200,
  response: mandatApresActeSchema,
  idempotence: {},
  handler: async ({ params: { mandatId }, body, agent, effetId, maintenant }, { orm, ordres }) => {
    const em = orm.em.fork();
    const mandat = await new MandatLectureRepository(em).trouverDonne(porteeDe(agent), mandatId);
    if (!mandat) throw introuvable('Ce mandat');
    const { siret } = mandat.certificateur;
    const demande = { mandatId, ...body, acteur: acteurDe(agent), le: maintenant.toISOString() };
    return mandatApresActe(
      await ordonnerAuCertificateur({ update: modifierMandat, siret, demande, effetId }, { em, ordres }),
    );
  },
});
