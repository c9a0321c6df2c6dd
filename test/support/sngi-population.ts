import { creerHasard, type Hasard } from '../../database/seeders/hasard.ts';
import type { IdentificationLue, TitulaireLu } from '../../domain/depot/analyse.ts';
import type { DossierOracle, PersonneOracle, RegistreOracle } from './entonnoir.ts';

/**
 * Fictional persons so alike that the funnel has to work for each of them: families of homonyms and twins, days unknown,
 * births abroad, names in several writings. The same seed gives the same register and the same deposits.
 */

// biome-ignore format: a table
const NOMS = [
  'Lefèvre', 'LEFEVRE', 'lefèvre', "D'Hôte", 'D’HOTE', 'Le Bœuf', 'LE BOEUF', 'le\u00a0bœuf', 'Weiß', 'Saint-Jean', 'SAINT‐JEAN',
  'Saint Jean', 'de la Rochefoucauld-Montbel de Bessé', 'DE LA ROCHEFOUCAULD-MONTBEL DE BESSE',
  // One letter more once written out: what fits the field no longer does.
  'Cœur de la Rochefoucauld-Montbel',
];
const PREMIERS = ['Jean', 'Jean-François', 'JEAN-FRANCOIS', 'Zoé', 'ZOE', 'Anne-Sophie-Marie-Élisabeth', 'Anne'];
const AUTRES = ['Marie', 'MARIE', 'René', 'Rene', 'Louis', 'Léa'];
const NAISSANCES = [
  { commune: '75056', pays: '', postaux: '75001,75002' },
  { commune: '69123', pays: '', postaux: '69001, 69002,69003' },
  { commune: '2A004', pays: '', postaux: '20000,20090' },
  { commune: '69123', pays: '', postaux: '' },
  { commune: '99352', pays: '352', postaux: '' },
  { commune: '99350', pays: '350', postaux: '' },
  { commune: '', pays: '350', postaux: '' },
  { commune: '99352', pays: '', postaux: '' },
  { commune: '', pays: '', postaux: '' },
];

const parfois = <T>(hasard: Hasard, probabilite: number, valeur: T): T | undefined =>
  hasard.probable(probabilite) ? valeur : undefined;

const creerPersonne = (hasard: Hasard, rang: number): PersonneOracle => {
  const naissance = hasard.choisir(NAISSANCES);
  const sexe = hasard.choisir(['M', 'F']);
  const annee = 1980 + hasard.entier(2);
  const autres = Array.from({ length: hasard.entier(3) }, () => hasard.choisir(AUTRES));
  return {
    nir: `${sexe === 'M' ? 1 : 2}${annee - 1900}01${hasard.choisir(['75', '2A', '99'])}${String(rang).padStart(6, '0')}`,
    nomNaissance: hasard.choisir(NOMS),
    nomUsage: parfois(hasard, 0.3, hasard.choisir(NOMS)) ?? '',
    prenoms: [hasard.choisir(PREMIERS), ...autres].join(' '),
    sexe,
    anneeNaissance: String(annee),
    moisNaissance: parfois(hasard, 0.8, String(hasard.entre(1, 3))) ?? '',
    jourNaissance: parfois(hasard, 0.8, String(hasard.entre(1, 3))) ?? '',
    codeCommuneNaissance: naissance.commune,
    libelleCommuneNaissance: hasard.choisir(['Ville', 'Autre ville', '']),
    codePaysNaissance: naissance.pays,
    codesPostaux: naissance.postaux,
  };
};

const creerDossier = (hasard: Hasard, rang: number, personne: PersonneOracle): DossierOracle => ({
  idDossier: String(rang),
  nomTitulaire: personne.nomNaissance.slice(0, hasard.choisir([30, 60])),
  prenom1Titulaire: (personne.prenoms.split(' ')[0] ?? '').slice(0, hasard.choisir([20, 60])),
  nir: personne.nir,
});

