import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { FaitsCourrielRepository } from '../database/repositories/faits-courriel.repository.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { RappelInscriptionRepository } from '../database/repositories/rappel-inscription.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import { identifiantsRenvoyes } from '../domain/courriel/compositions-identifiants.ts';
import type { ModeleCourriel } from '../domain/courriel/courriel.ts';
import type { FaitsContrat, FaitsOrganisme } from '../domain/courriel/faits-courriel.ts';
import { fenetresRappel } from '../domain/dossier/rappel-inscription.ts';
import type { IdentifiantsRenvoyes, RenvoiIdentifiants } from '../domain/dossier/renvoi-identifiants.ts';
import type { DossierDeps } from './deps.ts';

/** Reminders deposited by one activity. */
const LOT = 200;

/** Identifiers sent again, on request or as a reminder; always to the contact on record. */
export const createRenvoiIdentifiantsActivities = (deps: DossierDeps) => ({
  /**
   * Sends the identifiers of each role with a new link, which closes those before it; where the account is open for good, says
   * so. A déposant gets all its contracts at once: any one of them opens its account. Writes nothing for who is not known, or
   * has no address. One `effetId`, one mail a role: run twice, writes nothing more.
   */
  async renvoyerIdentifiants(ordre: RenvoiIdentifiants): Promise<IdentifiantsRenvoyes> {
    return deps.orm.em.fork().transactional(async (em) => {
      return { courriels: await renvoyer(em, ordre, deps) };
    });
  },

  /**
   * Deposits the reminders due on that day, some at a time; gives their ids, none once all are done. One reminder a link
   * and a rank: run twice, deposits nothing more.
   */
  async deposerRappelsInscription({ le }: { le: string }): Promise<string[]> {
    return deps.orm.em.fork().transactional(async (em) => {
      const rappels = new RappelInscriptionRepository(em);
      const courriels = new CourrielRepository(em, deps.domaineCourriels);
      const courrielIds: string[] = [];
      for (const fenetre of fenetresRappel(le)) {
        const { rang } = fenetre;
        for (const du of await rappels.dus(
          fenetre,
          { le: new Date(le), jour: jourDeParis(le) },
          LOT - courrielIds.length,
        )) {
          const { cle, organismeId, dossierId, courriel: destinataire, ...identifiants } = du;
          const parametres = { ...identifiants, rang };
          const contexte = { organismeId, dossierId, le };
          courrielIds.push(
            await courriels.deposer({ cle, modele: 'rappel-inscription', destinataire, parametres, ...contexte }),
          );
        }
      }
      return courrielIds;
    });
  },
});

/** The identifiers of the accounts that nobody opened, with new links, in the transaction of who sends them; their mails. */
export const renvoyerSansCompte = async (
  em: EntityManager,
  ordre: RenvoiIdentifiants,
  deps: CourrielsDeps,
): Promise<string[]> =>
  (await renvoyer(em, ordre, deps, ({ compte }) => compte === null)).map(({ courrielId }) => courrielId);

/** Those of each role, or of the ones to which the order is kept. */
const renvoyer = async (
  em: EntityManager,
  ordre: RenvoiIdentifiants,
  deps: CourrielsDeps,
  retenu: (contrat: FaitsContrat) => boolean = () => true,
): Promise<IdentifiantsRenvoyes['courriels']> => {
  const faits = await new FaitsCourrielRepository(em).pourSujet(ordre.sujet, jourDeParis(ordre.le));
  if (faits?.organisme?.matricule == null || faits.organisme.contact.courriel === '') return [];
  const { organisme } = faits;
  const { organismeId } = organisme;
  // Two orders for one organisme follow each other: the last one's links are the open ones.
  await em.findOneOrFail(OrganismeEntity, { id: organismeId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const dossierId = await new FaitsCourrielRepository(em).dossierDe(organismeId);
  const courriels: IdentifiantsRenvoyes['courriels'] = [];
  for (const contrat of faits.contrats.filter(retenu))
    courriels.push(await renvoyerUnRole(em, { organisme, contrat, dossierId, ordre }, deps));
  return courriels;
};

type CourrielsDeps = Pick<DossierDeps, 'jetons' | 'domaineCourriels'>;
type Renvoi = { organisme: FaitsOrganisme; contrat: FaitsContrat; dossierId: string | null; ordre: RenvoiIdentifiants };

/** The mail of one role: its account may open, its mandates end between two runs, so the key says nothing of either. */
const renvoyerUnRole = async (
  em: EntityManager,
  { organisme, contrat, dossierId, ordre }: Renvoi,
  { jetons, domaineCourriels }: CourrielsDeps,
): Promise<{ courrielId: string; modele: ModeleCourriel }> => {
  const { effetId, acteur, le } = ordre;
  const { contratId, role } = contrat;
  const { organismeId } = organisme;
  const cle = `renvoi-identifiants:${organismeId}:${role}:${effetId}`;
  const courriels = new CourrielRepository(em, domaineCourriels);
  const deja = await courriels.parCle(cle);
  if (deja !== null) return deja;
  const jetonId = contrat.compte === 'ACTIF' ? '' : await emettreLien(em, { contratId, effetId, le }, jetons.cleActive);
  const compose = identifiantsRenvoyes(organisme, { contrat, jetonId });
  const courrielId = await courriels.deposer({ cle, ...compose, organismeId, dossierId, le });
  const objet = { objetType: 'contrat', objetId: contratId, etatApres: contrat.compte ?? 'SANS_COMPTE' };
  await new JournalRepository(em).ajouter({ organismeId, le, acteur, acte: 'identifiants.renvoyer', ...objet });
  return { courrielId, modele: compose.modele };
};

type LienARenvoyer = { contratId: string; effetId: string; le: string };

const emettreLien = (em: EntityManager, { contratId, effetId, le }: LienARenvoyer, cleId: string): Promise<string> =>
  new JetonRepository(em).emettre({ usage: 'INSCRIPTION', sujetId: contratId, cleId, le, emission: effetId });
