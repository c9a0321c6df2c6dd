import { z } from 'zod';
import { courriel, ligne, siret } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { type DepsOuverture, motifRemplacement, ouvrirDemande, remplacementOuvertSchema } from './ouvrir.ts';

/** First step, for somebody without access: the same answer whether the organisme is known or not. */
export const demanderRemplacementRoute = defineRoute<DepsOuverture>()({
  method: 'post',
  path: '/remplacements-administrateur',
  permission: 'public',
  tag: 'Remplacement d’un administrateur',
  summary: 'Demander à remplacer un administrateur qui n’est plus là',
  description:
    'Un courriel part à l’adresse du demandeur, que l’organisme soit connu ou non. Son lien sert à joindre les justificatifs et à envoyer la demande, dans les sept jours.',
  body: z.strictObject({
    siret,
    matricule: z.string().trim().toUpperCase().min(1).max(20),
    role: z.enum(['CERTIFICATEUR', 'DEPOSANT']).meta({ description: 'Rôle du compte concerné' }),
    demandeur: z.strictObject({ nom: ligne(100), prenom: ligne(100), courriel, fonction: ligne(100) }),
    motif: motifRemplacement,
  }),
  status: 201,
  response: remplacementOuvertSchema,
  idempotence: { porteeAnonyme: ({ body }) => `siret:${body.siret}` },
  limite: { nom: 'remplacements', nombre: 10, fenetreSecondes: 600 },
  handler: ({ body, effetId, maintenant }, deps) =>
    ouvrirDemande({ remplacementId: effetId, ...body, utilisateurId: null, le: maintenant.toISOString() }, deps),
});
