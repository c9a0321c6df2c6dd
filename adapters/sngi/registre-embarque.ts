import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { IdentificationLue } from '../../domain/depot/analyse.ts';
import { type ConclusionEntonnoir, conclure } from '../../domain/titulaire/entonnoir.ts';
import { cleNom, cleNomTronque, LONGUEURS_DOSSIER } from '../../domain/titulaire/nom.ts';
import type { DemandeRapprochement, Sngi } from '../../domain/titulaire/rapprochement.ts';
import { mettreEnCles, type TitulaireEnCles } from './cles-demande.ts';
import { DEUX_PREMIERES_ETAPES, PAR_DOSSIER, PAR_NIR, TROIS_ETAPES } from './requetes-registre.ts';
import { SngiIndisponible } from './sngi-indisponible.ts';

/** No sentence is published for a training file or a NIR that is not found: receipts says 3. */
const INCONNU: ConclusionEntonnoir = { trouve: false, phrase: 3 };

/** Conclusions of a batch, by place in it. */
type Conclusions = Map<number, ConclusionEntonnoir>;

type Place<Par extends IdentificationLue['par']> = { ordre: number; cherche: Extract<IdentificationLue, { par: Par }> };

/**
 * The register of persons kept in our own PostgreSQL (schema `sngi`). A batch takes at most four statements, whatever its
 * size; 1 000 requests is a good one. Rejects with `SngiIndisponible`.
 */
export const createRegistreEmbarque = ({ pool }: { pool: Pool }): Sngi => ({
  async rapprocher(lot, signal) {
    const conclusions = await interroger(pool, signal, async (client) => {
      const trouvees: Conclusions = new Map();
      await chercherTitulaires(client, placer(lot, 'TITULAIRE'), trouvees);
      await chercherDossiers(client, placer(lot, 'DOSSIER_FORMATION'), trouvees);
      await chercherNirs(client, placer(lot, 'IDENTIFIANT_NATIONAL'), trouvees);
      return trouvees;
    });
    return lot.map(({ rang }, ordre) => ({ rang, ...(conclusions.get(ordre) ?? INCONNU) }));
  },
});

const placer = <Par extends IdentificationLue['par']>(lot: DemandeRapprochement[], par: Par): Place<Par>[] =>
  lot.flatMap(({ identification }, ordre) =>
    identification.par === par ? [{ ordre, cherche: identification as Place<Par>['cherche'] }] : [],
  );

/** One array per column, as `unnest` takes them. */
const enColonnes = <T>(lignes: readonly T[], ...colonnes: ((ligne: T) => unknown)[]): unknown[][] =>
  colonnes.map((colonne) => lignes.map(colonne));

type LigneEntonnoir = { ordre: number } & Record<`candidats${1 | 2 | 3}`, number> &
  Record<`nir${1 | 2 | 3}`, string | null>;

const chercherTitulaires = async (
  client: PoolClient,
  places: Place<'TITULAIRE'>[],
  conclusions: Conclusions,
): Promise<void> => {
  const demandes = places.map(({ ordre, cherche }) => ({ ordre, cles: mettreEnCles(cherche.titulaire) }));
  const premieres = await selectionner<LigneEntonnoir>(client, DEUX_PREMIERES_ETAPES, colonnesNaissance(demandes));
  const restantes = new Set<number>();
  for (const ligne of premieres) {
    const conclusion = conclure(etapes(ligne, 2));
    if (conclusion) conclusions.set(ligne.ordre, conclusion);
    else restantes.add(ligne.ordre);
  }
  const reprises = demandes.filter(({ ordre }) => restantes.has(ordre));
  for (const ligne of await selectionner<LigneEntonnoir>(client, TROIS_ETAPES, colonnesCompletes(reprises))) {
    const conclusion = conclure(etapes(ligne, 3));
    if (conclusion) conclusions.set(ligne.ordre, conclusion);
  }
};

const etapes = (ligne: LigneEntonnoir, nombre: 2 | 3): { candidats: number; nir: string | null }[] =>
  ([1, 2, 3] as const).slice(0, nombre).map((n) => ({ candidats: ligne[`candidats${n}`], nir: ligne[`nir${n}`] }));

type DemandeEnCles = { ordre: number; cles: TitulaireEnCles };

