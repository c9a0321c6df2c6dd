import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Embedded register of persons (SNGI). */
export class Migration20261122000002_sngi extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/sngi.sql', import.meta.url), 'utf8'));
  }
}
