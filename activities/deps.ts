import type { MikroORM } from '@mikro-orm/postgresql';

/** What most activities on cases need. */
export type DossierDeps = {
  orm: MikroORM;
  /** Key id under which the HMAC of new links is computed. */
  jetons: { cleActive: string };
  /** Domain of the sender's address, for Message-IDs. */
  domaineCourriels: string;
};
