import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';

/**
 * Runs an activity for an update: a business refusal reaches the caller as the activity said it (type = code, sentence,
 * details), without the envelope of the activity.
 */
export const refuserCommeActivite = async <T>(activite: () => Promise<T>): Promise<T> => {
  try {
    return await activite();
  } catch (erreur) {
    if (erreur instanceof ActivityFailure && erreur.cause instanceof ApplicationFailure) throw erreur.cause;
    throw erreur;
  }
};

/** Same for a validator, which refuses before anything is written in the history. */
export const refuser = (type: string, message: string, details: Record<string, unknown> = {}): never => {
  throw ApplicationFailure.create({ type, message, details: [details], nonRetryable: true });
};
