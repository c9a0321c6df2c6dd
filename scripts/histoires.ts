// Records the histories that every build replays: one run of each way through both workflows, on a real server.
// Run at each release; what was recorded before stays, since runs started then may still be open.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { createDepotsActivities, createDossiersActivities, createSngiActivities } from '../activities/index.ts';
import { MoteurEnPanne } from '../adapters/xsd/moteur.ts';
import { AGENTS, buildActe, buildDemande, buildInscription, buildSiret } from '../test/support/builders.ts';
import { ajouterFichier, createDepsDeTest, type DepsDeTest } from '../test/support/deps-worker.ts';
import { buildFichierDepot, type PassageEcrit } from '../test/support/fichier-depot.ts';
import { ANNEAU_HISTOIRES, DOSSIER_HISTOIRES } from '../test/support/histoires.ts';
import { jusqua } from '../test/support/jusqua.ts';
import { ordonnerAuDepot, ordonnerAuDossier, ordonnerAuRemplacement } from '../test/support/ordres.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from '../test/support/orm.ts';
import { ajouterOrganisme, ajouterUtilisateur } from '../test/support/personnes.ts';
import { avertis, buildOuverture, envoyerJustificatif, lienSur } from '../test/support/remplacements.ts';
import { type Atelier, ouvrirAtelier } from '../test/support/workers.ts';
import {
  accepterDossier,
  accrochageWorkflowId,
  deposerDemande,
  depotTraite,
  etatDossier,
  inscrireOrganisme,
  prendreDossier,
  refuserDossier,
  validerCourriel,
} from '../workflows/accrochage/accrochage.contract.ts';
import { depotWorkflowId, recevoirDepot, reprendreDepot } from '../workflows/depot/depot.contract.ts';
import {
  accepterRemplacement,
  completerRemplacement,
  maintenirRemplacement,
  opposerRemplacement,
  ouvrirRemplacement,
  remplacementWorkflowId,
} from '../workflows/remplacement/remplacement.contract.ts';
import { changementDeSiret, complementPuisAttente, deuxAns } from './histoires/vies-longues.ts';
import { startSharedServers } from './levels/shared-servers.ts';

type Lieu = { atelier: Atelier; base: BaseOuverte; deps: DepsDeTest; pannes: { restantes: number } };
type Course = { workflowId: string; runId?: string };

const etatDe = (lieu: Lieu, siret: string): Promise<unknown> =>
  lieu.atelier.client.workflow.getHandle(accrochageWorkflowId(siret)).query(etatDossier);

const jeton = async ({ base }: Lieu, usage: string, siret: string): Promise<{ id: string; sujetId: string }> => {
  const [ligne] = await lignes<{ id: string; sujetId: string }>(
    base.orm,
    `SELECT j.id, j.sujet_id AS "sujetId" FROM technique.jeton j WHERE usage = ? AND sujet_id IN (
       SELECT c.id FROM accrochage.contrat c JOIN accrochage.organisme o ON o.id = c.organisme_id WHERE o.siret = ?
       UNION SELECT u.id FROM accrochage.utilisateur u JOIN accrochage.compte c ON c.id = u.compte_id
         JOIN accrochage.organisme o ON o.id = c.organisme_id WHERE o.siret = ?)`,
    [usage, siret, siret],
  );
  if (ligne === undefined) throw new Error(`no link ${usage}`);
  return ligne;
};

