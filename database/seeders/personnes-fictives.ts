import { cleNir } from '../../domain/titulaire/nir.ts';
import { COMMUNES, type CommuneFictive, PAYS } from './donnees/communes.ts';
import { NOMS_DE_FAMILLE, PRENOMS_F, PRENOMS_M } from './donnees/noms.ts';
import { creerHasard, type Hasard } from './hasard.ts';

/** A fictional person, in the columns of `sngi importer`; `nir` is 15 characters, key included. */
export type PersonneFictive = {
  nir: string;
  nomNaissance: string;
  nomUsage: string;
  prenoms: readonly string[];
  sexe: 'M' | 'F';
  anneeNaissance: number;
  /** Absent when civil status does not know it. */
  moisNaissance?: number;
  jourNaissance?: number;
  codeCommuneNaissance: string;
  libelleCommuneNaissance: string;
  /** Three digits; empty for a birth in France. */
  codePaysNaissance: string;
  codesPostaux: readonly string[];
};

export const COLONNES_PERSONNES =
  'nir;nomNaissance;nomUsage;prenoms;sexe;anneeNaissance;moisNaissance;jourNaissance;codeCommuneNaissance;' +
  'libelleCommuneNaissance;codePaysNaissance;codesPostaux';

export const COLONNES_DOSSIERS = 'idDossier;nomTitulaire;prenom1Titulaire;nir';

/** One line of the CSV of persons, without its newline. No value holds the separator or a quote. */
export const enLigneCsv = (personne: PersonneFictive): string =>
  [
    personne.nir,
    personne.nomNaissance,
    personne.nomUsage,
    personne.prenoms.join(' '),
    personne.sexe,
    personne.anneeNaissance,
    personne.moisNaissance ?? '',
    personne.jourNaissance ?? '',
    personne.codeCommuneNaissance,
    personne.libelleCommuneNaissance,
    personne.codePaysNaissance,
    personne.codesPostaux.join(','),
  ].join(';');

/** The CPF training file of the person of that rank: names cut to the field's lengths. */
export type DossierFictif = { idDossier: string; nomTitulaire: string; prenom1Titulaire: string; nir: string };

export const dossierDe = ({ nir, nomNaissance, prenoms }: PersonneFictive, rang: number): DossierFictif => ({
  idDossier: String(31_000_000_000 + rang),
  nomTitulaire: nomNaissance.slice(0, 30),
  prenom1Titulaire: (prenoms[0] ?? '').slice(0, 20),
  nir,
});

const TIRAGE_COMMUNES: readonly CommuneFictive[] = COMMUNES.flatMap((commune) => Array(commune.poids).fill(commune));

const JOURS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

type EtatCivil = Omit<PersonneFictive, 'nir'>;

const lieu = (
  hasard: Hasard,
): Pick<EtatCivil, 'codeCommuneNaissance' | 'libelleCommuneNaissance' | 'codePaysNaissance' | 'codesPostaux'> => {
  if (hasard.probable(0.12)) {
    const pays = hasard.choisir(PAYS);
    return {
      codeCommuneNaissance: `99${pays.code}`,
      libelleCommuneNaissance: pays.ville,
      codePaysNaissance: pays.code,
      codesPostaux: [],
    };
  }
  const { code, libelle, codesPostaux } = hasard.choisir(TIRAGE_COMMUNES);
  return { codeCommuneNaissance: code, libelleCommuneNaissance: libelle, codePaysNaissance: '', codesPostaux };
};

const dateDeNaissance = (hasard: Hasard): Pick<EtatCivil, 'anneeNaissance' | 'moisNaissance' | 'jourNaissance'> => {
  const anneeNaissance = hasard.entre(1950, 2007);
  if (hasard.probable(0.004)) return { anneeNaissance };
  const moisNaissance = hasard.entre(1, 12);
  if (hasard.probable(0.004)) return { anneeNaissance, moisNaissance };
  return { anneeNaissance, moisNaissance, jourNaissance: hasard.entre(1, JOURS[moisNaissance - 1] ?? 28) };
};

