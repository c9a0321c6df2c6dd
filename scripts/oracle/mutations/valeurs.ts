import type { Hasard } from '../../../database/seeders/hasard.ts';
import { brut, type Element, estFeuille, nomLocal, parcourir } from '../arbre.ts';
import { VALEURS_DIVERSES } from './matieres.ts';
import type { SurArbre } from './structure.ts';

export const DATES =
  `2026-02-10 2023-02-29 2024-02-29 1900-02-29 2000-02-29 2100-02-29 2026-04-31 2026-06-31 2026-13-01 2026-00-10
  2026-01-00 2026-01-32 26-01-10 2026-1-1 01/02/2026 2026/02/10 20260210 2026-02-10Z 2026-02-10+01:00 1899-12-31 2100-01-01
  1900-01-01 2099-12-31 -2026-02-10 +2026-02-10 2026-02-10T00:00:00 0000-00-00 2026-02-1é ２０２６-02-10`.split(/\s+/);

export const INSTANTS =
  `2026-03-02T17:21:00+01:00 2026-03-02T17:21:00Z 2026-03-02T17:21:00.123+01:00 2026-03-02T17:21:00+1:00
  2026-03-02T17:21:00 2026-03-02T17:21:00+14:00 2026-03-02T17:21:00+14:01 2026-03-02T17:21:00-14:00 2026-03-02T17:21:00-14:59
  2026-03-02T17:21:00+19:59 2026-03-02T17:21:00+20:00 2026-03-02T17:21:00+:20:00 2026-03-02T17:21:00-:23:59
  2026-03-02T24:00:00+01:00 2026-03-02T23:59:59+01:00 2026-03-02T23:60:00+01:00 2026-03-02T23:59:60+01:00
  2026-03-02T00:00:00-00:00 2026-02-30T00:00:00+00:00 1900-02-29T00:00:00+00:00 2026-03-02t17:21:00+01:00
  2026-03-02 2026-03-02T17:21+01:00 2026-12-31T23:59:59-12:00 2026-03-02T05:21:00+13:60 2026-03-02T17:21:00+:24:00`.split(
    /\s+/,
  );

export const ENTIERS =
  `0 1 7 8 9 12 13 31 32 1000 1001 1899 1900 1991 2099 2100 -0 +0 -1 +1991 +0001000 00012 0000000000000001900
  2147483647 2147483648 -2147483648 -2147483649 99999999999 1.0 1e3 1,5 0x10 ١٢ １２ + - +- 1- --1 +-1`
    .split(/\s+/)
    .concat([
      '1 000',
      '1\u202f000',
      '9'.repeat(400),
      `${'0'.repeat(300)}7`,
      '1 2',
      '1<!-- -->2',
      '1<![CDATA[9]]>91',
      '&#49;9',
    ]);

export const BOOLEENS = 'true false 1 0 TRUE False vrai oui yes 01 +1 t'.split(' ');

const ENUMERES =
  `CERTIFICATEUR TIERS_CONFIANCE PAR_ADMISSION PAR_SCORING A_DISTANCE EN_PRESENTIEL MIXTE A1 A2 B1 B2 C1 C2
  INSUFFISANT SANS_MENTION MENTION_ASSEZ_BIEN MENTION_BIEN MENTION_TRES_BIEN MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY
  FORMATION_INITIALE_HORS_APPRENTISSAGE FORMATION_INITIALE_APPRENTISSAGE FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION
  FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION VAE EQUIVALENCE_DIPLOME_ETRANGER EQUIVALENCE_(DIPLOME_ETRANGER)
  CANDIDAT_LIBRE CONGES_VAE VAE_CLASSIQUE CERTIFIE OF POLE_EMPLOI FRANCE_TRAVAIL EMPLOYEUR AUTRE M F H f m mention_bien
  Mention_Bien CREATION SUPPRESSION`.split(/\s+/);

const LONGUEURS = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 19, 20, 21, 30, 31, 50, 51, 60, 61, 100, 101, 250, 251, 255, 256,
];

