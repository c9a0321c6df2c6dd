import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Complements, holds, closings, merged and reopened cases, changes asked by form, former SIRET. */
export class Migration20261125000010_instruction extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/instruction.sql', import.meta.url), 'utf8'));
  }
}
