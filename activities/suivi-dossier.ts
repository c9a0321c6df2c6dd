import type { EntityManager } from '@mikro-orm/postgresql';
import type { Dossier } from '../database/entities/dossier.entity.ts';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import type { DossierSuivi } from '../domain/dossier/ordres.ts';
import { attendUnAgent, prochaineRelanceAgents } from '../domain/dossier/relance.ts';

/** What every change of a case gives back: the answer, the case for the workflow, the mails to wake the sender for. */
export type Suite<T> = { reponse: T; dossier: DossierSuivi; courrielIds: string[] };

/** The case as the workflow follows it. */
export const suivre = async (em: EntityManager, dossier: Dossier): Promise<DossierSuivi> => {
  const organisme = dossier.organismeId == null ? null : await em.findOne(OrganismeEntity, { id: dossier.organismeId });
  return {
    dossierId: dossier.id,
    etat: dossier.etat,
    version: dossier.version,
    matricule: organisme?.matricule ?? null,
    relanceAgentsPrevueLe: dossier.relanceAgentsPrevueLe?.toISOString() ?? null,
  };
};

/** Moves the case and its next reminder; `relanceMs` replaces the working days in tests. */
export const changerEtat = (dossier: Dossier, etat: Dossier['etat'], le: string, relanceMs?: number): void => {
  dossier.etat = etat;
  dossier.etatChangeLe = new Date(le);
  dossier.version += 1;
  dossier.relanceAgentsPrevueLe = attendUnAgent(etat) ? relanceApres(le, relanceMs) : null;
};

/** When the agents are reminded if nothing happens after that instant. */
export const relanceApres = (le: string, relanceMs?: number): Date =>
  relanceMs === undefined ? new Date(prochaineRelanceAgents(le)) : new Date(Date.parse(le) + relanceMs);
