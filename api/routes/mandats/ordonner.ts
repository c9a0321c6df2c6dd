import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { UpdateDefinition } from '@temporalio/common';
import type { Organisme } from '../../../database/entities/organisme.entity.ts';
import { CompteLectureRepository } from '../../../database/repositories/compte-lecture.repository.ts';
import { type AppelantAgent, type AppelantUtilisateur, porteeDe } from '../../../domain/compte/appelant.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { ACCROCHER_ORGANISME, accrochageWorkflowId } from '../../../workflows/accrochage/accrochage.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { nommerAgent } from '../dossiers/instruire.ts';

export type DepsMandats = { orm: Pick<MikroORM, 'em'>; ordres: Ordres };

/** The organisme within the caller's scope; 404 for any other. */
export const organismeDansPortee = async (
  em: EntityManager,
  appelant: AppelantUtilisateur | AppelantAgent,
  organismeId: string,
): Promise<Organisme> => {
  const portee = porteeDe(appelant);
  const visible = portee.tout || portee.organismeId === organismeId;
  const organisme = visible ? await new CompteLectureRepository(em).trouverOrganisme(organismeId) : null;
  if (!organisme) throw introuvable('Cet organisme');
  return organisme;
};

/** What a certificateur decides, it decides from its account as certificateur: the one as déposant speaks for others. */
export const exigerCompteCertificateur = async (
  em: EntityManager,
  appelant: AppelantUtilisateur | AppelantAgent,
): Promise<void> => {
  if (appelant.type === 'AGENT') return;
  const personne = await new CompteLectureRepository(em).trouverPersonne(appelant.utilisateurId);
  if (personne?.compte.role !== 'CERTIFICATEUR')
    throw new BusinessError(
      'ACTION_INTERDITE',
      'Cette décision revient au certificateur : connectez-vous avec son compte de certificateur.',
    );
};

type OrdreAuCertificateur<R, A> = { update: UpdateDefinition<R, [A]>; siret: string; demande: A; effetId: string };

/** Sends an order to the workflow of the certificateur; a refusal names the agent who acted. */
export const ordonnerAuCertificateur = async <R, A>(
  { update, siret, demande, effetId }: OrdreAuCertificateur<R, A>,
  { em, ordres }: { em: EntityManager; ordres: Ordres },
): Promise<R> => {
  const id = accrochageWorkflowId(siret);
  const workflow = { type: ACCROCHER_ORGANISME, id, file: 'dossiers' as const, input: { siret } };
  try {
    return await ordres.executer({ update, args: [demande], effetId, workflow });
  } catch (erreur) {
    throw await nommerAgent(erreur, em);
  }
};
