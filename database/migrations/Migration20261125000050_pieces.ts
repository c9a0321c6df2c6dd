import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Attachments on their way in and attached; replacement of a departed administrateur. */
export class Migration20261125000050_pieces extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/pieces.sql', import.meta.url), 'utf8'));
  }
}
