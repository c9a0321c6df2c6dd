import { randomUUID } from 'node:crypto';
import { MandatRepository } from '../../database/repositories/mandat.repository.ts';
import { jourDeParis } from '../../domain/calendrier/heure-de-paris.ts';
import type { ContenuDemande, DeposantDeclare } from '../../domain/dossier/demande-contact.ts';
import { BusinessError } from '../../domain/errors.ts';
import { situationMandat } from '../../domain/mandat/mandat.ts';
import { finirMandat } from '../mandats.activities.ts';
import { accorderMandats, preparerMandats } from '../octroi-mandats.ts';
import type { EffetChangement } from './contexte.ts';

/** Déposants that the form adds, and SIRET of those that it takes away. */
const deposantsDe = (contenu: ContenuDemande): { ajoutes: DeposantDeclare[]; retires: string[] } => {
  if (contenu.motif === 'DEPOSANTS') return contenu;
  return { ajoutes: contenu.motif === 'ACCROCHAGE' ? contenu.deposants : [], retires: [] };
};

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
  const { ajoutes, retires } = deposantsDe(contenu);
  const enCours = (await new MandatRepository(em).donnesPar(id)).filter((mandat) =>
    ['EN_VIGUEUR', 'A_VENIR'].includes(situationMandat(mandat, jourDeParis(le))),
  );
  const courrielIds: string[] = [];
  for (const { mandatId, version } of enCours.filter((mandat) => retires.includes(mandat.siret)))
    courrielIds.push(...(await finirMandat(em, { siret, mandatId, version, acteur, le }, deps)));
  const nouveaux = ajoutes.filter((deposant) => !enCours.some((mandat) => mandat.siret === deposant.siret));
  const mandats = await preparerMandats(em, {
    siretCertificateur: siret,
    mandats: nouveaux.map((deposant) => ({ mandatId: randomUUID(), siret: deposant.siret, certifications: [] })),
    declares: nouveaux,
    le,
  });
  const octroi = { certificateur: organisme, mandats, siChevauche: 'REFUSER' as const, acteur, le };
  return [...courrielIds, ...(await accorderMandats(em, octroi, deps))];
};
