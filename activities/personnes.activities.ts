import { CompteRepository } from '../database/repositories/compte.repository.ts';
import { JetonRepository, lienInvalide } from '../database/repositories/jeton.repository.ts';
import { PersonneRepository } from '../database/repositories/personne.repository.ts';
import {
  type ActeAcces,
  actePossible,
  deciderActeAcces,
  exigerAutreAdministrateur,
  type MotifVerrou,
  termineLesProgrammes,
} from '../domain/compte/acces-personne.ts';
import type {
  AcceptationInvitation,
  ChangementDroits,
  InvitationPersonne,
  OrdrePersonne,
  PersonneApresOrdre,
} from '../domain/compte/ordres.ts';
import { accesFerme, accesRouvert, droitsChanges } from '../domain/courriel/compositions-personne.ts';
import { terminerProgrammes } from './acces-programmes.ts';
import {
  type ActeCompte,
  acteurDeLAuteur,
  cleCourriel,
  destinataireDe,
  executerOrdre,
  exigerAuteur,
  type SuiteOrdre,
  vueDe,
} from './acte-compte.ts';
import type { DossierDeps } from './deps.ts';
import { fermerAcces } from './fermeture-acces.ts';
import { envoyerInvitation, inviterPersonne } from './inviter-personne.ts';

type Entree<T> = { compteId: string; ordre: T };

/** Acts by which an access closes, or opens again, for good or for a while. */
export type ActeFermeture = Extract<ActeAcces, 'desactiver' | 'reactiver' | 'verrouiller' | 'deverrouiller'>;

const repondre = ({ personne }: ActeCompte): PersonneApresOrdre => vueDe(personne);

