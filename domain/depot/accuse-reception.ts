import { isoDeParis, jourCompactDeParis } from '../calendrier/heure-de-paris.ts';
import { echapperTexte } from './texte-xml.ts';

/** What an organisme needs to prove what it sent. */
export type Reception = {
  /** Deposited name, to the byte. */
  nomFichier: string;
  tailleOctets: number;
  /** 64 hexadecimal digits, lower case, of the deposited bytes. */
  sha256: string;
  idTraitement: number | bigint | string;
  /** ISO instant. */
  recuLe: string;
  emetteur: { matricule: string; raisonSociale: string };
  /** Account that deposited: identifiant de connexion, or the agent's wording when an operator did. */
  compte: string;
};

/** Said on the accusé whatever its format. */
export const PROCHAINE_ETAPE =
  'Le fichier va être contrôlé, puis chaque titulaire rapproché du système national de gestion des identifiants. L’accusé de traitement sera disponible dans l’historique de vos dépôts ; vous serez averti par courriel.';

const nom = (extension: string, { nomFichier, recuLe }: Pick<Reception, 'nomFichier' | 'recuLe'>): string =>
  `Accusé de réception_${nomFichier}_${jourCompactDeParis(recuLe)}.${extension}`;

/** `Accusé de réception_<deposited name>_<AAAAMMJJ>.xml`, the day of receipt in Paris. */
export const nomAccuseReceptionXml = (reception: Pick<Reception, 'nomFichier' | 'recuLe'>): string =>
  nom('xml', reception);

/** Same name, for the PDF. */
export const nomAccuseReceptionPdf = (reception: Pick<Reception, 'nomFichier' | 'recuLe'>): string =>
  nom('pdf', reception);

/** The accusé as XML (schemas/accuse-reception.xsd), to be encoded in UTF-8; the same receipt gives the same bytes. */
export const ecrireAccuseReception = (reception: Reception): string => {
  const champs: [string, string][] = [
    ['nomFichier', reception.nomFichier],
    ['tailleOctets', String(reception.tailleOctets)],
    ['sha256', reception.sha256],
    ['idTraitement', String(reception.idTraitement)],
    ['recuLe', isoDeParis(reception.recuLe)],
    ['matriculeEmetteur', reception.emetteur.matricule],
    ['raisonSocialeEmetteur', reception.emetteur.raisonSociale],
    ['compte', reception.compte],
    ['prochaineEtape', PROCHAINE_ETAPE],
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<accuseReception>\n',
    ...champs.map(([balise, valeur]) => `    <${balise}>${echapperTexte(valeur)}</${balise}>\n`),
    '</accuseReception>\n',
  ].join('');
};
