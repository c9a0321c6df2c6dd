import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Mandates that change and end, those granted with an acceptance, declarations of co-certification. */
export class Migration20261125000060_mandats extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/mandats.sql', import.meta.url), 'utf8'));
  }
}
