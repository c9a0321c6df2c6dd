import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import type { Portee } from '../../domain/compte/appelant.ts';
import { type Agent, AgentEntity } from '../entities/agent.entity.ts';
import { type Changement, ChangementEntity } from '../entities/changement.entity.ts';
import { type Complement, ComplementEntity } from '../entities/complement.entity.ts';
import { type Contrat, ContratEntity } from '../entities/contrat.entity.ts';
import { type DemandeContact, DemandeContactEntity } from '../entities/demande-contact.entity.ts';
import { type Dossier, DossierEntity } from '../entities/dossier.entity.ts';
import { type Organisme, OrganismeEntity } from '../entities/organisme.entity.ts';
import { AdresseRefuseeRepository } from './adresse-refusee.repository.ts';
import { type PieceGardee, PieceRepository } from './piece.repository.ts';

export type DemandeSuivie = { demande: DemandeContact; dossier: Dossier | null; changements: Changement[] };

export type DossierComplet = {
  dossier: Dossier;
  demandes: DemandeContact[];
  organisme: Organisme | null;
  contrats: Contrat[];
  agent: Agent | null;
  complements: { complement: Complement; pieces: PieceGardee[] }[];
  /** Those of the contacts' addresses that the mail server refuses today. */
  adressesRefusees: ReadonlySet<string>;
};

const filtrePortee = (portee: Portee): FilterQuery<Dossier> => (portee.tout ? {} : { organismeId: portee.organismeId });

/** Reads of cases, within the caller's scope. */
export class DossierLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  async trouver(portee: Portee, dossierId: string): Promise<Dossier | null> {
    return this.#em.findOne(DossierEntity, { $and: [{ id: dossierId }, filtrePortee(portee)] });
  }

  async lireComplet(portee: Portee, dossierId: string): Promise<DossierComplet | null> {
    const dossier = await this.trouver(portee, dossierId);
    if (!dossier) return null;
    const { organismeId, agentId } = dossier;
    const demandes = await this.#em.find(
      DemandeContactEntity,
      { dossierId },
      { orderBy: { recueLe: 'asc', id: 'asc' } },
    );
    const adresses = [dossier.contactCourriel, ...demandes.map(({ contenu }) => contenu.contact.courriel)];
    return {
      dossier,
      demandes,
      organisme: organismeId ? await this.#em.findOne(OrganismeEntity, { id: organismeId }) : null,
      contrats: organismeId ? await this.#em.find(ContratEntity, { organismeId }, { orderBy: { numero: 'asc' } }) : [],
      agent: agentId ? await this.#em.findOne(AgentEntity, { id: agentId }) : null,
      complements: await this.#complements(dossierId),
      adressesRefusees: await new AdresseRefuseeRepository(this.#em).parmi(adresses),
    };
  }

  /** What was asked of the organisme, oldest first, with what it answered. */
  async #complements(dossierId: string): Promise<DossierComplet['complements']> {
    const complements = await this.#em.find(
      ComplementEntity,
      { dossierId },
      { orderBy: { demandeLe: 'asc', id: 'asc' } },
    );
    const ids = complements.map(({ id }) => id);
    const pieces = await new PieceRepository(this.#em).desObjets('complement', ids);
    return complements.map((complement) => ({ complement, pieces: pieces.get(complement.id) ?? [] }));
  }

  /** Whether the case that this request opened waits for the answer to a complement. */
  async attendComplement(demandeId: string): Promise<boolean> {
    const demande = await this.#em.findOne(DemandeContactEntity, { id: demandeId, jointe: false });
    const dossierId = demande?.dossierId;
    return dossierId != null && (await this.#em.count(ComplementEntity, { dossierId, etat: 'ATTENDU' })) > 0;
  }

  /** The request that a follow-up link opens, with its case when it has one, and the changes that it asks for. */
  async lireDemande(demandeId: string): Promise<DemandeSuivie | null> {
    const demande = await this.#em.findOne(DemandeContactEntity, { id: demandeId });
    if (!demande) return null;
    const { dossierId } = demande;
    const dossier = dossierId == null ? null : await this.#em.findOne(DossierEntity, { id: dossierId });
    const changements = await this.#em.find(ChangementEntity, { demandeId }, { orderBy: { genre: 'asc' } });
    return { demande, dossier, changements };
  }
}
