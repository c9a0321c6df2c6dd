import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalHttp, sendJson, serveLocally } from './local-http.ts';

/** One establishment, in the words of the public API. */
export interface EtablissementFictif {
  readonly siret: string;
  readonly etat_administratif: 'A' | 'F';
  readonly est_siege: boolean;
  readonly nom_commercial: string | null;
  readonly liste_enseignes: readonly string[];
  readonly adresse: string;
  readonly code_postal: string;
  readonly libelle_commune: string;
}

/** One legal unit with its establishments; none of them exists. */
export interface UniteFictive {
  readonly siren: string;
  readonly nom_complet: string;
  readonly nom_raison_sociale: string;
  readonly nature_juridique: string;
  readonly etat_administratif: 'A' | 'F';
  readonly etablissements: readonly EtablissementFictif[];
}

/** The fictional legal units of the demonstration. */
export const unitesFictives = (): UniteFictive[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'etablissements.json'), 'utf8')) as UniteFictive[];

const fits = (unite: UniteFictive, asked: string): boolean =>
  /^\d+$/.test(asked)
    ? unite.siren === asked || unite.etablissements.some(({ siret }) => siret === asked)
    : unite.nom_complet.toLowerCase().includes(asked.toLowerCase());

/** What the API says of one unit for one question. */
const resultOf = ({ etablissements, ...unite }: UniteFictive, asked: string): unknown => {
  const named = etablissements.filter(({ siret }) => siret === asked);
  return {
    ...unite,
    siege: etablissements.find(({ est_siege }) => est_siege),
    nombre_etablissements: etablissements.length,
    nombre_etablissements_ouverts: etablissements.filter(({ etat_administratif }) => etat_administratif === 'A').length,
    matching_etablissements: named.length > 0 ? named : etablissements,
  };
};

/** A SIRET directory with the shape of « Recherche d'entreprises », that knows fictional establishments only. */
export const startSireneFictif = async (port: number): Promise<LocalHttp> => {
  const unites = unitesFictives();
  return serveLocally(port, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname !== '/search') return sendJson(response, 404, { erreur: 'Cette adresse n’existe pas.' });
    const asked = (searchParams.get('q') ?? '').replace(/\s/g, '');
    const words = (searchParams.get('q') ?? '').trim();
    if (words.length < 3)
      return sendJson(response, 400, { erreur: '3 caractères minimum pour les termes de la requête' });
    const question = /^\d+$/.test(asked) ? asked : words;
    const found = unites.filter((unite) => fits(unite, question));
    sendJson(response, 200, {
      results: found.slice(0, 10).map((unite) => resultOf(unite, question)),
      total_results: found.length,
      page: 1,
      per_page: 10,
      total_pages: Math.ceil(found.length / 10),
    });
  });
};
