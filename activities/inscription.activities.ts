import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Compte, CompteEntity } from '../database/entities/compte.entity.ts';
import { ContratEntity } from '../database/entities/contrat.entity.ts';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { UtilisateurEntity } from '../database/entities/utilisateur.entity.ts';
import { CompteRepository } from '../database/repositories/compte.repository.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { DossierRepository } from '../database/repositories/dossier.repository.ts';
import { JetonRepository, lienInvalide } from '../database/repositories/jeton.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { PersonneRepository } from '../database/repositories/personne.repository.ts';
import { deciderActeAcces } from '../domain/compte/acces-personne.ts';
import { inscriptionEnCours } from '../domain/compte/compte-existant.ts';
import type {
  CompteActive,
  CourrielValide,
  DossierSuivi,
  Inscription,
  InscriptionEnregistree,
} from '../domain/dossier/ordres.ts';
import type { DossierDeps } from './deps.ts';
import { changerEtat, consigner, suivre } from './suivi-dossier.ts';

type Entree<T> = { siret: string; demande: T };
type SuiteCompte<T> = { reponse: T; dossier: DossierSuivi | null; courrielIds: string[] };

/** From the link in the mail to an open account. */
export const createInscriptionActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => ({
  /**
   * Opens the account with its first person, administrateur, who has to validate her mail. While nobody did, a link issued since opens
   * the inscription again: who registers takes the place of who had. One `inscriptionId`, one person: run twice, writes
   * nothing more.
   */
  async inscrire({ siret, demande }: Entree<Inscription>): Promise<SuiteCompte<InscriptionEnregistree>> {
    const { inscriptionId, jetonId, contratId, role, titulaire, conditionsAccepteesLe: le } = demande;
    return orm.em.fork().transactional(async (em) => {
      const jeton = await new JetonRepository(em).getForUpdate(jetonId, {
        usage: 'INSCRIPTION',
        sujetId: contratId,
        le,
      });
      const contrat = await em.findOne(ContratEntity, { id: contratId });
      const organisme = contrat && (await em.findOne(OrganismeEntity, { id: contrat.organismeId, siret }));
      if (!contrat || !organisme || contrat.role !== role) throw lienInvalide('INSCRIPTION');
      const inscrit = await em.findOne(UtilisateurEntity, { id: inscriptionId });
      if (inscrit === null && jeton.consommeLe !== null) throw lienInvalide('INSCRIPTION');
      let compteId = inscrit?.compteId ?? '';
      if (inscrit === null) {
        const acteur = `utilisateur:${inscriptionId}`;
        const comptes = new CompteRepository(em);
        compteId = await comptes.ouvrir({ id: randomUUID(), contrat, creeLe: new Date(le) });
        await remplacerInscrits(em, compteId, { organismeId: organisme.id, lienEmisLe: jeton.creeLe, acteur, le });
        creerAdministrateur(em, compteId, demande);
        jeton.consommeLe = new Date(le);
        await em.flush();
        await comptes.remettreMotDePasse(demande.motDePasseId, inscriptionId);
        const objet = { objetType: 'compte', objetId: compteId, etatApres: 'A_VALIDER' };
        await new JournalRepository(em).ajouter({
          organismeId: organisme.id,
          le,
          acteur,
          acte: 'compte.ouvrir',
          ...objet,
        });
      }
      const { prenom, nom, courriel } = titulaire;
      const lien = { usage: 'VALIDATION_COURRIEL' as const, sujetId: inscriptionId, cleId: jetons.cleActive, le };
      const jetonValidationId = await new JetonRepository(em).emettre(lien);
      const courrielId = await new CourrielRepository(em, domaineCourriels).deposer({
        cle: `validation-courriel:${inscriptionId}`,
        modele: 'validation-courriel',
        destinataire: courriel,
        parametres: { prenom, nom, jetonId: jetonValidationId },
        organismeId: organisme.id,
        le,
      });
      const reponse = { utilisateurId: inscriptionId, compteId };
      return { reponse, dossier: await dossierSuivi(em, siret), courrielIds: [courrielId] };
    });
  },

  /**
   * Validates the person's mail, gives the identifiant de connexion by mail, opens the account. Validated already:
   * answers the same, writes nothing more.
   */
  async activerCompte({ siret, demande }: Entree<CourrielValide>): Promise<SuiteCompte<CompteActive>> {
    const { utilisateurId, jetonId, le } = demande;
    return orm.em.fork().transactional(async (em) => {
      const attendu = { usage: 'VALIDATION_COURRIEL' as const, sujetId: utilisateurId, le };
      const comptes = new CompteRepository(em);
      await comptes.verrouillerCompteDe(utilisateurId);
      const jeton = await new JetonRepository(em).getForUpdate(jetonId, attendu);
      const utilisateur = await comptes.utilisateurForUpdate(utilisateurId);
      const compte = await em.findOneOrFail(CompteEntity, { id: utilisateur.compteId });
      const organisme = await em.findOne(OrganismeEntity, { id: compte.organismeId, siret });
      if (organisme === null) throw lienInvalide();
      if (jeton.consommeLe === null) {
        jeton.consommeLe = new Date(le);
        utilisateur.courrielValideLe = new Date(le);
        const etat = deciderActeAcces(utilisateur.etat, 'valider', 'PERSONNE');
        if (etat !== 'DEJA_FAIT') Object.assign(utilisateur, { etat, etatChangeLe: new Date(le) });
        await comptes.attribuerIdentifiant(utilisateur);
        await comptes.activer(compte.id);
        await em.flush();
        if (await compteDuDossier(em, compte)) await ouvrirLeDossier(em, siret, utilisateurId, le);
      }
      const courrielId = await new CourrielRepository(em, domaineCourriels).deposer({
        cle: `identifiant-connexion:${utilisateurId}`,
        modele: 'identifiant-connexion',
        destinataire: utilisateur.courriel,
        parametres: {
          prenom: utilisateur.prenom,
          nom: utilisateur.nom,
          raisonSociale: organisme.raisonSociale,
          identifiantConnexion: utilisateur.identifiantConnexion ?? '',
          role: compte.role,
        },
        organismeId: organisme.id,
        le,
      });
      return { reponse: { compteId: compte.id }, dossier: await dossierSuivi(em, siret), courrielIds: [courrielId] };
    });
  },
});

