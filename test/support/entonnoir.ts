import type { IdentificationLue, TitulaireLu } from '../../domain/depot/analyse.ts';
import type { PhraseRapprochement } from '../../domain/titulaire/rapprochement.ts';

/**
 * The oracle of the matching: the published funnel and « Our choices » of nirisation, read row by row and as plainly as they
 * are written. It shares no code with the product, names included.
 */

/** A line of PERSONNES.csv and of DOSSIERS.csv, as the register's files hold them. */
export type PersonneOracle = {
  nir: string;
  nomNaissance: string;
  nomUsage: string;
  prenoms: string;
  sexe: string;
  anneeNaissance: string;
  moisNaissance: string;
  jourNaissance: string;
  codeCommuneNaissance: string;
  libelleCommuneNaissance: string;
  codePaysNaissance: string;
  codesPostaux: string;
};
export type DossierOracle = { idDossier: string; nomTitulaire: string; prenom1Titulaire: string; nir: string };

export type RegistreOracle = { personnes: readonly PersonneOracle[]; dossiers: readonly DossierOracle[] };

/** `etape` tells where the answer was found, so that a test can count that every case was met. */
export type VerdictOracle = { nir: string; etape: string } | { phrase: PhraseRapprochement; etape: string };

const dejaEcrits = new Map<string, string>();

const ecrire = (nom: string): string => {
  const deja = dejaEcrits.get(nom);
  if (deja !== undefined) return deja;
  let ecrit = '';
  for (const signe of nom) {
    const [lettre = ''] = signe.normalize('NFD');
    const code = lettre.codePointAt(0) ?? 0;
    if (code >= 0x300 && code <= 0x36f) continue;
    if ('œŒ'.includes(lettre)) ecrit += 'oe';
    else if ('æÆ'.includes(lettre)) ecrit += 'ae';
    else if ('ßẞ'.includes(lettre)) ecrit += 'ss';
    else if ('’‘ʼ'.includes(lettre)) ecrit += "'";
    else if ('‐‑–'.includes(lettre)) ecrit += '-';
    else if (' \u00a0\u202f\t\n'.includes(lettre)) ecrit += ecrit.endsWith(' ') ? '' : ' ';
    else ecrit += lettre.toLowerCase();
  }
  dejaEcrits.set(nom, ecrit.trim());
  return ecrit.trim();
};

const meme = (un: string, autre: string): boolean => ecrire(un) === ecrire(autre);

const donne = (valeur: string | number | undefined): boolean => valeur !== undefined && String(valeur).trim() !== '';

/** A datum rules a candidate out when both sides have it and it differs. */
const ecarte = (deposee: string | number | undefined, connue: string, egales: () => boolean): boolean =>
  donne(deposee) && donne(connue) && !egales();

const listePrenoms = (personne: PersonneOracle): string[] =>
  personne.prenoms.split(/\s+/).filter((prenom) => prenom !== '');

const etape1 = (titulaire: TitulaireLu, personne: PersonneOracle): boolean =>
  meme(personne.nomNaissance, titulaire.nomNaissance) &&
  meme(listePrenoms(personne)[0] ?? '', titulaire.prenom1) &&
  personne.sexe === titulaire.sexe &&
  Number(personne.anneeNaissance) === titulaire.anneeNaissance;

const etape2 = (titulaire: TitulaireLu, personne: PersonneOracle): boolean => {
  const { moisNaissance: mois, jourNaissance: jour } = titulaire;
  if (ecarte(mois, personne.moisNaissance, () => Number(personne.moisNaissance) === mois)) return false;
  if (ecarte(jour, personne.jourNaissance, () => Number(personne.jourNaissance) === jour)) return false;
  return true;
};

const etape3 = (titulaire: TitulaireLu, personne: PersonneOracle): boolean => {
  const { codeInsee, codePostal, codePaysNaissance: pays, nomUsage } = titulaire;
  if (ecarte(codeInsee, personne.codeCommuneNaissance, () => personne.codeCommuneNaissance === codeInsee)) return false;
  const postaux = personne.codesPostaux.split(',').map((code) => code.trim());
  if (ecarte(codePostal, personne.codesPostaux, () => postaux.includes(codePostal ?? ''))) return false;
  const autres = listePrenoms(personne).slice(1);
  for (const prenom of [titulaire.prenom2, titulaire.prenom3])
    if (ecarte(prenom, autres.join(' '), () => autres.some((autre) => meme(autre, prenom ?? '')))) return false;
  if (ecarte(nomUsage, personne.nomUsage, () => meme(personne.nomUsage, nomUsage ?? ''))) return false;
  const neEnFrance = codeInsee !== undefined && !codeInsee.startsWith('99');
  if (!neEnFrance && ecarte(pays, personne.codePaysNaissance, () => personne.codePaysNaissance === pays)) return false;
  return true;
};

const chercherTitulaire = (titulaire: TitulaireLu, personnes: readonly PersonneOracle[]): VerdictOracle => {
  let restantes = personnes.filter((personne) => etape1(titulaire, personne));
  if (restantes.length === 0) return { phrase: 3, etape: 'personne à l’étape 1' };
  if (restantes.length === 1) return { nir: restantes[0]?.nir ?? '', etape: 'trouvé à l’étape 1' };
  restantes = restantes.filter((personne) => etape2(titulaire, personne));
  if (restantes.length === 0) return { phrase: 4, etape: 'personne à l’étape 2' };
  if (restantes.length === 1) return { nir: restantes[0]?.nir ?? '', etape: 'trouvé à l’étape 2' };
  restantes = restantes.filter((personne) => etape3(titulaire, personne));
  if (restantes.length === 0) return { phrase: 5, etape: 'personne à l’étape 3' };
  if (restantes.length === 1) return { nir: restantes[0]?.nir ?? '', etape: 'trouvé à l’étape 3' };
  return { phrase: 6, etape: 'plusieurs à la fin' };
};

const coupe = (nom: string, longueur: number): string => ecrire(nom).substring(0, longueur).trim();

/** What the register must answer for one holder. */
export const rapprocherUn = (identification: IdentificationLue, registre: RegistreOracle): VerdictOracle => {
  if (identification.par === 'TITULAIRE') return chercherTitulaire(identification.titulaire, registre.personnes);
  if (identification.par === 'IDENTIFIANT_NATIONAL') {
    const { nir, nomNaissance } = identification;
    const trouvee = registre.personnes.find(
      (personne) => personne.nir === nir && meme(personne.nomNaissance, nomNaissance),
    );
    return trouvee ? { nir, etape: 'trouvé par NIR' } : { phrase: 3, etape: 'NIR inconnu' };
  }
  const { idDossier, nomTitulaire, prenom1Titulaire } = identification;
  const dossier = registre.dossiers.find(
    (connu) =>
      connu.idDossier === idDossier &&
      coupe(connu.nomTitulaire, 30) === coupe(nomTitulaire, 30) &&
      coupe(connu.prenom1Titulaire, 20) === coupe(prenom1Titulaire, 20),
  );
  return dossier ? { nir: dossier.nir, etape: 'trouvé par dossier' } : { phrase: 3, etape: 'dossier inconnu' };
};
