import { join } from 'node:path';
import { DATA, readPrivate, writePrivate } from './dossier-local.ts';
import { freePort } from './free-port.ts';

const PARTS = ['api', 'smtp', 'courriels', 'connexionAgents', 'sirene'] as const;

export type Ports = Readonly<Record<(typeof PARTS)[number], number>>;

/** A free port for each part: the one of the last start whenever nobody else took it, so that addresses stay. */
export const choosePorts = async (): Promise<Ports> => {
  const path = join(DATA, 'ports.json');
  const before = readPrivate<Partial<Ports>>(path) ?? {};
  const chosen: Partial<Record<(typeof PARTS)[number], number>> = {};
  for (const part of PARTS) {
    const taken = Object.values(chosen);
    let port = await freePort(before[part]);
    while (taken.includes(port)) port = await freePort();
    chosen[part] = port;
  }
  const ports = chosen as Ports;
  writePrivate(path, ports);
  return ports;
};