/** A register of `nombre` persons, in which the same name, first name, sex and year come back again and again. */
export const creerRegistre = (graine: number, nombre: number): RegistreOracle => {
  const hasard = creerHasard(graine);
  const personnes = Array.from({ length: nombre }, (_, rang) => creerPersonne(hasard, rang));
  // Twins of one sex: all alike but their first names, the second one at times too.
  for (let rang = 0; rang + 1 < nombre; rang += 10) {
    const [ainee, cadette] = [personnes[rang], personnes[rang + 1]];
    if (ainee && cadette)
      personnes[rang + 1] = { ...ainee, nir: cadette.nir, prenoms: hasard.choisir([ainee.prenoms, cadette.prenoms]) };
  }
  const dossiers = personnes
    .filter(() => hasard.probable(0.3))
    .map((personne, rang) => creerDossier(hasard, rang, personne));
  return { personnes, dossiers };
};

/** What a certificateur may know of somebody, with its blanks, its other writings and its faults. */
const creerTitulaire = (hasard: Hasard, personne: PersonneOracle): TitulaireLu => {
  const [prenom1 = '', ...autres] = personne.prenoms.split(' ');
  const vraiOuNon = <T>(vrai: T | undefined, faux: T, justesse = 0.85): T | undefined =>
    hasard.probable(justesse) ? vrai : faux;
  const titulaire: TitulaireLu = {
    nomNaissance: hasard.probable(0.9) ? personne.nomNaissance : hasard.choisir([...NOMS, 'Inconnu au registre']),
    prenom1: hasard.probable(0.95) ? prenom1 : hasard.choisir(PREMIERS),
    sexe: personne.sexe as 'M' | 'F',
    anneeNaissance: Number(personne.anneeNaissance),
  };
  const mois = vraiOuNon(Number(personne.moisNaissance) || undefined, hasard.entre(1, 4));
  const jour = vraiOuNon(Number(personne.jourNaissance) || undefined, hasard.entre(1, 4));
  const ailleurs = hasard.choisir(NAISSANCES);
  const commune = vraiOuNon(personne.codeCommuneNaissance, ailleurs.commune);
  const pays = vraiOuNon(personne.codePaysNaissance, hasard.choisir(['350', '352', '100']));
  const postal = hasard.choisir([...personne.codesPostaux.split(',').map((code) => code.trim()), '75001', '99999']);
  const facultatifs: Partial<TitulaireLu> = {
    moisNaissance: parfois(hasard, 0.7, mois),
    jourNaissance: parfois(hasard, 0.7, jour),
    nomUsage: parfois(hasard, 0.5, vraiOuNon(personne.nomUsage, hasard.choisir(NOMS))) || undefined,
    prenom2: parfois(
      hasard,
      0.6,
      vraiOuNon(hasard.choisir([...autres, ...AUTRES.slice(0, 1)]), hasard.choisir([...AUTRES, ' '])),
    ),
    prenom3: parfois(hasard, 0.4, vraiOuNon(autres[0], hasard.choisir(AUTRES))),
    codePaysNaissance: parfois(hasard, 0.5, pays) || undefined,
    ...(hasard.probable(0.7)
      ? { codeInsee: commune || undefined }
      : { codePostal: parfois(hasard, 0.8, postal) || undefined }),
  };
  for (const [champ, valeur] of Object.entries(facultatifs))
    if (valeur !== undefined) Object.assign(titulaire, { [champ]: valeur });
  return titulaire;
};

/** One holder of a deposit, by one of the three branches. */
export const creerIdentification = (hasard: Hasard, { personnes, dossiers }: RegistreOracle): IdentificationLue => {
  const personne = hasard.choisir(personnes);
  if (hasard.probable(0.8)) return { par: 'TITULAIRE', titulaire: creerTitulaire(hasard, personne) };
  if (hasard.probable(0.5)) {
    const nir = hasard.probable(0.9) ? personne.nir : `3${personne.nir.slice(1)}`;
    return {
      par: 'IDENTIFIANT_NATIONAL',
      nir,
      nomNaissance: hasard.choisir([personne.nomNaissance, hasard.choisir(NOMS)]),
    };
  }
  const dossier = hasard.choisir(dossiers);
  return {
    par: 'DOSSIER_FORMATION',
    idDossier: hasard.probable(0.9) ? dossier.idDossier : `X${dossier.idDossier}`,
    nomTitulaire: hasard.choisir([dossier.nomTitulaire, hasard.choisir(NOMS)]).slice(0, 30),
    prenom1Titulaire: hasard
      .choisir([dossier.prenom1Titulaire, dossier.prenom1Titulaire, hasard.choisir(PREMIERS)])
      .slice(0, 20),
  };
};
