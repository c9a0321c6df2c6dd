/** Rank of an official sentence of the matching stage (receipts, messages to the letter). */
export type NumeroPhrase = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type SujetPhrase = {
  /** Matricule of the emitter. */
  bcr: string;
  idTechnique: string;
  /** Index of the certification in the file, from 0; only sentence 2 says it. */
  index: number;
};

/** The seven official sentences, to the letter: « reconciliation » and the last space of sentence 7 included. */
const PHRASES: Record<NumeroPhrase, (sujet: SujetPhrase) => string> = {
  1: ({ bcr, idTechnique }) =>
    `Le passage certification avec le bcr émetteur ${bcr} et l'id technique partenaire ${idTechnique} existe déjà en base`,
  2: ({ bcr, idTechnique, index }) =>
    `Le statut de la certification avec le bcr émetteur ${bcr}, l'id technique partenaire ${idTechnique} et l'index ${index} est KO`,
  3: () => 'Aucun titulaire ne correspond aux critères obligatoires',
  4: () => 'Aucun titulaire ne correspond aux critères obligatoires enrichis du jour et du mois de naissance',
  5: () => 'Aucun titulaire ne correspond aux critères de reconciliation',
  6: () => 'Plusieurs titulaires ont été identifiés',
  7: ({ bcr, idTechnique }) =>
    `La date de fin de validité est inférieure à date de début de validité pour le passage certification avec le bcr émetteur ${bcr} et l'id technique partenaire ${idTechnique} `,
};

/** When several could be said of one passage, the first of this list is said. */
const PRECEDENCE_PHRASES: readonly NumeroPhrase[] = [2, 7, 1, 3, 4, 5, 6];

/** The official sentence of that rank, to the letter. */
export const phraseOfficielle = (numero: NumeroPhrase, sujet: SujetPhrase): string => PHRASES[numero](sujet);

/** The sentence that wins by precedence, or undefined when there is none. */
export const premierePhrase = (candidates: Iterable<NumeroPhrase>): NumeroPhrase | undefined => {
  const presentes = new Set(candidates);
  return PRECEDENCE_PHRASES.find((numero) => presentes.has(numero));
};
