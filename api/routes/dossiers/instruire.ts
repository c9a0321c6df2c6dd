import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { UpdateDefinition } from '@temporalio/common';
import { z } from 'zod';
import { CompteLectureRepository } from '../../../database/repositories/compte-lecture.repository.ts';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { type AppelantAgent, porteeDe } from '../../../domain/compte/appelant.ts';
import { type EtatDossier, LIBELLE_ETAT_DOSSIER } from '../../../domain/dossier/dossier.ts';
import { BusinessError } from '../../../domain/errors.ts';
import {
  ACCROCHER_ORGANISME,
  type ActeAgent,
  accrochageWorkflowId,
  type DossierApresActe,
} from '../../../workflows/accrochage/accrochage.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { direDifference } from './difference.ts';

/** What every act carries, so that two agents cannot overwrite each other. */
export const versionVue = z.int().min(1).meta({ description: 'Version du dossier que l’agent a sous les yeux' });

export type DepsInstruction = { orm: Pick<MikroORM, 'em'>; ordres: Ordres };

export type DemandeActe<A extends ActeAgent> = {
  acte: UpdateDefinition<DossierApresActe, [A]>;
  dossierId: string;
  agent: AppelantAgent;
  maintenant: Date;
  effetId: string;
  /** What the act needs beside who, when and which case. */
  reste: Omit<A, 'dossierId' | 'agentId' | 'le' | 'acteId'> & Pick<ActeAgent, 'version'>;
};

/** A refusal says who acted: the workflow knows an id, the agent who reads it wants a name. */
export const nommerAgent = async (erreur: unknown, em: EntityManager): Promise<unknown> => {
  const agentId = erreur instanceof BusinessError ? /^agent:(.+)$/.exec(String(erreur.details.par))?.[1] : undefined;
  const agent = agentId ? await new CompteLectureRepository(em).trouverAgent(agentId) : null;
  if (!(erreur instanceof BusinessError) || !agent) return erreur;
  const { nom, prenom } = agent;
  return new BusinessError(erreur.code, erreur.message, {
    ...erreur.details,
    agent: { agentId: agent.id, nom, prenom },
  });
};

/** Sends an agent's act to the case's workflow; 404 before anything when there is no such case. */
export const instruire = async <A extends ActeAgent>(
  { acte, dossierId, agent, maintenant, effetId, reste }: DemandeActe<A>,
  { orm, ordres }: DepsInstruction,
): Promise<DossierApresActe & { libelleEtat: string }> => {
  const em = orm.em.fork();
  const dossier = await new DossierLectureRepository(em).trouver(porteeDe(agent), dossierId);
  if (!dossier) throw introuvable('Ce dossier');
  try {
    const apres = await ordres.executer({
      update: acte,
      args: [
        { dossierId, agentId: agent.agentId, le: maintenant.toISOString(), acteId: effetId, ...reste } as unknown as A,
      ],
      effetId,
      workflow: {
        type: ACCROCHER_ORGANISME,
        id: accrochageWorkflowId(dossier.siret),
        file: 'dossiers',
        input: { siret: dossier.siret },
      },
    });
    return { ...apres, libelleEtat: LIBELLE_ETAT_DOSSIER[apres.etat satisfies EtatDossier] };
  } catch (erreur) {
    throw await direDifference(await nommerAgent(erreur, em), em, { dossierId, version: reste.version });
  }
};
