import type { Remplacement } from '../database/entities/remplacement.entity.ts';
import type { RemplacementApresActe, RemplacementSuivi } from '../domain/remplacement/ordres.ts';

/** What every change of a request gives back: the answer, the request for the workflow, the mails to wake the sender for. */
export type SuiteRemplacement<T> = { reponse: T; remplacement: RemplacementSuivi; courrielIds: string[] };

/** The request as the workflow follows it. */
export const suivreRemplacement = ({ etat, version, echeanceLe }: Remplacement): RemplacementSuivi => ({
  etat,
  version,
  echeanceLe: echeanceLe?.toISOString() ?? null,
});

export const apresActe = ({ id, etat, version }: Remplacement): RemplacementApresActe => ({
  remplacementId: id,
  etat,
  version,
});
