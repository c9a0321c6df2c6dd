import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Compte } from '../../../database/entities/compte.entity.ts';
import type { Organisme } from '../../../database/entities/organisme.entity.ts';
import { AgentLectureRepository } from '../../../database/repositories/agent-lecture.repository.ts';
import { CompteLectureRepository } from '../../../database/repositories/compte-lecture.repository.ts';
import { PersonneLectureRepository } from '../../../database/repositories/personne-lecture.repository.ts';
import { AccesRepository } from '../../../database/repositories/technique/acces.repository.ts';
import { jourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import type { AppelantAgent, AppelantMachine, AppelantUtilisateur } from '../../../domain/compte/appelant.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { porteesAcces } from '../acces/acces.schema.ts';
import { absenceSchema, absenceVue, rolesAgent } from '../agents/agent.schema.ts';
import { assistance, changementCourrielSchema, changementVu } from '../personnes/personne.schema.ts';

const duCompte = {
  compte: z.object({ compteId: z.uuid(), role: z.enum(['CERTIFICATEUR', 'DEPOSANT']) }),
  organisme: z.object({
    organismeId: z.uuid(),
    siret: z.string(),
    raisonSociale: z.string(),
    matricule: z.string().nullable(),
  }),
};

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
      ...duCompte,
      jetonCsrf: z.string().nullable(),
    }),
    z.object({
      type: z.literal('MACHINE'),
      accesId: z.uuid(),
      nom: z.string().meta({ description: 'Nom de l’accès' }),
      portees: porteesAcces.meta({ description: 'Portées du jeton' }),
      ...duCompte,
    }),
    z.object({
      type: z.literal('AGENT'),
      agentId: z.uuid(),
      nom: z.string(),
      prenom: z.string(),
      courriel: z.string(),
      roles: rolesAgent,
      absences: z.array(absenceSchema).meta({ description: 'Les siennes, en cours et à venir' }),
      suppleances: z.array(absenceSchema).meta({ description: 'Celles des agents qu’il supplée aujourd’hui' }),
      jetonCsrf: z.string().nullable(),
    }),
  ])
  .meta({ id: 'Moi' });

type Moi = z.input<typeof moiSchema>;

const compteVu = ({ compte, organisme }: { compte: Compte; organisme: Organisme }) => ({
  compte: { compteId: compte.id, role: compte.role },
  organisme: {
    organismeId: organisme.id,
    siret: organisme.siret,
    raisonSociale: organisme.raisonSociale,
    matricule: organisme.matricule ?? null,
  },
});

const moiAgent = async (
  { agentId, roles }: AppelantAgent,
  { em, jetonCsrf, maintenant }: { em: EntityManager; jetonCsrf: string | null; maintenant: Date },
): Promise<Moi> => {
  const agent = await new CompteLectureRepository(em).trouverAgent(agentId);
  if (!agent) throw introuvable('Cet agent');
  const { nom, prenom, courriel } = agent;
  const jour = jourDeParis(maintenant.toISOString());
  const lecture = new AgentLectureRepository(em);
  const [absences, suppleances] = [await lecture.absencesDe(agentId, jour), await lecture.suppleancesDe(agentId, jour)];
  return {
    type: 'AGENT',
    agentId,
    nom,
    prenom,
    courriel,
    roles: [...roles],
    absences: absences.map((absence) => absenceVue(absence, jour)),
    suppleances: suppleances.map((absence) => absenceVue(absence, jour)),
    jetonCsrf,
  };
};

const moiMachine = async ({ accesId, compteId, portees }: AppelantMachine, em: EntityManager): Promise<Moi> => {
  const acces = await new AccesRepository(em).trouver(compteId, accesId);
  const compte = await new CompteLectureRepository(em).trouverCompte(compteId);
  if (!acces || !compte) throw introuvable('Cet accès');
  return { type: 'MACHINE', accesId, nom: acces.nom, portees: [...portees], ...compteVu(compte) };
};

const moiUtilisateur = async (
  { utilisateurId }: AppelantUtilisateur,
  { em, jetonCsrf, maintenant }: { em: EntityManager; jetonCsrf: string | null; maintenant: Date },
): Promise<Moi> => {
  const personne = await new CompteLectureRepository(em).trouverPersonne(utilisateurId);
  if (!personne) throw introuvable('Cette personne');
  const { utilisateur } = personne;
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
    ...compteVu(personne),
    jetonCsrf,
  };
};

/** Who is signed in, and the token that its writes carry. */
export const lireMoiRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/moi',
  permission: 'identifie',
  tag: 'Sessions',
  summary: 'Savoir qui est connecté',
  status: 200,
  response: moiSchema,
  handler: async ({ appelant, maintenant, entree: { jetonCsrf } }, { orm }): Promise<Moi> => {
    const em = orm.em.fork();
    switch (appelant.type) {
      case 'AGENT':
        return moiAgent(appelant, { em, jetonCsrf, maintenant });
      case 'MACHINE':
        return moiMachine(appelant, em);
      case 'UTILISATEUR':
        return moiUtilisateur(appelant, { em, jetonCsrf, maintenant });
    }
  },
});
