import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Mails kept as they were sent, try by try; addresses that refuse; text modules for the free parts. */
export class Migration20261125000040_courriels extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/courriels.sql', import.meta.url), 'utf8'));
  }
}
