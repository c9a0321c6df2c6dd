import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { z } from 'zod';
import { isoDeParis, jourDeParis, jourEnFrancais } from '../domain/calendrier/heure-de-paris.ts';
import { type ModeleCourriel, TOUS_LES_MODELES } from '../domain/courriel/courriel.ts';
import { type ParametresCourriel, USAGE_DU_LIEN } from '../domain/courriel/parametres.ts';
import { accesEnSommeilParams } from './acces-en-sommeil/params.ts';
import { accesExpireParams } from './acces-expire/params.ts';
import { accesFermeParams } from './acces-ferme/params.ts';
import { accesProgrammeParams } from './acces-programme/params.ts';
import { accesRouvertParams } from './acces-rouvert/params.ts';
import { agentEnAttenteParams } from './agent-en-attente/params.ts';
import { agentHabiliteParams } from './agent-habilite/params.ts';
import { changementAnnonceParams } from './changement-annonce/params.ts';
import { changementConfirmeParams } from './changement-confirme/params.ts';
import { changementRecuParams } from './changement-recu/params.ts';
import { changementRefuseParams } from './changement-refuse/params.ts';
import { clotureProposeeParams } from './cloture-proposee/params.ts';
import { cocertificationDeclareeParams } from './cocertification-declaree/params.ts';
import { complementDemandeParams } from './complement-demande/params.ts';
import { complementRappelParams } from './complement-rappel/params.ts';
import { complementRecuParams } from './complement-recu/params.ts';
import { complementRetireParams } from './complement-retire/params.ts';
import { compteDejaOuvertParams } from './compte-deja-ouvert/params.ts';
import { contactRemplaceParams } from './contact-remplace/params.ts';
import { courrielAncienParams } from './courriel-ancien/params.ts';
import { courrielChangeParams } from './courriel-change/params.ts';
import { courrielNouveauParams } from './courriel-nouveau/params.ts';
import { demandeRecueParams } from './demande-recue/params.ts';
import { demandeRefuseeParams } from './demande-refusee/params.ts';
import { depotRecuParams } from './depot-recu/params.ts';
import { depotTraiteParams } from './depot-traite/params.ts';
import { dossierClosParams } from './dossier-clos/params.ts';
import { dossierConfieParams } from './dossier-confie/params.ts';
import { dossierFusionneParams } from './dossier-fusionne/params.ts';
import { dossierRouvertParams } from './dossier-rouvert/params.ts';
import { dossiersEnAttenteParams } from './dossiers-en-attente/params.ts';
import { droitsChangesParams } from './droits-changes/params.ts';
import { identifiantConnexionParams } from './identifiant-connexion/params.ts';
import { identifiantsDeposantParams } from './identifiants-deposant/params.ts';
import { identifiantsInscriptionParams } from './identifiants-inscription/params.ts';
import { identifiantsOubliesParams } from './identifiants-oublies/params.ts';
import { identifiantsRenvoyesParams } from './identifiants-renvoyes/params.ts';
import { inactiviteAnnonceeParams } from './inactivite-annoncee/params.ts';
import { invitationParams } from './invitation/params.ts';
import { mandatAjouteParams } from './mandat-ajoute/params.ts';
import { mandatModifieParams } from './mandat-modifie/params.ts';
import { mandatTermineParams } from './mandat-termine/params.ts';
import { mandatsAccordesParams } from './mandats-accordes/params.ts';
import { miseEnAttenteParams } from './mise-en-attente/params.ts';
import { motDePasseChangeParams } from './mot-de-passe-change/params.ts';
import { motDePasseOublieParams } from './mot-de-passe-oublie/params.ts';
import { rappelInscriptionParams } from './rappel-inscription/params.ts';
import { remplacementACompleterParams } from './remplacement-a-completer/params.ts';
import { remplacementAnnonceParams } from './remplacement-annonce/params.ts';
import { remplacementEnregistreParams } from './remplacement-enregistre/params.ts';
import { remplacementIssueParams } from './remplacement-issue/params.ts';
import { remplacementOpposeParams } from './remplacement-oppose/params.ts';
import { remplacementSuiteParams } from './remplacement-suite/params.ts';
import { remplacementsEnAttenteParams } from './remplacements-en-attente/params.ts';
import { reponseRecueParams } from './reponse-recue/params.ts';
import { repriseDossierParams } from './reprise-dossier/params.ts';
import { secondFacteurParams } from './second-facteur/params.ts';
import { suppleanceConfieeParams } from './suppleance-confiee/params.ts';
import { typographier } from './typographie.ts';
import { validationCourrielParams } from './validation-courriel/params.ts';

