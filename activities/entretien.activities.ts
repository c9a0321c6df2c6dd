import type { MikroORM } from '@mikro-orm/postgresql';
import { log } from '@temporalio/activity';
import { EntretienRepository } from '../database/repositories/entretien.repository.ts';
import { PieceRecueRepository } from '../database/repositories/technique/piece-recue.repository.ts';
import { PREFIXE_TEMPORAIRE, type Stockage } from '../domain/depot/stockage.ts';

/** Starts the treatment of a durable file, unless it runs already. */
export type Depots = { traiter(depotId: string): Promise<void> };

export type EntretienDeps = { orm: MikroORM; stockage: Stockage; depots: Depots };

/** What the Schedules do beside mails. */
export const createEntretienActivities = ({ orm, stockage, depots }: EntretienDeps) => ({
  /**
   * Starts what stands under its final key and has no deposit row, begun before that instant. Started already: does
   * nothing more.
   */
  async rattraperFichiers({ avant, le }: { avant: string; le: string }): Promise<number> {
    const entretien = new EntretienRepository(orm.em.fork());
    let nombre = 0;
    for (const { depotId, cleStockage, etat } of await entretien.enAttente(new Date(avant))) {
      if (!(await stockage.existe(cleStockage))) {
        if (etat === 'DURABLE') log.error('fichier reçu introuvable', { depotId });
        continue;
      }
      await entretien.marquerDurable(depotId, new Date(le));
      await depots.traiter(depotId);
      nombre += 1;
    }
    return nombre;
  },

  /**
   * Forgets technical rows whose time has passed, attachments that nothing carried, and temporary files of more than a
   * day. Run twice, removes nothing more.
   */
  async balayer({ le }: { le: string }): Promise<void> {
    const entretien = new EntretienRepository(orm.em.fork());
    const maintenant = new Date(le);
    await entretien.oublierPerimes(maintenant);
    const pieces = new PieceRecueRepository(orm.em.fork());
    for (const { pieceId, cles } of await pieces.perimer(maintenant)) {
      for (const cle of cles) await stockage.supprimer(cle);
      await pieces.oublier(pieceId);
    }
    const hier = new Date(maintenant.getTime() - 24 * 3_600_000);
    const gardees = await entretien.clesTemporairesUtiles();
    for await (const cle of stockage.lister(PREFIXE_TEMPORAIRE, hier))
      if (!gardees.has(cle)) await stockage.supprimer(cle);
  },
});
