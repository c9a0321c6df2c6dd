/**
 * Task queues by nature of work: cases and light activities; deposits, long and heavy; calls to the national register,
 * outside and rate-limited. Each worker process says which ones it serves; a prefix keeps tests apart.
 */
export type FileTaches = 'dossiers' | 'depots' | 'sngi';

const FILES: readonly FileTaches[] = ['dossiers', 'depots', 'sngi'];

/** Name of a queue, under the prefix of the deployment (empty unless tests say otherwise). */
export const nomFile = (file: FileTaches, prefixe = ''): string => `${prefixe}${file}`;

/** The queue of another nature beside the one that a workflow runs on: same prefix. */
export const fileVoisine = (courante: string, voulue: FileTaches): string => {
  const nature = FILES.find((file) => courante.endsWith(file));
  return nature === undefined ? voulue : nomFile(voulue, courante.slice(0, -nature.length));
};
