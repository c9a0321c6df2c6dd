import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** State of who registered and did not validate her mail before another registered in her place. */
export class Migration20261125000120_inscriptions_remplacees extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/inscriptions-remplacees.sql', import.meta.url), 'utf8'));
  }
}
