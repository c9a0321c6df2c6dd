// Records the histories that every build replays: one run of each way through each workflow, on a real server.
// Run at each release; what was recorded before stays, since runs started then may still be open.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { DOSSIER_HISTOIRES } from '../test/support/histoires.ts';
import { AGENTS_ET_LEURS_ACTES } from './histoires/agents.ts';
import { COMPTES } from './histoires/comptes.ts';
import { COURRIELS } from './histoires/courriels.ts';
import { depot } from './histoires/depots.ts';
import { jusquAuCompte, refuse, renouvele } from './histoires/dossiers.ts';
import { type Course, type Lieu, ouvrirLieu, type Scene } from './histoires/lieu.ts';
import { MAINTENANCE } from './histoires/maintenance.ts';
import { remplace } from './histoires/remplacements.ts';
import { changementDeSiret, complementPuisAttente, deuxAns } from './histoires/vies-longues.ts';
import { startSharedServers } from './levels/shared-servers.ts';

const HISTOIRES: Record<string, Scene> = {
  'accrochage-du-formulaire-a-accroche': jusquAuCompte,
  'accrochage-relance-puis-refuse': refuse,
  'accrochage-continue-as-new': renouvele,
  'depot-avec-erreurs': depot([{ idTechnique: 'A' }, { idTechnique: 'B', nomNaissance: 'INCONNU' }]),
  'depot-rejete-par-le-schema': depot([{ idTechnique: 'A', sexe: 'X' }]),
  'depot-panne-puis-reussi': depot([{ idTechnique: 'A' }], 1),
  'depot-repris-apres-echec': depot([{ idTechnique: 'A' }], 2),
  'remplacement-oppose-puis-effectue': remplace,
  'accrochage-complement-puis-attente': complementPuisAttente,
  'accrochage-changement-de-siret': changementDeSiret,
  'accrochage-deux-ans': deuxAns,
  ...COMPTES,
  ...AGENTS_ET_LEURS_ACTES,
  ...COURRIELS,
  ...MAINTENANCE,
};

/** Those named on the command line, or all. */
const voulues = process.argv.slice(2);
const inconnues = voulues.filter((nom) => !(nom in HISTOIRES));
if (inconnues.length > 0) throw new Error(`no such history: ${inconnues.join(', ')}`);

/** The name of the machine that recorded is nobody's business. */
const anonyme = (_cle: string, valeur: unknown): unknown =>
  typeof valeur === 'string' ? valeur.replace(/\b\d+@[\w.-]+/g, '1@machine') : valeur;

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
/** What a run has lived, under the name of the release that recorded it. */
const enregistrer = async ({ atelier }: Lieu, nom: string, { workflowId, runId }: Course): Promise<void> => {
  const history = await atelier.client.workflow.getHandle(workflowId, runId).fetchHistory();
  const histoire = { workflowId, history: JSON.parse(historyToJSON(history), anonyme) };
  writeFileSync(join(DOSSIER_HISTOIRES, `${version}-${nom}.json`), `${JSON.stringify(histoire, null, 1)}\n`);
  process.stdout.write(`${nom}: ${history.events?.length} events\n`);
};

const serveurs = await startSharedServers();
Object.assign(process.env, serveurs.env);
const lieu = await ouvrirLieu();
mkdirSync(DOSSIER_HISTOIRES, { recursive: true });
try {
  for (const [nom, jouer] of Object.entries(HISTOIRES)) {
    if (voulues.length > 0 && !voulues.includes(nom)) continue;
    const courses = [await jouer(lieu)].flat();
    for (const [rang, course] of courses.entries())
      await enregistrer(lieu, courses.length > 1 ? `${nom}-${rang + 1}` : nom, course);
  }
} finally {
  await lieu.fermer();
  await serveurs.stop();
}
