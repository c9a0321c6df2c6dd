import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Queues of agents, search by names, acts on many cases at once. */
export class Migration20261125000070_files extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./sql/files.sql', import.meta.url), 'utf8'));
  }
}
