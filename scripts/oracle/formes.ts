import { readdirSync, readFileSync } from 'node:fs';
import { type Arbre, brut, copier, ecrireArbre, lireArbre, type Noeud, nomLocal, parcourir } from './arbre.ts';

/** A seed in one of the shapes that real producers write. */
export type Forme = { nom: string; texte: string };

const surArbre = (texte: string, changer: (arbre: Arbre) => void): string => {
  const arbre = lireArbre(texte);
  changer(arbre);
  return ecrireArbre(arbre);
};

const estBlanc = (noeud: Noeud): boolean => noeud.genre === 'brut' && /^\s*$/.test(noeud.texte);

const surUneLigne = (texte: string): string =>
  surArbre(texte, (arbre) => {
    for (const noeud of parcourir(arbre.racine)) noeud.enfants = noeud.enfants.filter((enfant) => !estBlanc(enfant));
    arbre.avant = arbre.avant.replaceAll('\n', '');
    arbre.apres = '';
  });

const enSymfony = (texte: string): string =>
  surArbre(texte, (arbre) => {
    arbre.avant = '<?xml version="1.0"?>\n';
    for (const noeud of parcourir(arbre.racine))
      if (noeud.enfants.some((enfant) => enfant.genre === 'element')) noeud.enfants.unshift(brut('\n\n\n'));
  });

const sansDeclaration = (texte: string): string => texte.replace(/^<\?xml[\s\S]*?\?>\s*/, '');

const avecSchema = (texte: string): string =>
  texte.replace(
    /(<(?:\w+:)?flux )/,
    '$1xmlns:s="http://www.w3.org/2001/XMLSchema-instance" s:schemaLocation="urn:cdc:cpf:pc5:schema:1.0.0 http://exemple.fr/a.xsd" ',
  );

const commente = (texte: string): string =>
  surArbre(texte, (arbre) => {
    for (const noeud of parcourir(arbre.racine))
      if (nomLocal(noeud.nom) === 'passageCertifications')
        noeud.enfants = noeud.enfants.flatMap((enfant) => [brut('<!-- passage é 😀\n suivant -->'), enfant]);
  });

/** Repeats the passages until the document crosses the blocks in which a reader cuts it. */
const gros =
  (fois: number) =>
  (texte: string): string =>
    surArbre(texte, (arbre) => {
      for (const noeud of parcourir(arbre.racine)) {
        if (nomLocal(noeud.nom) !== 'passageCertifications') continue;
        const passages = noeud.enfants;
        for (let i = 1; i < fois; i++)
          noeud.enfants = noeud.enfants.concat(
            passages.map((passage) => (passage.genre === 'element' ? copier(passage) : passage)),
          );
      }
    });

const TRANSFORMATIONS: Record<string, (texte: string) => string> = {
  'tel quel': (texte) => texte,
  'une ligne': surUneLigne,
  symfony: enSymfony,
  'sans déclaration': sansDeclaration,
  schemaLocation: avecSchema,
  commenté: commente,
  CRLF: (texte) => texte.replaceAll('\n', '\r\n'),
  'CR seul': (texte) => texte.replaceAll('\n', '\r'),
  'huit espaces': (texte) => texte.replace(/^(?: {2}|\t)+/gm, (retrait) => ' '.repeat(8 * (retrait.length % 5))),
};

/** Every seed in every shape; the big ones stand apart because they cost more. */
export const chargerFormes = (): { petites: Forme[]; grosses: Forme[] } => {
  const dossier = new URL('graines/', import.meta.url);
  const graines = readdirSync(dossier)
    .filter((nom) => nom.endsWith('.xml'))
    .sort()
    .map((nom) => ({ nom, texte: readFileSync(new URL(nom, dossier), 'utf8') }));
  const petites = graines.flatMap(({ nom, texte }) =>
    Object.entries(TRANSFORMATIONS).map(([forme, changer]) => ({ nom: `${nom}, ${forme}`, texte: changer(texte) })),
  );
  const grosses = petites
    .filter(({ nom }) => !nom.includes('commenté'))
    .flatMap(({ nom, texte }, i) => [{ nom: `${nom}, gros`, texte: gros(3 + (i % 9))(texte) }]);
  return { petites, grosses };
};
