import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RoleCompte } from '../../domain/compte/appelant.ts';
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

  /** Opens the account of that role; COMPTE_EXISTANT, with whom to turn to, when the organisme has it already. */
  async ouvrir(compte: { id: string; contrat: Contrat; creeLe: Date }): Promise<void> {
    const { id, contrat, creeLe } = compte;
    const ouverts = await this.em.execute<unknown[]>(
      `INSERT INTO accrochage.compte (id, organisme_id, role, etat, cree_le) VALUES (?, ?, ?, 'A_VALIDER', ?)
       ON CONFLICT (organisme_id, role) DO NOTHING RETURNING id`,
      [id, contrat.organismeId, contrat.role, creeLe],
    );
    if (ouverts.length === 0) throw compteExistant(await this.administrateur(contrat.organismeId, contrat.role));
  }

  /** The administrateur to turn to: the first who is active, else the one whose mail is not validated yet. */
  private async administrateur(organismeId: string, role: RoleCompte): Promise<Utilisateur | null> {
    const compte = await this.em.findOneOrFail(CompteEntity, { organismeId, role });
    const administrateurs = await this.em.find(
      UtilisateurEntity,
      { compteId: compte.id, role: 'ADMINISTRATEUR', etat: { $in: ['ACTIF', 'A_VALIDER'] } },
      { orderBy: { creeLe: 'asc', id: 'asc' } },
    );
    return administrateurs.find(({ etat }) => etat === 'ACTIF') ?? administrateurs[0] ?? null;
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
