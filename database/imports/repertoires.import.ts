import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EtatConstat } from '../../domain/constat/constat.ts';
import type { LigneRepertoire, NatureRepertoire } from '../../domain/organisme/repertoires.ts';
import { suivreDeposantsPartenaires } from '../repositories/deposant-partenaire.repository.ts';
import { FICHES_ARRIVEES, historiserPeriodes, releverDifferences } from './differences-repertoires.ts';

export type ChangementsRepertoire = {
  ajoutees: number;
  modifiees: number;
  retirees: number;
  inchangees: number;
  /** Findings raised for agents, about organismes that the changes concern. */
  constats: number;
};

/** Columns of the published rows, and how the staged ones are merged into the table of the same name. */
const TABLES: Record<NatureRepertoire, { colonnes: string; types: string; fusion: (le: string) => string[] }> = {
  fiches: {
    colonnes: 'numero, intitule, actif, debut, fin, type_enregistrement',
    types: 'numero text, intitule text, actif boolean, debut date, fin date, type_enregistrement text',
    fusion: (le) => [
      `MERGE INTO accrochage.fiche f USING ${FICHES_ARRIVEES} a
         ON f.numero = a.numero
       WHEN MATCHED AND (f.intitule, f.actif, f.debut, f.fin, f.type_enregistrement)
                        IS DISTINCT FROM (a.intitule, a.actif, a.debut, a.fin, a.type_enregistrement) THEN
         UPDATE SET intitule = a.intitule, actif = a.actif, debut = a.debut, fin = a.fin,
           type_enregistrement = a.type_enregistrement, importee_le = ${le}
       WHEN NOT MATCHED THEN
         INSERT (numero, intitule, actif, debut, fin, type_enregistrement, importee_le)
         VALUES (a.numero, a.intitule, a.actif, a.debut, a.fin, a.type_enregistrement, ${le})
       RETURNING merge_action() AS acte`,
    ],
  },
  certificateurs: {
    colonnes: 'numero, siret_publie, siret_exact, nom',
    types: 'numero text, siret_publie text, siret_exact text, nom text',
    fusion: () => parFiche('fiche_certificateur', 'siret_exact', ''),
  },
  partenaires: {
    colonnes: 'numero, siret_publie, siret_exact, nom, habilitation',
    types: 'numero text, siret_publie text, siret_exact text, nom text, habilitation text',
    fusion: () => parFiche('fiche_partenaire', 'siret_exact, habilitation', 'habilitation'),
  },
};

/** For each fiche named in the file, the file's list becomes the list; the other fiches keep theirs. */
const parFiche = (table: string, autres: string, modifiable: string): string[] => {
  const cle = 't.numero = a.numero AND t.siret_publie = a.siret_publie AND t.nom = a.nom';
  const modification = modifiable
    ? `WHEN MATCHED AND t.${modifiable} IS DISTINCT FROM a.${modifiable} THEN UPDATE SET ${modifiable} = a.${modifiable}`
    : '';
  const colonnes = `numero, siret_publie, nom, ${autres}`;
  return [
    `WITH retrait AS (
       DELETE FROM accrochage.${table} t
       WHERE t.numero IN (SELECT numero FROM arrivage) AND NOT EXISTS (SELECT FROM arrivage a WHERE ${cle})
       RETURNING 1)
     SELECT 'DELETE' AS acte FROM retrait`,
    `MERGE INTO accrochage.${table} t
       USING (SELECT DISTINCT ON (numero, siret_publie, nom) * FROM arrivage ORDER BY numero, siret_publie, nom, rang DESC) a
       ON ${cle}
     ${modification}
     WHEN NOT MATCHED THEN INSERT (${colonnes}) VALUES (${colonnes
       .split(', ')
       .map((nom) => `a.${nom}`)
       .join(', ')})
     RETURNING merge_action() AS acte`,
  ];
};

/**
 * Merges one published file, in one transaction, by COPY into a temporary table. Natural keys: the same file twice changes
 * nothing. Says what changed, and tells the agents in the same transaction.
 */
export const importerRepertoire = async (
  client: ClientBase,
  nature: NatureRepertoire,
  lignes: AsyncIterable<LigneRepertoire>,
  origine: { fichier: string; sha256: () => string; le: Date },
): Promise<ChangementsRepertoire> => {
  const { colonnes, types, fusion } = TABLES[nature];
  await client.query('BEGIN');
  try {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('import-repertoires'))");
    await client.query(`CREATE TEMPORARY TABLE arrivage (rang serial, ${types}) ON COMMIT DROP`);
    const copie = client.query(copyFrom(`COPY arrivage (${colonnes}) FROM STDIN`));
    await pipeline(lignes, enTexteCopy, copie);
    await client.query('ANALYZE arrivage');
    const cle = nature === 'fiches' ? 'numero' : 'numero, siret_publie, nom';
    const lues = Number(
      (await client.query(`SELECT count(*) FROM (SELECT DISTINCT ${cle} FROM arrivage)`)).rows[0].count,
    );
    const actes: string[] = [];
    const le = `timestamptz '${origine.le.toISOString()}'`;
    const relever = releverDifferences[nature];
    let constats = relever === null ? 0 : (await client.query(relever(le))).rows.length;
    for (const ordre of fusion(le)) actes.push(...(await client.query(ordre)).rows.map((ligne) => String(ligne.acte)));
    const compte = (acte: string): number => actes.filter((autre) => autre === acte).length;
    const [ajoutees, modifiees, retirees] = [compte('INSERT'), compte('UPDATE'), compte('DELETE')];
    if (nature === 'fiches') for (const ordre of historiserPeriodes(le)) await client.query(ordre);
    else {
      const changes = (await client.query<{ etat: EtatConstat }>(suivreDeposantsPartenaires(le))).rows;
      constats += changes.filter(({ etat }) => etat === 'A_TRAITER').length;
    }
    await client.query(
      'INSERT INTO accrochage.import_repertoire (fichier, sha256, lignes, importe_le) VALUES ($1, $2, $3, $4)',
      [origine.fichier, origine.sha256(), lues, origine.le],
    );
    await client.query('COMMIT');
    return { ajoutees, modifiees, retirees, inchangees: lues - ajoutees - modifiees, constats };
  } catch (erreur) {
    await client.query('ROLLBACK');
    throw erreur;
  }
};

const ECHAPPEMENTS: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

async function* enTexteCopy(lignes: AsyncIterable<LigneRepertoire>): AsyncIterable<string> {
  for await (const valeurs of lignes)
    yield `${valeurs.map((valeur) => (valeur === null ? '\\N' : valeur.replace(/[\\\n\r\t]/g, (c) => ECHAPPEMENTS[c] ?? c))).join('\t')}\n`;
}
