import { MikroORM } from '@mikro-orm/postgresql';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { limiterDebit } from '../activities/debit.ts';
import { createDepotsActivities, createDossiersActivities, createSngiActivities } from '../activities/index.ts';
import { createEmpreinte, createTrousseau } from '../adapters/chiffrement/trousseau.ts';
import { createEnvoyeurSmtp } from '../adapters/mail/envoyeur-smtp.ts';
import { createRendu, createRenduMasque } from '../adapters/mail/rendu.ts';
import { createSourceHttp } from '../adapters/repertoires/source-http.ts';
import { createAnnuaireSirene } from '../adapters/sirene/annuaire-sirene.ts';
import { createSngiHttp } from '../adapters/sngi/client-http.ts';
import { createRegistreEmbarque } from '../adapters/sngi/registre-embarque.ts';
import { createStockageFichiers } from '../adapters/storage/stockage-fichiers.ts';
import { createMoteur } from '../adapters/xsd/moteur.ts';
import { createImporteurArchive } from '../database/imports/archive-repertoires.import.ts';
import { ormConfig } from '../database/orm.config.ts';
import type { Sngi } from '../domain/titulaire/rapprochement.ts';
import { createCourrielsJob } from '../jobs/courriels.job.ts';
import { createFileCourriels, demarrerCourriels } from '../jobs/files.ts';
import type { Lanceur } from '../temporal/lanceur.ts';
import type { FileTaches } from '../workflows/files.contract.ts';
import type { ConfigWorker } from './config.ts';

/** Heavy activities at once, each with an engine child of its own: one that waited for a child would not heartbeat. */
export const LOURDES_SIMULTANEES = 2;
const POOL_BASE = 20;

/**
 * Everything that a worker process is made of, beside Temporal; opened when asked, closed all at once in reverse order.
 */
export type PiecesWorker = {
  activites(file: FileTaches): object;
  /** Starts the sender of mails. */
  courriels(): void;
  fermer(): Promise<void>;
};

export const ouvrirPieces = async (config: ConfigWorker, lanceur: Lanceur, journal: Logger): Promise<PiecesWorker> => {
  const fermetures: (() => Promise<unknown>)[] = [];
  const orm = await MikroORM.init(ormConfig(config.DATABASE_URL, POOL_BASE));
  fermetures.push(() => orm.close());
  const jetons = createEmpreinte(config.CLES_JETONS);
  const titulaires = createTrousseau(config.CLES_TITULAIRES);
  const stockage = createStockageFichiers({ url: config.STORAGE_URL, anneau: config.CLES_FICHIERS });
  const moteur = () => {
    const ouvert = createMoteur({ enfants: LOURDES_SIMULTANEES });
    fermetures.push(() => ouvert.fermer());
    return ouvert;
  };
  const dossiers = () => {
    const file = createFileCourriels(config.DATABASE_URL, journal);
    fermetures.push(() => file.fermer());
    return createDossiersActivities({
      orm,
      jetons,
      titulaires,
      stockage,
      domaineCourriels: domaineDe(config.COURRIEL_EXPEDITEUR),
      annuaire: createAnnuaireSirene({ url: config.SIRENE_URL }),
      courriels: file,
      suivi: lanceur,
      depots: lanceur,
      actes: lanceur,
      repertoires: {
        source: config.REPERTOIRES_URL === undefined ? null : createSourceHttp({ url: config.REPERTOIRES_URL }),
        importer: createImporteurArchive(config.DATABASE_URL),
      },
    });
  };
  const registre = (): Sngi => {
    if (!config.SNGI_URL.startsWith('registre:'))
      return createSngiHttp({ url: config.SNGI_URL, jeton: config.SNGI_JETON });
    const pool = new Pool({ connectionString: config.DATABASE_URL, max: LOURDES_SIMULTANEES });
    // A connection that breaks while idle is replaced at the next call.
    pool.on('error', (erreur) => journal.warn({ cause: erreur.name }, 'registre injoignable'));
    fermetures.push(() => pool.end());
    return createRegistreEmbarque({ pool });
  };
  const activites: Record<FileTaches, () => object> = {
    dossiers,
    depots: () => createDepotsActivities({ orm, stockage, titulaires, moteur: moteur() }),
    sngi: () =>
      createSngiActivities({
        orm,
        stockage,
        titulaires,
        nir: createEmpreinte(config.CLES_NIR),
        moteur: moteur(),
        sngi: limiterDebit(registre(), config.SNGI_PAR_SECONDE),
      }),
  };
  return {
    activites: (file) => activites[file](),
    courriels() {
      const envoyeur = createEnvoyeurSmtp({ url: config.SMTP_URL, expediteur: config.COURRIEL_EXPEDITEUR });
      const rendre = createRendu({ urlPublique: config.URL_PUBLIQUE, empreinte: jetons });
      const rendreMasque = createRenduMasque(config.URL_PUBLIQUE);
      const contenus = createTrousseau(config.CLES_PAYLOAD);
      const envoyer = createCourrielsJob({ orm, envoyeur, rendre, rendreMasque, contenus, journal });
      const sender = demarrerCourriels({ url: config.DATABASE_URL, envoyer, journal });
      fermetures.push(() => sender.fermer());
    },
    async fermer() {
      for (const fermer of fermetures.splice(0).reverse()) await fermer();
    },
  };
};

/** Domain of `Accrochage <adresse@domaine>` or `adresse@domaine`. */
const domaineDe = (expediteur: string): string => {
  const [, domaine] = /@([^\s<>@]+?)>?\s*$/.exec(expediteur) ?? [];
  if (domaine === undefined) throw new Error('COURRIEL_EXPEDITEUR n’est pas une adresse');
  return domaine;
};