const jusquAuCompte = async (lieu: Lieu): Promise<Course> => {
  const { atelier, base } = lieu;
  const siret = buildSiret();
  const { dossierId } = await ordonnerAuDossier(atelier, siret, deposerDemande, [buildDemande({ siret })]);
  await ordonnerAuDossier(atelier, siret, deposerDemande, [buildDemande({ siret })]);
  const { version } = await ordonnerAuDossier(atelier, siret, prendreDossier, [buildActe({ dossierId })]);
  await ordonnerAuDossier(atelier, siret, accepterDossier, [buildActe({ dossierId, version })]);
  await jusqua(async () => (await etatDe(lieu, siret)) === 'IDENTIFIANTS_EMIS');
  const { id: jetonId, sujetId: contratId } = await jeton(lieu, 'INSCRIPTION', siret);
  const motDePasseId = randomUUID();
  await lignes(base.orm, "INSERT INTO technique.mot_de_passe (id, hachage, cree_le) VALUES (?, 'x', now())", [
    motDePasseId,
  ]);
  const inscription = buildInscription({ jetonId, contratId, motDePasseId });
  const { utilisateurId } = await ordonnerAuDossier(atelier, siret, inscrireOrganisme, [inscription]);
  const validation = await jeton(lieu, 'VALIDATION_COURRIEL', siret);
  const valide = { utilisateurId, jetonId: validation.id, le: '2026-03-04T12:00:00.000Z' };
  await ordonnerAuDossier(atelier, siret, validerCourriel, [valide]);
  const poignee = atelier.client.workflow.getHandle(accrochageWorkflowId(siret));
  await poignee.signal(depotTraite, { depotId: randomUUID(), le: '2026-03-05T08:00:00.000Z' });
  await jusqua(async () => (await etatDe(lieu, siret)) === 'ACCROCHE');
  return { workflowId: accrochageWorkflowId(siret) };
};

const refuse = async ({ atelier }: Lieu): Promise<Course> => {
  const siret = buildSiret();
  const demande = buildDemande({ siret }, { recueLe: new Date().toISOString() });
  const durees = { relanceAgentsMs: 300 };
  const { dossierId } = await ordonnerAuDossier(atelier, siret, deposerDemande, [demande], { durees });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await ordonnerAuDossier(atelier, siret, refuserDossier, [{ ...buildActe({ dossierId }), motif: 'Hors champ' }]);
  const workflowId = accrochageWorkflowId(siret);
  await atelier.client.workflow.getHandle(workflowId).result();
  return { workflowId };
};

const renouvele = async ({ atelier }: Lieu): Promise<Course> => {
  const siret = buildSiret();
  const durees = { actesMaximum: 2 };
  await ordonnerAuDossier(atelier, siret, deposerDemande, [buildDemande({ siret })], { durees });
  const poignee = atelier.client.workflow.getHandle(accrochageWorkflowId(siret));
  const { runId } = await poignee.describe();
  await ordonnerAuDossier(atelier, siret, deposerDemande, [buildDemande({ siret })], { durees });
  await jusqua(async () => (await poignee.describe()).runId !== runId);
  return { workflowId: accrochageWorkflowId(siret), runId };
};

const depot =
  (passages: readonly PassageEcrit[], pannes = 0) =>
  async ({ atelier, base, deps, pannes: compteur }: Lieu): Promise<Course> => {
    const emetteur = await ajouterOrganisme(base.orm);
    const { matricule, numeroContrat: idContrat } = emetteur;
    const octets = buildFichierDepot({ matricule, idContrat, passages });
    const depotId = await ajouterFichier(deps, { emetteur, octets });
    compteur.restantes = pannes;
    await ordonnerAuDepot(atelier, depotId, recevoirDepot, []);
    const workflowId = depotWorkflowId(depotId);
    const fin = (await atelier.client.workflow.getHandle(workflowId).result()) as { etat: string };
    if (fin.etat === 'ECHEC_TECHNIQUE') {
      await ordonnerAuDepot(atelier, depotId, reprendreDepot, [{ agentId: AGENTS[0], le: '2026-03-03T08:00:00.000Z' }]);
      await atelier.client.workflow.getHandle(workflowId).result();
    }
    return { workflowId };
  };

