import type { ApiDeps } from '../deps.ts';
import type { Routes } from '../route.ts';
import { creerAccesRoute } from './acces/creer-acces.route.ts';
import { listerAccesRoute } from './acces/lister-acces.route.ts';
import { remplacerSecretRoute } from './acces/remplacer-secret.route.ts';
import { revoquerAccesRoute } from './acces/revoquer-acces.route.ts';
import { activerAgentRoute } from './agents/activer-agent.route.ts';
import { changerRolesRoute } from './agents/changer-roles.route.ts';
import { connecterAgentRoute } from './agents/connecter-agent.route.ts';
import { declarerAbsenceRoute } from './agents/declarer-absence.route.ts';
import { deconnecterAgentRoute } from './agents/deconnecter-agent.route.ts';
import { deconnexionFournisseurRoute } from './agents/deconnexion-fournisseur.route.ts';
import { desactiverAgentRoute } from './agents/desactiver-agent.route.ts';
import { ecourterAbsenceRoute } from './agents/ecourter-absence.route.ts';
import { lireDelegationsRoute } from './agents/lire-delegations.route.ts';
import { listerAbsencesRoute } from './agents/lister-absences.route.ts';
import { listerAgentsRoute } from './agents/lister-agents.route.ts';
import { retourAgentRoute } from './agents/retour-agent.route.ts';
import { deciderChangementRoute } from './changements/decider-changement.route.ts';
import { listerChangementsRoute } from './changements/lister-changements.route.ts';
import { declarerEnvoiRoute } from './cocertifications/declarer-envoi.route.ts';
import { listerCoCertificationsRoute } from './cocertifications/lister-cocertifications.route.ts';
import { lireMoiRoute } from './compte/lire-moi.route.ts';
import { listerConstatsRoute } from './constats/lister-constats.route.ts';
import { traiterConstatRoute } from './constats/traiter-constat.route.ts';
import { apercevoirCourrielRoute } from './courriels/apercevoir-courriel.route.ts';
import { lireCourrielRoute } from './courriels/lire-courriel.route.ts';
import { listerCourrielsRoute } from './courriels/lister-courriels.route.ts';
import { reglerCourrielRoute } from './courriels/regler-courriel.route.ts';
import { declarerContactRoute } from './demandes-contact/declarer-contact.route.ts';
import { declarerDeposantsRoute } from './demandes-contact/declarer-deposants.route.ts';
import { declarerSiretRoute } from './demandes-contact/declarer-siret.route.ts';
import { demanderAssistanceRoute } from './demandes-contact/demander-assistance.route.ts';
import { deposerDemandeRoute } from './demandes-contact/deposer-demande.route.ts';
import { deposerPieceSuiviRoute } from './demandes-contact/deposer-piece-suivi.route.ts';
import { repondreComplementRoute } from './demandes-contact/repondre-complement.route.ts';
import { suivreDemandeRoute } from './demandes-contact/suivre-demande.route.ts';
import { deposerFichierRoute } from './depots/deposer-fichier.route.ts';
import { lireAccuseReceptionRoute } from './depots/lire-accuse-reception.route.ts';
import { lireAccuseTraitementRoute } from './depots/lire-accuse-traitement.route.ts';
import { lireDepotRoute } from './depots/lire-depot.route.ts';
import { lireRapportRoute } from './depots/lire-rapport.route.ts';
import { lireRejetsRoute } from './depots/lire-rejets.route.ts';
import { listerDepotsRoute } from './depots/lister-depots.route.ts';
import { redemanderReceptionRoute } from './depots/redemander-reception.route.ts';
import { reprendreDepotRoute } from './depots/reprendre-depot.route.ts';
import { accepterDossierRoute } from './dossiers/accepter-dossier.route.ts';
import { annoterDossierRoute } from './dossiers/annoter-dossier.route.ts';
import { cloreDossierRoute } from './dossiers/clore-dossier.route.ts';
import { compterFilesRoute } from './dossiers/compter-files.route.ts';
import { confierDossierRoute } from './dossiers/confier-dossier.route.ts';
import { demanderComplementRoute } from './dossiers/demander-complement.route.ts';
import { examinerDossierRoute } from './dossiers/examiner-dossier.route.ts';
import { fusionnerDossierRoute } from './dossiers/fusionner-dossier.route.ts';
import { lireDossierRoute } from './dossiers/lire-dossier.route.ts';
import { lireHistoriqueRoute } from './dossiers/lire-historique.route.ts';
import { lireSituationRoute } from './dossiers/lire-situation.route.ts';
import { listerDossiersRoute } from './dossiers/lister-dossiers.route.ts';
import { mettreEnAttenteRoute } from './dossiers/mettre-en-attente.route.ts';
import { prendreDossierRoute } from './dossiers/prendre-dossier.route.ts';
import { quitterDossierRoute } from './dossiers/quitter-dossier.route.ts';
import { rechercherDossiersRoute } from './dossiers/rechercher-dossiers.route.ts';
import { refuserDossierRoute } from './dossiers/refuser-dossier.route.ts';
import { renvoyerIdentifiantsRoute } from './dossiers/renvoyer-identifiants.route.ts';
import { reprendreDossierRoute } from './dossiers/reprendre-dossier.route.ts';
import { rouvrirDossierRoute } from './dossiers/rouvrir-dossier.route.ts';
import { suivreDossierRoute } from './dossiers/suivre-dossier.route.ts';
import { listerCourrielsSansIssueRoute } from './exploitation/lister-courriels-sans-issue.route.ts';
import { listerDepotsEnEchecRoute } from './exploitation/lister-depots-en-echec.route.ts';
import { demanderRenvoiRoute } from './inscriptions/demander-renvoi.route.ts';
import { inscrireRoute } from './inscriptions/inscrire.route.ts';
import { renvoyerIdentifiantsOrganismeRoute } from './inscriptions/renvoyer-identifiants-organisme.route.ts';
import { validerCourrielRoute } from './inscriptions/valider-courriel.route.ts';
import { verifierInscriptionRoute } from './inscriptions/verifier-inscription.route.ts';
import { accepterInvitationRoute } from './invitations/accepter-invitation.route.ts';
import { verifierInvitationRoute } from './invitations/verifier-invitation.route.ts';
import { apercevoirLotRoute } from './lots/apercevoir-lot.route.ts';
import { lireLotRoute } from './lots/lire-lot.route.ts';
import { ouvrirLotRoute } from './lots/ouvrir-lot.route.ts';
import { accorderMandatRoute } from './mandats/accorder-mandat.route.ts';
import { listerMandatsRoute } from './mandats/lister-mandats.route.ts';
import { modifierMandatRoute } from './mandats/modifier-mandat.route.ts';
import { terminerMandatRoute } from './mandats/terminer-mandat.route.ts';
import { creerModuleTexteRoute } from './modules-texte/creer-module-texte.route.ts';
import { listerModulesTexteRoute } from './modules-texte/lister-modules-texte.route.ts';
import { modifierModuleTexteRoute } from './modules-texte/modifier-module-texte.route.ts';
import { annulerCourrielRoute } from './moi/annuler-courriel.route.ts';
import { changerMotDePasseRoute } from './moi/changer-mot-de-passe.route.ts';
import { confirmerCourrielRoute } from './moi/confirmer-courriel.route.ts';
import { demanderCourrielRoute } from './moi/demander-courriel.route.ts';
import { obtenirJetonRoute } from './oauth/obtenir-jeton.route.ts';
import { changerDroitsRoute } from './personnes/changer-droits.route.ts';
import { confirmerCourrielPersonneRoute } from './personnes/confirmer-courriel-personne.route.ts';
import { desactiverPersonneRoute } from './personnes/desactiver-personne.route.ts';
import { deverrouillerPersonneRoute } from './personnes/deverrouiller-personne.route.ts';
import { fermerSessionsPersonneRoute } from './personnes/fermer-sessions-personne.route.ts';
import { inviterPersonneRoute } from './personnes/inviter-personne.route.ts';
import { listerPersonnesRoute } from './personnes/lister-personnes.route.ts';
import { listerPersonnesOrganismeRoute } from './personnes/lister-personnes-organisme.route.ts';
import { reactiverPersonneRoute } from './personnes/reactiver-personne.route.ts';
import { reinitialiserSecondFacteurRoute } from './personnes/reinitialiser-second-facteur.route.ts';
import { reinviterPersonneRoute } from './personnes/reinviter-personne.route.ts';
import { verrouillerPersonneRoute } from './personnes/verrouiller-personne.route.ts';
import { deposerPieceRoute } from './pieces/deposer-piece.route.ts';
import { lirePieceRoute } from './pieces/lire-piece.route.ts';
import { oublierMotDePasseRoute } from './recuperation/oublier-mot-de-passe.route.ts';
import { rappelerIdentifiantsRoute } from './recuperation/rappeler-identifiants.route.ts';
import { reinitialiserMotDePasseRoute } from './recuperation/reinitialiser-mot-de-passe.route.ts';
import { accepterRemplacementRoute } from './remplacements/accepter-remplacement.route.ts';
import { annulerDemandeRoute } from './remplacements/annuler-demande.route.ts';
import { demanderDepuisCompteRoute } from './remplacements/demander-depuis-compte.route.ts';
import { demanderRemplacementRoute } from './remplacements/demander-remplacement.route.ts';
import { deposerJustificatifRoute } from './remplacements/deposer-justificatif.route.ts';
import { envoyerDemandeRoute } from './remplacements/envoyer-demande.route.ts';
import { lireRemplacementRoute } from './remplacements/lire-remplacement.route.ts';
import { listerRemplacementsRoute } from './remplacements/lister-remplacements.route.ts';
import { maintenirRemplacementRoute } from './remplacements/maintenir-remplacement.route.ts';
import { opposerRemplacementRoute } from './remplacements/opposer-remplacement.route.ts';
import { refuserRemplacementRoute } from './remplacements/refuser-remplacement.route.ts';
import { suivreRemplacementRoute } from './remplacements/suivre-remplacement.route.ts';
import { fermerAutresSessionsRoute } from './sessions/fermer-autres-sessions.route.ts';
import { fermerSessionRoute } from './sessions/fermer-session.route.ts';
import { listerSessionsRoute } from './sessions/lister-sessions.route.ts';
import { ouvrirSessionRoute } from './sessions/ouvrir-session.route.ts';
import { revoquerSessionRoute } from './sessions/revoquer-session.route.ts';
import { activerSecondFacteurRoute } from './totp/activer-second-facteur.route.ts';
import { preparerSecondFacteurRoute } from './totp/preparer-second-facteur.route.ts';
import { retirerSecondFacteurRoute } from './totp/retirer-second-facteur.route.ts';

