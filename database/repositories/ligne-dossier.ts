import type { Portee } from '../../domain/compte/appelant.ts';
import type { EtatDossier } from '../../domain/dossier/dossier.ts';

/** A case as a row of a list. */
export type LigneDossier = {
  dossierId: string;
  reference: string;
  siret: string;
  raisonSociale: string;
  etat: EtatDossier;
  origine: 'FORMULAIRE' | 'ANNUAIRE';
  nombreNotes: number;
  version: number;
  ouvertLe: string;
  etatChangeLe: string;
  /** Instants by which it is late; ISO, as all of them here. */
  relanceAgentsPrevueLe: string | null;
  agentsRelancesLe: string | null;
  clotureProposeeLe: string | null;
  /** What happens next by itself. */
  echeance: string | null;
  agent: { agentId: string; nom: string; prenom: string } | null;
  /** Whether the agent who reads follows it. */
  suivi: boolean;
};

type Datee =
  | 'ouvertLe'
  | 'etatChangeLe'
  | 'relanceAgentsPrevueLe'
  | 'agentsRelancesLe'
  | 'clotureProposeeLe'
  | 'echeance';

/** Columns of the row; the case is `d`, its agent `g`, the mark of whoever follows it `s`. */
export const COLONNES_LIGNE = `d.id AS "dossierId", d.reference, d.siret, d.raison_sociale AS "raisonSociale", d.etat, d.origine,
  jsonb_array_length(d.notes) AS "nombreNotes", d.version, d.ouvert_le AS "ouvertLe", d.etat_change_le AS "etatChangeLe",
  d.relance_agents_prevue_le AS "relanceAgentsPrevueLe", d.agents_relances_le AS "agentsRelancesLe",
  d.cloture_proposee_le AS "clotureProposeeLe", nullif(d.echeance, 'infinity') AS echeance,
  CASE WHEN g.id IS NOT NULL THEN jsonb_build_object('agentId', g.id, 'nom', g.nom, 'prenom', g.prenom) END AS agent,
  s.agent_id IS NOT NULL AS suivi`;

/** What the columns stand on; its one parameter is the agent who reads. */
export const JOINTURES_LIGNE = `LEFT JOIN accrochage.agent g ON g.id = d.agent_id
  LEFT JOIN technique.dossier_suivi s ON s.dossier_id = d.id AND s.agent_id = ?`;

const DATEES: readonly Datee[] = [
  'ouvertLe',
  'etatChangeLe',
  'relanceAgentsPrevueLe',
  'agentsRelancesLe',
  'clotureProposeeLe',
  'echeance',
];

/** The driver gives instants as it likes; rows carry ISO. */
export const lireLigne = <L extends LigneDossier>(ligne: L): L => {
  const instants = DATEES.map((nom) => [nom, ligne[nom] === null ? null : new Date(ligne[nom]).toISOString()]);
  return { ...ligne, ...Object.fromEntries(instants) };
};

/** A condition of a query and its parameters. */
export type Condition = { sql: string; params: unknown[] };

/** What the caller may see; every list of cases begins with it, whatever is asked. */
export const conditionPortee = (portee: Portee): Condition =>
  portee.tout ? { sql: 'true', params: [] } : { sql: 'd.organisme_id = ?', params: [portee.organismeId] };
