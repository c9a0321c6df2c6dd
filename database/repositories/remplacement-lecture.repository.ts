import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { type EtatRemplacement, OBJET_REMPLACEMENT } from '../../domain/remplacement/remplacement.ts';
import { type Agent, AgentEntity } from '../entities/agent.entity.ts';
import { type Organisme, OrganismeEntity } from '../entities/organisme.entity.ts';
import { type Remplacement, RemplacementEntity } from '../entities/remplacement.entity.ts';
import { type RemplacementAvis, RemplacementAvisEntity } from '../entities/remplacement-avis.entity.ts';
import { AdministrateurRepository, type PersonneDuCompte } from './administrateur.repository.ts';
import { couperPage, type Page, type PositionInstant } from './page.ts';
import { type PieceGardee, PieceRepository } from './piece.repository.ts';

export type FiltreRemplacements = { etats: readonly EtatRemplacement[]; apres?: PositionInstant; limite: number };

export type RemplacementListe = { remplacement: Remplacement; organisme: Organisme | null };

export type RemplacementComplet = RemplacementListe & {
  /** Who changed it last, when it is an agent. */
  agent: Agent | null;
  administrateurs: PersonneDuCompte[];
  avis: RemplacementAvis[];
  pieces: PieceGardee[];
};

/** Reads of requests of replacement, for agents and for who holds a link of one. */
export class RemplacementLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Oldest first: the order in which they should be treated. */
  async lister({ etats, apres, limite }: FiltreRemplacements): Promise<Page<RemplacementListe, PositionInstant>> {
    const conditions: FilterQuery<Remplacement>[] = [{ etat: { $in: [...etats] } }];
    if (apres)
      conditions.push({ $or: [{ ouvertLe: { $gt: apres.le } }, { ouvertLe: apres.le, id: { $gt: apres.id } }] });
    const lus = await this.#em.find(
      RemplacementEntity,
      { $and: conditions },
      { orderBy: { ouvertLe: 'asc', id: 'asc' }, limit: limite + 1 },
    );
    const page = couperPage(lus, limite, ({ ouvertLe, id }) => ({ le: ouvertLe, id }));
    const ids = page.elements.flatMap(({ organismeId }) => organismeId ?? []);
    const organismes = await this.#em.find(OrganismeEntity, { id: { $in: ids } });
    const elements = page.elements.map((remplacement) => ({
      remplacement,
      organisme: organismes.find(({ id }) => id === remplacement.organismeId) ?? null,
    }));
    return { ...page, elements };
  }

  async trouver(remplacementId: string): Promise<RemplacementListe | null> {
    const remplacement = await this.#em.findOne(RemplacementEntity, { id: remplacementId });
    if (!remplacement) return null;
    const { organismeId } = remplacement;
    return {
      remplacement,
      organisme: organismeId == null ? null : await this.#em.findOne(OrganismeEntity, { id: organismeId }),
    };
  }

  async lireComplet(remplacementId: string): Promise<RemplacementComplet | null> {
    const lu = await this.trouver(remplacementId);
    if (!lu) return null;
    const { compteId, etatChangePar } = lu.remplacement;
    const [, agentId] = /^agent:(.+)$/.exec(etatChangePar) ?? [];
    return {
      ...lu,
      agent: agentId === undefined ? null : await this.#em.findOne(AgentEntity, { id: agentId }),
      administrateurs: compteId == null ? [] : await new AdministrateurRepository(this.#em).actifs(compteId),
      avis: await this.#em.find(
        RemplacementAvisEntity,
        { remplacementId },
        { orderBy: { qualite: 'asc', courriel: 'asc' } },
      ),
      pieces: await new PieceRepository(this.#em).deLObjet({ objetType: OBJET_REMPLACEMENT, objetId: remplacementId }),
    };
  }

  /** Somebody who was told, with the request; what a link of opposition opens. */
  async trouverAvis(avisId: string): Promise<RemplacementAvis | null> {
    return this.#em.findOne(RemplacementAvisEntity, { id: avisId });
  }
}
