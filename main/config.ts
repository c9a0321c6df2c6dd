import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A ring of keys as JSON: `{"active":"k1","cles":{"k1":"<32 octets en base64>"}}`. */
const trousseau = z
  .string()
  .transform((texte, ctx) => {
    try {
      return JSON.parse(texte) as unknown;
    } catch {
      ctx.addIssue({ code: 'custom', message: 'n’est pas du JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.object({ active: z.string().min(1), cles: z.record(z.string(), z.base64().min(43)) }))
  .refine((anneau) => anneau.active in anneau.cles, 'la clé active n’est pas dans l’anneau');

const url = (...protocoles: string[]) =>
  z.string().refine((texte) => URL.canParse(texte) && protocoles.includes(new URL(texte).protocol), {
    message: `doit être une adresse ${protocoles.join(' ou ')}`,
  });

const base = z.object({
  DATABASE_URL: url('postgres:', 'postgresql:'),
  TEMPORAL_ADDRESS: z.string().regex(/^[^\s:]+:\d+$/, 'doit avoir la forme hôte:port'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_TLS_CA: z.string().optional(),
  TEMPORAL_TLS_CERT: z.string().optional(),
  TEMPORAL_TLS_CLE: z.string().optional(),
  STORAGE_URL: url('file:'),
  URL_PUBLIQUE: url('http:', 'https:'),
  CLES_PAYLOAD: trousseau,
  CLES_FICHIERS: trousseau,
  CLES_TITULAIRES: trousseau,
  CLES_NIR: trousseau,
  CLES_JETONS: trousseau,
  JOURNAL_NIVEAU: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

const api = base.extend({
  PORT: z.coerce.number().int().min(0).max(65535),
  ADRESSE_ECOUTE: z.string().default('127.0.0.1'),
  /** Number of trusted proxies in front, for the caller's address and https. */
  PROXYS: z.coerce.number().int().min(0).default(0),
  OIDC_ISSUER: url('http:', 'https:'),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1),
  OIDC_ACR: z.string().min(1).default('eidas1'),
  /** Multiplies the limits on the number of requests; above 1 for measures only. */
  LIMITES_FACTEUR: z.coerce.number().positive().default(1),
});

const worker = base.extend({
  SMTP_URL: url('smtp:', 'smtps:'),
  COURRIEL_EXPEDITEUR: z.string().min(3),
  /** `registre:` is the register in our own PostgreSQL; an http(s) address is the real service. */
  SNGI_URL: url('registre:', 'http:', 'https:'),
  /** Sent as a bearer to the real service. */
  SNGI_JETON: z.string().min(1).optional(),
  /** Batches asked of the register by this process. */
  SNGI_PAR_SECONDE: z.coerce.number().positive().default(50),
  SIRENE_URL: url('http:', 'https:'),
  /** Daily archive of the répertoires, `AAAA-MM-JJ` in it standing for the day; without it they are imported by hand. */
  REPERTOIRES_URL: url('http:', 'https:').optional(),
  /** Task queues this process serves: `dossiers`, `depots`, `sngi`, and `courriels` for the sender of mails. */
  FILES: z
    .string()
    .default('dossiers,depots,sngi,courriels')
    .transform((texte) => texte.split(','))
    .pipe(z.array(z.enum(['dossiers', 'depots', 'sngi', 'courriels'])).min(1)),
  /** Keeps apart two deployments on one namespace: comes before each queue's name. */
  PREFIXE_FILES: z
    .string()
    .regex(/^[\w-]*$/, 'lettres, chiffres, tirets')
    .default(''),
});

/** Where the commands find a stack that is not a `npm start` of the same clone. */
const cli = z.object({
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  DATABASE_URL_MIGRATION: url('postgres:', 'postgresql:').optional(),
  ACCROCHAGE_API: url('http:', 'https:').optional(),
  ACCROCHAGE_JETON: z.string().min(1).optional(),
});

const migrate = z.object({ DATABASE_URL_MIGRATION: url('postgres:', 'postgresql:') });

/** What `npm start` does not embed because it is configured; an address without its companions is refused. */
const dev = z
  .object({
    DATABASE_URL: url('postgres:', 'postgresql:'),
    DATABASE_URL_MIGRATION: url('postgres:', 'postgresql:'),
    TEMPORAL_ADDRESS: base.shape.TEMPORAL_ADDRESS,
    TEMPORAL_NAMESPACE: base.shape.TEMPORAL_NAMESPACE.unwrap(),
    COURRIEL_EXPEDITEUR: worker.shape.COURRIEL_EXPEDITEUR,
    SMTP_URL: worker.shape.SMTP_URL,
    STORAGE_URL: base.shape.STORAGE_URL,
    OIDC_ISSUER: api.shape.OIDC_ISSUER,
    OIDC_CLIENT_ID: api.shape.OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET: api.shape.OIDC_CLIENT_SECRET,
    SNGI_URL: worker.shape.SNGI_URL,
    SIRENE_URL: worker.shape.SIRENE_URL,
  })
  .partial()
  .refine(({ DATABASE_URL, DATABASE_URL_MIGRATION }) => !DATABASE_URL === !DATABASE_URL_MIGRATION, {
    path: ['DATABASE_URL'],
    message: 'va avec DATABASE_URL_MIGRATION',
  })
  .refine(
    ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }) => !OIDC_ISSUER || (OIDC_CLIENT_ID && OIDC_CLIENT_SECRET),
    {
      path: ['OIDC_ISSUER'],
      message: 'va avec OIDC_CLIENT_ID et OIDC_CLIENT_SECRET',
    },
  );

export type ConfigDev = z.infer<typeof dev>;
export type ConfigApi = z.infer<typeof api>;
export type ConfigWorker = z.infer<typeof worker>;
export type ConfigCli = z.infer<typeof cli>;
export type ConfigMigrate = z.infer<typeof migrate>;

/** Reads the environment once; stops the process with the whole list of what is missing or wrong. `X_FICHIER` names a file that holds X. */
const lire = <T>(schema: z.ZodType<T>): T => {
  const environnement: Record<string, string | undefined> = { ...process.env };
  for (const [nom, chemin] of Object.entries(process.env))
    if (nom.endsWith('_FICHIER') && chemin) environnement[nom.slice(0, -8)] = readFileSync(chemin, 'utf8').trim();
  const lu = schema.safeParse(environnement);
  if (lu.success) return lu.data;
  process.stderr.write('Configuration incomplète ou incorrecte ; rien n’a démarré :\n');
  for (const { path, message } of lu.error.issues) {
    const absente = environnement[String(path[0])] === undefined;
    process.stderr.write(`  - ${path.join('.')} : ${absente ? 'variable absente' : message}\n`);
  }
  process.exit(2);
};

export const configDev = (): ConfigDev => lire(dev);
export const configApi = (): ConfigApi => lire(api);
export const configWorker = (): ConfigWorker => lire(worker);
export const configCli = (): ConfigCli => lire(cli);
export const configMigrate = (): ConfigMigrate => lire(migrate);
