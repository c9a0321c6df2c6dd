import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Fingerprints of request bodies are sealed. */
export class Migration20261125000100_idempotence_scellee extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/idempotence-scellee.sql', import.meta.url), 'utf8'));
  }
}
