import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Findings for agents, history of the répertoires, what the SIRET directory said last of each organisme. */
export class Migration20261122000003_constats extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/constats.sql', import.meta.url), 'utf8'));
  }
}
