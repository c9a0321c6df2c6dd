import { proxyActivities } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';

const { remettreEnFileCourriels, rattraperFichiers, balayer } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '2 minutes',
  // The Schedule comes back by itself.
  retry: { maximumAttempts: 3 },
});

const { importerRepertoires } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '30 seconds',
  // The archive of the day may be late, or its server down: several tries over the day, then tomorrow's.
  retry: { initialInterval: '1 minute', backoffCoefficient: 4, maximumInterval: '3 hours', maximumAttempts: 7 },
});

const { verifierEtablissements } = proxyActivities<DossiersActivities>({
  // The Schedule comes every hour.
  startToCloseTimeout: '50 minutes',
  heartbeatTimeout: '1 minute',
  retry: { maximumAttempts: 3 },
});

const { verifierMandats } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '1 minute',
  retry: { maximumAttempts: 3 },
});

/** A file begun less than that ago is still in the hands of the API. */
const DELAI_API_MS = 60_000;

const ilYA = (ms: number): string => new Date(Date.now() - ms).toISOString();

/** Wakes the sender for mails that have no outcome. */
export async function renvoyerCourriels(): Promise<number> {
  return remettreEnFileCourriels({ avant: ilYA(0) });
}

/** Starts the deposits that the API could not start. */
export async function rattraperTeleversements(): Promise<number> {
  return rattraperFichiers({ avant: ilYA(DELAI_API_MS), le: ilYA(0) });
}

/** Forgets what has had its time. */
export async function balayerTechnique(): Promise<void> {
  await balayer({ le: ilYA(0) });
}

/** Asks the SIRET directory about the organismes whose turn has come; the agents are told of what changed. */
export async function surveillerEtablissements(): Promise<Awaited<ReturnType<typeof verifierEtablissements>>> {
  return verifierEtablissements({ le: ilYA(0) });
}

/** Brings the répertoires to what France compétences publishes today; the agents are told of what changed. */
export async function suivreRepertoires(): Promise<Awaited<ReturnType<typeof importerRepertoires>>> {
  return importerRepertoires({ le: ilYA(0) });
}

/** Looks again at who sends whose holders, and at the déposants whom no mail could reach. */
export async function surveillerMandats(): Promise<Awaited<ReturnType<typeof verifierMandats>>> {
  return verifierMandats({ le: ilYA(0) });
}
