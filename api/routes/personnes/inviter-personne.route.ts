import { z } from 'zod';
import { inviterPersonne } from '../../../workflows/compte/compte.contract.ts';
import { courriel, ligne } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { auteurDe, type DepsPersonnes, ordonnerAuCompte } from './ordonner.ts';
import { apresOrdre, assistance, personneApresOrdreSchema, roleUtilisateur } from './personne.schema.ts';

export const inviterPersonneRoute = defineRoute<DepsPersonnes>()({
  method: 'post',
  path: '/personnes',
  permission: 'compte:gerer',
  tag: 'Personnes',
  summary: 'Inviter une personne dans son compte',
  description: 'Un lien valable quinze jours, à usage unique, part à son adresse : elle y choisit son mot de passe.',
  body: z.strictObject({
    nom: ligne(100),
    prenom: ligne(100),
    courriel,
    role: roleUtilisateur,
    assistance: assistance.default(false),
  }),
  status: 201,
  response: personneApresOrdreSchema,
  idempotence: {},
  limite: { nom: 'invitations', nombre: 60, fenetreSecondes: 3600 },
  handler: async ({ body, appelant, effetId, maintenant }, { ordres }) => {
    const ordre = { ...body, effetId, auteur: auteurDe(appelant), le: maintenant.toISOString() };
    const { compteId } = appelant;
    return apresOrdre(await ordonnerAuCompte({ compteId, update: inviterPersonne, ordre, effetId }, ordres));
  },
});
