import type { MikroORM } from '@mikro-orm/postgresql';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { DossierRepository } from '../database/repositories/dossier.repository.ts';
import { OrganismeRepository } from '../database/repositories/organisme.repository.ts';
import { TRANSITIONS_DOSSIER } from '../domain/dossier/dossier.ts';
import type { DepotTraite, DossierSuivi } from '../domain/dossier/ordres.ts';
import type { SuiviDossiers } from './deplacement.activities.ts';
import { changerEtat, consigner, suivre } from './suivi-dossier.ts';

/** An organisme is accroché by its first treated deposit. */
export const createAccrocheActivities = ({ orm, suivi }: { orm: MikroORM; suivi: SuiviDossiers }) => ({
  /**
   * Notes the first treated deposit of the organisme, under the SIRET that it has today: a deposit may end while it moves, and
   * the workflow that follows it from there on is told. Accroché already: writes nothing more. Null when that SIRET has no case.
   */
  async noterDepotTraite({ siret, depot }: { siret: string; depot: DepotTraite }): Promise<DossierSuivi | null> {
    const { depotId, le } = depot;
    const { dossier, present } = await orm.em.fork().transactional(async (em) => {
      const present = await new OrganismeRepository(em).siretActuel(siret);
      const dossier = await new DossierRepository(em).ouvertForUpdate(present);
      await em.nativeUpdate(OrganismeEntity, { siret: present, accrocheLe: null }, { accrocheLe: new Date(le) });
      if (dossier === null) return { dossier: null, present };
      const etatAvant = dossier.etat;
      if (TRANSITIONS_DOSSIER[etatAvant].includes('ACCROCHE')) {
        changerEtat(dossier, 'ACCROCHE', le);
        await consigner(em, dossier, { acte: 'dossier.accrocher', acteur: `depot:${depotId}`, le, etatAvant });
      }
      return { dossier: await suivre(em, dossier), present };
    });
    if (present === siret) return dossier;
    await suivi.dossierDeplace(present);
    return null;
  },
});
