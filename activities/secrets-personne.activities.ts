import { CompteRepository } from '../database/repositories/compte.repository.ts';
import { JetonRepository, lienInvalide } from '../database/repositories/jeton.repository.ts';
import { SecondFacteurRepository } from '../database/repositories/technique/second-facteur.repository.ts';
import { SessionRepository } from '../database/repositories/technique/session.repository.ts';
import { actePossible, deciderActeAcces } from '../domain/compte/acces-personne.ts';
import type {
  ActivationSecondFacteur,
  NouveauMotDePasse,
  OrdrePersonne,
  PersonneApresOrdre,
} from '../domain/compte/ordres.ts';
import { BusinessError } from '../domain/errors.ts';
import {
  type ActeCompte,
  destinataireDe,
  executerOrdre,
  exigerPourAutrui,
  type SuiteOrdre,
  vueDe,
} from './acte-compte.ts';
import type { DossierDeps } from './deps.ts';

type Entree<T> = { compteId: string; ordre: T };

const REINITIALISE_PAR_AUTRUI =
  'Votre propre second facteur se retire avec votre mot de passe et un code ; si vous avez perdu votre appareil, demandez à un autre administrateur du compte.';

const repondre = ({ personne }: ActeCompte): PersonneApresOrdre => vueDe(personne);

/** A forgotten password's link is used up, and wakes who slept; any other state than active has no password to change. */
const consommerLien = async (acte: ActeCompte, jetonId: string): Promise<void> => {
  const { em, personne, personnes, ordre } = acte;
  const { le } = ordre;
  const attendu = { usage: 'MOT_DE_PASSE' as const, sujetId: personne.id, le };
  const jeton = await new JetonRepository(em).getForUpdate(jetonId, attendu);
  if (jeton.consommeLe !== null) throw lienInvalide();
  jeton.consommeLe = new Date(le);
  await em.flush();
  if (personne.etat === 'ACTIF') return;
  if (!actePossible(personne.etat, 'reveiller', 'PERSONNE')) throw lienInvalide();
  const { etat: etatAvant } = personne;
  const vers = deciderActeAcces(etatAvant, 'reveiller', 'PERSONNE');
  if (vers === 'DEJA_FAIT') return;
  await personnes.changerEtat(personne, vers, le);
  await acte.journaliser('personne.reveiller', { etatAvant, etatApres: vers });
};

/** Passwords and second factors of persons: what is secret waits in schema `technique`, and only its id comes here. */
export const createSecretsPersonneActivities = (deps: DossierDeps) => ({
  /**
   * Puts the new password in the place of the old one and revokes the sessions, but the one that asked. One `effetId`, one
   * replacement: run twice, writes nothing more.
   */
  async remplacerMotDePasse({ compteId, ordre }: Entree<NouveauMotDePasse>): Promise<SuiteOrdre<PersonneApresOrdre>> {
    const faire = async (acte: ActeCompte): Promise<void> => {
      const { em, personne } = acte;
      const { motDePasseId, jetonId, sessionGardeeId, le } = ordre;
      if (jetonId !== null) await consommerLien(acte, jetonId);
      await new JetonRepository(em).terminer({ usages: ['MOT_DE_PASSE'], sujetId: personne.id, le });
      await new CompteRepository(em).remplacerMotDePasse(motDePasseId, personne.id);
      const proprietaire = { utilisateurId: personne.id };
      await new SessionRepository(em).revoquerToutes(proprietaire, new Date(le), sessionGardeeId);
      await acte.journaliser(jetonId === null ? 'motDePasse.changer' : 'motDePasse.reinitialiser');
      await acte.ecrire({ modele: 'mot-de-passe-change', parametres: { ...destinataireDe(acte), changeLe: le } });
    };
    return executerOrdre(deps, { compteId, ordre, temoins: ['mot-de-passe-change'] }, { faire, repondre });
  },

  /**
   * The secret that waited protects the sign-in from now on. It does already: writes nothing more. Refuses (DEJA_FAIT) one that
   * another took the place of.
   */
  async activerSecondFacteur({
    compteId,
    ordre,
  }: Entree<ActivationSecondFacteur>): Promise<SuiteOrdre<PersonneApresOrdre>> {
    const faire = async (acte: ActeCompte): Promise<void> => {
      const { em, personne } = acte;
      const { secondFacteurId, le } = ordre;
      const seconds = new SecondFacteurRepository(em);
      if (!(await seconds.activer(personne.id, secondFacteurId, new Date(le)))) {
        const actuel = await seconds.trouver(personne.id);
        if (actuel?.confirme && actuel.id === secondFacteurId) return;
        throw new BusinessError('DEJA_FAIT', 'Cette activation a été remplacée par une autre : recommencez-la.');
      }
      await acte.journaliser('secondFacteur.activer');
      await acte.ecrire({ modele: 'second-facteur', parametres: { ...destinataireDe(acte), evenement: 'ACTIVE' } });
    };
    return executerOrdre(deps, { compteId, ordre, temoins: ['second-facteur'] }, { faire, repondre });
  },

  /**
   * Takes the second factor away, asked by the person or by an administrateur for her. There is none: writes nothing more.
   */
  async retirerSecondFacteur({ compteId, ordre }: Entree<OrdrePersonne>): Promise<SuiteOrdre<PersonneApresOrdre>> {
    const faire = async (acte: ActeCompte): Promise<void> => {
      const { em, personne } = acte;
      exigerPourAutrui(acte, REINITIALISE_PAR_AUTRUI);
      if (!(await new SecondFacteurRepository(em).retirer(personne.id))) return;
      const parElle = ordre.auteur.qui === 'PERSONNE';
      await acte.journaliser(parElle ? 'secondFacteur.retirer' : 'secondFacteur.reinitialiser');
      const evenement = parElle ? 'RETIRE' : 'REINITIALISE';
      await acte.ecrire({ modele: 'second-facteur', parametres: { ...destinataireDe(acte), evenement } });
    };
    return executerOrdre(deps, { compteId, ordre, temoins: ['second-facteur'] }, { faire, repondre });
  },
});
