import type { EntityManager } from '@mikro-orm/postgresql';
import type { Remplacement } from '../database/entities/remplacement.entity.ts';
import { AdministrateurRepository } from '../database/repositories/administrateur.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { RemplacementRepository } from '../database/repositories/remplacement.repository.ts';
import type { RemplacementSuivi } from '../domain/remplacement/ordres.ts';
import { CourrielsRemplacement } from './courriels-remplacement.ts';
import type { DossierDeps } from './deps.ts';
import { nommerAdministrateur } from './nommer-administrateur.ts';
import { suivreRemplacement } from './suivi-remplacement.ts';

const ACTEUR = 'systeme';

/** What happens by itself to a request of replacement. */
export const createRemplacementEcheanceActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => ({
  /**
   * What that due date brings: a request never completed is forgotten, an accepted one takes effect with all that it
   * changes, in one transaction. Run twice for one due date, or after an opposition, writes nothing more.
   */
  async appliquerEcheanceRemplacement(entree: {
    remplacementId: string;
    echeanceLe: string;
    le: string;
  }): Promise<{ remplacement: RemplacementSuivi; courrielIds: string[] }> {
    const { remplacementId, echeanceLe, le } = entree;
    return orm.em.fork().transactional(async (em) => {
      const remplacements = new RemplacementRepository(em);
      const remplacement = await remplacements.getForUpdate(remplacementId);
      let courrielIds: string[] = [];
      const prevue = remplacement.echeanceLe?.toISOString() === echeanceLe;
      if (prevue && remplacement.etat === 'A_COMPLETER')
        await remplacements.agir(remplacement, { acte: 'expirer', acteur: ACTEUR, le, echeanceLe: null });
      else if (prevue) {
        await remplacements.agir(remplacement, { acte: 'effectuer', acteur: ACTEUR, le, echeanceLe: null });
        courrielIds = await effectuer(em, remplacement, { jetons, domaineCourriels, le });
      }
      return { remplacement: suivreRemplacement(remplacement), courrielIds };
    });
  },
});

/** Those who left lose their access and sessions; the author becomes administrateur, at once when she is of the account. */
const effectuer = async (
  em: EntityManager,
  remplacement: Remplacement,
  { jetons, domaineCourriels, le }: Pick<DossierDeps, 'jetons' | 'domaineCourriels'> & { le: string },
): Promise<string[]> => {
  const { compteId, organismeId = null, utilisateurId = null, prenom, nom, courriel } = remplacement;
  if (compteId == null) throw new Error('an accepted request has its account');
  const administrateurs = new AdministrateurRepository(em);
  const journal = new JournalRepository(em);
  const noter = (acte: string, objetId: string): Promise<void> =>
    journal.ajouter({
      organismeId,
      le,
      acteur: `remplacement:${remplacement.id}`,
      acte,
      objetType: 'utilisateur',
      objetId,
    });
  for (const id of await administrateurs.desactiver(compteId, remplacement.partants, new Date(le)))
    await noter('personne.desactiver', id);
  const courriels = new CourrielsRemplacement(remplacement, { em, jetons, domaineCourriels, le });
  const personne = await administrateurs.personneActive(compteId, { id: utilisateurId, courriel });
  if (personne) {
    await administrateurs.promouvoir(personne.id);
    await noter('personne.changerRole', personne.id);
    return courriels.fin('EFFECTUE');
  }
  const nomination = { personneId: remplacement.id, compteId, nom, prenom, courriel, le };
  const { courrielIds } = await nommerAdministrateur(em, nomination, { jetons, domaineCourriels });
  return [...courrielIds, ...(await courriels.fin('EFFECTUE', false))];
};
