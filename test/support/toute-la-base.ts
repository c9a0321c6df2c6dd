import { Client } from 'pg';
import type { BaseOuverte } from './orm.ts';

/** Everything that every table of ours holds, as text; bytes are read as text too. */
export const toutLeTexte = async ({ base }: BaseOuverte): Promise<string> => {
  const client = new Client({ connectionString: base.urlMigration });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ nom: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS nom FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const textes: string[] = [];
    for (const { nom } of tables)
      for (const ligne of (await client.query(`SELECT * FROM ${nom}`)).rows)
        for (const valeur of Object.values(ligne))
          textes.push(Buffer.isBuffer(valeur) ? valeur.toString('latin1') : JSON.stringify(valeur));
    return textes.join('\n');
  } finally {
    await client.end();
  }
};
