import type { MikroORM } from '@mikro-orm/postgresql';
import type { UpdateDefinition } from '@temporalio/common';
import { z } from 'zod';
import { RemplacementLectureRepository } from '../../../database/repositories/remplacement-lecture.repository.ts';
import type { AppelantAgent } from '../../../domain/compte/appelant.ts';
import type { ActeAgentRemplacement, RemplacementApresActe } from '../../../domain/remplacement/ordres.ts';
import { LIBELLE_ETAT_REMPLACEMENT } from '../../../domain/remplacement/remplacement.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { nommerAgent } from '../dossiers/instruire.ts';
import { ordonner } from './ordonner.ts';

export const versionDemande = z.int().min(1).meta({ description: 'Version de la demande que l’agent a sous les yeux' });

export type DepsInstructionRemplacement = { orm: Pick<MikroORM, 'em'>; ordres: Ordres };

export type DemandeActeRemplacement<A extends ActeAgentRemplacement> = {
  acte: UpdateDefinition<RemplacementApresActe, [A]>;
  remplacementId: string;
  agent: AppelantAgent;
  maintenant: Date;
  effetId: string;
  /** What the act needs beside who and when. */
  reste: Omit<A, 'agentId' | 'le'>;
};

/** Sends an agent's act to the workflow of a request; 404 before anything when there is no such request. */
export const instruireRemplacement = async <A extends ActeAgentRemplacement>(
  { acte, remplacementId, agent, maintenant, effetId, reste }: DemandeActeRemplacement<A>,
  { orm, ordres }: DepsInstructionRemplacement,
): Promise<RemplacementApresActe & { libelleEtat: string }> => {
  const em = orm.em.fork();
  if (!(await new RemplacementLectureRepository(em).trouver(remplacementId)))
    throw introuvable('Cette demande de remplacement');
  try {
    const args: [A] = [{ agentId: agent.agentId, le: maintenant.toISOString(), ...reste } as unknown as A];
    const apres = await ordonner({ ordres }, { update: acte, args, effetId, remplacementId });
    return { ...apres, libelleEtat: LIBELLE_ETAT_REMPLACEMENT[apres.etat] };
  } catch (erreur) {
    throw await nommerAgent(erreur, em);
  }
};
