import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { compteExistant } from '../../domain/compte/compte-existant.ts';
import { BusinessError } from '../../domain/errors.ts';
import { identifiantConnexionDe } from '../../domain/organisme/identifiants.ts';
import { CompteEntity } from '../entities/compte.entity.ts';
import type { Contrat } from '../entities/contrat.entity.ts';
import { type Utilisateur, UtilisateurEntity } from '../entities/utilisateur.entity.ts';

/** Accounts of organismes and their people, write side. */
export class CompteRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /**
   * Opens the account of that role, or gives the one that nobody has validated yet, under lock; its id. COMPTE_EXISTANT, with
   * whom to turn to, when it is open for good.
   */
  async ouvrir(nouveau: { id: string; contrat: Contrat; creeLe: Date }): Promise<string> {
    const { id, contrat, creeLe } = nouveau;
    const { organismeId, role } = contrat;
    const ouverts = await this.em.execute<unknown[]>(
      `INSERT INTO accrochage.compte (id, organisme_id, role, etat, cree_le) VALUES (?, ?, ?, 'A_VALIDER', ?)
       ON CONFLICT (organisme_id, role) DO NOTHING RETURNING id`,
      [id, organismeId, role, creeLe],
    );
    if (ouverts.length > 0) return id;
    const verrou = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const compte = await this.em.findOneOrFail(CompteEntity, { organismeId, role }, verrou);
    if (compte.etat === 'A_VALIDER') return compte.id;
    const actif = { compteId: compte.id, role: 'ADMINISTRATEUR', etat: 'ACTIF' } as const;
    throw compteExistant(await this.em.findOne(UtilisateurEntity, actif, { orderBy: { creeLe: 'asc', id: 'asc' } }));
  }

  /** Persons of the account who have not validated their mail, under lock. */
  async aValider(compteId: string): Promise<Utilisateur[]> {
    const verrou = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, orderBy: { id: 'asc' } } as const;
    return this.em.find(UtilisateurEntity, { compteId, etat: 'A_VALIDER' }, verrou);
  }

  /** The account of that person under lock, before any other row of hers; INTROUVABLE when there is none. */
  async verrouillerCompteDe(utilisateurId: string): Promise<void> {
    const verrouilles = await this.em.execute<unknown[]>(
      `SELECT c.id FROM accrochage.compte c JOIN accrochage.utilisateur u ON u.compte_id = c.id
       WHERE u.id = ? FOR UPDATE OF c`,
      [utilisateurId],
    );
    if (verrouilles.length === 0) throw new BusinessError('INTROUVABLE', 'Cette personne n’existe pas.');
  }

  /**
   * Hands the password that waits under that id to its holder. A password already handed stays with its first holder.
   */
  async remettreMotDePasse(motDePasseId: string, utilisateurId: string): Promise<void> {
    const remis = await this.em.execute<unknown[]>(
      `UPDATE technique.mot_de_passe SET utilisateur_id = ? WHERE id = ? AND (utilisateur_id IS NULL OR utilisateur_id = ?)
       RETURNING id`,
      [utilisateurId, motDePasseId, utilisateurId],
    );
    if (remis.length === 0)
      throw new BusinessError('INTROUVABLE', 'Le mot de passe choisi n’a pas été conservé ; recommencez.');
  }

  /** The password that waits under that id takes the place of the one the person had. Run twice, replaces nothing more. */
  async remplacerMotDePasse(motDePasseId: string, utilisateurId: string): Promise<void> {
    await this.em.execute('DELETE FROM technique.mot_de_passe WHERE utilisateur_id = ? AND id <> ?', [
      utilisateurId,
      motDePasseId,
    ]);
    await this.remettreMotDePasse(motDePasseId, utilisateurId);
  }

  /** The person under lock; INTROUVABLE when there is none. */
  async utilisateurForUpdate(id: string): Promise<Utilisateur> {
    const utilisateur = await this.em.findOne(UtilisateurEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (utilisateur === null) throw new BusinessError('INTROUVABLE', 'Cette personne n’existe pas.');
    return utilisateur;
  }

  /** Gives the person (under lock) an identifiant de connexion that nobody bears; the one it has stays. */
  async attribuerIdentifiant(utilisateur: Utilisateur): Promise<string> {
    while (utilisateur.identifiantConnexion == null) {
      const identifiant = identifiantConnexionDe(randomBytes(9));
      const pris = await this.em.count(UtilisateurEntity, { identifiantConnexion: identifiant });
      if (pris === 0) utilisateur.identifiantConnexion = identifiant;
    }
    return utilisateur.identifiantConnexion;
  }

  /** The account opens for good. */
  async activer(compteId: string): Promise<void> {
    await this.em.nativeUpdate(CompteEntity, { id: compteId }, { etat: 'ACTIF' });
  }
}
