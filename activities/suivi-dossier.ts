import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ActeDossierEntity } from '../database/entities/acte-dossier.entity.ts';
import type { Dossier } from '../database/entities/dossier.entity.ts';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import type { EtatDossier } from '../domain/dossier/dossier.ts';
import { echeancesDues, prochaineEcheance } from '../domain/dossier/echeance-dossier.ts';
import type { DossierSuivi } from '../domain/dossier/ordres.ts';
import { attendUnAgent, prochaineRelanceAgents } from '../domain/dossier/relance.ts';

/** What every change of a case gives back: the answer, the case for the workflow, the mails to wake the sender for. */
export type Suite<T> = {
  reponse: T;
  dossier: DossierSuivi;
  courrielIds: string[];
  /** `dossierParti` goes on under that SIRET: its workflow has to look at it. */
  versSiret?: string;
  dossierParti?: string;
};

/** Durations that tests shorten: the reminder of the agents, and a calendar day. */
export type Durees = { relanceMs?: number | undefined; jourMs?: number | undefined };

/** The case as the workflow follows it. */
export const suivre = async (em: EntityManager, dossier: Dossier): Promise<DossierSuivi> => {
  const organisme = dossier.organismeId == null ? null : await em.findOne(OrganismeEntity, { id: dossier.organismeId });
  return {
    dossierId: dossier.id,
    etat: dossier.etat,
    version: dossier.version,
    matricule: organisme?.matricule ?? null,
    relanceAgentsPrevueLe: dossier.relanceAgentsPrevueLe?.toISOString() ?? null,
    prochaineEcheance: prochaineEcheance(echeancesDues(dossier.echeances, dossier.etat === 'EN_ATTENTE')),
  };
};

/** Moves the case and its next reminder; `relanceMs` replaces the working days in tests. */
export const changerEtat = (dossier: Dossier, etat: Dossier['etat'], le: string, relanceMs?: number): void => {
  dossier.etat = etat;
  dossier.etatChangeLe = new Date(le);
  dossier.version += 1;
  dossier.relanceAgentsPrevueLe = attendUnAgent(etat, dossier.clotureProposeeLe != null)
    ? relanceApres(le, relanceMs)
    : null;
};

/** When the agents are reminded if nothing happens after that instant. */
export const relanceApres = (le: string, relanceMs?: number): Date =>
  relanceMs === undefined ? new Date(prochaineRelanceAgents(le)) : new Date(Date.parse(le) + relanceMs);

/** `acteId` is the id of the order, when one was given; `texte` is for the agents, and never in the journal. */
export type ActeConsigne = {
  acteId?: string | undefined;
  acte: string;
  acteur: string;
  le: string;
  etatAvant: EtatDossier | null;
  texte?: string | null | undefined;
};

/** Writes what was done to the case, once its row has changed: for the agents with its words, in the journal without. */
export const consigner = async (em: EntityManager, dossier: Dossier, consigne: ActeConsigne): Promise<void> => {
  const { acteId = randomUUID(), acte, acteur, le, etatAvant, texte = null } = consigne;
  em.create(ActeDossierEntity, {
    id: acteId,
    dossierId: dossier.id,
    acte,
    acteur,
    le: new Date(le),
    version: dossier.version,
    etatAvant,
    etatApres: dossier.etat,
    texte,
  });
  await em.flush();
  await new JournalRepository(em).ajouter({
    organismeId: dossier.organismeId ?? null,
    le,
    acteur,
    acte,
    objetType: 'dossier',
    objetId: dossier.id,
    etatAvant,
    etatApres: dossier.etat,
  });
};
