import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Depot } from '../database/entities/depot.entity.ts';
import { UtilisateurEntity } from '../database/entities/utilisateur.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { DepotRepository } from '../database/repositories/depot.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { exigerTransitionDepot } from '../domain/depot/depot.ts';
import type { DepotSuivi, RepriseAcceptee, RepriseDepot } from '../domain/depot/reception.ts';

/** Beginning of a deposit, and its resumption. */
export const createReceptionActivities = ({ orm, domaineCourriels }: { orm: MikroORM; domaineCourriels: string }) => ({
  /**
   * Records the deposit of the durable file under this id, with its mails. One row per id: run twice, writes nothing
   * more.
   */
  async enregistrerDepot({ depotId }: { depotId: string }): Promise<DepotSuivi> {
    return orm.em.fork().transactional(async (em) => {
      const depots = new DepotRepository(em);
      const { depot, nouveau } = await depots.recevoir(depotId);
      const { etat, idTraitement, nomFichier, tailleOctets, sha256, emetteurId } = depot;
      const recuLe = depot.recuLe.toISOString();
      const emetteur = await depots.emetteur(depot);
      const courriels = new CourrielRepository(em, domaineCourriels);
      const courrielIds: string[] = [];
      for (const { cle, destinataire } of await destinatairesDepot(em, depot)) {
        const parametres = { nomFichier, idTraitement, recuLe, tailleOctets, sha256 };
        const courriel = {
          cle: `depot-recu:${depotId}:${cle}`,
          modele: 'depot-recu' as const,
          destinataire,
          parametres,
        };
        courrielIds.push(await courriels.deposer({ ...courriel, organismeId: emetteurId, le: recuLe }));
      }
      if (nouveau)
        await new JournalRepository(em).ajouter({
          organismeId: emetteurId,
          le: recuLe,
          acteur: depot.deposePar,
          acte: 'depot.recevoir',
          objetType: 'depot',
          objetId: depotId,
          etatApres: 'RECU',
        });
      const reception = { depotId, idTraitement, nomFichier, tailleOctets, sha256, recuLe };
      return { reception, etat, siret: emetteur.siret, matricule: emetteur.matricule ?? null, courrielIds };
    });
  },

  /**
   * Puts a deposit in ECHEC_TECHNIQUE back to work. Resumed already by the same agent: answers the same, writes nothing
   * more.
   */
  async remettreEnTraitement({ depotId, agentId, le }: RepriseDepot & { depotId: string }): Promise<RepriseAcceptee> {
    return orm.em.fork().transactional(async (em) => {
      const depot = await new DepotRepository(em).getForUpdate(depotId);
      const journal = new JournalRepository(em);
      const acteur = `agent:${agentId}`;
      const derniere = await journal.dernier('depot', depotId, ['depot.echouer', 'depot.reprendre']);
      if (derniere?.acte === 'depot.reprendre' && derniere.acteur === acteur) return { depotId, etat: depot.etat };
      exigerTransitionDepot(depot.etat, 'RECU');
      Object.assign(depot, { etat: 'RECU', etatChangeLe: new Date(le), incident: null });
      await em.flush();
      await journal.ajouter({
        organismeId: depot.emetteurId,
        le,
        acteur,
        acte: 'depot.reprendre',
        objetType: 'depot',
        objetId: depotId,
        etatAvant: 'ECHEC_TECHNIQUE',
        etatApres: 'RECU',
      });
      return { depotId, etat: 'RECU' };
    });
  },
});

/**
 * Who is told of a deposit: the person who sent it, and the contact métier of the emitter; once if it is the same
 * address.
 */
export const destinatairesDepot = async (
  em: EntityManager,
  depot: Depot,
): Promise<{ cle: 'compte' | 'contact'; destinataire: string }[]> => {
  const { contactCourriel } = await new DepotRepository(em).emetteur(depot);
  const [, utilisateurId] = /^utilisateur:(.+)$/.exec(depot.deposePar) ?? [];
  const deposant = utilisateurId === undefined ? null : await em.findOne(UtilisateurEntity, { id: utilisateurId });
  // The directory may know no contact.
  const contact = contactCourriel === '' ? [] : [{ cle: 'contact' as const, destinataire: contactCourriel }];
  if (deposant === null || deposant.courriel.toLowerCase() === contactCourriel.toLowerCase()) return contact;
  return [{ cle: 'compte', destinataire: deposant.courriel }, ...contact];
};
