/** A seed document as a tree whose leaves are raw text, so that a mutation can write what a serialiser would refuse. */
export type Element = {
  genre: 'element';
  nom: string;
  /** Raw text between name and `>`, attribute by attribute, blanks in front included. */
  attributs: string[];
  enfants: Noeud[];
  /** Written `<a/>`. */
  court: boolean;
  /** Raw end tag when it is not the plain one. */
  fin?: string;
};
export type Brut = { genre: 'brut'; texte: string };
export type Noeud = Element | Brut;
export type Arbre = { avant: string; racine: Element; apres: string };

const JETON = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<\/[^>]+>|<[^>]+>|[^<]+/g;
const ATTRIBUT = /\s+[^\s=]+=(?:"[^"]*"|'[^']*')/g;

export const brut = (texte: string): Brut => ({ genre: 'brut', texte });

export const element = (nom: string, enfants: Noeud[] = [], attributs: string[] = []): Element => ({
  genre: 'element',
  nom,
  attributs,
  enfants,
  court: false,
});

const ouvrir = (jeton: string): Element => {
  const court = jeton.endsWith('/>');
  const dedans = jeton.slice(1, court ? -2 : -1);
  const nom = /^[^\s]+/.exec(dedans)?.[0] ?? '';
  return { genre: 'element', nom, attributs: dedans.slice(nom.length).match(ATTRIBUT) ?? [], enfants: [], court };
};

/** Reads a seed, which is well-formed and ours: anything else is a fault of the seed, and throws. */
export const lireArbre = (texte: string): Arbre => {
  const arbre: { avant: string; racine?: Element; apres: string } = { avant: '', apres: '' };
  const ouverts: Element[] = [];
  for (const jeton of texte.match(JETON) ?? []) {
    const parent = ouverts.at(-1);
    const estElement = jeton.startsWith('<') && !jeton.startsWith('<!') && !jeton.startsWith('<?');
    if (jeton.startsWith('</')) {
      if (ouverts.pop()?.nom !== jeton.slice(2, -1)) throw new Error(`Graine mal formée à ${jeton}`);
    } else if (estElement) {
      const nouveau = ouvrir(jeton);
      if (parent) parent.enfants.push(nouveau);
      else arbre.racine = nouveau;
      if (!nouveau.court) ouverts.push(nouveau);
    } else if (parent) parent.enfants.push(brut(jeton));
    else if (arbre.racine) arbre.apres += jeton;
    else arbre.avant += jeton;
  }
  if (!arbre.racine || ouverts.length > 0) throw new Error('Graine mal formée : racine absente ou inachevée');
  return { avant: arbre.avant, racine: arbre.racine, apres: arbre.apres };
};

const ecrireNoeud = (noeud: Noeud): string => {
  if (noeud.genre === 'brut') return noeud.texte;
  const debut = `<${noeud.nom}${noeud.attributs.join('')}`;
  if (noeud.court && noeud.enfants.length === 0 && noeud.fin === undefined) return `${debut}/>`;
  return `${debut}>${noeud.enfants.map(ecrireNoeud).join('')}${noeud.fin ?? `</${noeud.nom}>`}`;
};

export const ecrireArbre = ({ avant, racine, apres }: Arbre): string => avant + ecrireNoeud(racine) + apres;

/** The node and all that it holds, parents before children. */
export const parcourir = (racine: Element): Element[] => {
  const tous = [racine];
  for (const enfant of racine.enfants) if (enfant.genre === 'element') tous.push(...parcourir(enfant));
  return tous;
};

export const copier = (racine: Element): Element => structuredClone(racine);

export const estFeuille = (noeud: Element): boolean => noeud.enfants.every((enfant) => enfant.genre === 'brut');

export const nomLocal = (nom: string): string => nom.slice(nom.indexOf(':') + 1);

/** The prefix with its colon, or nothing: what stands before the local name. */
export const prefixe = (nom: string): string => nom.slice(0, nom.indexOf(':') + 1);
