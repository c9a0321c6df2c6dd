import type { ApiDeps } from '../deps.ts';
import type { Routes } from '../route.ts';
import { connecterAgentRoute } from './agents/connecter-agent.route.ts';
import { deconnecterAgentRoute } from './agents/deconnecter-agent.route.ts';
import { retourAgentRoute } from './agents/retour-agent.route.ts';
import { declarerEnvoiRoute } from './cocertifications/declarer-envoi.route.ts';
import { listerCoCertificationsRoute } from './cocertifications/lister-cocertifications.route.ts';
import { lireMoiRoute } from './compte/lire-moi.route.ts';
import { listerConstatsRoute } from './constats/lister-constats.route.ts';
import { traiterConstatRoute } from './constats/traiter-constat.route.ts';
import { deposerDemandeRoute } from './demandes-contact/deposer-demande.route.ts';
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
import { lireDossierRoute } from './dossiers/lire-dossier.route.ts';
import { listerDossiersRoute } from './dossiers/lister-dossiers.route.ts';
import { prendreDossierRoute } from './dossiers/prendre-dossier.route.ts';
import { refuserDossierRoute } from './dossiers/refuser-dossier.route.ts';
import { listerCourrielsSansIssueRoute } from './exploitation/lister-courriels-sans-issue.route.ts';
import { listerDepotsEnEchecRoute } from './exploitation/lister-depots-en-echec.route.ts';
import { inscrireRoute } from './inscriptions/inscrire.route.ts';
import { validerCourrielRoute } from './inscriptions/valider-courriel.route.ts';
import { verifierInscriptionRoute } from './inscriptions/verifier-inscription.route.ts';
import { accorderMandatRoute } from './mandats/accorder-mandat.route.ts';
import { listerMandatsRoute } from './mandats/lister-mandats.route.ts';
import { modifierMandatRoute } from './mandats/modifier-mandat.route.ts';
import { terminerMandatRoute } from './mandats/terminer-mandat.route.ts';
import { fermerSessionRoute } from './sessions/fermer-session.route.ts';
import { listerSessionsRoute } from './sessions/lister-sessions.route.ts';
import { ouvrirSessionRoute } from './sessions/ouvrir-session.route.ts';
import { revoquerSessionRoute } from './sessions/revoquer-session.route.ts';

/**
 * Every route, by its name in the documentation and in the clients made from it. They are tried in this order: a fixed
 * segment stands before a parameter.
 */
export const ROUTES: Routes<ApiDeps> = {
  deposerDemande: deposerDemandeRoute,
  suivreDemande: suivreDemandeRoute,
  listerDossiers: listerDossiersRoute,
  lireDossier: lireDossierRoute,
  prendreDossier: prendreDossierRoute,
  accepterDossier: accepterDossierRoute,
  refuserDossier: refuserDossierRoute,
  listerConstats: listerConstatsRoute,
  traiterConstat: traiterConstatRoute,
  listerMandats: listerMandatsRoute,
  accorderMandat: accorderMandatRoute,
  modifierMandat: modifierMandatRoute,
  terminerMandat: terminerMandatRoute,
  listerCoCertifications: listerCoCertificationsRoute,
  declarerEnvoi: declarerEnvoiRoute,
  verifierInscription: verifierInscriptionRoute,
  inscrire: inscrireRoute,
  validerCourriel: validerCourrielRoute,
  ouvrirSession: ouvrirSessionRoute,
  listerSessions: listerSessionsRoute,
  fermerSession: fermerSessionRoute,
  revoquerSession: revoquerSessionRoute,
  lireMoi: lireMoiRoute,
  connecterAgent: connecterAgentRoute,
  retourAgent: retourAgentRoute,
  deconnecterAgent: deconnecterAgentRoute,
  deposerFichier: deposerFichierRoute,
  redemanderReception: redemanderReceptionRoute,
  listerDepots: listerDepotsRoute,
  lireDepot: lireDepotRoute,
  lireAccuseReception: lireAccuseReceptionRoute,
  lireAccuseTraitement: lireAccuseTraitementRoute,
  lireRapport: lireRapportRoute,
  lireRejets: lireRejetsRoute,
  reprendreDepot: reprendreDepotRoute,
  listerDepotsEnEchec: listerDepotsEnEchecRoute,
  listerCourrielsSansIssue: listerCourrielsSansIssueRoute,
};
