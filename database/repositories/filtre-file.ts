import type { Portee } from '../../domain/compte/appelant.ts';
import type { CodeNote } from '../../domain/dossier/demande-contact.ts';
import type { EtatDossier } from '../../domain/dossier/dossier.ts';
import {
  FILES_DOSSIERS,
  type FileDossiers,
  type OrdreTri,
  type TriDossiers,
} from '../../domain/dossier/file-dossiers.ts';
import { type Condition, conditionPortee, type LigneDossier } from './ligne-dossier.ts';

/** Where a sorted list has been read to: the sorted value, exact to the microsecond, then the id. */
export type PositionTriee = { valeur: string; id: string };

export type FiltreFile = {
  /** The agent who reads, and the instant at which. */
  pour: { agentId: string; le: string };
  file?: FileDossiers | undefined;
  etats?: readonly EtatDossier[] | undefined;
  agent?: { id: string } | 'AUCUN' | undefined;
  origine?: LigneDossier['origine'] | undefined;
  certification?: string | undefined;
  /** Instants: from the first one on, before the second. */
  ouvert?: { depuis?: string | undefined; avant?: string | undefined } | undefined;
  notes?: readonly CodeNote[] | undefined;
  /** Beginning of a SIRET, or a reference. */
  recherche?: string | undefined;
  tri: TriDossiers;
  ordre: OrdreTri;
  apres?: PositionTriee | undefined;
  limite: number;
};

/** Column of a sort, and how its values are read from and into a cursor. */
export const TRIS: Record<TriDossiers, { colonne: string; enTexte: string; deTexte: string }> = {
  ouvertLe: instantTrie('d.ouvert_le'),
  etatChangeLe: instantTrie('d.etat_change_le'),
  echeance: instantTrie('d.echeance'),
  reference: { colonne: 'd.reference', enTexte: 'd.reference', deTexte: '?' },
};

function instantTrie(colonne: string): { colonne: string; enTexte: string; deTexte: string } {
  return {
    colonne,
    enTexte: `to_json(${colonne} AT TIME ZONE 'UTC') #>> '{}'`,
    deTexte: "(?::timestamp AT TIME ZONE 'UTC')",
  };
}

/** Values of ours alone may be written in the text of a query. */
const parmi = (valeurs: readonly string[]): string => valeurs.map((valeur) => `'${valeur}'`).join(', ');

/** The rule `enRetard` of the domain over columns; a test holds them together. */
const EN_RETARD = `(d.cloture_proposee_le IS NOT NULL OR d.relance_agents_prevue_le <= ?::timestamptz
  OR (d.relance_agents_prevue_le IS NOT NULL AND d.agents_relances_le > d.etat_change_le))`;

/** Condition of one queue. */
export const conditionFile = (file: FileDossiers, { le }: FiltreFile['pour']): Condition => {
  const { etats, enRetard, suivis } = FILES_DOSSIERS[file];
  const sql = [
    ...(etats === 'TOUS' ? [] : [`d.etat IN (${parmi(etats)})`]),
    ...(enRetard ? [EN_RETARD] : []),
    ...(suivis ? ['s.agent_id IS NOT NULL'] : []),
  ].join(' AND ');
  return { sql, params: enRetard ? [le] : [] };
};

const conditionRecherche = (recherche: string): Condition => {
  const compacte = recherche.replace(/\s/g, '');
  return /^[0-9]{3,14}$/.test(compacte)
    ? { sql: 'd.siret LIKE ?', params: [`${compacte}%`] }
    : { sql: 'd.reference = ?', params: [compacte.toUpperCase()] };
};

/** All the conditions of a list; the scope comes first, and nothing that is asked widens it. */
export const conditionsFile = (portee: Portee, filtre: FiltreFile): Condition[] => {
  const { file, pour, etats, agent, origine, certification, ouvert, notes, recherche, tri, ordre, apres } = filtre;
  const une = (presente: unknown, sql: string, ...params: unknown[]): Condition[] =>
    presente ? [{ sql, params }] : [];
  return [
    conditionPortee(portee),
    ...(file ? [conditionFile(file, pour)] : []),
    ...une(etats?.length, `d.etat IN (${parmi(etats ?? [])})`),
    ...une(agent === 'AUCUN', 'd.agent_id IS NULL'),
    ...(typeof agent === 'object' ? [{ sql: 'd.agent_id = ?', params: [agent.id] }] : []),
    ...une(origine, 'd.origine = ?', origine),
    ...une(certification, 'd.certifications @> ARRAY[?]::text[]', certification),
    ...une(ouvert?.depuis, 'd.ouvert_le >= ?::timestamptz', ouvert?.depuis),
    ...une(ouvert?.avant, 'd.ouvert_le < ?::timestamptz', ouvert?.avant),
    ...une(
      notes?.length,
      `EXISTS (SELECT FROM jsonb_array_elements(d.notes) AS note WHERE note ->> 'code' IN (${parmi(notes ?? [])}))`,
    ),
    ...(recherche ? [conditionRecherche(recherche)] : []),
    ...une(
      apres,
      `(${TRIS[tri].colonne}, d.id) ${ordre === 'asc' ? '>' : '<'} (${TRIS[tri].deTexte}, ?::uuid)`,
      apres?.valeur,
      apres?.id,
    ),
  ];
};
