import type { MikroORM } from '@mikro-orm/postgresql';
import { RepertoireRepository } from '../database/repositories/repertoire.repository.ts';
import type { DemandeAccrochage, NoteDossier } from '../domain/dossier/demande-contact.ts';
import { notesDeCertifications, notesDeSiret } from '../domain/dossier/verification.ts';
import type { AnnuaireSiret } from '../domain/organisme/annuaire-siret.ts';

/** What the outside says of a request: notes for the agent, never a refusal. Both only read. */
export const createVerificationActivities = ({ orm, annuaire }: { orm: MikroORM; annuaire: AnnuaireSiret }) => ({
  /** Asks the SIRET directory; a directory that does not answer is itself a note. */
  async verifierSiret({
    siret,
    raisonSociale,
  }: Pick<DemandeAccrochage, 'siret' | 'raisonSociale'>): Promise<NoteDossier[]> {
    return notesDeSiret(raisonSociale, await annuaire.chercher(siret));
  },

  /** Compares the certifications given with the répertoires as last imported. */
  async verifierCertifications(demande: Pick<DemandeAccrochage, 'siret' | 'certifications'>): Promise<NoteDossier[]> {
    const repertoires = new RepertoireRepository(orm.em.fork());
    if (!(await repertoires.charges())) return [{ code: 'REPERTOIRES_NON_CHARGES', details: {} }];
    return notesDeCertifications(
      demande.certifications,
      await repertoires.faits(demande.certifications, demande.siret),
    );
  },
});
