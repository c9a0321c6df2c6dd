import type { EntityManager } from '@mikro-orm/postgresql';
import { ContratEntity } from '../database/entities/contrat.entity.ts';
import { MandatEntity } from '../database/entities/mandat.entity.ts';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { ConstatRepository } from '../database/repositories/constat.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import { situationMandat } from '../domain/mandat/mandat.ts';
import { prevenirDeposant, sansContact } from './courriels-mandats.ts';
import type { DossierDeps } from './deps.ts';

const DURENT = ['A_VENIR', 'EN_VIGUEUR'];

/**
 * Déposants who could not be told of their mandates, and whose address is known since: the mails go, the finding is lifted.
 * Gives how many. The mails have a key each, the finding a state: run twice, writes nothing more.
 */
export const prevenirSansContact = async (
  em: EntityManager,
  le: string,
  deps: Pick<DossierDeps, 'jetons' | 'domaineCourriels'>,
): Promise<number> => {
  const constats = new ConstatRepository(em);
  let joints = 0;
  for (const { organismeId } of await constats.enCours(['DEPOSANT_SANS_CONTACT'])) {
    const deposant = await em.findOneOrFail(OrganismeEntity, { id: organismeId });
    if (deposant.contactCourriel === '') continue;
    joints += 1;
    await constats.suivreFait(sansContact(deposant, le), false);
    for (const contrat of await em.find(ContratEntity, { organismeId, role: 'DEPOSANT' })) {
      const certificateur = await em.findOneOrFail(OrganismeEntity, { id: contrat.certificateurId });
      for (const mandat of await em.find(MandatEntity, { contratId: contrat.id }))
        if (DURENT.includes(situationMandat(mandat, jourDeParis(le))))
          await prevenirDeposant(em, { certificateur, ouvert: { mandat, deposant, contrat }, le }, deps);
    }
  }
  return joints;
};
