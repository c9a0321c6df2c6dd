import type { MikroORM } from '@mikro-orm/postgresql';
import { log } from '@temporalio/activity';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { DepotRepository } from '../database/repositories/depot.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { PassageRepository } from '../database/repositories/passage.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import { nomAccuseTraitement } from '../domain/depot/accuse-traitement.ts';
import { exigerTransitionDepot } from '../domain/depot/depot.ts';
import { accroche, type EtatIssue, type IncidentDepot, issueDepot } from '../domain/depot/issue.ts';
import type { DepotTraite } from '../domain/dossier/ordres.ts';
import { destinatairesDepot } from './reception.activities.ts';

/** Tells the workflow of an organisme, started if need be, that a deposit was treated. */
export type SuiviOrganismes = { depotTraite(siret: string, depot: DepotTraite): Promise<void> };

export type IssueDeps = { orm: MikroORM; domaineCourriels: string; suivi: SuiviOrganismes };

/** End of a treatment, good or bad. */
export const createIssueDepotActivities = ({ orm, domaineCourriels, suivi }: IssueDeps) => ({
  /** Fixes the counts, the instant and the name of the accusé. Fixed already: changes nothing. */
  async cloreTraitement({ depotId, le }: { depotId: string; le: string }): Promise<void> {
    await orm.em.fork().transactional(async (em) => {
      const depot = await new DepotRepository(em).getForUpdate(depotId);
      if (depot.traiteLe != null) return;
      const rejete = (depot.nombreErreurs ?? 0) > 0;
      const { emetteurId } = depot;
      const nombres = rejete
        ? { nombreOk: 0, nombreKo: 0 }
        : await new PassageRepository(em).compter({ emetteurId, depotId });
      depot.nombreOk = nombres.nombreOk;
      depot.nombreKo = nombres.nombreKo;
      depot.traiteLe = new Date(le);
      depot.nomAccuseTraitement = nomAccuseTraitement(depot.nomFichier, jourDeParis(le));
    });
  },

  /**
   * Gives the deposit its final state, with mails and journal. In that state already: answers the same, writes nothing
   * more.
   */
  async terminerDepot({
    depotId,
    le,
  }: {
    depotId: string;
    le: string;
  }): Promise<{ etat: EtatIssue; courrielIds: string[] }> {
    return orm.em.fork().transactional(async (em) => {
      const depot = await new DepotRepository(em).getForUpdate(depotId);
      const { emetteurId, nomFichier, idTraitement, traiteLe } = depot;
      if (traiteLe == null) throw new Error('the treatment is closed first');
      const bilan = { nombreErreurs: depot.nombreErreurs ?? 0, nombreKo: depot.nombreKo ?? 0 };
      const etat = issueDepot(bilan);
      const etatAvant = depot.etat;
      if (etatAvant !== etat) {
        exigerTransitionDepot(etatAvant, etat);
        Object.assign(depot, { etat, etatChangeLe: new Date(le) });
        await em.flush();
        const objet = { objetType: 'depot', objetId: depotId, etatAvant, etatApres: etat };
        const ligne = { organismeId: emetteurId, le, acteur: 'systeme', acte: 'depot.terminer' };
        await new JournalRepository(em).ajouter({ ...ligne, ...objet });
      }
      const parametres = {
        ...{ nomFichier, idTraitement, statut: etat, ...bilan },
        nombreOk: depot.nombreOk ?? 0,
        traiteLe: traiteLe.toISOString(),
      };
      const courriels = new CourrielRepository(em, domaineCourriels);
      const courrielIds: string[] = [];
      for (const { cle, destinataire } of await destinatairesDepot(em, depot)) {
        const courriel = {
          cle: `depot-traite:${depotId}:${cle}`,
          modele: 'depot-traite' as const,
          destinataire,
          parametres,
        };
        courrielIds.push(await courriels.deposer({ ...courriel, organismeId: emetteurId, le }));
      }
      return { etat, courrielIds };
    });
  },

  /**
   * Tells the emitter and the certificateur of the file that it was treated, unless it was rejected whole. Told twice,
   * they note it once.
   */
  async annoncerDepotTraite({ depotId }: { depotId: string }): Promise<void> {
    const em = orm.em.fork();
    const { etat, emetteurId, certificateurId, traiteLe } = await new DepotRepository(em).get(depotId);
    if (!accroche(etat) || traiteLe == null) return;
    const ids = [...new Set([emetteurId, certificateurId])].filter((id) => id != null);
    for (const { siret } of await em.find(OrganismeEntity, { id: { $in: ids } }))
      await suivi.depotTraite(siret, { depotId, le: traiteLe.toISOString() });
  },

  /** Suspends the deposit until an operator resumes it. Suspended already: writes nothing more. */
  async echouerDepot({
    depotId,
    incident,
    le,
  }: {
    depotId: string;
    incident: IncidentDepot;
    le: string;
  }): Promise<void> {
    const suspendu = await orm.em.fork().transactional(async (em) => {
      const depot = await new DepotRepository(em).getForUpdate(depotId);
      const etatAvant = depot.etat;
      if (etatAvant === 'ECHEC_TECHNIQUE') return false;
      exigerTransitionDepot(etatAvant, 'ECHEC_TECHNIQUE');
      Object.assign(depot, { etat: 'ECHEC_TECHNIQUE', etatChangeLe: new Date(le), incident });
      await em.flush();
      await new JournalRepository(em).ajouter({
        organismeId: depot.emetteurId,
        le,
        acteur: 'systeme',
        acte: 'depot.echouer',
        objetType: 'depot',
        objetId: depotId,
        etatAvant,
        etatApres: 'ECHEC_TECHNIQUE',
      });
      return true;
    });
    if (suspendu) log.error('dépôt suspendu : un exploitant doit le reprendre', { depotId, incident });
  },
});
