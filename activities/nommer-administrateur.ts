import type { EntityManager } from '@mikro-orm/postgresql';
import { CompteEntity } from '../database/entities/compte.entity.ts';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import type { DossierDeps } from './deps.ts';

/** `personneId` will be the id of her row, once she has chosen her password. */
export type PersonneANommer = {
  personneId: string;
  compteId: string;
  nom: string;
  prenom: string;
  courriel: string;
  le: string;
};

/**
 * Gives an administrateur to an account, within the caller's transaction: the link by which she chooses her password and
 * accepts the conditions of use, and its mail. Run twice for one `personneId`, writes nothing more.
 */
export const nommerAdministrateur = async (
  em: EntityManager,
  personne: PersonneANommer,
  { jetons, domaineCourriels }: Pick<DossierDeps, 'jetons' | 'domaineCourriels'>,
): Promise<{ courrielIds: string[] }> => {
  const { personneId, compteId, nom, prenom, courriel, le } = personne;
  const { organismeId } = await em.findOneOrFail(CompteEntity, { id: compteId });
  const { raisonSociale } = await em.findOneOrFail(OrganismeEntity, { id: organismeId });
  const lien = { usage: 'NOMINATION' as const, sujetId: personneId, cleId: jetons.cleActive, le };
  const jetonId = await new JetonRepository(em).emettre(lien);
  const courrielId = await new CourrielRepository(em, domaineCourriels).deposer({
    cle: `administrateur-nomme:${personneId}`,
    modele: 'administrateur-nomme',
    destinataire: courriel,
    parametres: { prenom, nom, raisonSociale, jetonId },
    organismeId,
    le,
  });
  return { courrielIds: [courrielId] };
};
