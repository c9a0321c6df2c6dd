import { ApplicationFailure } from '@temporalio/common';
import { BusinessError } from '../domain/errors.ts';

/** SQLSTATE of a text that no column can hold, today or ever: NUL, half of a character, JSON that has one. */
const TEXTES_IMPOSSIBLES = new Set(['22021', '22P02', '22P05']);

const sqlstate = (erreur: unknown): string =>
  erreur instanceof Error && 'code' in erreur && typeof erreur.code === 'string' ? erreur.code : '';

/**
 * A business refusal is never retried and keeps its code, sentence and details. Neither is a text that the database cannot
 * hold: tried for ever, it would keep the workflow from every other order. Everything else goes on untouched.
 */
export const businessErrorsInterceptor = () => ({
  inbound: {
    async execute<E>(entree: E, next: (entree: E) => Promise<unknown>): Promise<unknown> {
      try {
        return await next(entree);
      } catch (erreur) {
        if (erreur instanceof BusinessError) {
          const { code: type, message, details } = erreur;
          throw ApplicationFailure.create({ type, message, details: [details], nonRetryable: true, cause: erreur });
        }
        if (!TEXTES_IMPOSSIBLES.has(sqlstate(erreur))) throw erreur;
        // Without its cause: the message of the database repeats the value.
        throw ApplicationFailure.create({
          type: 'TEXTE_IMPOSSIBLE',
          message: `the database cannot hold a text of this activity (SQLSTATE ${sqlstate(erreur)})`,
          nonRetryable: true,
        });
      }
    },
  },
});
