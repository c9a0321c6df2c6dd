import {
  ActivityFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  workflowInfo,
} from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import type { NoteDossier } from '../../domain/dossier/demande-contact.ts';
import type { AccrochageInput, AccrochageResult, DemandeRecue } from './accrochage.contract.ts';
import { ecouterOrdres } from './ordres.ts';
import { createSuivi, type Depart, type Suivi, sansDossier, suivre } from './suivi.ts';

const ACTES_MAXIMUM = 500;
const AGE_MAXIMUM_MS = 90 * 86_400_000;

const base = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '1 minute' },
});
const { verifierSiret } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { maximumAttempts: 3 },
});

/**
 * Follows one SIRET from the contact form to the first treated deposit, and stays for as long as the organisme does.
 * The row under lock is the truth. Ends by itself when it opened no case, or once the case is refused; a later form
 * starts anew.
 */
export async function accrocherOrganisme(input: AccrochageInput): Promise<AccrochageResult> {
  const suivi = createSuivi(input);
  const finMs = Date.now() + (input.durees?.ageMaximumMs ?? AGE_MAXIMUM_MS);
  const actesMaximum = input.durees?.actesMaximum ?? ACTES_MAXIMUM;
  const doitSeRenouveler = (): boolean =>
    workflowInfo().continueAsNewSuggested || suivi.actes >= actesMaximum || Date.now() >= finMs;
  ecouterOrdres(suivi);

  if (!suivi.charge) suivre(suivi, await base.lireDossier({ siret: suivi.siret }));
  suivi.charge = true;

  for (;;) {
    while (aDuTravail(suivi)) await avancer(suivi);
    // Nothing is awaited between this look at the handlers and the end of the run: no order slips in between.
    if (allHandlersFinished()) {
      if (sansDossier(suivi)) return { dossierId: suivi.dossier?.dossierId ?? null, etat: suivi.dossier?.etat ?? null };
      if (doitSeRenouveler()) return continueAsNew({ ...input, suite: { dossier: suivi.dossier } });
    }
    const change = (): boolean =>
      aDuTravail(suivi) || (allHandlersFinished() && (sansDossier(suivi) || doitSeRenouveler()));
    const reveilMs = Math.min(...[relanceMs(suivi), echeanceMs(suivi), finMs].filter((ms) => ms > Date.now()));
    await (Number.isFinite(reveilMs) ? condition(change, reveilMs - Date.now()) : condition(change));
  }
}

const relanceMs = ({ dossier }: Suivi): number =>
  dossier?.relanceAgentsPrevueLe == null ? Number.POSITIVE_INFINITY : Date.parse(dossier.relanceAgentsPrevueLe);

const echeanceMs = ({ dossier }: Suivi): number =>
  dossier?.prochaineEcheance == null ? Number.POSITIVE_INFINITY : Date.parse(dossier.prochaineEcheance.le);

const aDuTravail = (suivi: Suivi): boolean =>
  suivi.dossier?.etat === 'ACCEPTE' ||
  suivi.courriels.length + suivi.aVerifier.length + suivi.depotsTraites.length > 0 ||
  suivi.depart !== null ||
  suivi.aRelire ||
  relanceMs(suivi) <= Date.now() ||
  echeanceMs(suivi) <= Date.now();

/** One step of what the orders left to do; each step is one activity that may run twice. */
const avancer = async (suivi: Suivi): Promise<void> => {
  const { siret, dossier, durees } = suivi;
  const le = new Date(Date.now()).toISOString();
  if (suivi.depart !== null) return partir(suivi, suivi.depart);
  if (suivi.aRelire) {
    suivi.aRelire = false;
    return suivre(suivi, await base.lireDossier({ siret }));
  }
  if (dossier?.etat === 'ACCEPTE') {
    const emis = await base.emettreIdentifiants({ dossierId: dossier.dossierId, le });
    return suivre(suivi, emis.dossier, emis.courrielIds);
  }
  if (suivi.courriels.length > 0) return base.mettreEnFileCourriels({ courrielIds: suivi.courriels.splice(0) });
  const depot = suivi.depotsTraites.shift();
  if (depot !== undefined) return suivre(suivi, await base.noterDepotTraite({ siret, depot }));
  const ouverte = suivi.aVerifier.shift();
  if (ouverte !== undefined) return verifier(ouverte.dossierId, ouverte.demande);
  if (dossier?.prochaineEcheance != null && echeanceMs(suivi) <= Date.now()) {
    const { dossierId, prochaineEcheance: echeance } = dossier;
    const echu = await base.echoirDossier({ dossierId, echeance, le, ...durees });
    return suivre(suivi, echu.dossier, echu.courrielIds);
  }
  if (dossier?.relanceAgentsPrevueLe == null) return;
  const { dossierId, relanceAgentsPrevueLe: prevueLe } = dossier;
  const relance = await base.relancerAgents({ dossierId, prevueLe, le, relanceMs: durees.relanceMs });
  suivre(suivi, relance.dossier, relance.courrielIds);
};

/** Tells the workflow of the other SIRET, then follows that case no more; one opened here since goes on. */
const partir = async (suivi: Suivi, depart: Depart): Promise<void> => {
  const { versSiret, dossierParti = suivi.dossier?.dossierId } = depart;
  await base.annoncerDeplacement({ versSiret });
  if (suivi.depart === depart) suivi.depart = null;
  if (suivi.dossier?.dossierId === dossierParti) suivi.dossier = null;
};

/** Notes for the agent on the request that opened the case; the outside being away is a note too. */
const verifier = async (dossierId: string, { contenu }: DemandeRecue): Promise<void> => {
  const { siret, raisonSociale, certifications } = contenu;
  const surSiret = await verifierSiret({ siret, raisonSociale }).catch((erreur: unknown): NoteDossier[] => {
    if (erreur instanceof ActivityFailure) return [{ code: 'ANNUAIRE_SIRET_INDISPONIBLE', details: {} }];
    throw erreur;
  });
  const surCertifications = await base.verifierCertifications({ siret, certifications });
  await base.noterDossier({ dossierId, notes: [...surSiret, ...surCertifications] });
};
