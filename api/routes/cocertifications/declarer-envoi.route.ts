import { z } from 'zod';
import { LIBELLE_MODE_ENVOI } from '../../../domain/cocertification/cocertification.ts';
import { acteurDe } from '../../../domain/compte/appelant.ts';
import { declarerEnvoi } from '../../../workflows/accrochage/mandats.contract.ts';
import { defineRoute } from '../../route.ts';
import { codeCertification } from '../mandats/mandat.schema.ts';
import {
  type DepsMandats,
  exigerCompteCertificateur,
  ordonnerAuCertificateur,
  organismeDansPortee,
} from '../mandats/ordonner.ts';
import { DECLARATION_ENVOI, modeEnvoi } from './mode-envoi.ts';

/** Never a refusal when the co-certificateurs disagree: the agents find it. */
export const declarerEnvoiRoute = defineRoute<DepsMandats>()({
  method: 'post',
  path: '/organismes/:organismeId/co-certifications/:code/declaration',
  permission: 'cocertification:declarer',
  tag: 'Co-certification',
  summary: 'Déclarer qui envoie les titulaires d’une certification détenue avec d’autres',
  description: 'Remplace ce que l’organisme avait déclaré pour ce code. Le certificateur désigné est prévenu.',
  params: z.object({ organismeId: z.uuid(), code: codeCertification }),
  body: z.strictObject(DECLARATION_ENVOI),
  status: 201,
  response: z
    .object({
      declarationId: z.uuid(),
      code: z.string(),
      mode: modeEnvoi,
      libelleMode: z.string(),
      debut: z.iso.date(),
    })
    .meta({ id: 'DeclarationEnvoi' }),
  idempotence: {},
  handler: async ({ params, body, appelant, effetId, maintenant }, { orm, ordres }) => {
    const em = orm.em.fork();
    const organisme = await organismeDansPortee(em, appelant, params.organismeId);
    await exigerCompteCertificateur(em, appelant);
    const qui = { acteur: acteurDe(appelant), le: maintenant.toISOString() };
    const demande = { declarationId: effetId, code: params.code, ...body, ...qui };
    const ordre = { update: declarerEnvoi, siret: organisme.siret, demande, effetId };
    const declaration = await ordonnerAuCertificateur(ordre, { em, ordres });
    return { ...declaration, libelleMode: LIBELLE_MODE_ENVOI[declaration.mode] };
  },
});
