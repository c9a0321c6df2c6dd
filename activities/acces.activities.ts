import type { MikroORM } from '@mikro-orm/postgresql';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { AccesRepository } from '../database/repositories/technique/acces.repository.ts';
import { AccesExpirationRepository } from '../database/repositories/technique/acces-expiration.repository.ts';
import { PREAVIS_ACCES_JOURS } from '../domain/compte/acces.ts';
import type { AnnonceSecret, RevocationAcces } from '../domain/compte/ordres.ts';
import { BusinessError } from '../domain/errors.ts';
import { avertirAdministrateurs } from './acces-programmes.ts';
import { type ActeCompte, acteurDeLAuteur, cleCourriel, executerOrdre, type SuiteOrdre } from './acte-compte.ts';

type Deps = { orm: MikroORM; domaineCourriels: string };
type Entree<T> = { compteId: string; ordre: T };
type Fait = { evenement: 'CREE' | 'SECRET_REMPLACE' | 'REVOQUE'; acces: string };

const temoin = (personneId: string) => `acces-programme:${personneId}` as const;

/** The author is an active administrateur: told among the others, her mail tells that the order was carried out. */
const avertir = async (acte: ActeCompte, { evenement, acces }: Fait, domaineCourriels: string): Promise<void> => {
  const { em, compte, organisme, personne, ordre, courrielIds } = acte;
  const cle = cleCourriel(ordre.effetId, 'acces-programme');
  const avis = { compteId: compte.id, organisme, personne, cle, le: ordre.le, evenement, acces: [acces] };
  courrielIds.push(...(await avertirAdministrateurs(em, avis, domaineCourriels)));
};

const accesInconnu = (): BusinessError => new BusinessError('INTROUVABLE', 'Cet accès n’existe pas.');

/** Accesses of machines: what is told of them, and their end before time. */
export const createAccesActivities = ({ orm, domaineCourriels }: Deps) => ({
  /**
   * Tells the administrateurs that a secret was made. Refuses (ACTION_INTERDITE) who administers the account no more: a
   * secret is shown to nobody before it is announced. One secret, one mail a person: run twice, writes nothing more.
   */
  async annoncerSecret({ compteId, ordre }: Entree<AnnonceSecret>): Promise<SuiteOrdre<null>> {
    const { accesId, evenement, personneId } = ordre;
    const faire = async (acte: ActeCompte): Promise<void> => {
      const acces = await new AccesRepository(acte.em).trouver(compteId, accesId);
      if (acces === null) throw accesInconnu();
      await avertir(acte, { evenement, acces: acces.nom }, domaineCourriels);
    };
    const demande = { compteId, ordre, temoins: [temoin(personneId)] };
    return executerOrdre({ orm, domaineCourriels }, demande, { faire, repondre: () => null });
  },

  /**
   * Ends an access, its secrets and its tokens at once; the administrateurs are told when somebody else than who created it
   * does. It had ended: writes nothing more.
   */
  async revoquerAcces({ compteId, ordre }: Entree<RevocationAcces>): Promise<SuiteOrdre<null>> {
    const { accesId, personneId, le } = ordre;
    const acteur = acteurDeLAuteur(ordre.auteur);
    const faire = async (acte: ActeCompte): Promise<void> => {
      const { em, organisme } = acte;
      const tous = new AccesRepository(em);
      await tous.verrouiller(compteId);
      const acces = await tous.trouver(compteId, accesId);
      if (acces === null) throw accesInconnu();
      if (!(await tous.revoquer(accesId, new Date(le)))) return;
      const objet = { objetType: 'acces', objetId: accesId };
      const ligne = { organismeId: organisme.id, le, acteur, acte: 'acces.revoquer', ...objet };
      await new JournalRepository(em).ajouter(ligne);
      if (acces.creePar.acteur !== acteur)
        await avertir(acte, { evenement: 'REVOQUE', acces: acces.nom }, domaineCourriels);
    };
    const demande = { compteId, ordre, temoins: [temoin(personneId)] };
    return executerOrdre({ orm, domaineCourriels }, demande, { faire, repondre: () => null });
  },

  /**
   * Mails the administrateurs whose machines lose their secret soon; returns the ids of those mails. Once for each secret,
   * warning and person: run twice, writes nothing more.
   */
  async prevenirFinAcces({ le }: { le: string }): Promise<{ courrielIds: string[] }> {
    return orm.em.fork().transactional(async (em) => {
      const courriels = new CourrielRepository(em, domaineCourriels);
      const courrielIds: string[] = [];
      for (const fin of await new AccesExpirationRepository(em).aPrevenir(new Date(le), PREAVIS_ACCES_JOURS)) {
        const { secretId, preavisJours, utilisateurId, courriel: destinataire, organismeId, ...parametres } = fin;
        const cle = `acces-expire:${secretId}:${preavisJours}:${utilisateurId}`;
        const courriel = { cle, modele: 'acces-expire' as const, destinataire, parametres, organismeId, le };
        courrielIds.push(await courriels.deposer(courriel));
      }
      return { courrielIds };
    });
  },
});
