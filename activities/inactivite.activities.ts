import type { EntityManager } from '@mikro-orm/postgresql';
import { ConstatRepository } from '../database/repositories/constat.repository.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { InactiviteRepository } from '../database/repositories/inactivite.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { type SeuilsInactivite, seuilsInactivite } from '../domain/compte/inactivite.ts';
import type { DossierDeps } from './deps.ts';

export type BilanInactivite = { annonces: number; sommeils: number };

/** Accounts of one transaction. */
const LOT = 200;

/** What becomes of accesses that nobody uses. */
export const createInactiviteActivities = ({
  orm,
  domaineCourriels,
}: Pick<DossierDeps, 'orm' | 'domaineCourriels'>) => ({
  /**
   * Tells by mail those who have not signed in for eleven months, puts to sleep those told a month ago at least who still have
   * not after twelve. The last administrateur of an account is told and keeps her access: the agents have a finding instead,
   * lifted once an administrateur is back. Run twice for one day, writes nothing more.
   */
  async surveillerInactifs({ le }: { le: string }): Promise<BilanInactivite> {
    const seuils = seuilsInactivite(le);
    const bilan = { annonces: 0, sommeils: 0 };
    for (;;) {
      const lot = await orm.em.fork().transactional((em) => traiterLot(em, { seuils, le, domaineCourriels }));
      bilan.annonces += lot.annonces;
      bilan.sommeils += lot.sommeils;
      if (lot.annonces + lot.sommeils === 0) break;
    }
    await orm.em.fork().transactional((em) => signalerComptes(em, seuils, le));
    return bilan;
  },
});

type Ronde = { seuils: SeuilsInactivite; le: string; domaineCourriels: string };

const traiterLot = async (em: EntityManager, { seuils, le, domaineCourriels }: Ronde): Promise<BilanInactivite> => {
  const inactivite = new InactiviteRepository(em);
  const courriels = new CourrielRepository(em, domaineCourriels);
  const comptes = await inactivite.comptesForUpdate(seuils, LOT);
  const endormies = await inactivite.endormir(comptes, seuils, le);
  for (const { utilisateurId, organismeId, courriel: destinataire, derniereVueLe, ...personne } of endormies) {
    const { prenom, nom, raisonSociale } = personne;
    const cle = `acces-en-sommeil:${utilisateurId}:${derniereVueLe}`;
    const parametres = { prenom, nom, raisonSociale };
    await courriels.deposer({ cle, modele: 'acces-en-sommeil', destinataire, parametres, organismeId, le });
    const objet = { objetType: 'utilisateur', objetId: utilisateurId, etatAvant: 'ACTIF', etatApres: 'EN_SOMMEIL' };
    await new JournalRepository(em).ajouter({
      organismeId,
      le,
      acteur: 'systeme',
      acte: 'personne.endormir',
      ...objet,
    });
  }
  const prevenues = await inactivite.annoncer(comptes, seuils, le);
  for (const { utilisateurId, organismeId, courriel: destinataire, derniereVueLe, ...personne } of prevenues) {
    const { prenom, nom, raisonSociale, gardienne } = personne;
    const cle = `inactivite-annoncee:${utilisateurId}:${derniereVueLe}`;
    const parametres = { prenom, nom, raisonSociale, gardienne, sommeilPrevuLe: seuils.sommeilPrevuLe };
    await courriels.deposer({ cle, modele: 'inactivite-annoncee', destinataire, parametres, organismeId, le });
  }
  return { annonces: prevenues.length, sommeils: endormies.length };
};

/** An agent's decision stands while the fact does; what was lifted comes back. */
const signalerComptes = async (em: EntityManager, seuils: SeuilsInactivite, le: string): Promise<void> => {
  const constats = new ConstatRepository(em);
  const genre = 'COMPTE_INACTIF';
  const inactifs = await new InactiviteRepository(em).comptesSansAdministrateur(seuils);
  const cles = new Map(inactifs.map(({ compteId, organismeId }) => [`${genre}:${compteId}`, organismeId]));
  for (const constat of await constats.nonLevesForUpdate(genre))
    if (!cles.has(constat.cle))
      await constats.changerEtat(constat, 'LEVE', { acteur: 'systeme', acte: 'constat.lever', le });
  for (const [cle, organismeId] of cles) {
    const constat = await constats.parCleForUpdate(cle);
    if (constat === null) await constats.relever({ cle, genre, organismeId, le });
    else if (constat.etat === 'LEVE')
      await constats.changerEtat(constat, 'A_TRAITER', { acteur: 'systeme', acte: 'constat.relever', le });
  }
};
