import { comparable } from '../dossier/verification.ts';
import type { ReponseAnnuaire } from '../organisme/annuaire-siret.ts';
import type { GenreConstat } from './constat.ts';

/** What the SIRET directory says of a known organisme, and what was made of it. */
export type GenreSurveille = Extract<GenreConstat, 'ETABLISSEMENT_FERME' | 'RAISON_SOCIALE_CHANGEE'>;

/** The last proper answer; `reference` is the name that later ones are compared with. */
export type EtablissementVu = {
  siret: string;
  etat: 'ACTIF' | 'FERME' | null;
  reference: string | null;
  publiee: string | null;
};

/** RELEVER: true today; RELEVER_ENCORE: true, and newly so even if an agent had decided on it; LEVER: not (any more) true. */
export type SuiteSurveillance = 'RELEVER' | 'RELEVER_ENCORE' | 'LEVER';

export type Surveillance = { vu: EtablissementVu; suites: Partial<Record<GenreSurveille, SuiteSurveillance>> };

const memesNoms = (un: string, autre: string): boolean => comparable(un) === comparable(autre);

/**
 * What an answer changes. An establishment that is unknown, or whose publication is restricted, proves nothing: all stays as
 * it was. The first name seen for a SIRET is the one later names are compared with: the form and Insee never write them
 * alike, so a name other than the form's is no change.
 */
export const surveiller = (
  organisme: { siret: string; raisonSociale: string },
  avant: EtablissementVu | null,
  reponse: Exclude<ReponseAnnuaire, { etat: 'INDISPONIBLE' }>,
): Surveillance => {
  const { siret, raisonSociale } = organisme;
  const connu = avant?.siret === siret ? avant : { siret, etat: null, reference: null, publiee: null };
  if (reponse.etat === 'INCONNU') return { vu: connu, suites: {} };
  const publiee = reponse.raisonSociale;
  const reference = connu.reference ?? publiee;
  const admise = memesNoms(publiee, reference) || memesNoms(publiee, raisonSociale);
  const nouvelle = !memesNoms(publiee, connu.publiee ?? publiee);
  return {
    vu: { siret, etat: reponse.etat, reference, publiee },
    suites: {
      ETABLISSEMENT_FERME: reponse.etat === 'FERME' ? 'RELEVER' : 'LEVER',
      RAISON_SOCIALE_CHANGEE: admise ? 'LEVER' : nouvelle ? 'RELEVER_ENCORE' : 'RELEVER',
    },
  };
};

const INTERVALLE_JOURS = 30;
const MS_PAR_JOUR = 86_400_000;

/** Organismes asked for before that instant are due again (ISO). */
export const demandesAvant = (le: string): string =>
  new Date(Date.parse(le) - INTERVALLE_JOURS * MS_PAR_JOUR).toISOString();

/** How many to ask for in one hour: twice what spreads all of them over the month, so that a backlog is caught up. */
export const nombreParHeure = (organismes: number): number => Math.ceil((2 * organismes) / (INTERVALLE_JOURS * 24));
