import type { EntityManager } from '@mikro-orm/postgresql';
import type { Compte } from '../database/entities/compte.entity.ts';
import { type Remplacement, RemplacementEntity } from '../database/entities/remplacement.entity.ts';
import { AdministrateurRepository } from '../database/repositories/administrateur.repository.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { RemplacementRepository } from '../database/repositories/remplacement.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import { BusinessError } from '../domain/errors.ts';
import { porteurDuLien } from '../domain/piece/porteur.ts';
import { deciderActeRemplacement } from '../domain/remplacement/acte-remplacement.ts';
import { finDuDelaiCompletion } from '../domain/remplacement/delai.ts';
import {
  type EnvoiRemplacement,
  type OuvertureRemplacement,
  PIECES_REMPLACEMENT_MAX,
  type RemplacementApresActe,
  type RemplacementOuvert,
  type RemplacementSuivi,
} from '../domain/remplacement/ordres.ts';
import { OBJET_REMPLACEMENT } from '../domain/remplacement/remplacement.ts';
import { avertirPresents } from './avertir-presents.ts';
import { CourrielsRemplacement } from './courriels-remplacement.ts';
import type { DossierDeps } from './deps.ts';
import { rattacherPieces } from './rattacher-pieces.ts';
import { apresActe, type SuiteRemplacement, suivreRemplacement } from './suivi-remplacement.ts';

/** What the author of a request of replacement does: opens it, proves her mail, sends her proofs. */
export const createRemplacementDemandeActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => ({
  /** The request as a run that knows nothing yet takes it; reads only. */
  async lireRemplacement({ remplacementId }: { remplacementId: string }): Promise<RemplacementSuivi | null> {
    const remplacement = await new RemplacementRepository(orm.em.fork()).trouver(remplacementId);
    return remplacement && suivreRemplacement(remplacement);
  },

  /**
   * Opens a request with the mail of its link; of the account, nothing is looked for yet unless its author is signed in.
   * One `remplacementId`, one request: run twice, writes nothing more. `completionMs` replaces the days of the link in tests.
   */
  async ouvrirRemplacement(entree: {
    ouverture: OuvertureRemplacement;
    completionMs?: number;
  }): Promise<SuiteRemplacement<RemplacementOuvert>> {
    const { ouverture, completionMs } = entree;
    const { remplacementId, le } = ouverture;
    return orm.em.fork().transactional(async (em) => {
      const remplacements = new RemplacementRepository(em);
      const remplacement = (await remplacements.trouver(remplacementId)) ?? (await ouvrir(em, ouverture, completionMs));
      const courrielIds = await new CourrielsRemplacement(remplacement, {
        em,
        jetons,
        domaineCourriels,
        le,
      }).aCompleter();
      const reponse = { remplacementId, reference: remplacement.reference };
      return { reponse, remplacement: suivreRemplacement(remplacement), courrielIds };
    });
  },

  /**
   * Takes the proofs in: finds the account, tells its contact and administrateurs, hands the request to the agents. Sent
   * already by that link: answers the same, writes nothing more. Refuses an account that is not there (INTROUVABLE) or has
   * a request already (REMPLACEMENT_EN_COURS).
   */
  async completerRemplacement(entree: {
    remplacementId: string;
    envoi: EnvoiRemplacement;
  }): Promise<SuiteRemplacement<RemplacementApresActe>> {
    const { remplacementId, envoi } = entree;
    const { jetonId, pieceIds, le } = envoi;
    return orm.em.fork().transactional(async (em) => {
      const remplacements = new RemplacementRepository(em);
      const remplacement = await remplacements.getForUpdate(remplacementId);
      const lien = { usage: 'DEMANDE_REMPLACEMENT' as const, sujetId: remplacementId };
      const jeton = await new JetonRepository(em).getForUpdate(jetonId, { ...lien, le });
      const acteur = `lien:${jetonId}`;
      const { etat, version, etatChangePar: par, etatChangeLe } = remplacement;
      const vu = { etat, version, par, le: etatChangeLe.toISOString() };
      let courrielIds: string[] = [];
      if (deciderActeRemplacement(vu, { acte: 'completer', acteur, version: null }) === 'A_FAIRE') {
        const compte = await trouverCompte(remplacements, remplacement);
        await exigerPasAdministrateur(em, compte, remplacement);
        const objet = { objetType: OBJET_REMPLACEMENT, objetId: remplacementId, organismeId: null };
        const porteur = porteurDuLien(lien);
        await rattacherPieces(em, { ...objet, pieceIds, porteur, le, maximum: PIECES_REMPLACEMENT_MAX });
        Object.assign(remplacement, { compteId: compte.id, organismeId: compte.organismeId, demandeLe: new Date(le) });
        jeton.consommeLe = new Date(le);
        await remplacements.agir(remplacement, { acte: 'completer', acteur, le, echeanceLe: null });
        await avertirPresents(em, remplacement);
        courrielIds = await new CourrielsRemplacement(remplacement, { em, jetons, domaineCourriels, le }).demande();
      }
      return { reponse: apresActe(remplacement), remplacement: suivreRemplacement(remplacement), courrielIds };
    });
  },
});

