import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { z } from 'zod';
import { isoDeParis, jourDeParis, jourEnFrancais } from '../domain/calendrier/heure-de-paris.ts';
import { type ModeleCourriel, TOUS_LES_MODELES } from '../domain/courriel/courriel.ts';
import { type ParametresCourriel, USAGE_DU_LIEN } from '../domain/courriel/parametres.ts';
import { cocertificationDeclareeParams } from './cocertification-declaree/params.ts';
import { demandeRecueParams } from './demande-recue/params.ts';
import { demandeRefuseeParams } from './demande-refusee/params.ts';
import { depotRecuParams } from './depot-recu/params.ts';
import { depotTraiteParams } from './depot-traite/params.ts';
import { dossiersEnAttenteParams } from './dossiers-en-attente/params.ts';
import { identifiantConnexionParams } from './identifiant-connexion/params.ts';
import { identifiantsDeposantParams } from './identifiants-deposant/params.ts';
import { identifiantsInscriptionParams } from './identifiants-inscription/params.ts';
import { mandatAjouteParams } from './mandat-ajoute/params.ts';
import { mandatModifieParams } from './mandat-modifie/params.ts';
import { mandatTermineParams } from './mandat-termine/params.ts';
import { mandatsAccordesParams } from './mandats-accordes/params.ts';
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
