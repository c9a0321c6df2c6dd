import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { CompteLectureRepository } from '../../../database/repositories/compte-lecture.repository.ts';
import { PersonneLectureRepository } from '../../../database/repositories/personne-lecture.repository.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { assistance, changementCourrielSchema, changementVu } from '../personnes/personne.schema.ts';

const moiSchema = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('UTILISATEUR'),
      utilisateurId: z.uuid(),
      nom: z.string(),
      prenom: z.string(),
      courriel: z.string(),
      role: z.enum(['ADMINISTRATEUR', 'UTILISATEUR']),
      identifiantConnexion: z.string().nullable(),
      assistance,
      secondFacteur: z.boolean(),
      changementCourriel: changementCourrielSchema.nullable(),
      compte: z.object({ compteId: z.uuid(), role: z.enum(['CERTIFICATEUR', 'DEPOSANT']) }),
      organisme: z.object({
        organismeId: z.uuid(),
        siret: z.string(),
        raisonSociale: z.string(),
        matricule: z.string().nullable(),
      }),
      jetonCsrf: z.string().nullable(),
    }),
    z.object({
      type: z.literal('AGENT'),
      agentId: z.uuid(),
      nom: z.string(),
      prenom: z.string(),
      courriel: z.string(),
      roles: z.array(z.enum(['instruction', 'support', 'supervision', 'exploitation'])),
      jetonCsrf: z.string().nullable(),
    }),
  ])
  .meta({ id: 'Moi' });

/** Who is signed in, and the token that its writes carry. */
export const lireMoiRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/moi',
  permission: 'connecte',
  tag: 'Sessions',
  summary: 'Savoir qui est connecté',
  status: 200,
  response: moiSchema,
  handler: async ({ appelant, entree, maintenant }, { orm }): Promise<z.input<typeof moiSchema>> => {
    const em = orm.em.fork();
    const comptes = new CompteLectureRepository(em);
    const { jetonCsrf } = entree;
    if (appelant.type === 'AGENT') {
      const agent = await comptes.trouverAgent(appelant.agentId);
      if (!agent) throw introuvable('Cet agent');
      const { nom, prenom, courriel } = agent;
      return { type: 'AGENT', agentId: agent.id, nom, prenom, courriel, roles: [...appelant.roles], jetonCsrf };
    }
    const personne = await comptes.trouverPersonne(appelant.utilisateurId);
    if (!personne) throw introuvable('Cette personne');
    const { utilisateur, compte, organisme } = personne;
    const lue = await new PersonneLectureRepository(em).trouver(utilisateur.id, maintenant);
    return {
      type: 'UTILISATEUR',
      utilisateurId: utilisateur.id,
      nom: utilisateur.nom,
      prenom: utilisateur.prenom,
      courriel: utilisateur.courriel,
      role: utilisateur.role,
      identifiantConnexion: utilisateur.identifiantConnexion ?? null,
      assistance: utilisateur.assistance,
      secondFacteur: lue?.secondFacteur ?? false,
      changementCourriel: changementVu(lue?.changement ?? null),
      compte: { compteId: compte.id, role: compte.role },
      organisme: {
        organismeId: organisme.id,
        siret: organisme.siret,
        raisonSociale: organisme.raisonSociale,
        matricule: organisme.matricule ?? null,
      },
      jetonCsrf,
    };
  },
});
