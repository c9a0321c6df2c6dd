import { createServer } from 'node:net';

const tryPort = async (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });

/** A port of 127.0.0.1 that nobody listens on: the wished one when it is free, else any. */
export const freePort = async (wished?: number): Promise<number> => {
  const port = (wished === undefined ? undefined : await tryPort(wished)) ?? (await tryPort(0));
  if (port === undefined) throw new Error('No free port on 127.0.0.1.');
  return port;
};
