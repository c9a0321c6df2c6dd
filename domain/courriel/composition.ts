import type { Contact } from '../dossier/demande-contact.ts';
import type { ModeleCourriel } from './courriel.ts';
import type { ParametresCourriel } from './parametres.ts';

/** A mail as an act writes it: the activity deposits it, the preview shows it. `destinataire` is empty when nobody knows one. */
export type CourrielCompose<M extends ModeleCourriel = ModeleCourriel> = {
  modele: M;
  destinataire: string;
  parametres: ParametresCourriel[M];
};

/** Stands in a preview where the act will put what it gives. */
const A_ATTRIBUER = '(attribué lors de l’acte)';

export const ouAAttribuer = (valeur: string | null | undefined): string => valeur ?? A_ATTRIBUER;

/** How a mail greets a contact; empty when only an address is known. */
export const saluer = ({ prenom, nom }: Pick<Contact, 'prenom' | 'nom'>): string => `${prenom} ${nom}`.trim();

/** Those that can go: the directory knows organismes without any address. */
export const joignables = <C extends { destinataire: string }>(courriels: readonly C[]): C[] =>
  courriels.filter(({ destinataire }) => destinataire !== '');
