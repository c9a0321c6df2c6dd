import type { ModeleCourriel } from '../../domain/courriel/courriel.ts';
import type { Etape, NomOrganisme } from './scenario.ts';

// What most stories begin with.

/** From the contact form to the account. */
export const ouvrirCompte = (organisme: NomOrganisme): Etape[] => [
  { faire: 'REMPLIR_FORMULAIRE', organisme, attendu: 'DOSSIER_OUVERT' },
  { faire: 'PRENDRE', organisme },
  { faire: 'ACCEPTER', organisme },
  { faire: 'INSCRIRE', organisme },
];

/** Mails of `ouvrirCompte`. */
export const COURRIELS_DU_COMPTE: readonly ModeleCourriel[] = [
  'demande-recue',
  'identifiants-inscription',
  'validation-courriel',
  'identifiant-connexion',
];

/** Mails of one deposit. */
export const COURRIELS_DU_DEPOT: readonly ModeleCourriel[] = ['depot-recu', 'depot-traite'];
