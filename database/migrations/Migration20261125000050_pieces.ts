import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Attachments on their way in and attached; replacement of a departed administrateur. */
export class Migration20261125000050_pieces extends Migration {
  override up(): void {
    for (const sujet of ['pieces', 'remplacements'])
      this.addSql(readFileSync(new URL(`./sql/${sujet}.sql`, import.meta.url), 'utf8'));
  }
}
