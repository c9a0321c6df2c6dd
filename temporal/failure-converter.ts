import { DefaultFailureConverter } from '@temporalio/common';

/**
 * Messages and stacks of failures travel as payloads, so that the codec seals them. Loaded by path, in workflows too.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
