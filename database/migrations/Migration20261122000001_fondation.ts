import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Cases, accounts, deposits, vault, journal, technical tables. The SQL stands beside, one file per subject. */
export class Migration20261122000001_fondation extends Migration {
  override up(): void {
    for (const sujet of ['dossiers', 'depots', 'journal', 'technique', 'repertoires', 'droits'])
      this.addSql(readFileSync(new URL(`./sql/${sujet}.sql`, import.meta.url), 'utf8'));
  }
}