const colonnesNaissance = (demandes: DemandeEnCles[]): unknown[][] =>
  enColonnes(
    demandes,
    ({ ordre }) => ordre,
    ({ cles }) => cles.nom,
    ({ cles }) => cles.prenom1,
    ({ cles }) => cles.sexe,
    ({ cles }) => cles.annee,
    ({ cles }) => cles.mois,
    ({ cles }) => cles.jour,
  );

const colonnesCompletes = (demandes: DemandeEnCles[]): unknown[][] => [
  ...colonnesNaissance(demandes),
  ...enColonnes(
    demandes,
    ({ cles }) => cles.commune,
    ({ cles }) => cles.codePostal,
    ({ cles }) => cles.pays,
    ({ cles }) => cles.prenom2,
    ({ cles }) => cles.prenom3,
    ({ cles }) => cles.nomUsage,
  ),
];

type LigneTrouvee = { ordre: number; nir: string };

const chercherDossiers = async (
  client: PoolClient,
  places: Place<'DOSSIER_FORMATION'>[],
  conclusions: Conclusions,
): Promise<void> => {
  const colonnes = enColonnes(
    places,
    ({ ordre }) => ordre,
    ({ cherche }) => cherche.idDossier.trim(),
    ({ cherche }) => cleNomTronque(cherche.nomTitulaire, LONGUEURS_DOSSIER.nom),
    ({ cherche }) => cleNomTronque(cherche.prenom1Titulaire, LONGUEURS_DOSSIER.prenom),
  );
  for (const { ordre, nir } of await selectionner<LigneTrouvee>(client, PAR_DOSSIER, colonnes))
    conclusions.set(ordre, { trouve: true, nir });
};

const chercherNirs = async (
  client: PoolClient,
  places: Place<'IDENTIFIANT_NATIONAL'>[],
  conclusions: Conclusions,
): Promise<void> => {
  const colonnes = enColonnes(
    places,
    ({ ordre }) => ordre,
    ({ cherche }) => cherche.nir,
    ({ cherche }) => cleNom(cherche.nomNaissance),
  );
  for (const { ordre, nir } of await selectionner<LigneTrouvee>(client, PAR_NIR, colonnes))
    conclusions.set(ordre, { trouve: true, nir });
};

const selectionner = async <Ligne extends QueryResultRow>(
  client: PoolClient,
  texte: string,
  colonnes: unknown[][],
): Promise<Ligne[]> => (colonnes[0]?.length === 0 ? [] : (await client.query<Ligne>(texte, colonnes)).rows);

/** Lends a connection to the work, and cuts it when the signal falls: reads only, nothing is half done. */
const interroger = async <T>(
  pool: Pool,
  signal: AbortSignal | undefined,
  travail: (client: PoolClient) => Promise<T>,
): Promise<T> => {
  signal?.throwIfAborted();
  const client = await pool.connect().catch(traduire);
  // A lost connection rejects the statement under way; its event, when nobody listens, would end the process.
  const ignorer = (): void => undefined;
  client.on('error', ignorer);
  let rendu = false;
  const rendre = (couper: boolean): void => {
    if (rendu) return;
    rendu = true;
    if (!couper) client.off('error', ignorer);
    client.release(couper);
  };
  const couper = (): void => rendre(true);
  signal?.addEventListener('abort', couper, { once: true });
  try {
    const resultat = await travail(client);
    rendre(false);
    return resultat;
  } catch (erreur) {
    rendre(true);
    signal?.throwIfAborted();
    return traduire(erreur);
  } finally {
    signal?.removeEventListener('abort', couper);
  }
};

/** PostgreSQL's own words may quote a value: only its code goes on. A fault of ours stays what it is. */
const traduire = (erreur: unknown): never => {
  const code = codeDePanne(erreur);
  if (code === undefined) throw erreur;
  throw new SngiIndisponible(`Le registre des personnes ne répond pas (${code}).`, code);
};

const codeDePanne = (erreur: unknown): string | undefined => {
  if (!(erreur instanceof Error)) return undefined;
  if ('code' in erreur && typeof erreur.code === 'string') return erreur.code;
  // What the driver says of a connection that was cut, or that could not be had in time, bears no code.
  return /^(Connection terminated|timeout e)/.test(erreur.message) ? 'RESEAU' : undefined;
};
