import { z } from 'zod';
import { MandatLectureRepository } from '../../../database/repositories/mandat-lecture.repository.ts';
import { acteurDe, porteeDe } from '../../../domain/compte/appelant.ts';
import { terminerMandat } from '../../../workflows/accrochage/mandats.contract.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { jourDeFin, mandatApresActe, mandatApresActeSchema, versionDuMandat } from './mandat.schema.ts';
import { type DepsMandats, exigerCompteCertificateur, ordonnerAuCertificateur } from './ordonner.ts';

/** Ends at once: the certificateur's administrateur needs nobody's leave to take back what it gave. */
export const terminerMandatRoute = defineRoute<DepsMandats>()({
  method: 'post',
  path: '/mandats/:mandatId/fin',
  permission: 'mandat:terminer',
  tag: 'Mandats',
  summary: 'Mettre fin à un mandat que l’on a donné',
  description: 'Un mandat qui n’a pas commencé à ce jour est annulé. Le certificateur et le déposant sont prévenus.',
  params: z.object({ mandatId: z.uuid() }),
  body: z.strictObject({
    version: versionDuMandat,
    jour: jourDeFin,
  }),
  status: 200,
  response: mandatApresActeSchema,
  idempotence: {},
  handler: async ({ params: { mandatId }, body, appelant, effetId, maintenant }, { orm, ordres }) => {
    const em = orm.em.fork();
    const mandat = await new MandatLectureRepository(em).trouverDonne(porteeDe(appelant), mandatId);
    if (!mandat) throw introuvable('Ce mandat');
    await exigerCompteCertificateur(em, appelant);
    const { siret } = mandat.certificateur;
    const demande = { mandatId, ...body, acteur: acteurDe(appelant), le: maintenant.toISOString() };
    return mandatApresActe(
      await ordonnerAuCertificateur({ update: terminerMandat, siret, demande, effetId }, { em, ordres }),
    );
  },
});
