import type { PassageLu } from '../analyse.ts';
import { type NumeroPhrase, phraseOfficielle, premierePhrase } from '../phrases.ts';
import type { Constat, ContextePassage, Gravite } from './controle.ts';
import { CONTROLES_CERTIFICATION, CONTROLES_LECTURE, CONTROLES_PASSAGE } from './controles.ts';

/** Why a passage is rejected before any match: the official sentence, and the check behind it with its own words. */
export type RejetPassage = { phrase: NumeroPhrase; message: string; code: string; detail: string };

export type Avertissement = { code: string; ligne: number; message: string };

export type VerdictPassage = { rejet?: RejetPassage; avertissements: Avertissement[] };

type Faute = { controle: { code: string; gravite: Gravite; phrase?: NumeroPhrase }; constat: Constat };

const fautesDe = (passage: PassageLu, contexte: ContextePassage): Faute[] => {
  const fautes: Faute[] = [];
  const noter = (controle: Faute['controle'], constat: Constat | undefined): void => {
    if (constat) fautes.push({ controle, constat });
  };
  for (const controle of CONTROLES_CERTIFICATION) noter(controle, controle.verifier(contexte.certification));
  for (const controle of CONTROLES_LECTURE)
    noter(controle, controle.verifier(passage, { jour: contexte.jourReception }));
  for (const controle of CONTROLES_PASSAGE) noter(controle, controle.verifier(passage, contexte));
  return fautes;
};

/** Every check on one passage. At most one rejection, by precedence of the official sentences (2, 7, 1). */
export const controlerPassage = (passage: PassageLu, contexte: ContextePassage): VerdictPassage => {
  const fautes = fautesDe(passage, contexte);
  const phrase = premierePhrase(fautes.flatMap(({ controle }) => controle.phrase ?? []));
  const decisive = fautes.find(({ controle }) => phrase !== undefined && controle.phrase === phrase);
  const avertissements = fautes
    .filter(({ controle }) => controle.gravite === 'AVERTIT')
    .map(({ controle, constat }) => ({
      code: controle.code,
      ligne: constat.ligne ?? passage.ligne,
      message: constat.message,
    }));
  if (phrase === undefined || decisive === undefined) return { avertissements };
  const message = phraseOfficielle(phrase, {
    bcr: contexte.bcrEmetteur,
    idTechnique: passage.idTechnique,
    index: contexte.certification.index,
  });
  return { rejet: { phrase, message, code: decisive.controle.code, detail: decisive.constat.message }, avertissements };
};
