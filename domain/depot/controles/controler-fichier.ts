import type { EnteteFlux } from '../analyse.ts';
import type { ContexteFichier } from './controle.ts';
import type { Avertissement } from './controler-passage.ts';
import { CONTROLES_ENTETE, CONTROLES_FICHIER } from './controles.ts';

/** Why a file is rejected whole; the accusé gives it as its one `erreur` (line and column 1 when there is none). */
export type RejetFichier = { code: string; ligne: number; colonne: number; message: string };

export type VerdictFichier = { rejet?: RejetFichier; avertissements: Avertissement[] };

/** Every check on the file as a whole, once the schema is satisfied. At most one rejection, the first of the registry. */
export const controlerFichier = (entete: EnteteFlux, contexte: ContexteFichier): VerdictFichier => {
  const avertissements: Avertissement[] = [];
  let rejet: RejetFichier | undefined;
  for (const { code, verifier } of CONTROLES_ENTETE) {
    const constat = verifier(entete, contexte);
    if (constat) avertissements.push({ code, ligne: constat.ligne ?? 1, message: constat.message });
  }
  for (const { code, gravite, verifier } of CONTROLES_FICHIER) {
    const constat = verifier(entete, contexte);
    if (!constat) continue;
    const ligne = constat.ligne ?? 1;
    if (gravite === 'AVERTIT') avertissements.push({ code, ligne, message: constat.message });
    else rejet ??= { code, ligne, colonne: 1, message: constat.message };
  }
  return { ...(rejet && { rejet }), avertissements };
};
