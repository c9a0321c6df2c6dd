import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { FileDossiersRepository } from '../database/repositories/file-dossiers.repository.ts';
import type { FiltreFile } from '../database/repositories/filtre-file.ts';
import { RechercheDossiersRepository } from '../database/repositories/recherche-dossiers.repository.ts';
import { FILES_DOSSIERS, type FileDossiers, TRIS_DOSSIERS } from '../domain/dossier/file-dossiers.ts';
import { champsPossibles } from '../domain/dossier/recherche-dossiers.ts';
import { demarrerApi } from '../test/support/api.ts';
import { type BaseOuverte, ouvrirBase } from '../test/support/orm.ts';
import { ajouterAgent, connecte } from '../test/support/personnes.ts';
import { direCharge } from './mesure/pile-privee.ts';

const OBJECTIF_MS = 50;

/** Cases of every open state, in the proportions of a busy service, with as many that are over behind them. */
const semer = async ({ base }: BaseOuverte, ouverts: number, agentId: string): Promise<void> => {
  const client = new Client({ connectionString: base.urlMigration });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO accrochage.organisme (id, siret, raison_sociale, matricule, contact_nom, contact_prenom, contact_courriel, cree_le)
       SELECT gen_random_uuid(), lpad((10000000000000 + n * 977)::text, 14, '0'),
         (ARRAY['Institut','École','Académie','Centre','Conservatoire','Chambre','Union','Fédération'])[1 + n % 8] || ' '
           || (ARRAY['supérieur','national','régional','fictif','imaginaire','général'])[1 + n / 8 % 6] || ' des '
           || (ARRAY['métiers','arts','langues','transports','jardins','données','sciences'])[1 + n / 48 % 7] || ' n° ' || n,
         lpad((n / 1000 + 10)::text, 2, '0') || 'BEN' || lpad((n % 1000)::text, 3, '0'),
         initcap(p.debuts[1 + n % 20] || p.suites[1 + n / 20 % 15] || p.fins[1 + n / 7 % 12]),
         initcap(p.debuts[1 + n / 3 % 20] || p.fins[1 + n / 5 % 12]), 'contact' || n || '@organisme' || n % 500 || '.example', now()
       FROM generate_series(1, $1::integer) AS n,
         (SELECT string_to_array('bar,cor,del,fau,gir,har,jol,ker,lam,mar,nor,oli,per,qui,ros,sal,tes,val,wer,zed', ',') AS debuts,
            string_to_array('an,be,ci,do,el,fi,go,in,lu,mo,na,or,pi,ra,su', ',') AS suites,
            string_to_array('ard,eau,elle,et,ier,in,ois,on,ot,ou,uel,y', ',') AS fins) AS p`,
      [ouverts * 2],
    );
    await client.query(
      `INSERT INTO accrochage.dossier (id, reference, siret, organisme_id, origine, etat, raison_sociale, contact_nom,
         contact_prenom, contact_courriel, certifications, agent_id, notes, echeances, ouvert_le, etat_change_le,
         relance_agents_prevue_le, agents_relances_le, cloture_proposee_le)
       SELECT gen_random_uuid(), 'ACC-2026-' || lpad(n::text, 6, '0'), o.siret, CASE WHEN n % 3 = 0 THEN o.id END,
         CASE WHEN n % 4 = 0 THEN 'ANNUAIRE' ELSE 'FORMULAIRE' END, e.etat, o.raison_sociale, o.contact_nom, o.contact_prenom,
         o.contact_courriel, ARRAY['RNCP' || 30000 + n % 400, 'RS' || n % 90], CASE WHEN n % 5 = 0 THEN $2::uuid END,
         CASE WHEN n % 6 = 0 THEN '[{"code":"SIRET_INCONNU","details":{}}]'::jsonb ELSE '[]' END,
         CASE e.etat WHEN 'COMPLEMENT_DEMANDE' THEN jsonb_build_array(jsonb_build_object('genre', 'FIN_COMPLEMENT',
             'le', to_char(now() + n % 700 * interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
           ELSE '[]' END,
         now() - n % 9000 * interval '1 hour', now() - n % 900 * interval '1 hour',
         CASE WHEN e.etat IN ('RECU', 'EN_INSTRUCTION') THEN now() + (n % 200 - 20) * interval '1 hour' END,
         CASE WHEN n % 50 = 0 THEN now() END, CASE WHEN n % 100 = 0 AND e.etat = 'COMPLEMENT_DEMANDE' THEN now() END
       FROM (SELECT row_number() OVER (ORDER BY siret) AS n, * FROM accrochage.organisme) AS o
         CROSS JOIN LATERAL (SELECT CASE WHEN n > $1::integer THEN (ARRAY['ACCROCHE', 'REFUSE', 'CLOS'])[1 + n % 3]
           ELSE (ARRAY['RECU','RECU','RECU','EN_INSTRUCTION','EN_INSTRUCTION','COMPLEMENT_DEMANDE','EN_ATTENTE',
             'IDENTIFIANTS_EMIS','COMPTE_ACTIF','COMPTE_ACTIF'])[1 + n % 10] END AS etat) AS e`,
      [ouverts, agentId],
    );
    await client.query(
      `INSERT INTO technique.dossier_suivi SELECT $1, id, now() FROM accrochage.dossier WHERE reference LIKE '%7'`,
      [agentId],
    );
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
};

const ms = (duree: number): string => `${duree.toFixed(1).replace('.', ',')} ms`;

const quantile = (durees: readonly number[], part: number): number =>
  [...durees].sort((a, b) => a - b)[Math.min(durees.length - 1, Math.floor(part * durees.length))] ?? 0;

/** Prints the two figures of a page, and says when the goal is missed. */
const mesurer = async (nom: string, tours: number, page: (tour: number) => Promise<unknown>): Promise<void> => {
  for (let tour = 0; tour < 3; tour += 1) await page(tour);
  const durees: number[] = [];
  for (let tour = 0; tour < tours; tour += 1) {
    const debut = performance.now();
    await page(tour);
    durees.push(performance.now() - debut);
  }
  const p95 = quantile(durees, 0.95);
  const verdict = p95 > OBJECTIF_MS ? `  ← objectif manqué (${OBJECTIF_MS} ms)` : '';
  console.log(`${nom.padEnd(56)} p50 ${ms(quantile(durees, 0.5)).padStart(9)}  p95 ${ms(p95).padStart(9)}${verdict}`);
};

const RECHERCHES: Record<string, (tour: number) => string> = {
  'par SIRET entier': (tour) => String(10000000000000 + (tour * 31 + 1) * 977),
  'par début de SIRET': (tour) => `1000${tour % 10}`,
  'par référence': (tour) => `ACC-2026-${String(tour * 37 + 1).padStart(6, '0')}`,
  'par matricule': (tour) => `${10 + (tour % 9)}BEN${String(tour * 7).padStart(3, '0')}`,
  'par adresse': (tour) => `contact${tour * 11 + 1}@`,
  'par nom, deux mots': (tour) => `${['jardins', 'langues', 'arts'][tour % 3]} academie`,
  'par nom, un mot que des milliers portent': () => 'institut',
  'par nom mal écrit': () => 'conservatiore jadrins',
  'par trois lettres': (tour) => ['ins', 'aca', 'mar', 'ros'][tour % 4] ?? 'ins',
};

/** Each queue and each sort, the first page and a page in the middle, as the repository answers. */
const mesurerFiles = async (ouverte: BaseOuverte, agentId: string, tours: number): Promise<void> => {
  const pour = { agentId, le: new Date().toISOString() };
  const files = (): FileDossiersRepository => new FileDossiersRepository(ouverte.orm.em.fork());
  const lister = (filtre: Partial<FiltreFile>) =>
    files().lister({ tout: true }, { pour, tri: 'ouvertLe', ordre: 'asc', limite: 25, ...filtre });
  await mesurer('comptes des files', tours, () => files().compter({ tout: true }, pour));
  for (const file of [undefined, ...(Object.keys(FILES_DOSSIERS) as FileDossiers[])])
    for (const tri of TRIS_DOSSIERS) {
      let milieu: FiltreFile['apres'];
      for (let page = 0; page < 5; page += 1) milieu = (await lister({ file, tri, apres: milieu })).suivant ?? milieu;
      await mesurer(`${file ?? 'sans file'}, par ${tri}`, tours, (tour) =>
        lister({ file, tri, ordre: tour % 4 === 3 ? 'desc' : 'asc', apres: tour % 2 === 0 ? undefined : milieu }),
      );
    }
  await mesurer('filtres : certification, note, origine', tours, (tour) =>
    lister({ certification: `RNCP${30000 + tour}`, notes: ['SIRET_INCONNU'], origine: 'ANNUAIRE' }),
  );
};

const mesurerRecherches = async (ouverte: BaseOuverte, agentId: string, tours: number): Promise<void> => {
  for (const [nom, texteDe] of Object.entries(RECHERCHES))
    await mesurer(`recherche ${nom}`, tours, (tour) => {
      const texte = texteDe(tour);
      const demande = { texte, champs: champsPossibles(texte), agentId, limite: 20 };
      return new RechercheDossiersRepository(ouverte.orm.em.fork()).chercher({ tout: true }, demande);
    });
};

/** The same through the whole application: session, permission, validation, answer. */
const mesurerHttp = async (ouverte: BaseOuverte, agentId: string, tours: number): Promise<void> => {
  const api = await demarrerApi(ouverte.orm);
  try {
    const agent = await connecte(api, { agentId });
    const demander = async (methode: string, chemin: string, corps?: unknown): Promise<void> => {
      const reponse = await agent.demander(methode, `/api/v1${chemin}`, corps === undefined ? {} : { corps });
      if (reponse.status !== 200) throw new Error(`${chemin} a répondu ${reponse.status}`);
      await reponse.arrayBuffer();
    };
    await mesurer('HTTP, comptes des files', tours, () => demander('GET', '/files-dossiers'));
    for (const file of Object.keys(FILES_DOSSIERS))
      await mesurer(`HTTP, ${file}, par échéance`, tours, () => demander('GET', `/dossiers?file=${file}&tri=echeance`));
    await mesurer('HTTP, recherche par nom', tours, (tour) =>
      demander('POST', '/dossiers/recherche', { texte: RECHERCHES['par nom, deux mots']?.(tour) }),
    );
  } finally {
    await api.fermer();
  }
};

/** `npm run -s bench -- files [--dossiers 10000] [--tours 40]`: queues, sorts, search and counts, for so many open cases. */
export const executer = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: { dossiers: { type: 'string', default: '10000' }, tours: { type: 'string', default: '40' } },
  });
  const [dossiers, tours] = [Number(values.dossiers), Number(values.tours)];
  const ouverte = await ouvrirBase();
  try {
    const agentId = await ajouterAgent(ouverte.orm, ['instruction']);
    await semer(ouverte, dossiers, agentId);
    console.log(`${dossiers} dossiers ouverts, autant de finis ; ${tours} pages de 25 par mesure.`);
    await mesurerFiles(ouverte, agentId, tours);
    await mesurerRecherches(ouverte, agentId, tours);
    await mesurerHttp(ouverte, agentId, tours);
  } finally {
    await ouverte.fermer();
  }
  direCharge();
};
