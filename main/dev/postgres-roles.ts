import { Client } from 'pg';

export interface PostgresPasswords {
  readonly superutilisateur: string;
  readonly proprietaire: string;
  readonly programme: string;
}

/** Names of the roles: the owner migrates, the program has no DDL, `coffre` alone reads the vault. */
export const ROLES: Record<keyof PostgresPasswords, string> = {
  superutilisateur: 'superutilisateur',
  proprietaire: 'accrochage_proprietaire',
  programme: 'accrochage_programme',
};

export const DATABASE = 'accrochage';

/** Creates what is missing of the roles and of the database. Run twice, changes nothing more. */
export const ensureRoles = async (superuserUrl: string, passwords: PostgresPasswords): Promise<void> => {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const exists = async (sql: string, name: string): Promise<boolean> =>
      (await client.query(sql, [name])).rows.length > 0;
    const role = async (name: string, options: string): Promise<void> => {
      if (!(await exists('select 1 from pg_roles where rolname = $1', name)))
        await client.query(`create role ${name} ${options}`);
    };
    await role(ROLES.proprietaire, `login createrole password '${passwords.proprietaire}'`);
    await role(ROLES.programme, `login password '${passwords.programme}'`);
    await role('coffre', 'nologin');
    // The owner grants what each role may do, inside its migrations.
    await client.query(`grant ${ROLES.programme}, coffre to ${ROLES.proprietaire} with admin option`);
    if (await exists('select 1 from pg_database where datname = $1', DATABASE)) return;
    await client.query(`create database ${DATABASE} owner ${ROLES.proprietaire}`);
    await client.query(`revoke all on database ${DATABASE} from public`);
    await client.query(`grant connect, temporary on database ${DATABASE} to ${ROLES.programme}`);
  } finally {
    await client.end();
  }
};
