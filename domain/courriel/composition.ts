import { BusinessError } from '../errors.ts';
import type { ModeleCourriel } from './courriel.ts';
import type { FaitsContrat, FaitsCourriel } from './faits-courriel.ts';
import type { ParametresCourriel } from './parametres.ts';

export type PartiesLibres = Readonly<Record<string, string>>;

export type CourrielCompose<M extends ModeleCourriel = ModeleCourriel> = {
  modele: M;
  destinataire: string;
  parametres: ParametresCourriel[M];
};

/** How one mail is made from the facts of a case: by the activity that sends it, and by the preview. */
export type Composition<M extends ModeleCourriel> = {
  /** Free parts that the agent writes, each with its greatest length; JOUR for a day, `AAAA-MM-JJ`. */
  parties: Readonly<Record<string, number | 'JOUR'>>;
  /** The contract that the mail speaks of, among those of the organisme; null when it speaks of none. */
  contrat(contrats: readonly FaitsContrat[]): FaitsContrat | null;
  composer(de: { faits: FaitsCourriel; parties: PartiesLibres; jetonId: string }): CourrielCompose<M>;
};

export const apercuImpossible = (message: string, details: Record<string, unknown> = {}): BusinessError =>
  new BusinessError('APERCU_IMPOSSIBLE', message, details);

/** The fact, or the sentence that says why the mail cannot be made. */
export const exiger = <T>(fait: T | null, message: string): T => {
  if (fait === null) throw apercuImpossible(message);
  return fait;
};
