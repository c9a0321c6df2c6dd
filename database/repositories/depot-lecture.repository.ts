import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import type { Portee } from '../../domain/compte/appelant.ts';
import type { EtatDepot } from '../../domain/depot/depot.ts';
import { type Depot, DepotEntity } from '../entities/depot.entity.ts';
import { type Organisme, OrganismeEntity } from '../entities/organisme.entity.ts';
import { type Utilisateur, UtilisateurEntity } from '../entities/utilisateur.entity.ts';
import { couperPage, type Page, type PositionInstant } from './page.ts';

export type FiltreDepots = { etats?: readonly EtatDepot[]; apres?: PositionInstant; limite: number };

export type DepotComplet = {
  depot: Depot;
  emetteur: Organisme;
  certificateur: Organisme | null;
  /** The person who deposited, when it was one. */
  deposant: Utilisateur | null;
};

/** A deposit is seen by its emitter, by the certificateur that it names, and by agents. */
const filtrePortee = (portee: Portee): FilterQuery<Depot> =>
  portee.tout ? {} : { $or: [{ emetteurId: portee.organismeId }, { certificateurId: portee.organismeId }] };

/** Reads of deposits, within the caller's scope. */
export class DepotLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Latest first. */
  async lister(portee: Portee, { etats, apres, limite }: FiltreDepots): Promise<Page<Depot, PositionInstant>> {
    const conditions: FilterQuery<Depot>[] = [filtrePortee(portee)];
    if (etats && etats.length > 0) conditions.push({ etat: { $in: [...etats] } });
    if (apres) conditions.push({ $or: [{ recuLe: { $lt: apres.le } }, { recuLe: apres.le, id: { $lt: apres.id } }] });
    const lus = await this.#em.find(
      DepotEntity,
      { $and: conditions },
      { orderBy: { recuLe: 'desc', id: 'desc' }, limit: limite + 1 },
    );
    return couperPage(lus, limite, ({ recuLe, id }) => ({ le: recuLe, id }));
  }

  async trouver(portee: Portee, depotId: string): Promise<Depot | null> {
    return this.#em.findOne(DepotEntity, { $and: [{ id: depotId }, filtrePortee(portee)] });
  }

  async lireComplet(portee: Portee, depotId: string): Promise<DepotComplet | null> {
    const depot = await this.trouver(portee, depotId);
    if (!depot) return null;
    const utilisateurId = /^utilisateur:(.+)$/.exec(depot.deposePar)?.[1];
    return {
      depot,
      emetteur: await this.#em.findOneOrFail(OrganismeEntity, { id: depot.emetteurId }),
      certificateur: depot.certificateurId
        ? await this.#em.findOne(OrganismeEntity, { id: depot.certificateurId })
        : null,
      deposant: utilisateurId ? await this.#em.findOne(UtilisateurEntity, { id: utilisateurId }) : null,
    };
  }
}