/**
 * Every route, by its name in the documentation and in the clients made from it. They are tried in this order: a fixed
 * segment stands before a parameter.
 */
export const ROUTES: Routes<ApiDeps> = {
  deposerDemande: deposerDemandeRoute,
  demanderAssistance: demanderAssistanceRoute,
  declarerSiret: declarerSiretRoute,
  declarerContact: declarerContactRoute,
  declarerDeposants: declarerDeposantsRoute,
  suivreDemande: suivreDemandeRoute,
  repondreComplement: repondreComplementRoute,
  deposerPieceSuivi: deposerPieceSuiviRoute,
  compterFiles: compterFilesRoute,
  listerDossiers: listerDossiersRoute,
  rechercherDossiers: rechercherDossiersRoute,
  apercevoirLot: apercevoirLotRoute,
  ouvrirLot: ouvrirLotRoute,
  lireLot: lireLotRoute,
  lireDossier: lireDossierRoute,
  lireSituation: lireSituationRoute,
  lireHistorique: lireHistoriqueRoute,
  examinerDossier: examinerDossierRoute,
  suivreDossier: suivreDossierRoute,
  quitterDossier: quitterDossierRoute,
  prendreDossier: prendreDossierRoute,
  accepterDossier: accepterDossierRoute,
  refuserDossier: refuserDossierRoute,
  demanderComplement: demanderComplementRoute,
  mettreEnAttente: mettreEnAttenteRoute,
  reprendreDossier: reprendreDossierRoute,
  confierDossier: confierDossierRoute,
  annoterDossier: annoterDossierRoute,
  cloreDossier: cloreDossierRoute,
  rouvrirDossier: rouvrirDossierRoute,
  fusionnerDossier: fusionnerDossierRoute,
  listerChangements: listerChangementsRoute,
  deciderChangement: deciderChangementRoute,
  renvoyerIdentifiants: renvoyerIdentifiantsRoute,
  renvoyerIdentifiantsOrganisme: renvoyerIdentifiantsOrganismeRoute,
  listerCourriels: listerCourrielsRoute,
  apercevoirCourriel: apercevoirCourrielRoute,
  lireCourriel: lireCourrielRoute,
  reglerCourriel: reglerCourrielRoute,
  listerModulesTexte: listerModulesTexteRoute,
  creerModuleTexte: creerModuleTexteRoute,
  modifierModuleTexte: modifierModuleTexteRoute,
  listerConstats: listerConstatsRoute,
  traiterConstat: traiterConstatRoute,
  listerMandats: listerMandatsRoute,
  accorderMandat: accorderMandatRoute,
  modifierMandat: modifierMandatRoute,
  terminerMandat: terminerMandatRoute,
  listerCoCertifications: listerCoCertificationsRoute,
  declarerEnvoi: declarerEnvoiRoute,
  verifierInscription: verifierInscriptionRoute,
  demanderRenvoi: demanderRenvoiRoute,
  inscrire: inscrireRoute,
  validerCourriel: validerCourrielRoute,
  ouvrirSession: ouvrirSessionRoute,
  listerSessions: listerSessionsRoute,
  fermerSession: fermerSessionRoute,
  fermerAutresSessions: fermerAutresSessionsRoute,
  revoquerSession: revoquerSessionRoute,
  lireMoi: lireMoiRoute,
  creerAcces: creerAccesRoute,
  listerAcces: listerAccesRoute,
  remplacerSecret: remplacerSecretRoute,
  revoquerAcces: revoquerAccesRoute,
  obtenirJeton: obtenirJetonRoute,
  connecterAgent: connecterAgentRoute,
  retourAgent: retourAgentRoute,
  deconnecterAgent: deconnecterAgentRoute,
  deconnexionFournisseur: deconnexionFournisseurRoute,
  listerAgents: listerAgentsRoute,
  changerRoles: changerRolesRoute,
  activerAgent: activerAgentRoute,
  desactiverAgent: desactiverAgentRoute,
  listerAbsences: listerAbsencesRoute,
  declarerAbsence: declarerAbsenceRoute,
  ecourterAbsence: ecourterAbsenceRoute,
  lireDelegations: lireDelegationsRoute,
  deposerFichier: deposerFichierRoute,
  redemanderReception: redemanderReceptionRoute,
  listerDepots: listerDepotsRoute,
  lireDepot: lireDepotRoute,
  lireAccuseReception: lireAccuseReceptionRoute,
  lireAccuseTraitement: lireAccuseTraitementRoute,
  lireRapport: lireRapportRoute,
  lireRejets: lireRejetsRoute,
  reprendreDepot: reprendreDepotRoute,
  deposerPiece: deposerPieceRoute,
  lirePiece: lirePieceRoute,
  demanderRemplacement: demanderRemplacementRoute,
  demanderRemplacementDepuisCompte: demanderDepuisCompteRoute,
  deposerJustificatif: deposerJustificatifRoute,
  envoyerDemandeRemplacement: envoyerDemandeRoute,
  suivreRemplacement: suivreRemplacementRoute,
  annulerDemandeRemplacement: annulerDemandeRoute,
  opposerRemplacement: opposerRemplacementRoute,
  listerRemplacements: listerRemplacementsRoute,
  lireRemplacement: lireRemplacementRoute,
  accepterRemplacement: accepterRemplacementRoute,
  refuserRemplacement: refuserRemplacementRoute,
  maintenirRemplacement: maintenirRemplacementRoute,
  listerDepotsEnEchec: listerDepotsEnEchecRoute,
  listerCourrielsSansIssue: listerCourrielsSansIssueRoute,
  listerPersonnes: listerPersonnesRoute,
  listerPersonnesOrganisme: listerPersonnesOrganismeRoute,
  inviterPersonne: inviterPersonneRoute,
  reinviterPersonne: reinviterPersonneRoute,
  changerDroits: changerDroitsRoute,
  desactiverPersonne: desactiverPersonneRoute,
  reactiverPersonne: reactiverPersonneRoute,
  verrouillerPersonne: verrouillerPersonneRoute,
  deverrouillerPersonne: deverrouillerPersonneRoute,
  reinitialiserSecondFacteur: reinitialiserSecondFacteurRoute,
  confirmerCourrielPersonne: confirmerCourrielPersonneRoute,
  fermerSessionsPersonne: fermerSessionsPersonneRoute,
  verifierInvitation: verifierInvitationRoute,
  accepterInvitation: accepterInvitationRoute,
  rappelerIdentifiants: rappelerIdentifiantsRoute,
  oublierMotDePasse: oublierMotDePasseRoute,
  reinitialiserMotDePasse: reinitialiserMotDePasseRoute,
  changerMotDePasse: changerMotDePasseRoute,
  demanderCourriel: demanderCourrielRoute,
  annulerCourriel: annulerCourrielRoute,
  confirmerCourriel: confirmerCourrielRoute,
  preparerSecondFacteur: preparerSecondFacteurRoute,
  activerSecondFacteur: activerSecondFacteurRoute,
  retirerSecondFacteur: retirerSecondFacteurRoute,
};
