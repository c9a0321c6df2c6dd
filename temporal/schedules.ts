import { type Client, ScheduleAlreadyRunning, ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client';
import { HEURE_RAPPELS_UTC } from '../domain/dossier/rappel-inscription.ts';
import { nomFile } from '../workflows/files.contract.ts';
import {
  BALAYER_TECHNIQUE,
  RATTRAPER_TELEVERSEMENTS,
  RELANCER_IDENTIFIANTS,
  RELANCER_REMPLACEMENTS,
  RENVOYER_COURRIELS,
  SUIVRE_REPERTOIRES,
  SURVEILLER_ACCES,
  SURVEILLER_ETABLISSEMENTS,
  SURVEILLER_INACTIVITE,
  SURVEILLER_MANDATS,
} from '../workflows/maintenance/maintenance.contract.ts';

type Periodique = { workflowType: string; toutesLesSecondes: number; decalageSecondes?: number };

const HEURE = 3600;

/** Everything periodic. The workflow type, after the prefix of the queues, is the id of its Schedule. */
const PERIODIQUES: readonly Periodique[] = [
  // Mails without outcome whose job was lost, or whose next try has come.
  { workflowType: RENVOYER_COURRIELS, toutesLesSecondes: 60 },
  // Files under their final key that no deposit row knows.
  { workflowType: RATTRAPER_TELEVERSEMENTS, toutesLesSecondes: 60 },
  // Sessions, tokens, counters, idempotency keys and temporary files whose time has passed.
  { workflowType: BALAYER_TECHNIQUE, toutesLesSecondes: HEURE },
  // Closures and names at Insee: a slice of the organismes every hour, each once a month.
  { workflowType: SURVEILLER_ETABLISSEMENTS, toutesLesSecondes: HEURE, decalageSecondes: HEURE / 2 },
  // Identifiers that nobody used, in the morning.
  { workflowType: RELANCER_IDENTIFIANTS, toutesLesSecondes: 24 * HEURE, decalageSecondes: HEURE_RAPPELS_UTC * HEURE },
  // Requests of replacement that wait for an agent, at seven in the morning (UTC).
  { workflowType: RELANCER_REMPLACEMENTS, toutesLesSecondes: 24 * HEURE, decalageSecondes: 7 * HEURE },
  // Secrets of machines that end soon, at six in the morning (UTC).
  { workflowType: SURVEILLER_ACCES, toutesLesSecondes: 24 * HEURE, decalageSecondes: 6 * HEURE },
  // Accesses that nobody uses, at three in the morning (UTC).
  { workflowType: SURVEILLER_INACTIVITE, toutesLesSecondes: 24 * HEURE, decalageSecondes: 3 * HEURE },
  // Mandates and declarations whose day has come or gone, at one in the morning (UTC), once the day has changed in Paris.
  { workflowType: SURVEILLER_MANDATS, toutesLesSecondes: 24 * HEURE, decalageSecondes: HEURE },
];

/** RNCP and RS of the day, at five in the morning (UTC), once they are published. */
const REPERTOIRES: Periodique = {
  workflowType: SUIVRE_REPERTOIRES,
  toutesLesSecondes: 24 * HEURE,
  decalageSecondes: 5 * HEURE,
};

export type OptionsSchedules = {
  /** Whether a source of the répertoires is configured. */
  repertoires?: boolean;
};

/** Creates the Schedules, or brings them to what this file says; removes what is not wanted any more. Run twice, changes nothing more. */
export const assurerSchedules = async (
  client: Client,
  prefixeFiles = '',
  { repertoires = false }: OptionsSchedules = {},
): Promise<void> => {
  for (const periodique of [...PERIODIQUES, ...(repertoires ? [REPERTOIRES] : [])])
    await assurer(client, prefixeFiles, periodique);
  if (!repertoires) await retirer(client, `${prefixeFiles}${SUIVRE_REPERTOIRES}`);
};

const assurer = async (client: Client, prefixeFiles: string, periodique: Periodique): Promise<void> => {
  const { workflowType, toutesLesSecondes, decalageSecondes = 0 } = periodique;
  const scheduleId = `${prefixeFiles}${workflowType}`;
  const spec = { intervals: [{ every: toutesLesSecondes * 1000, offset: decalageSecondes * 1000 }] };
  const policies = { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: Math.max(60, toutesLesSecondes / 4) * 1000 };
  const action = {
    type: 'startWorkflow' as const,
    workflowType,
    workflowId: scheduleId,
    taskQueue: nomFile('dossiers', prefixeFiles),
    args: [],
  };
  try {
    await client.schedule.create({ scheduleId, spec, policies, action });
  } catch (erreur) {
    if (!(erreur instanceof ScheduleAlreadyRunning)) throw erreur;
    await client.schedule
      .getHandle(scheduleId)
      .update((actuel) => ({ ...actuel, spec, policies: { ...actuel.policies, ...policies }, action }));
  }
};

const retirer = async (client: Client, scheduleId: string): Promise<void> => {
  try {
    await client.schedule.getHandle(scheduleId).delete();
  } catch (erreur) {
    if (!(erreur instanceof ScheduleNotFoundError)) throw erreur;
  }
};
