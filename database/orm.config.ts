import { fileURLToPath } from 'node:url';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options, UnderscoreNamingStrategy } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { rendreConnexionsMortes } from './connexions-mortes.ts';
import { ActeDossierEntity } from './entities/acte-dossier.entity.ts';
import { AgentEntity } from './entities/agent.entity.ts';
import { ChangementEntity } from './entities/changement.entity.ts';
import { ChangementCourrielEntity } from './entities/changement-courriel.entity.ts';
import { ComplementEntity } from './entities/complement.entity.ts';
import { CompteEntity } from './entities/compte.entity.ts';
import { ConstatEntity } from './entities/constat.entity.ts';
import { ContratEntity } from './entities/contrat.entity.ts';
import { CourrielEntity } from './entities/courriel.entity.ts';
import { DeclarationCoCertificationEntity } from './entities/declaration-cocertification.entity.ts';
import { DemandeContactEntity } from './entities/demande-contact.entity.ts';
import { DepotEntity } from './entities/depot.entity.ts';
import { DossierEntity } from './entities/dossier.entity.ts';
import { JetonEntity } from './entities/jeton.entity.ts';
import { MandatEntity } from './entities/mandat.entity.ts';
import { MandatPrevuEntity } from './entities/mandat-prevu.entity.ts';
import { ModuleTexteEntity } from './entities/module-texte.entity.ts';
import { OrganismeEntity } from './entities/organisme.entity.ts';
import { RemplacementEntity } from './entities/remplacement.entity.ts';
import { RemplacementAvisEntity } from './entities/remplacement-avis.entity.ts';
import { TeleversementEntity } from './entities/televersement.entity.ts';
import { UtilisateurEntity } from './entities/utilisateur.entity.ts';

const migrations = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Configuration of the ORM for a connection; migrations run under the owner's URL, programs under theirs. `delaiMs` bounds
 * the wait for a connection and for each answer: whoever has a caller waiting must not wait for a base that hangs.
 */
export const ormConfig = (clientUrl: string, poolMax = 10, delaiMs?: number): Options =>
  defineConfig({
    clientUrl,
    entities: [
      ActeDossierEntity,
      AgentEntity,
      ChangementEntity,
      ComplementEntity,
      ChangementCourrielEntity,
      CompteEntity,
      ConstatEntity,
      ContratEntity,
      CourrielEntity,
      DeclarationCoCertificationEntity,
      DemandeContactEntity,
      DepotEntity,
      DossierEntity,
      JetonEntity,
      MandatEntity,
      ModuleTexteEntity,
      MandatPrevuEntity,
      OrganismeEntity,
      RemplacementEntity,
      RemplacementAvisEntity,
      TeleversementEntity,
      UtilisateurEntity,
    ],
    namingStrategy: UnderscoreNamingStrategy,
    extensions: [Migrator],
    preferTs: true,
    pool: { min: 0, max: poolMax },
    driverOptions: {
      onPoolCreated: (pool: Pool) => rendreConnexionsMortes(pool),
      ...(delaiMs !== undefined && { connectionTimeoutMillis: delaiMs, query_timeout: delaiMs }),
    },
    migrations: {
      path: migrations,
      pathTs: migrations,
      emit: 'ts',
      tableName: 'migration',
      glob: 'Migration*.ts',
      snapshot: false,
    },
  });
