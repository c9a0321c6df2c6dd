import type { EntityManager } from '@mikro-orm/postgresql';
import type { RoleCompte } from '../../domain/compte/appelant.ts';
import { type Agent, AgentEntity } from '../entities/agent.entity.ts';
import { type Compte, CompteEntity } from '../entities/compte.entity.ts';
import { type Contrat, ContratEntity } from '../entities/contrat.entity.ts';
import { type Organisme, OrganismeEntity } from '../entities/organisme.entity.ts';
import { type Utilisateur, UtilisateurEntity } from '../entities/utilisateur.entity.ts';

export type Personne = { utilisateur: Utilisateur; compte: Compte; organisme: Organisme };

/** The contract that an inscription link opens, with both ends of it. */
export type ContratLu = { contrat: Contrat; organisme: Organisme; certificateur: Organisme };

/** Reads of accounts, persons, agents and contracts: who signs in, who registers. */
export class CompteLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  async #avecCompte(utilisateur: Utilisateur | null): Promise<Personne | null> {
    if (!utilisateur) return null;
    const compte = await this.#em.findOneOrFail(CompteEntity, { id: utilisateur.compteId });
    return {
      utilisateur,
      compte,
      organisme: await this.#em.findOneOrFail(OrganismeEntity, { id: compte.organismeId }),
    };
  }

  /** The person who signs in under that identifier, while the account is open to her. */
  async trouverParIdentifiant(identifiantConnexion: string): Promise<Personne | null> {
    const personne = await this.#avecCompte(
      await this.#em.findOne(UtilisateurEntity, { identifiantConnexion, etat: 'ACTIF' }),
    );
    return personne?.compte.etat === 'ACTIF' ? personne : null;
  }

  async trouverPersonne(utilisateurId: string): Promise<Personne | null> {
    return this.#avecCompte(await this.#em.findOne(UtilisateurEntity, { id: utilisateurId }));
  }

  /** An account with its organisme. */
  async trouverCompte(compteId: string): Promise<{ compte: Compte; organisme: Organisme } | null> {
    const compte = await this.#em.findOne(CompteEntity, { id: compteId });
    return compte && { compte, organisme: await this.#em.findOneOrFail(OrganismeEntity, { id: compte.organismeId }) };
  }

  async trouverAgent(agentId: string): Promise<Agent | null> {
    return this.#em.findOne(AgentEntity, { id: agentId });
  }

  async trouverAgentParSub(sub: string): Promise<Agent | null> {
    return this.#em.findOne(AgentEntity, { sub });
  }

  async trouverOrganisme(organismeId: string): Promise<Organisme | null> {
    return this.#em.findOne(OrganismeEntity, { id: organismeId });
  }

  async trouverOrganismeParMatricule(matricule: string): Promise<Organisme | null> {
    return this.#em.findOne(OrganismeEntity, { matricule });
  }

  async lireContrat(contratId: string): Promise<ContratLu | null> {
    const contrat = await this.#em.findOne(ContratEntity, { id: contratId });
    if (!contrat) return null;
    return {
      contrat,
      organisme: await this.#em.findOneOrFail(OrganismeEntity, { id: contrat.organismeId }),
      certificateur: await this.#em.findOneOrFail(OrganismeEntity, { id: contrat.certificateurId }),
    };
  }

  /** The administrateur of the account, once it is open: the person whom a second inscription is sent to. */
  async trouverAdministrateur(organismeId: string, role: RoleCompte): Promise<Utilisateur | null> {
    const compte = await this.#em.findOne(CompteEntity, { organismeId, role, etat: 'ACTIF' });
    if (!compte) return null;
    const actif = { compteId: compte.id, role: 'ADMINISTRATEUR', etat: 'ACTIF' } as const;
    return this.#em.findOne(UtilisateurEntity, actif, { orderBy: { creeLe: 'asc', id: 'asc' } });
  }
}
