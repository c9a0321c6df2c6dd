import { z } from 'zod';
import type { DemandeChangement } from '../../../domain/dossier/demande-contact.ts';
import {
  ACCROCHER_ORGANISME,
  accrochageWorkflowId,
  demanderChangement,
} from '../../../workflows/accrochage/accrochage.contract.ts';
import { courriel, ligne, siret } from '../../champs.ts';
import type { Ordres } from '../../ordres.ts';

/** Fields that the forms of the portal share. */
export const deposantSchema = z.strictObject({
  siret,
  raisonSociale: ligne(200),
  courriel: courriel.optional(),
});

export const contactSchema = z.strictObject({ nom: ligne(100), prenom: ligne(100), courriel });

/** What every form holds: its version, the organisme, and who fills it in. */
export const formulaire = {
  version: z.literal(1).default(1).meta({ description: 'Version du formulaire' }),
  siret,
  raisonSociale: ligne(200),
};

export const demandeurSchema = contactSchema.meta({ description: 'La personne qui remplit le formulaire' });

/** What a form that asks for a change answers. */
export const changementRecuSchema = z.object({ reference: z.string() }).meta({ id: 'ChangementRecu' });

export const DESCRIPTION_CHANGEMENT =
  'Rien ne change avant qu’un agent l’ait confirmé ; le contact actuel de l’organisme en est averti par courriel.';

export const LIMITE_DEMANDES = { nom: 'demandes', nombre: 60, fenetreSecondes: 600 } as const;

const JOUR_SECONDES = 86_400;

/** Each form mails its author: an address that somebody else types is not filled. */
export const LIMITE_DEMANDEUR = {
  ...{ nom: 'demandes-adresse', nombre: 20, fenetreSecondes: JOUR_SECONDES },
  sujet: ({ contact }: { contact: { courriel: string } }): string => contact.courriel.toLowerCase(),
};

/** Each form that asks for a change mails the present contact too, and gives the agents something to decide. */
export const LIMITES_CHANGEMENT = [
  LIMITE_DEMANDEUR,
  {
    ...{ nom: 'changements-siret', nombre: 20, fenetreSecondes: JOUR_SECONDES },
    sujet: ({ siret: concerne }: { siret: string }): string => concerne,
  },
];

/** Sends the form to the workflow of its SIRET; asked again under one `effetId`, it is one request. */
export const demander = async (
  contenu: DemandeChangement,
  { effetId, maintenant, ordres }: { effetId: string; maintenant: Date; ordres: Ordres },
): Promise<{ reference: string }> =>
  ordres.executer({
    update: demanderChangement,
    args: [{ demandeId: effetId, recueLe: maintenant.toISOString(), contenu }],
    effetId,
    workflow: {
      type: ACCROCHER_ORGANISME,
      id: accrochageWorkflowId(contenu.siret),
      file: 'dossiers',
      input: { siret: contenu.siret },
    },
  });