/** The persons of an account: who comes in, with which rights. */
export const createPersonnesActivities = (deps: DossierDeps) => ({
  /** Invites a person. One `effetId`, one person: run twice, writes nothing more. */
  async enregistrerInvitation({
    compteId,
    ordre,
  }: Entree<InvitationPersonne>): Promise<SuiteOrdre<PersonneApresOrdre>> {
    const { effetId, auteur, le, ...invitee } = ordre;
    return deps.orm.em.fork().transactional(async (em) => {
      const personnes = new PersonneRepository(em);
      await personnes.compteForUpdate(compteId);
      if (!(await personnes.existe(compteId, effetId)))
        await exigerAuteur(auteur, { personnes, compteId, personneId: effetId });
      const invitation = { ...invitee, personneId: effetId, compteId, acteur: acteurDeLAuteur(auteur), le };
      const { personne, courrielIds } = await inviterPersonne(em, invitation, deps);
      return { reponse: vueDe(personne), courrielIds };
    });
  },

  /** Sends a new link, which closes those before it. Run twice for one effect, it is one link and one mail. */
  async renouvelerInvitation({ compteId, ordre }: Entree<OrdrePersonne>): Promise<SuiteOrdre<PersonneApresOrdre>> {
    const faire = async (acte: ActeCompte): Promise<void> => {
      const { em, personne, personnes, organisme } = acte;
      const { etat } = personne;
      const { effetId, le } = ordre;
      const vers = deciderActeAcces(etat, 'reinviter', 'ADMINISTRATEUR');
      if (vers === 'DEJA_FAIT') return;
      await personnes.exigerAdresseLibre(compteId, personne.courriel, personne.id);
      await personnes.changerEtat(personne, vers, le);
      await acte.journaliser('personne.reinviter', { etatAvant: etat, etatApres: vers });
      acte.courrielIds.push(
        await envoyerInvitation(em, personne, { emission: effetId, le, organismeId: organisme.id }, deps),
      );
    };
    return executerOrdre(deps, { compteId, ordre, temoins: ['invitation'] }, { faire, repondre });
  },

  /**
   * The invited person comes in: mail validated by the link, password handed over, identifiant de connexion by mail. One link,
   * one acceptance: run twice, writes nothing more.
   */
  async accepterInvitation({
    compteId,
    ordre,
  }: Entree<AcceptationInvitation>): Promise<SuiteOrdre<PersonneApresOrdre>> {
    const faire = async (acte: ActeCompte): Promise<void> => {
      const { em, personne, personnes, compte } = acte;
      const { le, jetonId, motDePasseId } = ordre;
      const jeton = await new JetonRepository(em).getForUpdate(jetonId, {
        usage: 'INVITATION',
        sujetId: personne.id,
        le,
      });
      if (jeton.consommeLe !== null || !actePossible(personne.etat, 'accepter', 'PERSONNE')) throw lienInvalide();
      jeton.consommeLe = new Date(le);
      const comptes = new CompteRepository(em);
      Object.assign(personne, { courrielValideLe: new Date(le), conditionsAccepteesLe: new Date(le) });
      const identifiantConnexion = await comptes.attribuerIdentifiant(personne);
      await personnes.changerEtat(personne, 'ACTIF', le);
      await comptes.remplacerMotDePasse(motDePasseId, personne.id);
      await acte.journaliser('personne.accepter', { etatAvant: 'INVITE', etatApres: 'ACTIF' });
      const parametres = { ...destinataireDe(acte), identifiantConnexion, role: compte.role };
      await acte.ecrire({ modele: 'identifiant-connexion', parametres });
    };
    return executerOrdre(deps, { compteId, ordre, temoins: ['identifiant-connexion'] }, { faire, repondre });
  },

  /**
   * Gives the person a role and the right to assistance, or takes them away; the account keeps an active administrateur.
   * She has these rights already: writes nothing more.
   */
  async changerDroits({ compteId, ordre }: Entree<ChangementDroits>): Promise<SuiteOrdre<PersonneApresOrdre>> {
    const faire = async (acte: ActeCompte): Promise<void> => {
      const { personne, personnes } = acte;
      const { role, assistance } = ordre;
      const avant = { role: personne.role, assistance: personne.assistance };
      if (role === avant.role && assistance === avant.assistance) return;
      if (role !== 'ADMINISTRATEUR' && avant.role === 'ADMINISTRATEUR' && personne.etat === 'ACTIF')
        exigerAutreAdministrateur(await personnes.autresAdministrateurs(personne));
      Object.assign(personne, { role, assistance });
      if (role !== avant.role)
        await acte.journaliser('personne.changerRole', { etatAvant: avant.role, etatApres: role });
      if (assistance !== avant.assistance)
        await acte.journaliser(assistance ? 'personne.donnerAssistance' : 'personne.retirerAssistance');
      const faits = { ...destinataireDe(acte), courriel: personne.courriel };
      await acte.ecrire(droitsChanges(faits, { role, assistance }));
    };
    return executerOrdre(deps, { compteId, ordre, temoins: ['droits-changes'] }, { faire, repondre });
  },

  /**
   * Closes an access, with what it held (sessions, links, accesses of programs that she made), or opens it again. An
   * administrateur leaves an active one in the account; an agent may lock the last. The access is there already: writes
   * nothing more.
   */
  async changerAcces({
    compteId,
    ordre,
    acte: acteAcces,
    motif,
  }: Entree<OrdrePersonne> & { acte: ActeFermeture; motif?: MotifVerrou }): Promise<SuiteOrdre<PersonneApresOrdre>> {
    const ferme = acteAcces === 'desactiver' || acteAcces === 'verrouiller';
    const modele = ferme ? 'acces-ferme' : 'acces-rouvert';
    const faire = async (acte: ActeCompte): Promise<void> => {
      const { em, personne, personnes, organisme } = acte;
      const { auteur, le } = ordre;
      const { etat } = personne;
      const vers = deciderActeAcces(etat, acteAcces, auteur.qui);
      if (vers === 'DEJA_FAIT') return;
      if (ferme && auteur.qui !== 'AGENT' && etat === 'ACTIF' && personne.role === 'ADMINISTRATEUR')
        exigerAutreAdministrateur(await personnes.autresAdministrateurs(personne));
      if (acteAcces === 'reactiver') await personnes.exigerAdresseLibre(compteId, personne.courriel, personne.id);
      await personnes.changerEtat(personne, vers, le, motif ?? null);
      const nom = ['personne', acteAcces, ...(motif === undefined ? [] : [motif])].join('.');
      await acte.journaliser(nom, { etatAvant: etat, etatApres: vers });
      const parLaCaisse = auteur.qui === 'AGENT';
      const faits = { ...destinataireDe(acte), courriel: personne.courriel };
      if (!ferme) return acte.ecrire(accesRouvert(faits, { parLaCaisse }));
      const fait = { acteur: acteurDeLAuteur(auteur), le };
      await fermerAcces(em, { personneId: personne.id, organismeId: organisme.id, ...fait });
      await acte.ecrire(accesFerme(faits, { motif: motif ?? null, parLaCaisse, etatAvant: etat }));
      if (!termineLesProgrammes(acteAcces, { qui: auteur.qui, motif: motif ?? null })) return;
      const fin = { personne, cle: cleCourriel(ordre.effetId, 'acces-programme'), ...fait };
      const { domaineCourriels } = deps;
      const avis = await terminerProgrammes(em, fin, { organismeId: organisme.id, domaineCourriels });
      acte.courrielIds.push(...avis);
    };
    return executerOrdre(deps, { compteId, ordre, temoins: [modele] }, { faire, repondre });
  },
});
