import { ETATS_INSTRUITS, type EtatDossier } from './dossier.ts';

/** Queues in which agents find the cases. */
export type FileDossiers =
  | 'A_PRENDRE'
  | 'EN_COURS'
  | 'EN_ATTENTE_ORGANISME'
  | 'EN_ATTENTE_JUSQUAU'
  | 'EN_RETARD'
  | 'SUIVIS_PAR_MOI';

export type CritereFile = {
  /** States of the cases that the queue may hold. */
  etats: readonly EtatDossier[] | 'TOUS';
  /** Only those that are late. */
  enRetard?: true;
  /** Only those that the agent follows. */
  suivis?: true;
};

/**
 * What each queue holds. The first four share out the cases by who has to move: a case is in one of them at most.
 * EN_ATTENTE_ORGANISME holds all that only the organisme can move: the answer to a complement, the opening of the account,
 * the first deposit. Late or followed cases are in their own queue too.
 */
export const FILES_DOSSIERS: Record<FileDossiers, CritereFile> = {
  A_PRENDRE: { etats: ['RECU'] },
  EN_COURS: { etats: ['EN_INSTRUCTION'] },
  EN_ATTENTE_ORGANISME: { etats: ['COMPLEMENT_DEMANDE', 'IDENTIFIANTS_EMIS', 'COMPTE_ACTIF'] },
  EN_ATTENTE_JUSQUAU: { etats: ['EN_ATTENTE'] },
  // On hold nothing is late: the clock is stopped.
  EN_RETARD: { etats: ETATS_INSTRUITS.filter((etat) => etat !== 'EN_ATTENTE'), enRetard: true },
  SUIVIS_PAR_MOI: { etats: 'TOUS', suivis: true },
};

export const LIBELLE_FILE_DOSSIERS: Record<FileDossiers, string> = {
  A_PRENDRE: 'À prendre',
  EN_COURS: 'En cours',
  EN_ATTENTE_ORGANISME: 'En attente de l’organisme',
  EN_ATTENTE_JUSQUAU: 'En attente jusqu’au',
  EN_RETARD: 'En retard',
  SUIVIS_PAR_MOI: 'Suivis par moi',
};

/** Instants (ISO) by which a case is late. */
export type DatesDossier = {
  /** Of the last act. */
  etatChangeLe: string;
  relanceAgentsPrevueLe: string | null;
  agentsRelancesLe: string | null;
  clotureProposeeLe: string | null;
};

/**
 * Late: the closing waits for an agent's decision, the reminder of the agents is due, or they were reminded and nothing was
 * done since.
 */
export const enRetard = (dates: DatesDossier, le: string): boolean => {
  const { etatChangeLe, relanceAgentsPrevueLe: prevue, agentsRelancesLe: relances, clotureProposeeLe } = dates;
  if (clotureProposeeLe !== null) return true;
  if (prevue === null) return false;
  return Date.parse(prevue) <= Date.parse(le) || (relances !== null && Date.parse(relances) > Date.parse(etatChangeLe));
};

/** The queues that hold a case, for an agent who follows it or not. */
export const filesDuDossier = (
  dossier: DatesDossier & { etat: EtatDossier; suivi: boolean },
  le: string,
): FileDossiers[] =>
  (Object.keys(FILES_DOSSIERS) as FileDossiers[]).filter((file) => {
    const { etats, enRetard: siRetard, suivis } = FILES_DOSSIERS[file];
    return (
      (etats === 'TOUS' || etats.includes(dossier.etat)) &&
      (siRetard === undefined || enRetard(dossier, le)) &&
      (suivis === undefined || dossier.suivi)
    );
  });

/** What a list of cases may be sorted by. `echeance`: what happens next by itself; those to which nothing will come last. */
export type TriDossiers = 'ouvertLe' | 'etatChangeLe' | 'echeance' | 'reference';
export const TRIS_DOSSIERS = ['ouvertLe', 'etatChangeLe', 'echeance', 'reference'] as const satisfies TriDossiers[];
export type OrdreTri = 'asc' | 'desc';
