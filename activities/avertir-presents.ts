import type { EntityManager } from '@mikro-orm/postgresql';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import type { Remplacement } from '../database/entities/remplacement.entity.ts';
import { AdministrateurRepository } from '../database/repositories/administrateur.repository.ts';
import { faitsOrganisme } from '../database/repositories/faits-courriel.repository.ts';
import { RemplacementRepository } from '../database/repositories/remplacement.repository.ts';
import { aAvertir } from '../domain/remplacement/averti.ts';

/**
 * Notes who is to be told of a complete request: the contact métier and the administrateurs of today, once an address, its
 * author excepted. Those noted already stay as they are: run twice, writes nothing more.
 */
export const avertirPresents = async (em: EntityManager, remplacement: Remplacement): Promise<void> => {
  const { id, organismeId, compteId, courriel: auteur } = remplacement;
  const organisme = await em.findOneOrFail(OrganismeEntity, { id: organismeId ?? '' });
  const administrateurs = await new AdministrateurRepository(em).actifs(compteId ?? '');
  const { contact } = faitsOrganisme(organisme);
  await new RemplacementRepository(em).avertir(id, aAvertir({ administrateurs, contact }, { auteur }));
};
