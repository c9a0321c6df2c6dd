import { BusinessError } from '../errors.ts';

/** Longest name, in bytes of UTF-8. */
const NOM_FICHIER_OCTETS_MAX = 200;

const attendu = (exemple: string): string =>
  `Le nom du fichier est attendu dans l’en-tête Content-Disposition : attachment; filename*=UTF-8''${exemple}`;

const refuser = (message: string): never => {
  throw new BusinessError('NOM_FICHIER_INVALIDE', message, { champ: 'Content-Disposition' });
};

const octetsUtf8 = (texte: string): number =>
  Array.from(texte).reduce((total, caractere) => {
    const code = caractere.codePointAt(0) ?? 0;
    return total + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
  }, 0);

/** Refuses (NOM_FICHIER_INVALIDE) a name that no accusé could bear: the name itself is kept to the byte, never repaired. */
const exigerNomFichier = (nom: string): string => {
  if (nom === '') refuser('Le nom du fichier est vide.');
  if (octetsUtf8(nom) > NOM_FICHIER_OCTETS_MAX) refuser(`Le nom du fichier dépasse ${NOM_FICHIER_OCTETS_MAX} octets.`);
  if (/[/\\]/.test(nom)) refuser('Le nom du fichier ne peut contenir ni « / » ni « \\ ».');
  // Lone surrogates and non-characters could not be written in the accusé, which is XML.
  if (/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u.test(nom))
    refuser('Le nom du fichier ne peut pas contenir de caractère de contrôle.');
  if (nom.startsWith('.')) refuser('Le nom du fichier ne peut pas commencer par un point.');
  return nom;
};

/** RFC 8187: `UTF-8''` and bytes, percent-encoded where they are not plain; `'()*` too, which JavaScript leaves plain. */
const decoder = (valeur: string, exemple: string): string => {
  const [, texte] = /^utf-8'[A-Za-z0-9-]*'((?:[A-Za-z0-9!#$&+.^_`|~'()*-]|%[0-9A-Fa-f]{2})*)$/i.exec(valeur) ?? [];
  if (texte === undefined) return refuser(attendu(exemple));
  try {
    return decodeURIComponent(texte);
  } catch {
    return refuser('Le nom du fichier n’est pas de l’UTF-8.');
  }
};

/**
 * Name of a file from the header Content-Disposition (RFC 6266), whatever its extension: `filename*`, else a plain ASCII
 * `filename`. `exemple` is the name shown, percent-encoded, to whoever forgot it.
 */
export const lireNom = (disposition: string | undefined, exemple: string): string => {
  if (disposition === undefined || !/^\s*attachment\s*;/i.test(disposition)) return refuser(attendu(exemple));
  const etendu = /;\s*filename\*\s*=\s*([^;\s]+)\s*(?:;|$)/i.exec(disposition)?.[1];
  if (etendu !== undefined) return exigerNomFichier(decoder(etendu, exemple));
  const cite = /;\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"\s*(?:;|$)/i.exec(disposition)?.[1]?.replace(/\\(.)/g, '$1');
  const nu = cite ?? /;\s*filename\s*=\s*([^;"\s]+)\s*(?:;|$)/i.exec(disposition)?.[1];
  if (nu === undefined || /[^\x20-\x7e]/.test(nu)) return refuser(attendu(exemple));
  return exigerNomFichier(nu);
};

/** Name of the deposited file, which is XML. */
export const lireNomFichier = (disposition: string | undefined): string => {
  const nom = lireNom(disposition, 'nom%20du%20fichier.xml');
  return /.\.xml$/i.test(nom) ? nom : refuser('Le fichier doit porter l’extension .xml.');
};