/** Checks what the outbox holds and turns it into what people read; the compiler holds input and domain type together. */
const PARAMS: { [M in ModeleCourriel]: z.ZodType<Record<string, unknown>, ParametresCourriel[M]> } = {
  'demande-recue': demandeRecueParams,
  'demande-refusee': demandeRefuseeParams,
  'identifiants-inscription': identifiantsInscriptionParams,
  'identifiants-deposant': identifiantsDeposantParams,
  'mandat-ajoute': mandatAjouteParams,
  'mandats-accordes': mandatsAccordesParams,
  'mandat-modifie': mandatModifieParams,
  'mandat-termine': mandatTermineParams,
  'cocertification-declaree': cocertificationDeclareeParams,
  'validation-courriel': validationCourrielParams,
  'identifiant-connexion': identifiantConnexionParams,
  'depot-recu': depotRecuParams,
  'depot-traite': depotTraiteParams,
  'dossiers-en-attente': dossiersEnAttenteParams,
  'remplacement-a-completer': remplacementACompleterParams,
  'remplacement-enregistre': remplacementEnregistreParams,
  'remplacement-annonce': remplacementAnnonceParams,
  'remplacement-suite': remplacementSuiteParams,
  'remplacement-issue': remplacementIssueParams,
  'remplacement-oppose': remplacementOpposeParams,
  'remplacements-en-attente': remplacementsEnAttenteParams,
  'complement-demande': complementDemandeParams,
  'complement-rappel': complementRappelParams,
  'complement-retire': complementRetireParams,
  'complement-recu': complementRecuParams,
  'reponse-recue': reponseRecueParams,
  'mise-en-attente': miseEnAttenteParams,
  'reprise-dossier': repriseDossierParams,
  'dossier-confie': dossierConfieParams,
  'cloture-proposee': clotureProposeeParams,
  'dossier-clos': dossierClosParams,
  'dossier-rouvert': dossierRouvertParams,
  'dossier-fusionne': dossierFusionneParams,
  'changement-recu': changementRecuParams,
  'changement-annonce': changementAnnonceParams,
  'changement-confirme': changementConfirmeParams,
  'changement-refuse': changementRefuseParams,
  'rappel-inscription': rappelInscriptionParams,
  'identifiants-renvoyes': identifiantsRenvoyesParams,
  'compte-deja-ouvert': compteDejaOuvertParams,
  'contact-remplace': contactRemplaceParams,
  'acces-expire': accesExpireParams,
  'acces-programme': accesProgrammeParams,
  'agent-en-attente': agentEnAttenteParams,
  'agent-habilite': agentHabiliteParams,
  'suppleance-confiee': suppleanceConfieeParams,
  invitation: invitationParams,
  'droits-changes': droitsChangesParams,
  'acces-ferme': accesFermeParams,
  'acces-rouvert': accesRouvertParams,
  'identifiants-oublies': identifiantsOubliesParams,
  'mot-de-passe-oublie': motDePasseOublieParams,
  'mot-de-passe-change': motDePasseChangeParams,
  'courriel-nouveau': courrielNouveauParams,
  'courriel-ancien': courrielAncienParams,
  'courriel-change': courrielChangeParams,
  'second-facteur': secondFacteurParams,
  'inactivite-annoncee': inactiviteAnnonceeParams,
  'acces-en-sommeil': accesEnSommeilParams,
};

