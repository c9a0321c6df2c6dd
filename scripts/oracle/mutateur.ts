import { creerHasard, type Hasard } from '../../database/seeders/hasard.ts';
import { ecrireArbre, lireArbre } from './arbre.ts';
import { chargerFormes } from './formes.ts';
import { ATTRIBUTS } from './mutations/attributs.ts';
import { FAUTES } from './mutations/fautes.ts';
import { decaler, LEXIQUE } from './mutations/lexique.ts';
import { ENCODAGES, enUtf8, OCTETS } from './mutations/octets.ts';
import { RARETES } from './mutations/raretes.ts';
import { STRUCTURE } from './mutations/structure.ts';
import { VALEURS } from './mutations/valeurs.ts';

export type Mutant = {
  index: number;
  octets: Uint8Array;
  /** Shape, then each mutation in order: enough to understand a difference without replaying it. */
  recette: string[];
};

type Plan = { arbre: number; texte: number; faute: number; encodage: number; octet: number };

// Weights: most mutants stay well-formed, where lists are long; a third tries the fatal sentences.
const PLANS: readonly [number, Plan][] = [
  [34, { arbre: 1, texte: 0, faute: 0, encodage: 0, octet: 0 }],
  [12, { arbre: 4, texte: 0, faute: 0, encodage: 0, octet: 0 }],
  [12, { arbre: 1, texte: 2, faute: 0, encodage: 0, octet: 0 }],
  [7, { arbre: 0, texte: 3, faute: 0, encodage: 0, octet: 0 }],
  [12, { arbre: 0, texte: 0, faute: 1, encodage: 0, octet: 0 }],
  [5, { arbre: 1, texte: 1, faute: 1, encodage: 0, octet: 0 }],
  [4, { arbre: 0, texte: 0, faute: 2, encodage: 0, octet: 0 }],
  [5, { arbre: 1, texte: 0, faute: 0, encodage: 1, octet: 0 }],
  [1, { arbre: 1, texte: 1, faute: 1, encodage: 1, octet: 0 }],
  [6, { arbre: 0, texte: 0, faute: 0, encodage: 0, octet: 1 }],
  [2, { arbre: 1, texte: 1, faute: 0, encodage: 0, octet: 2 }],
];

const TOTAL = PLANS.reduce((somme, [poids]) => somme + poids, 0);

const choisirPlan = (hasard: Hasard): Plan => {
  let reste = hasard.entier(TOTAL);
  for (const [poids, plan] of PLANS) {
    if (reste < poids) return plan;
    reste -= poids;
  }
  throw new Error('Les poids des plans ne couvrent pas le tirage.');
};

const tirer = <F>(table: Record<string, F>, hasard: Hasard): [string, F] => hasard.choisir(Object.entries(table));

const SUR_ARBRE = [STRUCTURE, STRUCTURE, VALEURS, VALEURS, VALEURS, ATTRIBUTS, ATTRIBUTS, RARETES] as const;

/**
 * A reproducible source of documents: the mutant of an index depends on the seed and the index alone, so that one of
 * them can be asked for again without those before it.
 */
export const creerMutateur = (graine: number): ((index: number) => Mutant) => {
  const { petites, grosses } = chargerFormes();
  return (index) => {
    const hasard = creerHasard(graine, index);
    const forme = hasard.choisir(hasard.probable(0.03) ? grosses : petites);
    const plan = choisirPlan(hasard);
    const recette = [forme.nom];
    let texte = forme.texte;

    if (plan.arbre > 0) {
      const arbre = lireArbre(texte);
      for (let fois = hasard.entre(1, plan.arbre); fois > 0; fois--) {
        const [nom, muter] = tirer(hasard.choisir(SUR_ARBRE), hasard);
        muter(arbre, hasard);
        recette.push(nom);
      }
      texte = ecrireArbre(arbre);
    }
    if (hasard.probable(0.1)) {
      texte = decaler(texte, hasard);
      recette.push('decaler');
    }
    for (const [table, nombre] of [
      [LEXIQUE, plan.texte],
      [FAUTES, plan.faute],
    ] as const)
      for (let fois = nombre; fois > 0; fois--) {
        const [nom, muter] = tirer(table, hasard);
        texte = muter(texte, hasard);
        recette.push(nom);
      }

    let octets: Uint8Array;
    if (plan.encodage > 0) {
      const [nom, encoder] = tirer(ENCODAGES, hasard);
      octets = encoder(texte, hasard);
      recette.push(nom);
    } else octets = enUtf8(texte);
    for (let fois = plan.octet; fois > 0; fois--) {
      const [nom, muter] = tirer(OCTETS, hasard);
      octets = muter(octets, hasard);
      recette.push(nom);
    }
    return { index, octets, recette };
  };
};
