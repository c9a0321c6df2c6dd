import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';

export type RuptureJournal = { chaine: string; numero: number; motif: string };
export type VerdictJournal = { chaines: number; lignes: number; ruptures: RuptureJournal[] };

type Ligne = {
  chaine: string;
  numero: number;
  champs: string[];
  empreintePrecedente: Buffer;
  empreinte: Buffer;
};

const PAGE = 5_000;
const RUPTURES_MAX = 1_000;

const lirePage = async (client: ClientBase, apres: { chaine: string; numero: number }): Promise<Ligne[]> => {
  const { rows } = await client.query(
    `SELECT chaine, numero::int AS numero, empreinte_precedente AS "empreintePrecedente", empreinte,
       ARRAY[chaine, numero::text, to_char(le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), acteur, acte,
         objet_type, objet_id, coalesce(etat_avant, ''), coalesce(etat_apres, '')] AS champs
     FROM journal.ligne WHERE (chaine, numero) > ($1, $2::bigint) ORDER BY chaine, numero LIMIT ${PAGE}`,
    [apres.chaine, apres.numero],
  );
  return rows;
};

const sha256 = (...morceaux: (string | Buffer)[]): Buffer => {
  const empreinte = createHash('sha256');
  for (const morceau of morceaux) empreinte.update(morceau);
  return empreinte.digest();
};

/**
 * Recomputes every chain of the journal by itself, without the database's own function, and compares its end with the head
 * of the chain: a line changed, removed, inserted or cut off the end is a rupture. Reads only, in pages.
 */
export const verifierJournal = async (client: ClientBase): Promise<VerdictJournal> => {
  const tetes = new Map<string, { numero: number; empreinte: Buffer }>(
    (await client.query('SELECT chaine, numero::int AS numero, empreinte FROM journal.tete')).rows.map((tete) => [
      tete.chaine,
      tete,
    ]),
  );
  const verdict: VerdictJournal = { chaines: tetes.size, lignes: 0, ruptures: [] };
  const rompre = (chaine: string, numero: number, motif: string): void => {
    if (verdict.ruptures.length < RUPTURES_MAX) verdict.ruptures.push({ chaine, numero, motif });
  };

  type Maillon = { chaine: string; numero: number; empreinte: Buffer };
  let derniere = null as Maillon | null;
  const clore = (derniere: Maillon): void => {
    const tete = tetes.get(derniere.chaine);
    if (!tete || tete.numero !== derniere.numero || !tete.empreinte.equals(derniere.empreinte))
      rompre(derniere.chaine, derniere.numero, 'la fin de la chaîne ne correspond pas à sa tête');
    tetes.delete(derniere.chaine);
  };
  for (let page = await lirePage(client, { chaine: '', numero: 0 }); page.length > 0; ) {
    for (const ligne of page) {
      if (derniere?.chaine !== ligne.chaine) {
        if (derniere) clore(derniere);
        derniere = { chaine: ligne.chaine, numero: 0, empreinte: sha256(ligne.chaine) };
      }
      if (ligne.numero !== derniere.numero + 1) rompre(ligne.chaine, ligne.numero, 'une ligne manque avant celle-ci');
      if (!ligne.empreintePrecedente.equals(derniere.empreinte))
        rompre(ligne.chaine, ligne.numero, 'la ligne ne suit pas la précédente');
      if (!sha256(ligne.empreintePrecedente, ligne.champs.join('\x1f')).equals(ligne.empreinte))
        rompre(ligne.chaine, ligne.numero, 'la ligne a été modifiée');
      derniere = { chaine: ligne.chaine, numero: ligne.numero, empreinte: ligne.empreinte };
      verdict.lignes += 1;
    }
    const fin: Ligne | undefined = page.at(-1);
    page = fin ? await lirePage(client, fin) : [];
  }
  if (derniere) clore(derniere);
  for (const [chaine, tete] of tetes) if (tete.numero > 0) rompre(chaine, tete.numero, 'toutes les lignes ont disparu');
  return verdict;
};
