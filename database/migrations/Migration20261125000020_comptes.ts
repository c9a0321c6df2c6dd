import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Life of the persons' access: states, rights, change of mail, second factor, last sign-in. */
export class Migration20261125000020_comptes extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/comptes.sql', import.meta.url), 'utf8'));
  }
}