const GENERES: readonly [RegExp, readonly string[]][] = [
  [/^date/, DATES],
  [/^horodatage$/, INSTANTS],
  [/^(anneeNaissance|moisNaissance|jourNaissance|scoreGeneral|niveau)$/, ENTIERS],
  [/^(donneeCertifiee|presence\w+)$/, BOOLEENS],
  [
    /^(natureDeposant|obtention\w+|modalite\w+|niveauLangue\w+|mentionValidee|voieAccess\w+|initiative\w+|sexe|action)$/,
    ENUMERES,
  ],
];

// What producers were seen to write, each in the datum where it was seen.
const VUES: Record<string, readonly string[]> = {
  codeInsee: ['154640', 'NULL', '99', '99136', '2A004', '2a004', ' 29019', '7511'],
  libelleOption: ['', ' '],
  niveau: ['-1', '0', '9'],
  idContrat: ['RNCP', '', 'MCFCER0001234567890123'],
  idFlux: ['12ABC345', ''],
  code: ['1710', 'RNCP'],
  mentionValidee: ['Mention_Bien', 'nill', 'mention_bien'],
  dateFinValidite: ['nill', '', 'null'],
};

const chaine = (hasard: Hasard): string => {
  const lettre = hasard.choisir(['a', 'é', '😀', 'ﬁ', '&amp;', '&#xE9;', '&#128512;', ' ', '\n', 'e\u0301', 'Z']);
  const longueur = hasard.choisir(LONGUEURS) + hasard.entre(0, hasard.probable(0.05) ? 6_000 : 0);
  return hasard.probable(0.3) ? 'x'.repeat(Math.max(0, longueur - 1)) + lettre : lettre.repeat(longueur);
};

const valeurPour = (nom: string, hasard: Hasard): string => {
  const propres = GENERES.find(([forme]) => forme.test(nom))?.[1];
  const vues = VUES[nom];
  if (vues && hasard.probable(0.3)) return hasard.choisir(vues);
  if (propres && hasard.probable(0.75)) return hasard.choisir(propres);
  return hasard.probable(0.5) ? hasard.choisir(VALEURS_DIVERSES) : chaine(hasard);
};

const BLANCS = [' ', '\n', '\t', '\r\n', '\r', '  ', '&#32;', '&#10;', '&#13;', '\u00a0', '<![CDATA[ ]]>', '<!-- -->'];

const feuilles = (racine: Element): Element[] =>
  parcourir(racine).filter((noeud) => estFeuille(noeud) && !(noeud.court && noeud.attributs.length === 0));

const surFeuille =
  (changer: (feuille: Element, valeur: string, hasard: Hasard) => string): SurArbre =>
  (arbre, hasard) => {
    const toutes = feuilles(arbre.racine);
    if (toutes.length === 0) return;
    const feuille = hasard.choisir(toutes);
    const valeur = feuille.enfants.map((enfant) => (enfant.genre === 'brut' ? enfant.texte : '')).join('');
    feuille.enfants = [brut(changer(feuille, valeur, hasard))];
  };

export const VALEURS: Record<string, SurArbre> = {
  valeur: surFeuille((feuille, _, hasard) => valeurPour(nomLocal(feuille.nom), hasard)),
  valeurEntouree: surFeuille((feuille, valeur, hasard) => {
    const dedans = hasard.probable(0.5) ? valeur : valeurPour(nomLocal(feuille.nom), hasard);
    const avant = hasard.probable(0.7) ? hasard.choisir(BLANCS) : '';
    return avant + dedans + (hasard.probable(0.7) ? hasard.choisir(BLANCS) : '');
  }),
  valeurDUnAutre: surFeuille((_, __, hasard) => hasard.choisir([DATES, INSTANTS, ENTIERS, BOOLEENS, ENUMERES].flat())),
  chaine: surFeuille((_, __, hasard) => chaine(hasard)),
  valeursDecalees: (arbre, hasard) => {
    const parents = parcourir(arbre.racine).filter((noeud) =>
      noeud.enfants.some((enfant) => enfant.genre === 'element'),
    );
    if (parents.length === 0) return;
    const suite = hasard
      .choisir(parents)
      .enfants.filter((enfant) => enfant.genre === 'element' && estFeuille(enfant)) as Element[];
    const valeurs = suite.map((feuille) => feuille.enfants);
    suite.forEach((feuille, i) => {
      feuille.enfants = valeurs[(i + 1) % valeurs.length] ?? [];
    });
  },
};
