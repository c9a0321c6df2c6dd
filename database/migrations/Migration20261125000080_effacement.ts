import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Requests of replacement that expire forget their author. */
export class Migration20261125000080_effacement extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/effacement.sql', import.meta.url), 'utf8'));
  }
}
