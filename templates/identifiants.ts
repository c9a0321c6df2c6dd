import { z } from 'zod';
import { jetonId, ligne, ligneDuPublic } from './champs.ts';

/** Contact of an organisme; a déposant's is often known by its address alone. */
export const contact = {
  destinatairePrenom: z.union([z.literal(''), ligneDuPublic]),
  destinataireNom: z.union([z.literal(''), ligneDuPublic]),
};

/** Identifiers of an inscription that waits; rows of before déposants had theirs name no `mandants`. */
export const identifiantsEnSouffrance = {
  ...contact,
  raisonSociale: ligneDuPublic,
  matricule: ligne,
  numeroContrat: ligne,
  jetonId,
  mandants: z
    .array(z.strictObject({ raisonSociale: ligneDuPublic, matricule: ligne, numeroContrat: ligne }))
    .default([]),
};

type Contact = { destinatairePrenom: string; destinataireNom: string };

/** Adds how the contact is greeted; empty when only its address is known. */
export const saluer = <V extends Contact>({
  destinatairePrenom,
  destinataireNom,
  ...vue
}: V): Omit<V, keyof Contact> & { destinataire: string } => ({
  ...vue,
  destinataire: `${destinatairePrenom} ${destinataireNom}`.trim(),
});
