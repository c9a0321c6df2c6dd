import type { MikroORM } from '@mikro-orm/postgresql';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { DossierRepository } from '../database/repositories/dossier.repository.ts';
import { TRANSITIONS_DOSSIER } from '../domain/dossier/dossier.ts';
import type { DepotTraite, DossierSuivi } from '../domain/dossier/ordres.ts';
import { changerEtat, consigner, suivre } from './suivi-dossier.ts';

/** An organisme is accroché by its first treated deposit. */
export const createAccrocheActivities = ({ orm }: { orm: MikroORM }) => ({
  /**
   * Notes the first treated deposit of the organisme. Accroché already: writes nothing more. Null when it has no case.
   */
  async noterDepotTraite({ siret, depot }: { siret: string; depot: DepotTraite }): Promise<DossierSuivi | null> {
    const { depotId, le } = depot;
    return orm.em.fork().transactional(async (em) => {
      const dossier = await new DossierRepository(em).ouvertForUpdate(siret);
      await em.nativeUpdate(OrganismeEntity, { siret, accrocheLe: null }, { accrocheLe: new Date(le) });
      if (dossier === null) return null;
      const etatAvant = dossier.etat;
      if (TRANSITIONS_DOSSIER[etatAvant].includes('ACCROCHE')) {
        changerEtat(dossier, 'ACCROCHE', le);
        await consigner(em, dossier, { acte: 'dossier.accrocher', acteur: `depot:${depotId}`, le, etatAvant });
      }
      return suivre(em, dossier);
    });
  },
});
