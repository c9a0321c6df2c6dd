import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Attachments of accepted cases given to their organisme. */
export class Migration20261125000090_remise extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/pieces-organisme.sql', import.meta.url), 'utf8'));
  }
}
