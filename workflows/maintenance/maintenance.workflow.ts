import { proxyActivities } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';

const { remettreEnFileCourriels, rattraperFichiers, balayer, prevenirFinAcces, mettreEnFileCourriels } =
  proxyActivities<DossiersActivities>({
    startToCloseTimeout: '2 minutes',
    // The Schedule comes back by itself.
    retry: { maximumAttempts: 3 },
  });

const { deposerRappelsInscription, relancerAgentsRemplacements } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '2 minutes',
  // The Schedule comes once a day.
  retry: { initialInterval: '10 seconds', maximumInterval: '10 minutes', maximumAttempts: 10 },
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

const { surveillerInactifs } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '30 minutes',
  // The Schedule comes every day.
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

/** Warns of the accesses of machines that end soon. */
export async function surveillerAcces(): Promise<void> {
  const { courrielIds } = await prevenirFinAcces({ le: ilYA(0) });
  await mettreEnFileCourriels({ courrielIds });
}

/** Brings the répertoires to what France compétences publishes today; the agents are told of what changed. */
export async function suivreRepertoires(): Promise<Awaited<ReturnType<typeof importerRepertoires>>> {
  return importerRepertoires({ le: ilYA(0) });
}

/** Reminds the contacts whose identifiers wait to be used; gives how many. */
export async function relancerIdentifiants(): Promise<number> {
  const le = ilYA(0);
  let nombre = 0;
  for (;;) {
    const courrielIds = await deposerRappelsInscription({ le });
    if (courrielIds.length === 0) return nombre;
    await mettreEnFileCourriels({ courrielIds });
    nombre += courrielIds.length;
  }
}

/** Reminds the agents of the requests of replacement that wait for them. */
export async function relancerRemplacements(): Promise<void> {
  const { courrielIds } = await relancerAgentsRemplacements({ le: ilYA(0) });
  await mettreEnFileCourriels({ courrielIds });
}

/** Tells who has not signed in for months, and puts to sleep the accesses that nobody uses. */
export async function surveillerInactivite(): Promise<Awaited<ReturnType<typeof surveillerInactifs>>> {
  return surveillerInactifs({ le: ilYA(0) });
}

/** Looks again at who sends whose holders, and at the déposants whom no mail could reach. */
export async function surveillerMandats(): Promise<Awaited<ReturnType<typeof verifierMandats>>> {
  return verifierMandats({ le: ilYA(0) });
}