const dossierSuivi = async (em: EntityManager, siret: string): Promise<DossierSuivi | null> => {
  const dossier = await new DossierRepository(em).ouvert(siret);
  return dossier === null ? null : suivre(em, dossier);
};

type Remplacement = { organismeId: string; lienEmisLe: Date; acteur: string; le: string };

/**
 * Whoever registered before and did not validate her mail: out of reach, or at an address that is not hers. A link that was
 * there when she registered (a déposant has one for each certificateur) takes her place from nobody.
 */
const remplacerInscrits = async (
  em: EntityManager,
  compteId: string,
  { organismeId, lienEmisLe, acteur, le }: Remplacement,
): Promise<void> => {
  const [etatAvant, etatApres] = ['A_VALIDER', 'INSCRIPTION_REMPLACEE'] as const;
  for (const personne of await new CompteRepository(em).aValider(compteId)) {
    if (personne.creeLe >= lienEmisLe) throw inscriptionEnCours(personne);
    await new PersonneRepository(em).changerEtat(personne, etatApres, le);
    await new JetonRepository(em).terminer({ usages: ['VALIDATION_COURRIEL'], sujetId: personne.id, le });
    const objet = { objetType: 'utilisateur', objetId: personne.id, etatAvant, etatApres };
    await new JournalRepository(em).ajouter({
      organismeId,
      le,
      acteur,
      acte: 'personne.remplacerInscription',
      ...objet,
    });
  }
};

const creerAdministrateur = (em: EntityManager, compteId: string, demande: Inscription): void => {
  const { inscriptionId, titulaire, conditionsAccepteesLe } = demande;
  em.create(UtilisateurEntity, {
    id: inscriptionId,
    compteId,
    nom: titulaire.nom,
    prenom: titulaire.prenom,
    courriel: titulaire.courriel,
    role: 'ADMINISTRATEUR',
    conditionsAccepteesLe: new Date(conditionsAccepteesLe),
    etat: 'A_VALIDER',
    etatChangeLe: new Date(conditionsAccepteesLe),
    creeLe: new Date(conditionsAccepteesLe),
  });
};

/** A case is a certificateur's; that of an organisme which is only a déposant follows the account it has. */
const compteDuDossier = async (em: EntityManager, { role, organismeId }: Compte): Promise<boolean> =>
  role === 'CERTIFICATEUR' || (await em.count(ContratEntity, { organismeId, role: 'CERTIFICATEUR' })) === 0;

/** The case follows its account, unless a deposit made for the organisme took it further already. */
const ouvrirLeDossier = async (em: EntityManager, siret: string, utilisateurId: string, le: string): Promise<void> => {
  const dossier = await new DossierRepository(em).ouvertForUpdate(siret);
  if (dossier?.etat !== 'IDENTIFIANTS_EMIS') return;
  changerEtat(dossier, 'COMPTE_ACTIF', le);
  await consigner(em, dossier, {
    acte: 'compte.activer',
    acteur: `utilisateur:${utilisateurId}`,
    le,
    etatAvant: 'IDENTIFIANTS_EMIS',
  });
};
