import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CertificationLue } from '../../domain/depot/analyse.ts';
import { BusinessError } from '../../domain/errors.ts';
import { type Depot, DepotEntity } from '../entities/depot.entity.ts';
import { type Organisme, OrganismeEntity } from '../entities/organisme.entity.ts';
import { TeleversementEntity } from '../entities/televersement.entity.ts';

/** A fault as it is kept: its sentence sealed, since it may quote civil status. */
export type ErreurScellee = {
  rang: number;
  type: 'XSD' | 'REFUS' | 'METIER';
  code: string | null;
  ligne: number;
  colonne: number;
  scelle: Uint8Array;
  cleId: string;
};

/** `rang` is that of the passage, -1 for the file as a whole. */
export type AvertissementDepot = {
  rang: number;
  code: string;
  ligne: number;
  idTechnique: string | null;
  message: string;
};

/** Context that seals the sentence of one fault. */
export const contexteErreur = (depotId: string, rang: number): string => `depot-erreur:${depotId}:${rang}`;

/** Deposits, write side. */
export class DepotRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  async get(id: string): Promise<Depot> {
    return this.em.findOneOrFail(DepotEntity, { id });
  }

  /** The deposit under lock; INTROUVABLE when there is none. */
  async getForUpdate(id: string): Promise<Depot> {
    const depot = await this.em.findOne(DepotEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (depot === null) throw new BusinessError('INTROUVABLE', 'Ce dépôt n’existe pas.');
    return depot;
  }

  async emetteur({ emetteurId }: Depot): Promise<Organisme> {
    return this.em.findOneOrFail(OrganismeEntity, { id: emetteurId });
  }

  /** The row of the deposit, made once of the durable file that waits under this id; INTROUVABLE when none does. */
  async recevoir(id: string): Promise<{ depot: Depot; nouveau: boolean }> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const fichier = await this.em.findOne(TeleversementEntity, { depotId: id }, { lockMode });
    const connu = await this.em.findOne(DepotEntity, { id }, { lockMode });
    if (connu !== null) return { depot: connu, nouveau: false };
    const { tailleOctets, sha256, cleId, durableLe } = fichier ?? {};
    if (fichier?.etat !== 'DURABLE' || tailleOctets == null || sha256 == null || cleId == null || durableLe == null)
      throw new BusinessError('INTROUVABLE', 'Aucun fichier complet ne correspond à ce dépôt.');
    const [suivant] = await this.em.execute<{ rang: string }[]>("SELECT nextval('accrochage.id_traitement') AS rang");
    const { emetteurId, compteId, deposePar, nomFichier, cleStockage } = fichier;
    const depot = this.em.create(DepotEntity, {
      id,
      idTraitement: Number(suivant?.rang),
      emetteurId,
      compteId,
      deposePar,
      nomFichier,
      tailleOctets,
      sha256,
      cleStockage,
      cleId,
      etat: 'RECU',
      etatChangeLe: durableLe,
      recuLe: durableLe,
    });
    fichier.etat = 'RECU';
    await this.em.flush();
    return { depot, nouveau: true };
  }

  /** Keeps the certifications of the file; kept already, they stay. */
  async garderCertifications(depotId: string, certifications: readonly CertificationLue[]): Promise<void> {
    await this.em.execute(
      `INSERT INTO accrochage.depot_certification (depot_id, index, ligne, type, code, nature_deposant)
       SELECT ?, c.index, c.ligne, c.type, c.code, c."natureDeposant" FROM jsonb_to_recordset(?::jsonb)
         AS c (index integer, ligne integer, type text, code text, "natureDeposant" text)
       ON CONFLICT (depot_id, index) DO NOTHING`,
      [depotId, JSON.stringify(certifications)],
    );
  }

  async certifications(depotId: string): Promise<CertificationLue[]> {
    const lignes = await this.em.execute<(Omit<CertificationLue, 'natureDeposant'> & { nature: string | null })[]>(
      `SELECT index, ligne, type, code, nature_deposant AS nature FROM accrochage.depot_certification
       WHERE depot_id = ? ORDER BY index`,
      [depotId],
    );
    return lignes.map(({ nature, ...certification }) => ({
      ...certification,
      ...(nature !== null && { natureDeposant: nature as NonNullable<CertificationLue['natureDeposant']> }),
    }));
  }

  /** Keeps faults by rank; kept already, they stay. */
  async garderErreurs(depotId: string, erreurs: readonly ErreurScellee[]): Promise<void> {
    const lignes = erreurs.map(({ scelle, ...erreur }) => ({
      ...erreur,
      scelle: Buffer.from(scelle).toString('base64'),
    }));
    await this.em.execute(
      `INSERT INTO accrochage.depot_erreur (depot_id, rang, type, code, ligne, colonne, message_scelle, cle_id)
       SELECT ?, e.rang, e.type, e.code, e.ligne, e.colonne, decode(e.scelle, 'base64'), e."cleId"
       FROM jsonb_to_recordset(?::jsonb) AS e (rang integer, type text, code text, ligne integer, colonne integer,
         scelle text, "cleId" text)
       ON CONFLICT (depot_id, rang) DO NOTHING`,
      [depotId, JSON.stringify(lignes)],
    );
  }

  /** The first faults, in their order. */
  async erreurs(depotId: string, nombre: number): Promise<ErreurScellee[]> {
    return this.em.execute<ErreurScellee[]>(
      `SELECT rang, type, code, ligne, colonne, message_scelle AS scelle, cle_id AS "cleId"
       FROM accrochage.depot_erreur WHERE depot_id = ? ORDER BY rang LIMIT ?`,
      [depotId, nombre],
    );
  }

  /** Keeps warnings by rank and code; kept already, they stay. */
  async garderAvertissements(depotId: string, avertissements: readonly AvertissementDepot[]): Promise<void> {
    if (avertissements.length === 0) return;
    await this.em.execute(
      `INSERT INTO accrochage.depot_avertissement (depot_id, rang, code, ligne, id_technique, message)
       SELECT ?, a.rang, a.code, a.ligne, a."idTechnique", a.message FROM jsonb_to_recordset(?::jsonb)
         AS a (rang integer, code text, ligne integer, "idTechnique" text, message text)
       ON CONFLICT (depot_id, rang, code) DO NOTHING`,
      [depotId, JSON.stringify(avertissements)],
    );
  }
}
