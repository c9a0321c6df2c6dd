import type { EntityManager } from '@mikro-orm/postgresql';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import type { Remplacement } from '../database/entities/remplacement.entity.ts';
import { AdministrateurRepository } from '../database/repositories/administrateur.repository.ts';
import { type Averti, RemplacementRepository } from '../database/repositories/remplacement.repository.ts';

/**
 * Notes who is to be told of a complete request: the contact métier and the administrateurs of today, once an address, its
 * author excepted. Those noted already stay as they are: run twice, writes nothing more.
 */
export const avertirPresents = async (em: EntityManager, remplacement: Remplacement): Promise<void> => {
  const { id, organismeId, compteId, courriel: sien } = remplacement;
  const organisme = await em.findOneOrFail(OrganismeEntity, { id: organismeId ?? '' });
  const administrateurs = await new AdministrateurRepository(em).actifs(compteId ?? '');
  const presents: Averti[] = [
    ...administrateurs.map((personne) => ({ qualite: 'ADMINISTRATEUR' as const, ...personne })),
    {
      qualite: 'CONTACT',
      nom: organisme.contactNom,
      prenom: organisme.contactPrenom,
      courriel: organisme.contactCourriel,
    },
  ];
  // The directory may know no contact.
  const autres = presents.filter(({ courriel }) => courriel !== '' && courriel.toLowerCase() !== sien.toLowerCase());
  await new RemplacementRepository(em).avertir(id, autres);
};
