import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Machines of organismes, absences of agents, sign-out told by their provider. */
export class Migration20261125000030_acces extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/acces.sql', import.meta.url), 'utf8'));
  }
}
