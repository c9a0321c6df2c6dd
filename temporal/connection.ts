import { readFileSync } from 'node:fs';
import { Client, Connection, type TLSConfig } from '@temporalio/client';
import type { Trousseau } from '../domain/securite/trousseau.ts';
import { createDataConverter } from './data-converter.ts';

/** Address of the server; `tls` names files: the authority's certificate, and ours with its key. */
export type TemporalOptions = {
  address: string;
  namespace: string;
  tls?: { ca?: string; cert?: string; cle?: string };
};

/** TLS as the SDK wants it; undefined (plain text) when no file is named. */
export const tlsConfig = ({ tls }: TemporalOptions): TLSConfig | undefined => {
  if (tls?.ca === undefined && tls?.cert === undefined) return undefined;
  if ((tls.cert === undefined) !== (tls.cle === undefined))
    throw new Error('TEMPORAL_TLS_CERT et TEMPORAL_TLS_CLE vont ensemble');
  return {
    ...(tls.ca !== undefined && { serverRootCACertificate: readFileSync(tls.ca) }),
    ...(tls.cert !== undefined &&
      tls.cle !== undefined && { clientCertPair: { crt: readFileSync(tls.cert), key: readFileSync(tls.cle) } }),
  };
};

/** Client whose payloads and failures are sealed. Connects at the first call; `connection.close()` ends it. */
export const createTemporalClient = (options: TemporalOptions, trousseau: Trousseau): Client =>
  new Client({
    connection: Connection.lazy({ address: options.address, tls: tlsConfig(options) }),
    namespace: options.namespace,
    dataConverter: createDataConverter(trousseau),
  });
