import type { Hasard } from '../../../database/seeders/hasard.ts';
import {
  type Arbre,
  brut,
  copier,
  type Element,
  element,
  estFeuille,
  type Noeud,
  nomLocal,
  parcourir,
  prefixe,
} from '../arbre.ts';
import { NOMS, NOMS_FAUX, TEXTES_ENTRE } from './matieres.ts';

export type SurArbre = (arbre: Arbre, hasard: Hasard) => void;

type Place = { parent: Element; rang: number; noeud: Element };

const places = (racine: Element): Place[] =>
  parcourir(racine).flatMap((parent) =>
    parent.enfants.flatMap((noeud, rang) => (noeud.genre === 'element' ? [{ parent, rang, noeud }] : [])),
  );

const unePlace = (arbre: Arbre, hasard: Hasard): Place | undefined => {
  const toutes = places(arbre.racine);
  return toutes.length === 0 ? undefined : hasard.choisir(toutes);
};

const unElement = (arbre: Arbre, hasard: Hasard): Element => hasard.choisir(parcourir(arbre.racine));

const unParent = (arbre: Arbre, hasard: Hasard): Element => {
  const parents = parcourir(arbre.racine).filter((noeud) => !estFeuille(noeud));
  return parents.length === 0 ? arbre.racine : hasard.choisir(parents);
};

const inserer = (parent: Element, noeud: Noeud, hasard: Hasard): void => {
  parent.enfants.splice(hasard.entier(parent.enfants.length + 1), 0, noeud);
};

const melanger = <T>(liste: T[], hasard: Hasard): void => {
  for (let i = liste.length - 1; i > 0; i--) {
    const j = hasard.entier(i + 1);
    [liste[i], liste[j]] = [liste[j] as T, liste[i] as T];
  }
};

const etranger = (arbre: Arbre, hasard: Hasard): Element => {
  const p = prefixe(arbre.racine.nom);
  const contenus: Noeud[][] = [[], [brut('texte')], [element(`${p}sexe`, [brut('Z')])], [element(`${p}idFlux`)]];
  const attributs = [[], [' a="1"'], [' nil="true"'], [' xml:lang="fr"']];
  return element(
    hasard.choisir([`${p}inconnu`, 'inconnu', 'x', `${p}SEXE`]),
    hasard.choisir(contenus),
    hasard.choisir(attributs),
  );
};

const renommer: SurArbre = (arbre, hasard) => {
  const noeud = unElement(arbre, hasard);
  const p = prefixe(noeud.nom);
  const local = nomLocal(noeud.nom);
  noeud.nom = hasard.choisir([
    `${p}${hasard.choisir(NOMS)}`,
    `${p}${hasard.choisir(NOMS_FAUX)}`,
    `${p}${local}s`,
    `${p}${local.slice(0, -1) || 'z'}`,
    `${p}${local.toUpperCase()}`,
    `${p}${local[0]?.toUpperCase()}${local.slice(1)}`,
    local,
    `zz:${local}`,
    `:${local}`,
    `${p}${local}é😀`,
    `${p}${local}·-.2`,
  ]);
};

/** The same element under another spelling of its namespace, or under another namespace. */
const changerPrefixe: SurArbre = (arbre, hasard) => {
  const noeud = unElement(arbre, hasard);
  const local = nomLocal(noeud.nom);
  const [nom, attribut] = hasard.choisir([
    [`z:${local}`, ' xmlns:z="urn:cdc:cpf:pc5:schema:1.0.0"'],
    [`z:${local}`, ' xmlns:z="urn:autre"'],
    [local, ' xmlns="urn:cdc:cpf:pc5:schema:1.0.0"'],
    [local, ' xmlns=""'],
    [local, ' xmlns="urn:autre"'],
    [noeud.nom, ' xmlns:cpf="urn:autre"'],
    [noeud.nom, ' xmlns:xsi="urn:autre"'],
    [noeud.nom, ' xmlns="urn:autre"'],
  ] as const);
  if (!noeud.attributs.some((autre) => autre.startsWith(attribut.slice(0, attribut.indexOf('=') + 1))))
    noeud.attributs.push(attribut);
  noeud.nom = nom;
};

const prefixerTout: SurArbre = (arbre, hasard) => {
  const nouveau = hasard.choisir(['', 'p:', 'ns-1:', 'é:']);
  const ancien = prefixe(arbre.racine.nom).slice(0, -1);
  const tous = parcourir(arbre.racine);
  if (tous.some((noeud) => prefixe(noeud.nom).slice(0, -1) !== ancien)) return;
  for (const noeud of tous) noeud.nom = nouveau + nomLocal(noeud.nom);
  const declaration = ancien === '' ? 'xmlns=' : `xmlns:${ancien}=`;
  const remplacee = nouveau === '' ? 'xmlns=' : `xmlns:${nouveau.slice(0, -1)}=`;
  arbre.racine.attributs = arbre.racine.attributs.map((attribut) =>
    attribut.trimStart().startsWith(declaration) ? attribut.replace(declaration, remplacee) : attribut,
  );
};

