import { randomUUID } from 'node:crypto';
import { MandatRepository } from '../../database/repositories/mandat.repository.ts';
import { OctroiMandatsRepository } from '../../database/repositories/octroi-mandats.repository.ts';
import { jourDeParis } from '../../domain/calendrier/heure-de-paris.ts';
import { mandatsAChanger } from '../../domain/changement/changement-deposants.ts';
import { BusinessError } from '../../domain/errors.ts';
import { finirMandat } from '../mandats.activities.ts';
import { accorderMandats } from '../octroi-mandats.ts';
import type { EffetChangement } from './contexte.ts';

/**
 * Ends the mandates of the déposants taken away, and grants one for all certifications to each added one whose mandate
 * does not run already. Before the identifiers are issued the mandates belong to the acceptance (IDENTIFIANTS_NON_EMIS).
 */
export const changerDeposants: EffetChangement = async ({ em, organisme, contenu, agentId, le, deps }) => {
  if (organisme?.matricule == null)
    throw new BusinessError(
      'IDENTIFIANTS_NON_EMIS',
      'Cet organisme n’a pas encore d’identifiants : accordez ces mandats en acceptant son dossier, ou refusez ce changement.',
    );
  const { siret, id } = organisme;
  const acteur = `agent:${agentId}`;
  const { aFinir, aAccorder } = mandatsAChanger(contenu, await new MandatRepository(em).donnesPar(id), jourDeParis(le));
  const courrielIds: string[] = [];
  for (const { mandatId, version } of aFinir)
    courrielIds.push(...(await finirMandat(em, { siret, mandatId, version, acteur, le }, deps)));
  const mandats = await new OctroiMandatsRepository(em).preparer({
    siretCertificateur: siret,
    mandats: aAccorder.map((deposant) => ({ mandatId: randomUUID(), siret: deposant.siret, certifications: [] })),
    declares: aAccorder,
    le,
  });
  const octroi = { certificateur: organisme, mandats, siChevauche: 'REFUSER' as const, acteur, le };
  return [...courrielIds, ...(await accorderMandats(em, octroi, deps))];
};
