import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import type { Trousseau } from '../domain/securite/trousseau.ts';
import { createPayloadCodec } from './payload-codec.ts';

/** For the workflow bundle, which needs the same path as the workers. */
export const FAILURE_CONVERTER_PATH = fileURLToPath(new URL('./failure-converter.ts', import.meta.url));

/** What clients and workers share: without it nothing of a history can be read. */
export const createDataConverter = (trousseau: Trousseau): DataConverter => ({
  failureConverterPath: FAILURE_CONVERTER_PATH,
  payloadCodecs: [createPayloadCodec(trousseau)],
});
