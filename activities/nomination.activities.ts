import { CompteEntity } from '../database/entities/compte.entity.ts';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { UtilisateurEntity } from '../database/entities/utilisateur.entity.ts';
import { CompteRepository } from '../database/repositories/compte.repository.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { JetonRepository, lienInvalide } from '../database/repositories/jeton.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { RemplacementRepository } from '../database/repositories/remplacement.repository.ts';
import type { AccesNomme, AccesOuvert } from '../domain/remplacement/ordres.ts';
import type { DossierDeps } from './deps.ts';
import { type SuiteRemplacement, suivreRemplacement } from './suivi-remplacement.ts';

/** The access of an administrateur named by a replacement. */
export const createNominationActivities = ({ orm, domaineCourriels }: DossierDeps) => ({
  /**
   * Opens it with the password that she chose, and mails her identifiant de connexion. One replacement, one person: run
   * twice, writes nothing more.
   */
  async ouvrirAccesNomme(entree: {
    remplacementId: string;
    acces: AccesNomme;
  }): Promise<SuiteRemplacement<AccesOuvert>> {
    const { remplacementId, acces } = entree;
    const { jetonId, motDePasseId, conditionsAccepteesLe: le } = acces;
    return orm.em.fork().transactional(async (em) => {
      const remplacement = await new RemplacementRepository(em).getForUpdate(remplacementId);
      const attendu = { usage: 'NOMINATION' as const, sujetId: remplacementId, le };
      const jeton = await new JetonRepository(em).getForUpdate(jetonId, attendu);
      const { compteId, nom, prenom, courriel } = remplacement;
      if (remplacement.etat !== 'EFFECTUE' || compteId == null) throw lienInvalide();
      const compte = await em.findOneOrFail(CompteEntity, { id: compteId });
      const { id: organismeId, raisonSociale } = await em.findOneOrFail(OrganismeEntity, { id: compte.organismeId });
      const comptes = new CompteRepository(em);
      if (jeton.consommeLe == null) {
        jeton.consommeLe = new Date(le);
        const depuis = { conditionsAccepteesLe: new Date(le), courrielValideLe: new Date(le), creeLe: new Date(le) };
        const personne = { id: remplacementId, compteId, nom, prenom, courriel, ...depuis };
        em.create(UtilisateurEntity, {
          ...personne,
          role: 'ADMINISTRATEUR',
          etat: 'ACTIF',
          etatChangeLe: new Date(le),
          assistance: false,
        });
        await em.flush();
        await comptes.remettreMotDePasse(motDePasseId, remplacementId);
        const acteur = `utilisateur:${remplacementId}`;
        const objet = { objetType: 'utilisateur', objetId: remplacementId };
        await new JournalRepository(em).ajouter({ organismeId, le, acteur, acte: 'personne.accepter', ...objet });
      }
      const identifiantConnexion = await comptes.attribuerIdentifiant(
        await comptes.utilisateurForUpdate(remplacementId),
      );
      await em.flush();
      const courrielId = await new CourrielRepository(em, domaineCourriels).deposer({
        cle: `identifiant-connexion:${remplacementId}`,
        modele: 'identifiant-connexion',
        destinataire: courriel,
        parametres: { prenom, nom, raisonSociale, identifiantConnexion, role: compte.role },
        organismeId,
        le,
      });
      const reponse = { utilisateurId: remplacementId };
      return { reponse, remplacement: suivreRemplacement(remplacement), courrielIds: [courrielId] };
    });
  },
});