const ouvrir = async (
  em: EntityManager,
  ouverture: OuvertureRemplacement,
  completionMs?: number,
): Promise<Remplacement> => {
  const { remplacementId: id, demandeur, le, ...saisie } = ouverture;
  const remplacements = new RemplacementRepository(em);
  if (ouverture.utilisateurId !== null) await trouverCompte(remplacements, { id, ...saisie });
  const ouvertLe = new Date(le);
  const acteur = ouverture.utilisateurId === null ? 'anonyme' : `utilisateur:${ouverture.utilisateurId}`;
  const remplacement = em.create(RemplacementEntity, {
    id,
    reference: await remplacements.prochaineReference(jourDeParis(le).slice(0, 4)),
    ...saisie,
    ...demandeur,
    etat: 'A_COMPLETER',
    version: 1,
    partants: [],
    ouvertLe,
    echeanceLe:
      completionMs === undefined ? new Date(finDuDelaiCompletion(le)) : new Date(Date.parse(le) + completionMs),
    etatChangeLe: ouvertLe,
    etatChangePar: acteur,
  });
  await em.flush();
  const objet = { objetType: OBJET_REMPLACEMENT, objetId: id, etatApres: 'A_COMPLETER' };
  await new JournalRepository(em).ajouter({ organismeId: null, le, acteur, acte: 'remplacement.ouvrir', ...objet });
  return remplacement;
};

/** The account that the request names, under lock, when no other request is open for it. */
const trouverCompte = async (
  remplacements: RemplacementRepository,
  demande: Pick<Remplacement, 'id' | 'siret' | 'matricule' | 'role'>,
): Promise<Compte> => {
  const compte = await remplacements.compteForUpdate(demande);
  if (compte === null)
    throw new BusinessError(
      'INTROUVABLE',
      'Aucun compte ouvert ne correspond à ce SIRET, à ce matricule et à ce rôle. Vérifiez-les et présentez une nouvelle demande, ou adressez-vous à l’assistance.',
    );
  await remplacements.exigerSeul(compte.id, demande.id);
  return compte;
};

const exigerPasAdministrateur = async (em: EntityManager, compte: Compte, demande: Remplacement): Promise<void> => {
  const qui = { id: demande.utilisateurId ?? null, courriel: demande.courriel };
  const personne = await new AdministrateurRepository(em).personnePresente(compte.id, qui);
  if (personne?.administrateur && personne.etat === 'ACTIF')
    throw new BusinessError(
      'DEMANDE_INVALIDE',
      'Vous êtes déjà administrateur de ce compte : connectez-vous pour y gérer les accès.',
    );
};
