import libxml, { type Element } from 'libxmljs2';
import type { EnteteFlux, IdentificationLue, PassageLu } from '../../domain/depot/analyse.ts';
import { enTexte } from './politique.ts';

const NS = { c: 'urn:cdc:cpf:pc5:schema:1.0.0' };
const NIL = 'http://www.w3.org/2001/XMLSchema-instance';

const estNil = (element: Element): boolean =>
  element
    .attrs()
    .some((a) => a.name() === 'nil' && a.namespace()?.href() === NIL && /^\s*(true|1)\s*$/.test(a.value()));

/** The value at a path, as written; nothing when it is absent or nil. */
const valeur = (element: Element, chemin: string): string | undefined => {
  const trouve = element.get(chemin.replace(/(?<=^|\/)(?=\w)/g, 'c:'), NS) as Element | null | undefined;
  return !trouve || estNil(trouve) ? undefined : trouve.text();
};

const net = (texte: string | undefined): string | undefined => texte?.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');

const nombre = (texte: string | undefined): number | undefined =>
  texte === undefined ? undefined : Number(net(texte));

const oui = (texte: string | undefined): boolean => ['true', '1'].includes(net(texte) ?? '');

const identification = (passage: Element): unknown => {
  const champ = (nom: string): string | undefined => valeur(passage, `identificationTitulaire/${nom}`);
  if (champ('identifiantNational') !== undefined)
    return {
      par: 'IDENTIFIANT_NATIONAL',
      nir: champ('identifiantNational/nir'),
      nomNaissance: champ('identifiantNational/nomNaissance'),
    };
  if (champ('dossierFormation') !== undefined)
    return {
      par: 'DOSSIER_FORMATION',
      idDossier: champ('dossierFormation/idDossier'),
      nomTitulaire: champ('dossierFormation/nomTitulaire'),
      prenom1Titulaire: champ('dossierFormation/prenom1Titulaire'),
    };
  const t = (nom: string): string | undefined => champ(`titulaire/${nom}`);
  return {
    par: 'TITULAIRE',
    titulaire: {
      nomNaissance: t('nomNaissance'),
      nomUsage: t('nomUsage'),
      prenom1: t('prenom1'),
      prenom2: t('prenom2'),
      prenom3: t('prenom3'),
      anneeNaissance: nombre(t('anneeNaissance')),
      moisNaissance: nombre(t('moisNaissance')),
      jourNaissance: nombre(t('jourNaissance')),
      sexe: t('sexe'),
      codeInsee: t('codeCommuneNaissance/codeInseeNaissance/codeInsee'),
      codePostal: t('codeCommuneNaissance/codePostalNaissance/codePostal'),
      codePaysNaissance: t('codePaysNaissance'),
      libelleCommuneNaissance: t('libelleCommuneNaissance'),
      libellePaysNaissance: t('libellePaysNaissance'),
    } satisfies Record<keyof Extract<IdentificationLue, { par: 'TITULAIRE' }>['titulaire'], unknown>,
  };
};

const lirePassage = (passage: Element): unknown => ({
  idTechnique: valeur(passage, 'idTechnique'),
  dateDebutValidite: net(valeur(passage, 'dateDebutValidite')),
  dateFinValidite: net(valeur(passage, 'dateFinValidite')),
  donneeCertifiee: oui(valeur(passage, 'donneeCertifiee')),
  niveauLangueEuropeen: valeur(passage, 'niveauLangueEuropeen'),
  modaliteAcces: valeur(passage, 'modalitesInscription/modaliteAcces'),
  scoring: valeur(passage, 'scoring'),
  identification: identification(passage),
});

const deNous = (p: PassageLu): unknown => ({
  idTechnique: p.idTechnique,
  dateDebutValidite: p.dateDebutValidite,
  dateFinValidite: p.dateFinValidite,
  donneeCertifiee: p.donneeCertifiee,
  niveauLangueEuropeen: p.niveauLangueEuropeen,
  modaliteAcces: p.modaliteAcces,
  scoring: p.scoring,
  identification: p.identification,
});

const BALISES = /^<(?:[^<>\s:]+:)?passageCertification[\s>][\s\S]*<\/(?:[^<>\s:]+:)?passageCertification\s*>$/;

/** The bytes that the engine says are the passage must be the element, whole and nothing more. */
const coupeJuste = (octets: Uint8Array, { offset, longueur }: PassageLu): boolean =>
  BALISES.test(enTexte(octets.subarray(offset, offset + longueur)));

/** Reads a valid document again with libxml2's tree, and names what the engine read otherwise. */
export const relire = (octets: Uint8Array, entete: EnteteFlux, passages: readonly PassageLu[]): string[] => {
  const fautes: string[] = [];
  if (!passages.every((passage) => coupeJuste(octets, passage)))
    fautes.push('un passage n’est pas coupé à ses balises');
  let racine: Element | null;
  try {
    racine = libxml.parseXml(Buffer.from(octets) as unknown as string, { nonet: true }).root();
  } catch {
    return fautes; // an encoding that libxml2 does not know: the second opinion says so
  }
  if (!racine) return [...fautes, 'libxml2 ne voit pas de racine'];
  const siens = (racine.find('//c:passageCertification', NS) as Element[]).map(lirePassage);
  // Through JSON, where an absent value and an undefined one are the same.
  if (JSON.stringify(siens) !== JSON.stringify(passages.map(deNous)))
    fautes.push('un passage est lu autrement par libxml2');
  const contrat = valeur(racine, 'emetteur/certificateurs/certificateur/idContrat');
  const lus = [valeur(racine, 'idFlux'), valeur(racine, 'emetteur/idClient'), contrat];
  const notres = [entete.idFlux, entete.idClientEmetteur, entete.idContrat];
  if (lus.join('\0') !== notres.join('\0')) fautes.push('l’entête est lu autrement par libxml2');
  return fautes;
};
