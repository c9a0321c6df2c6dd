import { type ChampRefuse, demandeInvalide } from './reponses/erreur-http.ts';

/** Neither PostgreSQL nor the files that we write can hold a NUL or half of a character, which JSON and forms can carry. */
const enregistrable = (texte: string): boolean => texte.isWellFormed() && !texte.includes('\0');

/** A value with where it stands; the way up is followed only for what is refused. */
type Vu = { valeur: unknown; cle: string; dans: Vu | null };

/** Deeper than any body of ours: the whole is named instead. */
const PROFONDEUR_DITE = 10;

const champDe = (vu: Vu): string => {
  const chemin: string[] = [];
  for (let ici = vu; ici.dans !== null; ici = ici.dans) {
    if (chemin.length === PROFONDEUR_DITE) return 'corps';
    chemin.unshift(ici.cle);
  }
  return chemin.join('.') || 'corps';
};

/**
 * Refuses (DEMANDE_INVALIDE, each field named) what holds a text that could never be kept: let through, it would be tried
 * again without end. Reads values of any depth, in a time that grows with their size alone.
 */
export const exigerEnregistrable = (valeur: unknown): void => {
  const refuses: ChampRefuse[] = [];
  const refuser = (vu: Vu, message: string): void => void refuses.unshift({ champ: champDe(vu), message });
  const aVoir: Vu[] = [{ valeur, cle: '', dans: null }];
  for (let vu = aVoir.pop(); vu !== undefined; vu = aVoir.pop()) {
    const { valeur: lue } = vu;
    if (typeof lue === 'string' && !enregistrable(lue))
      refuser(vu, 'ce texte contient un caractère qui ne peut pas être enregistré : saisissez-le de nouveau.');
    if (typeof lue !== 'object' || lue === null) continue;
    for (const [cle, suite] of Object.entries(lue)) {
      if (!enregistrable(cle)) refuser(vu, 'un nom de champ n’est pas valable.');
      else aVoir.push({ valeur: suite, cle, dans: vu });
    }
  }
  if (refuses.length > 0) throw demandeInvalide(refuses);
};