const prenoms = (hasard: Hasard, sexe: 'M' | 'F'): string[] => {
  const liste = sexe === 'F' ? PRENOMS_F : PRENOMS_M;
  const choisis = new Set<string>();
  for (let nombre = hasard.choisir([1, 1, 2, 2, 3, 3, 3]); nombre > 0; nombre--) choisis.add(hasard.choisir(liste));
  return [...choisis];
};

const autreNom = (hasard: Hasard, nom: string): string => {
  const autre = hasard.choisir(NOMS_DE_FAMILLE);
  return autre === nom ? '' : autre;
};

const nouvelEtatCivil = (hasard: Hasard): EtatCivil => {
  const sexe = hasard.probable(0.5) ? 'F' : 'M';
  const nom = hasard.choisir(NOMS_DE_FAMILLE);
  const compose = hasard.probable(0.03) ? `${nom}-${hasard.choisir(NOMS_DE_FAMILLE)}` : nom;
  return {
    nomNaissance: compose,
    nomUsage: hasard.probable(sexe === 'F' ? 0.35 : 0.03) ? autreNom(hasard, compose) : '',
    prenoms: prenoms(hasard, sexe),
    sexe,
    ...dateDeNaissance(hasard),
    ...lieu(hasard),
  };
};

/** Whoever resembles the person before: what the later steps of the matching funnel are for. */
const semblable = (modele: EtatCivil, hasard: Hasard): EtatCivil => {
  const [prenom = 'Marie'] = modele.prenoms;
  switch (hasard.entier(4)) {
    case 0: {
      // Twins: all but the first names, now and then the sex.
      const sexe = hasard.probable(0.3) ? (modele.sexe === 'F' ? 'M' : 'F') : modele.sexe;
      const siens = prenoms(hasard, sexe);
      return { ...modele, sexe, nomUsage: '', prenoms: siens[0] === prenom ? [...siens.reverse(), 'Alix'] : siens };
    }
    case 1:
      // Same names and year, another day: told apart at step 2.
      return { ...modele, ...dateDeNaissance(hasard), anneeNaissance: modele.anneeNaissance };
    case 2:
      // Same day too, another place or other given names: told apart at step 3.
      return { ...modele, prenoms: [prenom, ...prenoms(hasard, modele.sexe)], ...lieu(hasard) };
    default:
      // Nothing tells them apart.
      return { ...modele };
  }
};

const ORDRE_MAX = 999;

/** Gives the next order number of the same sex, year, month and commune; another commune when they are used up. */
const immatriculer = (civil: EtatCivil, ordres: Map<string, number>, hasard: Hasard): PersonneFictive => {
  let etat = civil;
  for (;;) {
    const mois = etat.moisNaissance ?? 20;
    const debut =
      (etat.sexe === 'M' ? '1' : '2') +
      String(etat.anneeNaissance % 100).padStart(2, '0') +
      String(mois).padStart(2, '0') +
      etat.codeCommuneNaissance;
    const ordre = (ordres.get(debut) ?? 0) + 1;
    if (ordre <= ORDRE_MAX) {
      ordres.set(debut, ordre);
      const numero = debut + String(ordre).padStart(3, '0');
      return { nir: numero + cleNir(numero), ...etat };
    }
    etat = { ...etat, ...lieu(hasard) };
  }
};

/** The same seed gives the same persons, whatever their number: the first thousand of a million are those of a thousand. */
export function* genererPersonnes({ graine, nombre }: { graine: number; nombre: number }): Generator<PersonneFictive> {
  const hasard = creerHasard(graine);
  const ordres = new Map<string, number>();
  let precedente: EtatCivil | undefined;
  for (let rang = 0; rang < nombre; rang++) {
    const civil = precedente && hasard.probable(0.06) ? semblable(precedente, hasard) : nouvelEtatCivil(hasard);
    const personne = immatriculer(civil, ordres, hasard);
    precedente = civil;
    yield personne;
  }
}
