import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import { nomFile } from '../workflows/files.contract.ts';
import {
  BALAYER_TECHNIQUE,
  RATTRAPER_TELEVERSEMENTS,
  RENVOYER_COURRIELS,
} from '../workflows/maintenance/maintenance.contract.ts';

type Periodique = { workflowType: string; toutesLesSecondes: number };

/** Everything periodic. The workflow type, after the prefix of the queues, is the id of its Schedule. */
const PERIODIQUES: readonly Periodique[] = [
  // Mails without outcome whose job was lost, or whose next try has come.
  { workflowType: RENVOYER_COURRIELS, toutesLesSecondes: 60 },
  // Files under their final key that no deposit row knows.
  { workflowType: RATTRAPER_TELEVERSEMENTS, toutesLesSecondes: 60 },
  // Sessions, tokens, counters, idempotency keys and temporary files whose time has passed.
  { workflowType: BALAYER_TECHNIQUE, toutesLesSecondes: 3600 },
];

/** Creates the Schedules, or brings them to what this file says. Run twice, changes nothing more. */
export const assurerSchedules = async (client: Client, prefixeFiles = ''): Promise<void> => {
  for (const { workflowType, toutesLesSecondes } of PERIODIQUES) {
    const scheduleId = `${prefixeFiles}${workflowType}`;
    const spec = { intervals: [{ every: toutesLesSecondes * 1000 }] };
    const policies = { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: 60_000 };
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
  }
};
