import type { Jour } from '../calendrier/jour.ts';
import { mandatEnVigueur } from '../mandat/mandat.ts';
import type { ReponseRapprochement } from '../titulaire/rapprochement.ts';
import type { CertificationLue, PassageLu } from './analyse.ts';
import type { ContextePassage, FaitsRepertoire, Mandat } from './controles/controle.ts';
import { controlerPassage } from './controles/controler-passage.ts';
import { ID_TECHNIQUE_EN_DOUBLE } from './controles/doublons.ts';
import { type NumeroPhrase, phraseOfficielle } from './phrases.ts';

/** What one knows of the whole file when its passages are treated. */
export type ContexteLots = {
  bcrEmetteur: string;
  certifications: ReadonlyMap<number, CertificationLue>;
  /** Facts on each code of the file. */
  repertoires: ReadonlyMap<string, FaitsRepertoire>;
  codesDuMandat?: readonly string[];
  jourReception: Jour;
};

/**
 * idTechniques of the batch that the emitter has sent already: earlier in this file (at that line), or in another
 * deposit.
 */
export type Connus = { iciALaLigne: ReadonlyMap<string, number>; ailleurs: ReadonlySet<string> };

/** Place of a passage in the file, with why it is rejected. */
export type RejetDuLot = Pick<PassageLu, 'rang' | 'idTechnique' | 'ligne' | 'offset' | 'longueur'> & {
  phrase: NumeroPhrase;
  message: string;
};

export type AvertissementDuLot = { rang: number; idTechnique: string; code: string; ligne: number; message: string };

export type TriDuLot = {
  /** Nothing against them so far: the holder is to be found. */
  aRapprocher: PassageLu[];
  rejets: RejetDuLot[];
  avertissements: AvertissementDuLot[];
};

/** Codes that the mandates in force that day cover: empty when one of them covers all. */
export const codesCouverts = (mandats: readonly (Mandat & { certifications: string[] })[], jour: Jour): string[] => {
  const enVigueur = mandats.filter((mandat) => mandatEnVigueur(mandat, jour));
  if (enVigueur.some(({ certifications }) => certifications.length === 0)) return [];
  return [...new Set(enVigueur.flatMap(({ certifications }) => certifications))];
};

const certificationDe = (contexte: ContexteLots, { certification }: PassageLu): CertificationLue => {
  const lue = contexte.certifications.get(certification);
  if (lue === undefined) throw new Error(`certification ${certification} inconnue du dépôt`);
  return lue;
};

/** Rejects a passage by that sentence, to the letter. */
export const rejeter = (contexte: ContexteLots, passage: PassageLu, phrase: NumeroPhrase): RejetDuLot => {
  const { rang, idTechnique, ligne, offset, longueur } = passage;
  const { index } = certificationDe(contexte, passage);
  const message = phraseOfficielle(phrase, { bcr: contexte.bcrEmetteur, idTechnique, index });
  return { rang, idTechnique, ligne, offset, longueur, phrase, message };
};

/** Applies every check that needs no register of persons; the second occurrence of an idTechnique only warns. */
export const trierLot = (lot: readonly PassageLu[], contexte: ContexteLots, connus: Connus): TriDuLot => {
  const tri: TriDuLot = { aRapprocher: [], rejets: [], avertissements: [] };
  const vus = new Map(connus.iciALaLigne);
  for (const passage of lot) {
    const { rang, idTechnique, ligne } = passage;
    const premiere = vus.get(idTechnique);
    if (premiere !== undefined) {
      const message = `Cet idTechnique figure déjà dans le fichier, ligne ${premiere}.`;
      tri.avertissements.push({ rang, idTechnique, ligne, code: ID_TECHNIQUE_EN_DOUBLE.code, message });
      continue;
    }
    vus.set(idTechnique, ligne);
    const { rejet, avertissements } = controlerPassage(passage, contexteDuPassage(passage, contexte, connus));
    for (const avertissement of avertissements) tri.avertissements.push({ rang, idTechnique, ...avertissement });
    if (rejet) tri.rejets.push(rejeter(contexte, passage, rejet.phrase));
    else tri.aRapprocher.push(passage);
  }
  return tri;
};

const contexteDuPassage = (passage: PassageLu, contexte: ContexteLots, { ailleurs }: Connus): ContextePassage => {
  const certification = certificationDe(contexte, passage);
  const { bcrEmetteur, jourReception, codesDuMandat } = contexte;
  return {
    bcrEmetteur,
    jourReception,
    certification,
    repertoire: contexte.repertoires.get(certification.code) ?? { etat: 'INCONNU' },
    ...(codesDuMandat && { codesDuMandat }),
    ...(ailleurs.has(passage.idTechnique) && { dejaConserve: 'PAR_UN_AUTRE_DEPOT' as const }),
  };
};

export type PassageRapproche = { passage: PassageLu; nir: string };

/** Splits by the answers of the register: found, or rejected by sentences 3 to 6. Each passage has its answer. */
export const conclureLot = (
  passages: readonly PassageLu[],
  reponses: readonly ReponseRapprochement[],
  contexte: ContexteLots,
): { trouves: PassageRapproche[]; rejets: RejetDuLot[] } => {
  const parRang = new Map(reponses.map((reponse) => [reponse.rang, reponse]));
  const trouves: PassageRapproche[] = [];
  const rejets: RejetDuLot[] = [];
  for (const passage of passages) {
    const reponse = parRang.get(passage.rang);
    if (reponse === undefined) throw new Error(`le registre n’a pas répondu pour le passage de rang ${passage.rang}`);
    if (reponse.trouve) trouves.push({ passage, nir: reponse.nir });
    else rejets.push(rejeter(contexte, passage, reponse.phrase));
  }
  return { trouves, rejets };
};
