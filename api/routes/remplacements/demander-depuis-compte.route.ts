import { z } from 'zod';
import { CompteLectureRepository } from '../../../database/repositories/compte-lecture.repository.ts';
import { ligne } from '../../champs.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { type DepsOuverture, motifRemplacement, ouvrirDemande, remplacementOuvertSchema } from './ouvrir.ts';

/** First step, for a person of the account: what is known of her is not asked again. */
export const demanderDepuisCompteRoute = defineRoute<DepsOuverture>()({
  method: 'post',
  path: '/compte/remplacement-administrateur',
  permission: 'remplacement:demander',
  tag: 'Remplacement d’un administrateur',
  summary: 'Demander, depuis son compte, à remplacer un administrateur qui n’est plus là',
  description:
    'Un courriel part à l’adresse de la personne connectée. Son lien sert à joindre les justificatifs et à envoyer la demande, dans les sept jours.',
  body: z.strictObject({ fonction: ligne(100), motif: motifRemplacement }),
  status: 201,
  response: remplacementOuvertSchema,
  idempotence: {},
  limite: { nom: 'remplacements', nombre: 10, fenetreSecondes: 600 },
  handler: async ({ body, appelant, effetId, maintenant }, deps) => {
    const { utilisateurId } = appelant;
    const personne = await new CompteLectureRepository(deps.orm.em.fork()).trouverPersonne(utilisateurId);
    if (!personne) throw introuvable('Cette personne');
    const { utilisateur, compte, organisme } = personne;
    const { nom, prenom, courriel } = utilisateur;
    return ouvrirDemande(
      {
        remplacementId: effetId,
        siret: organisme.siret,
        matricule: organisme.matricule ?? '',
        role: compte.role,
        utilisateurId,
        demandeur: { nom, prenom, courriel, fonction: body.fonction },
        motif: body.motif,
        le: maintenant.toISOString(),
      },
      deps,
    );
  },
});
