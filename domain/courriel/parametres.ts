import type { Jour } from '../calendrier/jour.ts';
import type { RoleCompte } from '../compte/appelant.ts';
import type { UsageJeton } from '../compte/jeton.ts';
import type { ModeleCourriel } from './courriel.ts';

/** A mandate as a mail tells it: no certification listed means all; `fin` is its last day. */
type MandatDit = { numeroContrat: string; certifications: string[]; debut: Jour; fin: Jour | null };

/**
 * What each mail says, as the outbox keeps it (accrochage.courriel.parametres): plain JSON, instants in ISO. `jetonId` is
 * the row of a single-use link; its token is computed when the mail is rendered for sending, and its validity read there.
 */
export type ParametresCourriel = {
  'demande-recue': { reference: string; raisonSociale: string; siret: string; jetonId: string };
  'demande-refusee': { reference: string; raisonSociale: string; motif: string };
  'identifiants-inscription': {
    destinatairePrenom: string;
    destinataireNom: string;
    raisonSociale: string;
    matricule: string;
    numeroContrat: string;
    jetonId: string;
  };
  'identifiants-deposant': MandatDit & {
    destinataire: string;
    raisonSociale: string;
    matricule: string;
    certificateur: string;
    matriculeCertificateur: string;
    jetonId: string;
  };
  'mandat-ajoute': MandatDit & {
    destinataire: string;
    raisonSociale: string;
    certificateur: string;
    matriculeCertificateur: string;
  };
  'mandats-accordes': {
    destinataire: string;
    raisonSociale: string;
    mandats: (MandatDit & { deposant: string; siret: string })[];
  };
  'mandat-modifie': MandatDit & { destinataire: string; certificateur: string; deposant: string };
  'mandat-termine': MandatDit & { destinataire: string; certificateur: string; deposant: string; annule: boolean };
  'cocertification-declaree': { raisonSociale: string; declarant: string; code: string; debut: Jour };
  'validation-courriel': { prenom: string; nom: string; jetonId: string };
  'identifiant-connexion': {
    prenom: string;
    nom: string;
    raisonSociale: string;
    identifiantConnexion: string;
    role: RoleCompte;
  };
  'depot-recu': { nomFichier: string; idTraitement: number; recuLe: string; tailleOctets: number; sha256: string };
  'depot-traite': {
    nomFichier: string;
    idTraitement: number;
    statut: 'REJETE' | 'TRAITE_AVEC_SUCCES' | 'TRAITE_AVEC_ERREURS';
    nombreOk: number;
    nombreKo: number;
    /** Faults of the schema stage; 0 unless REJETE. */
    nombreErreurs: number;
    traiteLe: string;
  };
  'dossiers-en-attente': { nombre: number; references: string[] };
};

/** Link that a model carries, if it carries one: then its parameters hold a `jetonId` of that usage. */
export const USAGE_DU_LIEN: Record<ModeleCourriel, UsageJeton | null> = {
  'demande-recue': 'SUIVI_DEMANDE',
  'demande-refusee': null,
  'identifiants-inscription': 'INSCRIPTION',
  'identifiants-deposant': 'INSCRIPTION',
  'mandat-ajoute': null,
  'mandats-accordes': null,
  'mandat-modifie': null,
  'mandat-termine': null,
  'cocertification-declaree': null,
  'validation-courriel': 'VALIDATION_COURRIEL',
  'identifiant-connexion': null,
  'depot-recu': null,
  'depot-traite': null,
  'dossiers-en-attente': null,
};
