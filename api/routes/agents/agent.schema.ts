import { z } from 'zod';
import type { AbsenceLue, AgentLu } from '../../../database/repositories/agent-lecture.repository.ts';
import { dernierJour, type EtatAbsence, etatAbsence } from '../../../domain/agent/absence.ts';
import { type EtatAgent, etatAgent, ROLES_AGENT } from '../../../domain/agent/agent.ts';
import type { Jour } from '../../../domain/calendrier/jour.ts';
import { instant, jour } from '../../champs.ts';

export const ETATS_AGENT = ['EN_ATTENTE', 'ACTIF', 'INACTIF'] as const satisfies readonly EtatAgent[];
const ETATS_ABSENCE = ['A_VENIR', 'EN_COURS', 'TERMINEE', 'ANNULEE'] as const satisfies readonly EtatAbsence[];

const etatAgentSchema = z
  .enum(ETATS_AGENT)
  .meta({ id: 'EtatAgent', description: 'EN_ATTENTE : reconnu par la connexion, sans aucun droit encore' });

export const rolesAgent = z.array(z.enum(ROLES_AGENT));

const roles = rolesAgent.max(4).default([]);

/** What changing rights says beside whose. */
export const CHANGEMENT_ROLES = {
  donner: roles.meta({ description: 'Rôles à donner' }),
  retirer: roles.meta({ description: 'Rôles à retirer' }),
};

export const ABSENCE = {
  debut: jour.meta({ description: 'Premier jour d’absence' }),
  fin: jour.meta({ description: 'Dernier jour d’absence' }),
  suppleantId: z.uuid().meta({ description: 'Agent actif, chargé de l’instruction' }),
};

export const agentSchema = z
  .object({
    agentId: z.uuid(),
    nom: z.string(),
    prenom: z.string(),
    courriel: z.string(),
    etat: etatAgentSchema,
    roles: rolesAgent,
    creeLe: instant,
  })
  .meta({ id: 'Agent' });

/** What an order on an agent answers. */
export const agentApresSchema = z
  .object({ agentId: z.uuid(), etat: etatAgentSchema, roles: rolesAgent })
  .meta({ id: 'AgentApresOrdre' });

const agentNomme = z.object({ agentId: z.uuid(), nom: z.string(), prenom: z.string() });

export const absenceSchema = z
  .object({
    absenceId: z.uuid(),
    agent: agentNomme,
    suppleant: agentNomme,
    debut: z.iso.date(),
    fin: z.iso.date().meta({ description: 'Dernier jour déclaré' }),
    retour: z.iso.date().nullable().meta({ description: 'Jour du retour, quand il est venu plus tôt' }),
    dernierJour: z.iso.date().nullable().meta({ description: 'Dernier jour d’absence ; null quand elle est annulée' }),
    etat: z.enum(ETATS_ABSENCE),
  })
  .meta({ id: 'Absence' });

export const agentVu = ({ actif, creeLe, ...lu }: AgentLu): z.input<typeof agentSchema> => ({
  ...lu,
  etat: etatAgent({ actif, roles: lu.roles }),
  creeLe: creeLe.toISOString(),
});

export const absenceVue = (absence: AbsenceLue, jour: Jour): z.input<typeof absenceSchema> => {
  const etat = etatAbsence(absence, jour);
  return { ...absence, etat, dernierJour: etat === 'ANNULEE' ? null : dernierJour(absence) };
};
