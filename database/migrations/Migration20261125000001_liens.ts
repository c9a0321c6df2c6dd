import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Links issued again: several emissions for one usage and subject. */
export class Migration20261125000001_liens extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/liens.sql', import.meta.url), 'utf8'));
  }
}
