import { ApplicationFailure } from '@temporalio/common';
import { BusinessError } from '../domain/errors.ts';

/** A business refusal is never retried and keeps its code, sentence and details; everything else goes on untouched. */
export const businessErrorsInterceptor = () => ({
  inbound: {
    async execute<E>(entree: E, next: (entree: E) => Promise<unknown>): Promise<unknown> {
      try {
        return await next(entree);
      } catch (erreur) {
        if (!(erreur instanceof BusinessError)) throw erreur;
        const { code: type, message, details } = erreur;
        throw ApplicationFailure.create({ type, message, details: [details], nonRetryable: true, cause: erreur });
      }
    },
  },
});
