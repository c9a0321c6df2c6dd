import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Who made each secret of a machine. */
export class Migration20261125000110_secrets_acces extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/secrets-acces.sql', import.meta.url), 'utf8'));
  }
}
