import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { UpdateDefinition } from '@temporalio/common';
import { z } from 'zod';
import { CompteLectureRepository, type Personne } from '../../../database/repositories/compte-lecture.repository.ts';
import type { AppelantAgent, AppelantUtilisateur } from '../../../domain/compte/appelant.ts';
import type { Auteur, OrdrePersonne } from '../../../domain/compte/ordres.ts';
import { compteWorkflowId, GERER_COMPTE } from '../../../workflows/compte/compte.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';

export type DepsPersonnes = { orm: Pick<MikroORM, 'em'>; ordres: Ordres };

/** Path of a route on one person. */
export const paramsPersonne = z.object({ personneId: z.uuid() });

/** Who gives an order on a person of an account that she administers, or as an agent. */
export const auteurDe = (appelant: AppelantUtilisateur | AppelantAgent): Auteur =>
  appelant.type === 'AGENT'
    ? { qui: 'AGENT', id: appelant.agentId }
    : { qui: 'ADMINISTRATEUR', id: appelant.utilisateurId };

/** The person, 404 when she is not of the caller's own account; agents see all. */
export const exigerPersonne = async (
  personneId: string,
  appelant: AppelantUtilisateur | AppelantAgent,
  em: EntityManager,
): Promise<Personne> => {
  const personne = await new CompteLectureRepository(em).trouverPersonne(personneId);
  if (!personne || (appelant.type === 'UTILISATEUR' && personne.compte.id !== appelant.compteId))
    throw introuvable('Cette personne');
  return personne;
};

export type OrdreAuCompte<R, O> = { compteId: string; update: UpdateDefinition<R, [O]>; ordre: O; effetId: string };

/** An order to the workflow of an account. */
export const ordonnerAuCompte = <R, O>(
  { compteId, update, ordre, effetId }: OrdreAuCompte<R, O>,
  ordres: Ordres,
): Promise<R> =>
  ordres.executer({
    update,
    args: [ordre],
    effetId,
    workflow: { type: GERER_COMPTE, id: compteWorkflowId(compteId), file: 'dossiers', input: { compteId } },
  });

export type OrdreSurPersonne<R, O extends OrdrePersonne> = {
  update: UpdateDefinition<R, [O]>;
  personneId: string;
  appelant: AppelantUtilisateur | AppelantAgent;
  effetId: string;
  maintenant: Date;
  /** What the order needs beside who, when and on whom. */
  reste: Omit<O, keyof OrdrePersonne>;
};

/** An order of an administrateur, or of an agent, on a person; 404 before anything when she is not in the caller's scope. */
export const ordonnerSurPersonne = async <R, O extends OrdrePersonne>(
  { update, personneId, appelant, effetId, maintenant, reste }: OrdreSurPersonne<R, O>,
  { orm, ordres }: DepsPersonnes,
): Promise<R> => {
  const { compte } = await exigerPersonne(personneId, appelant, orm.em.fork());
  const commun = { effetId, personneId, auteur: auteurDe(appelant), le: maintenant.toISOString() };
  const ordre = { ...commun, ...reste } as unknown as O;
  return ordonnerAuCompte({ compteId: compte.id, update, ordre, effetId }, ordres);
};
