import { allHandlersFinished, condition, continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import { remplacementTermine } from '../../domain/remplacement/remplacement.ts';
import { ecouterOrdres } from './ordres.ts';
import type { RemplacementInput, RemplacementResult } from './remplacement.contract.ts';
import { type Suivi, suivre } from './suivi.ts';

const ACTES_MAXIMUM = 500;
const AGE_MAXIMUM_MS = 90 * 86_400_000;

const { lireRemplacement, appliquerEcheanceRemplacement, mettreEnFileCourriels } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '1 minute' },
});

/**
 * Follows one request to replace an administrateur who left, from its form to its end, and makes its due dates happen. The
 * row under lock is the truth. Ends by itself when it opened nothing, or once nothing more can happen.
 */
export async function remplacerAdministrateur(input: RemplacementInput): Promise<RemplacementResult> {
  const { remplacementId, durees = {} } = input;
  const suivi: Suivi = { remplacement: null, actes: 0, courriels: [] };
  const finMs = Date.now() + (durees.ageMaximumMs ?? AGE_MAXIMUM_MS);
  const doitSeRenouveler = (): boolean =>
    workflowInfo().continueAsNewSuggested ||
    suivi.actes >= (durees.actesMaximum ?? ACTES_MAXIMUM) ||
    Date.now() >= finMs;
  const termine = (): boolean => suivi.remplacement === null || remplacementTermine(suivi.remplacement.etat);
  ecouterOrdres(suivi, input);

  suivre(suivi, await lireRemplacement({ remplacementId }));

  for (;;) {
    while (aDuTravail(suivi)) await avancer(suivi, remplacementId);
    // Nothing is awaited between this look at the handlers and the end of the run: no order slips in between.
    if (allHandlersFinished()) {
      if (termine()) return { etat: suivi.remplacement?.etat ?? null };
      if (doitSeRenouveler()) return continueAsNew(input);
    }
    const change = (): boolean => aDuTravail(suivi) || (allHandlersFinished() && (termine() || doitSeRenouveler()));
    const reveilMs = Math.min(...[echeanceMs(suivi), finMs].filter((ms) => ms > Date.now()));
    await (Number.isFinite(reveilMs) ? condition(change, reveilMs - Date.now()) : condition(change));
  }
}

const echeanceMs = ({ remplacement }: Suivi): number =>
  remplacement?.echeanceLe == null ? Number.POSITIVE_INFINITY : Date.parse(remplacement.echeanceLe);

const aDuTravail = (suivi: Suivi): boolean => suivi.courriels.length > 0 || echeanceMs(suivi) <= Date.now();

/** One step of what the orders left to do; each step is one activity that may run twice. */
const avancer = async (suivi: Suivi, remplacementId: string): Promise<void> => {
  if (suivi.courriels.length > 0) return mettreEnFileCourriels({ courrielIds: suivi.courriels.splice(0) });
  const echeanceLe = suivi.remplacement?.echeanceLe;
  if (echeanceLe == null) return;
  const le = new Date(Date.now()).toISOString();
  const { remplacement, courrielIds } = await appliquerEcheanceRemplacement({ remplacementId, echeanceLe, le });
  suivre(suivi, remplacement, courrielIds);
};
