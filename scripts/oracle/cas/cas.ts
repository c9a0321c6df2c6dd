import { readFileSync } from 'node:fs';

/** A document of the fixtures, written so that a reader sees what is special about it. */
export type Document =
  | { modele: string; remplacements: readonly (readonly [cherche: string, par: string])[] }
  | { texte: string }
  | { base64: string };

/** One document whose answer is kept; `nom` is unique in its table. */
export type Cas = { nom: string; document: Document };

export type Table = { titre: string; cas: readonly Cas[] };

const modeles = new Map<string, string>();

const lireModele = (nom: string): string => {
  const connu = modeles.get(nom);
  if (connu !== undefined) return connu;
  const texte = readFileSync(new URL(`../graines/${nom}`, import.meta.url), 'utf8');
  modeles.set(nom, texte);
  return texte;
};

/** The bytes of a document. A replacement touches the first occurrence, which must be there. */
export const octetsDe = (document: Document): Uint8Array => {
  if ('base64' in document) return Buffer.from(document.base64, 'base64');
  if ('texte' in document) return Buffer.from(document.texte, 'utf8');
  let texte = lireModele(document.modele);
  for (const [cherche, par] of document.remplacements) {
    if (!texte.includes(cherche)) throw new Error(`« ${cherche} » n’est pas dans le modèle ${document.modele}.`);
    texte = texte.replace(cherche, () => par);
  }
  return Buffer.from(texte, 'utf8');
};

export const texte = (nom: string, document: string): Cas => ({ nom, document: { texte: document } });

export const octets = (nom: string, ...morceaux: (string | readonly number[] | Uint8Array)[]): Cas => {
  const tampons = morceaux.map((morceau) =>
    typeof morceau === 'string' ? Buffer.from(morceau) : Uint8Array.from(morceau),
  );
  return { nom, document: { base64: Buffer.concat(tampons).toString('base64') } };
};

/** The complete sample with something else in place of a piece of it. */
export const complet = (nom: string, ...remplacements: (readonly [string, string])[]): Cas => ({
  nom,
  document: { modele: 'complet.xml', remplacements },
});

/** The shortest valid file, on one line, with something else in place of a piece of it. */
export const minimal = (nom: string, ...remplacements: (readonly [string, string])[]): Cas => ({
  nom,
  document: { modele: 'minimal.xml', remplacements },
});

/** One case per writing, named after it. */
export const chaque = (liste: readonly string[], faire: (valeur: string) => Cas): readonly Cas[] =>
  liste.map((valeur) => {
    const { document } = faire(valeur);
    return { nom: valeur === '' ? '(vide)' : JSON.stringify(valeur).slice(1, -1).slice(0, 120), document };
  });