const enfantDansFeuille: SurArbre = (arbre, hasard) => {
  const feuilles = parcourir(arbre.racine).filter(estFeuille);
  if (feuilles.length > 0) inserer(hasard.choisir(feuilles), etranger(arbre, hasard), hasard);
};

const deuxBranches: SurArbre = (arbre, hasard) => {
  const noms = ['identificationTitulaire', 'codeCommuneNaissance'];
  const choix = parcourir(arbre.racine).filter((noeud) => noms.includes(nomLocal(noeud.nom)));
  if (choix.length === 0) return;
  const parent = hasard.choisir(choix);
  const p = prefixe(parent.nom);
  const branches = [
    'dossierFormation',
    'titulaire',
    'identifiantNational',
    'codeInseeNaissance',
    'codePostalNaissance',
  ];
  inserer(parent, element(p + hasard.choisir(branches)), hasard);
};

/** What 1.1.5 adds, at its place or elsewhere. */
const version115: SurArbre = (arbre, hasard) => {
  const p = prefixe(arbre.racine.nom);
  if (hasard.probable(0.5)) {
    const valeur = hasard.choisir(['CREATION', 'SUPPRESSION', 'MODIFICATION', '', ' CREATION']);
    inserer(
      hasard.probable(0.8) ? arbre.racine : unParent(arbre, hasard),
      element(`${p}action`, [brut(valeur)]),
      hasard,
    );
    return;
  }
  const cibles = parcourir(arbre.racine).filter((noeud) => nomLocal(noeud.nom) === 'identificationTitulaire');
  const nir = hasard.choisir(['2910729019123', '185122A045012', '2910729019', '3910729019123', ' 2910729019123', '']);
  const identifiant = element(`${p}identifiantNational`, [
    element(`${p}nir`, [brut(nir)]),
    element(`${p}nomNaissance`, [brut(hasard.choisir(['KERBRAT', '', 'X'.repeat(61)]))]),
  ]);
  const cible = cibles.length > 0 && hasard.probable(0.8) ? hasard.choisir(cibles) : unParent(arbre, hasard);
  if (hasard.probable(0.7)) cible.enfants = [identifiant];
  else inserer(cible, identifiant, hasard);
};

export const STRUCTURE: Record<string, SurArbre> = {
  supprimer: (arbre, hasard) => {
    const place = unePlace(arbre, hasard);
    place?.parent.enfants.splice(place.rang, 1);
  },
  dupliquer: (arbre, hasard) => {
    const place = unePlace(arbre, hasard);
    place?.parent.enfants.splice(place.rang + 1, 0, copier(place.noeud));
  },
  copierAilleurs: (arbre, hasard) => {
    const place = unePlace(arbre, hasard);
    if (place) inserer(unElement(arbre, hasard), copier(place.noeud), hasard);
  },
  deplacer: (arbre, hasard) => {
    const place = unePlace(arbre, hasard);
    if (!place) return;
    place.parent.enfants.splice(place.rang, 1);
    inserer(unParent(arbre, hasard), place.noeud, hasard);
  },
  permuter: (arbre, hasard) => melanger(unParent(arbre, hasard).enfants, hasard),
  renommer,
  etranger: (arbre, hasard) => inserer(unElement(arbre, hasard), etranger(arbre, hasard), hasard),
  etrangerEnTete: (arbre, hasard) => {
    unParent(arbre, hasard).enfants.unshift(etranger(arbre, hasard));
  },
  donneeAilleurs: (arbre, hasard) =>
    inserer(unParent(arbre, hasard), element(prefixe(arbre.racine.nom) + hasard.choisir(NOMS), [brut('Z')]), hasard),
  texteEntre: (arbre, hasard) => inserer(unParent(arbre, hasard), brut(hasard.choisir(TEXTES_ENTRE)), hasard),
  texteEnFin: (arbre, hasard) => {
    unParent(arbre, hasard).enfants.push(brut(hasard.choisir(TEXTES_ENTRE)));
  },
  enfantDansFeuille,
  vider: (arbre, hasard) => {
    const noeud = unElement(arbre, hasard);
    noeud.enfants = [];
    noeud.court = hasard.probable(0.5);
  },
  changerPrefixe,
  prefixerTout,
  deuxBranches,
  version115,
  fluxImbrique: (arbre, hasard) => inserer(unElement(arbre, hasard), copier(arbre.racine), hasard),
  autreRacine: (arbre, hasard) => {
    const racine = unElement(arbre, hasard);
    racine.attributs = [...new Set([...arbre.racine.attributs, ...racine.attributs])];
    arbre.racine = racine;
  },
  envelopper: (arbre, hasard) => {
    const place = unePlace(arbre, hasard);
    if (!place) return;
    const nom = hasard.choisir(['enveloppe', ...NOMS]);
    place.parent.enfants[place.rang] = element(prefixe(arbre.racine.nom) + nom, [place.noeud]);
  },
  deballer: (arbre, hasard) => {
    const place = unePlace(arbre, hasard);
    place?.parent.enfants.splice(place.rang, 1, ...place.noeud.enfants);
  },
};
