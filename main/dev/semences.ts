import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { empreinteSecret } from '../../api/securite/secrets.ts';
import type { Cellule } from '../../database/imports/copie.ts';
import { type Arrivee, importerRegistre } from '../../database/imports/sngi.import.ts';
import { PERSONNES_DEMONSTRATION } from '../../database/seeders/personnes-demonstration.ts';
import {
  dossierDe,
  enLigneCsv,
  genererPersonnes,
  type PersonneFictive,
} from '../../database/seeders/personnes-fictives.ts';
import {
  COLONNES_DOSSIERS,
  COLONNES_PERSONNES,
  type Lecture,
  lireDossier,
  lirePersonne,
} from '../../domain/titulaire/registre.ts';
import { AGENTS_DE_DEMONSTRATION } from './agents-de-demonstration.ts';

const PERSONNES = 20_000;
const GRAINE = 1;
/** One person in ten has a training file. */
const PERSONNES_PAR_DOSSIER = 10;
const VALIDITE_JETON = "interval '10 years'";

/** The demonstration agents and their rights. Run twice, changes nothing more. */
const semerAgents = async (client: Client): Promise<void> => {
  for (const { id, sub, nom, prenom, courriel, roles } of AGENTS_DE_DEMONSTRATION)
    await client.query(
      `INSERT INTO accrochage.agent (id, sub, nom, prenom, courriel, roles, actif, cree_le)
       VALUES ($1, $2, $3, $4, $5, $6, true, now()) ON CONFLICT (sub) DO NOTHING`,
      [id, sub, nom, prenom, courriel, roles],
    );
};

/** The operator's token of the command line, held by the agent of « exploitation ». Run twice, changes nothing more. */
const semerJeton = async (client: Client, jeton: string): Promise<void> => {
  const exploitant = AGENTS_DE_DEMONSTRATION.find(({ roles }) => roles.includes('exploitation'));
  await client.query(
    `INSERT INTO technique.jeton_api (id, empreinte, agent_id, cree_le, expire_le)
     VALUES ($1, $2, $3, now(), now() + ${VALIDITE_JETON}) ON CONFLICT (empreinte) DO NOTHING`,
    [randomUUID(), Buffer.from(empreinteSecret(jeton)), exploitant?.id],
  );
};

const rangee = <R>(lecture: Lecture<R>): R => {
  if ('motif' in lecture) throw new Error(`A fictional person that the register refuses: ${lecture.motif}.`);
  return lecture.rangee;
};

/** Through the very reader of the importer: what it would refuse in a file, it refuses here. */
async function* arrivees<Source, Colonne extends string, R extends Record<string, Cellule>>(
  sources: Iterable<Source>,
  colonnes: readonly Colonne[],
  enLigne: (source: Source) => string,
  lire: (valeurs: Record<Colonne, string>) => Lecture<R>,
): AsyncGenerator<Arrivee<R>> {
  let ligne = 1;
  for (const source of sources) {
    ligne += 1;
    const valeurs = enLigne(source).split(';');
    const nommees = Object.fromEntries(colonnes.map((colonne, rang) => [colonne, valeurs[rang] ?? '']));
    yield { ligne, rangee: rangee(lire(nommees as Record<Colonne, string>)) };
  }
}

function* personnes(): Generator<PersonneFictive> {
  yield* Object.values(PERSONNES_DEMONSTRATION);
  yield* genererPersonnes({ graine: GRAINE, nombre: PERSONNES });
}

function* dossiersFictifs(): Generator<string> {
  let rang = 0;
  for (const personne of personnes()) {
    rang += 1;
    if (rang % PERSONNES_PAR_DOSSIER !== 0) continue;
    const { idDossier, nomTitulaire, prenom1Titulaire, nir } = dossierDe(personne, rang);
    yield [idDossier, nomTitulaire, prenom1Titulaire, nir].join(';');
  }
}

const semerRegistre = async (client: Client): Promise<void> => {
  const { rows } = await client.query('SELECT 1 FROM sngi.personne LIMIT 1');
  if (rows.length > 0) return;
  await importerRegistre(client, {
    personnes: arrivees(personnes(), COLONNES_PERSONNES, enLigneCsv, lirePersonne),
    dossiers: arrivees(dossiersFictifs(), COLONNES_DOSSIERS, (ligne) => ligne, lireDossier),
  });
};

/**
 * Fills a fresh database with what the demonstration stands on; leaves alone whatever is there already. No répertoire: the
 * rules on codes stay suspended until a real publication is imported.
 */
export const semer = async (urlMigration: string, jetonOperateur: string, avecRegistre: boolean): Promise<void> => {
  const client = new Client({ connectionString: urlMigration });
  await client.connect();
  try {
    await semerAgents(client);
    await semerJeton(client, jetonOperateur);
    if (avecRegistre) await semerRegistre(client);
  } finally {
    await client.end();
  }
};
