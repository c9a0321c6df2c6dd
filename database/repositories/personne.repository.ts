import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type EtatAcces, exigerTransitionAcces, type MotifVerrou } from '../../domain/compte/acces-personne.ts';
import { BusinessError } from '../../domain/errors.ts';
import { type Compte, CompteEntity } from '../entities/compte.entity.ts';
import { type Utilisateur, UtilisateurEntity } from '../entities/utilisateur.entity.ts';

/** SQL condition on a person: she is of the account, wherever her access stands; else her address is free. */
export const DU_COMPTE = "etat NOT IN ('INVITATION_RETIREE', 'INSCRIPTION_REMPLACEE', 'DESACTIVE')";

/** Persons of an account, write side. The account's row, under lock, serialises whoever changes one of them. */
export class PersonneRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** The account under lock; INTROUVABLE when there is none. */
  async compteForUpdate(compteId: string): Promise<Compte> {
    const compte = await this.em.findOne(
      CompteEntity,
      { id: compteId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    if (compte === null) throw new BusinessError('INTROUVABLE', 'Ce compte n’existe pas.');
    return compte;
  }

  /** A person of that account, under lock; INTROUVABLE for anybody else. */
  async getForUpdate(compteId: string, personneId: string): Promise<Utilisateur> {
    const personne = await this.em.findOne(
      UtilisateurEntity,
      { id: personneId, compteId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    if (personne === null) throw new BusinessError('INTROUVABLE', 'Cette personne n’existe pas dans ce compte.');
    return personne;
  }

  async existe(compteId: string, personneId: string): Promise<boolean> {
    return (await this.em.count(UtilisateurEntity, { id: personneId, compteId })) > 0;
  }

  async estAdministrateurActif(compteId: string, personneId: string): Promise<boolean> {
    const nombre = await this.em.count(UtilisateurEntity, {
      id: personneId,
      compteId,
      role: 'ADMINISTRATEUR',
      etat: 'ACTIF',
    });
    return nombre > 0;
  }

  /** Active administrateurs of the account beside that person. */
  async autresAdministrateurs({ compteId, id }: Utilisateur): Promise<number> {
    return this.em.count(UtilisateurEntity, { compteId, role: 'ADMINISTRATEUR', etat: 'ACTIF', id: { $ne: id } });
  }

  /** Refuses (PERSONNE_EXISTANTE) an address that another person of the account bears, as far as she may come in. */
  async exigerAdresseLibre(compteId: string, courriel: string, saufId: string): Promise<void> {
    const prises = await this.em.execute<unknown[]>(
      `SELECT 1 FROM accrochage.utilisateur
       WHERE compte_id = ? AND lower(courriel) = lower(?) AND id <> ? AND ${DU_COMPTE}`,
      [compteId, courriel, saufId],
    );
    if (prises.length > 0)
      throw new BusinessError(
        'PERSONNE_EXISTANTE',
        'Une personne de ce compte a déjà cette adresse électronique : chaque personne a la sienne.',
        { champ: 'courriel' },
      );
  }

  /** Open accounts of an organisme, and who has an access or an invitation to them under that address. */
  async accesDansLOrganisme(
    organismeId: string,
    courriel: string,
  ): Promise<{ comptes: Compte[]; siennes: Utilisateur[] }> {
    const comptes = await this.em.find(CompteEntity, { organismeId, etat: 'ACTIF' }, { orderBy: { role: 'asc' } });
    const siennes = await this.em.find(UtilisateurEntity, {
      compteId: { $in: comptes.map(({ id }) => id) },
      courriel: { $ilike: courriel.replace(/[\\%_]/g, '\\$&') },
      etat: { $in: ['ACTIF', 'INVITE', 'EN_SOMMEIL'] },
    });
    return { comptes, siennes };
  }

  /** Writes where the access stands from now on, or that it stands there anew; `motif` goes with a lock. */
  async changerEtat(
    personne: Utilisateur,
    etat: EtatAcces,
    le: string,
    motif: MotifVerrou | null = null,
  ): Promise<void> {
    if (personne.etat !== etat) exigerTransitionAcces(personne.etat, etat);
    Object.assign(personne, { etat, etatChangeLe: new Date(le), motifVerrou: motif });
    await this.em.flush();
  }
}
