import type { Jour } from '../calendrier/jour.ts';
import type { ModeEnvoi } from './cocertification.ts';

/** `declarationId` is the id of the order; `siretEmetteur` says who sends all, and only then. */
export type DeclarationEnvoi = {
  declarationId: string;
  code: string;
  mode: ModeEnvoi;
  siretEmetteur?: string | undefined;
  debut?: Jour | undefined;
  acteur: string;
  le: string;
};

export type DeclarationEnregistree = { declarationId: string; code: string; mode: ModeEnvoi; debut: Jour };