const remplace = async ({ atelier, base, deps }: Lieu): Promise<Course> => {
  const { orm } = base;
  const organisme = await ajouterOrganisme(orm);
  const { utilisateurId: partant } = await ajouterUtilisateur(orm, organisme.compteId);
  const le = new Date().toISOString();
  const ouverture = buildOuverture(organisme, { le });
  const { remplacementId } = ouverture;
  await ordonnerAuRemplacement(atelier, remplacementId, ouvrirRemplacement, [ouverture], { delaiMs: 3000 });
  const pieceIds = [await envoyerJustificatif(deps, remplacementId, le)];
  const jetonId = await lienSur(orm, 'DEMANDE_REMPLACEMENT', remplacementId);
  await ordonnerAuRemplacement(atelier, remplacementId, completerRemplacement, [{ jetonId, pieceIds, le }]);
  const acte = { agentId: AGENTS[0], version: 2, partants: [partant], le };
  await ordonnerAuRemplacement(atelier, remplacementId, accepterRemplacement, [acte]);
  const [avis = { id: '' }] = await avertis(orm, remplacementId);
  const lien = await lienSur(orm, 'OPPOSITION_REMPLACEMENT', avis.id);
  const opposition = { avisId: avis.id, jetonId: lien, motif: 'Toujours en fonction.', le };
  await ordonnerAuRemplacement(atelier, remplacementId, opposerRemplacement, [opposition]);
  const maintien = { agentId: AGENTS[1], version: 4, le: new Date().toISOString() };
  await ordonnerAuRemplacement(atelier, remplacementId, maintenirRemplacement, [maintien]);
  const workflowId = remplacementWorkflowId(remplacementId);
  await atelier.client.workflow.getHandle(workflowId).result();
  return { workflowId };
};

const HISTOIRES: Record<string, (lieu: Lieu) => Promise<Course | Course[]>> = {
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
};

/** Those named on the command line, or all. */
const voulues = process.argv.slice(2);

const ouvrir = async (): Promise<Lieu> => {
  const base = await ouvrirBase();
  await ajouterAgents(base.orm);
  const deps = createDepsDeTest(base.orm);
  const atelier = await ouvrirAtelier(ANNEAU_HISTOIRES);
  const pannes = { restantes: 0 };
  const moteur: DepsDeTest['moteur'] = {
    ...deps.moteur,
    analyser: (octets, options) => {
      if (pannes.restantes === 0) return deps.moteur.analyser(octets, options);
      pannes.restantes -= 1;
      return Promise.reject(new MoteurEnPanne('child ended by SIGSEGV'));
    },
  };
  await atelier.demarrer('dossiers', createDossiersActivities(deps));
  await atelier.demarrer('depots', createDepotsActivities({ ...deps, moteur }));
  await atelier.demarrer('sngi', createSngiActivities(deps));
  return { atelier, base, deps, pannes };
};

/** The name of the machine that recorded is nobody's business. */
const anonyme = (_cle: string, valeur: unknown): unknown =>
  typeof valeur === 'string' ? valeur.replace(/\b\d+@[\w.-]+/g, '1@machine') : valeur;

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
/** What a run has lived, under the name of the release that recorded it. */
const enregistrer = async (nom: string, { workflowId, runId }: Course): Promise<void> => {
  const history = await lieu.atelier.client.workflow.getHandle(workflowId, runId).fetchHistory();
  const histoire = { workflowId, history: JSON.parse(historyToJSON(history), anonyme) };
  writeFileSync(join(DOSSIER_HISTOIRES, `${version}-${nom}.json`), `${JSON.stringify(histoire, null, 1)}\n`);
  process.stdout.write(`${nom}: ${history.events?.length} events\n`);
};

const serveurs = await startSharedServers();
Object.assign(process.env, serveurs.env);
const lieu = await ouvrir();
mkdirSync(DOSSIER_HISTOIRES, { recursive: true });
try {
  for (const [nom, jouer] of Object.entries(HISTOIRES)) {
    if (voulues.length > 0 && !voulues.includes(nom)) continue;
    const courses = [await jouer(lieu)].flat();
    for (const [rang, course] of courses.entries())
      await enregistrer(courses.length > 1 ? `${nom}-${rang + 1}` : nom, course);
  }
} finally {
  await lieu.atelier.fermer();
  await lieu.deps.fermer();
  await lieu.base.fermer();
  await serveurs.stop();
}