/** A single-use link, and the instant (ISO) at which it ends. */
export type LienCourriel = { adresse: string; expireLe: string };

/** What the sender adds: our public address, and the link of the models that carry one. */
export type ContexteCourriel = { urlPublique: string; lien: LienCourriel | null };

export type CourrielRendu = { sujet: string; html: string; texte: string };

type Gabarit = (vue: Record<string, unknown>) => string;
type Gabarits = { sujet: Gabarit; html: Gabarit; texte: Gabarit };

const lire = (chemin: string): string => typographier(readFileSync(new URL(chemin, import.meta.url), 'utf8'));

/** A compiler of templates: a name that the view lacks is an error, and no helper but the built-in ones exists. */
const createCompilateur = (noEscape: boolean, partiels: Record<string, string>): ((source: string) => Gabarit) => {
  const env = Handlebars.create();
  const compiler = (source: string): HandlebarsTemplateDelegate =>
    env.compile(env.parse(source), { strict: true, noEscape, knownHelpersOnly: true, preventIndent: true });
  for (const [nom, source] of Object.entries(partiels)) env.registerPartial(nom, compiler(source));
  return compiler;
};

const compilerHtml = createCompilateur(false, {
  courriel: lire('mise-en-page/courriel.html.hbs'),
  bouton: lire('mise-en-page/bouton.html.hbs'),
  fait: lire('mise-en-page/fait.html.hbs'),
  citation: lire('mise-en-page/citation.html.hbs'),
});
const compilerTexte = createCompilateur(true, { courriel: lire('mise-en-page/courriel.txt.hbs') });

const gabaritsDe = (modele: ModeleCourriel): Gabarits => ({
  sujet: compilerTexte(lire(`${modele}/sujet.hbs`)),
  html: compilerHtml(lire(`${modele}/corps.html.hbs`)),
  texte: compilerTexte(lire(`${modele}/corps.txt.hbs`)),
});

const GABARITS = new Map(TOUS_LES_MODELES.map((modele) => [modele, gabaritsDe(modele)]));

const gabarits = (modele: ModeleCourriel): Gabarits => {
  const trouves = GABARITS.get(modele);
  if (!trouves) throw new Error(`aucun gabarit pour le modèle ${modele}`);
  return trouves;
};

const vueDuLien = ({ adresse, expireLe }: LienCourriel): Record<string, string> => {
  const jour = jourEnFrancais(jourDeParis(expireLe));
  const [heure, minute] = isoDeParis(expireLe).slice(11, 16).split(':');
  return {
    adresse,
    jour,
    echeance: `${jour} à ${heure} h ${minute} (heure de Paris)`.replaceAll(' h ', '\u00a0h\u00a0'),
  };
};

/** Subject and both parts of a mail. Throws on parameters that are not the model's, naming fields but never their values. */
export const rendreCourriel = (
  modele: ModeleCourriel,
  parametres: unknown,
  contexte: ContexteCourriel,
): CourrielRendu => {
  const { sujet, html, texte } = gabarits(modele);
  const lus = PARAMS[modele].safeParse(parametres);
  if (!lus.success) {
    const champs = lus.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`).join(', ');
    throw new Error(`paramètres du courriel ${modele} refusés : ${champs}`);
  }
  if ((USAGE_DU_LIEN[modele] === null) !== (contexte.lien === null))
    throw new Error(`le courriel ${modele} ${contexte.lien ? 'ne porte pas de' : 'attend un'} lien`);
  const { jetonId: _, ...vue } = lus.data;
  const commun = {
    ...vue,
    urlPublique: contexte.urlPublique,
    ...(contexte.lien && { lien: vueDuLien(contexte.lien) }),
  };
  const sujetRendu = sujet(commun).trim();
  const complet = { ...commun, sujet: sujetRendu };
  return { sujet: sujetRendu, html: html(complet), texte: texte(complet) };
};
