import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Anneau } from '../../adapters/chiffrement/trousseau.ts';
import { createStockageFichiers } from '../../adapters/storage/stockage-fichiers.ts';
import { genererDepot } from '../../bench/generateur/depot.ts';
import { COLONNES_PERSONNES, enLigneCsv, genererPersonnes } from '../../database/seeders/personnes-fictives.ts';
import { cleAccuseTraitement, type Stockage } from '../../domain/depot/stockage.ts';
import { depotWorkflowId, recevoirDepot } from '../../workflows/depot/depot.contract.ts';
import { ajouterFichier } from '../support/deps-worker.ts';
import { jusqua } from '../support/jusqua.ts';
import { ordonnerAuDepot } from '../support/ordres.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../support/orm.ts';
import { ajouterOrganisme, type OrganismeDeTest } from '../support/personnes.ts';
import { chargerRegistre } from '../support/sngi-chargement.ts';
import { adresseTemporal } from '../support/temporal.ts';
import { demarrerProcessus, type WorkerProcessus } from '../support/worker-processus.ts';
import { ANNEAU_PAYLOAD, type Atelier, ouvrirAtelier } from '../support/workers.ts';

const PASSAGES = 4000;
const GRAINE = 7;
/** A killed worker is given up soon: the test would wait half a minute otherwise. */
const DUREES = { battementMs: 2000, activiteMs: 2500, repriseApresPanneMs: 100 };

const anneau = (): Anneau => ({ active: 'k1', cles: { k1: randomBytes(32).toString('base64') } });

describe('kill -9 of the worker', function () {
  this.timeout(240_000);
  let base: BaseOuverte;
  let atelier: Atelier;
  let stockage: Stockage;
  let dossier: string;
  let env: Record<string, string>;
  let processus: WorkerProcessus | undefined;

  before(async () => {
    base = await ouvrirBase();
    atelier = await ouvrirAtelier();
    dossier = mkdtempSync(join(tmpdir(), 'accrochage-mort-'));
    const fichiers = anneau();
    const url = pathToFileURL(dossier).href;
    stockage = createStockageFichiers({ url, anneau: fichiers });
    env = {
      DATABASE_URL: base.base.url,
      TEMPORAL_ADDRESS: await adresseTemporal(),
      STORAGE_URL: url,
      URL_PUBLIQUE: 'http://127.0.0.1:1',
      CLES_PAYLOAD: JSON.stringify(ANNEAU_PAYLOAD),
      CLES_FICHIERS: JSON.stringify(fichiers),
      CLES_TITULAIRES: JSON.stringify(anneau()),
      CLES_NIR: JSON.stringify(anneau()),
      CLES_JETONS: JSON.stringify(anneau()),
      SMTP_URL: 'smtp://127.0.0.1:1',
      COURRIEL_EXPEDITEUR: 'Accrochage <ne-pas-repondre@accrochage.example>',
      SNGI_URL: 'registre:',
      // Slow enough to be killed between two batches.
      SNGI_PAR_SECONDE: '2',
      SIRENE_URL: 'http://127.0.0.1:1',
      FILES: 'dossiers,depots,sngi',
      PREFIXE_FILES: atelier.prefixe,
    };
    await semerRegistre(base);
  });

  afterEach(() => processus?.tuer());

  after(async () => {
    await atelier.fermer();
    await base.fermer();
    rmSync(dossier, { recursive: true, force: true });
  });

  const deposer = async (emetteur: OrganismeDeTest): Promise<string> => {
    const { matricule: matriculeEmetteur, numeroContrat: idContrat } = emetteur;
    const morceaux: Uint8Array[] = [];
    for await (const morceau of genererDepot({ graine: GRAINE, passages: PASSAGES, matriculeEmetteur, idContrat }))
      morceaux.push(morceau);
    const depotId = await ajouterFichier({ orm: base.orm, stockage }, { emetteur, octets: Buffer.concat(morceaux) });
    await ordonnerAuDepot(atelier, depotId, recevoirDepot, [], DUREES);
    return depotId;
  };

  const finDe = (depotId: string): Promise<unknown> =>
    atelier.client.workflow.getHandle(depotWorkflowId(depotId)).result();

  const accuse = async (depotId: string, { matricule }: OrganismeDeTest): Promise<string> => {
    const morceaux: Uint8Array[] = [];
    for await (const morceau of stockage.lire(cleAccuseTraitement(depotId))) morceaux.push(morceau);
    // What must differ between two deposits: the number of the treatment, and who sent.
    const texte = Buffer.concat(morceaux).toString().replaceAll(matricule, 'MATRICULE');
    return texte.replace(/<idTraitement>\d+</, '<idTraitement>N<');
  };

  const depot = async (depotId: string): Promise<{ etat: string; dernier_rang: number }> => {
    const [ligne] = await lignes<{ etat: string; dernier_rang: number }>(
      base.orm,
      'SELECT etat, dernier_rang FROM accrochage.depot WHERE id = ?',
      [depotId],
    );
    return ligne ?? { etat: 'ABSENT', dernier_rang: -1 };
  };

  /** What the deposit left in the database, counted. */
  const bilan = async (depotId: string): Promise<unknown> => {
    const [nombres] = await lignes(
      base.orm,
      `SELECT (SELECT count(*)::int FROM accrochage.passage WHERE depot_id = d.id) AS passages,
         (SELECT count(*)::int FROM titulaires.passage_identite i WHERE i.emetteur_id = d.emetteur_id) AS identites,
         (SELECT count(*)::int FROM accrochage.rejet WHERE depot_id = d.id) AS rejets,
         (SELECT count(*)::int FROM accrochage.courriel WHERE organisme_id = d.emetteur_id) AS courriels,
         (SELECT string_agg(acte, ' ' ORDER BY numero) FROM journal.ligne WHERE objet_id = d.id::text) AS actes
       FROM accrochage.depot d WHERE id = ?`,
      [depotId],
    );
    return nombres;
  };

  it('at several points of a deposit leaves the same accusé and the same rows in the end', async () => {
    const [temoin, victime] = [await ajouterOrganisme(base.orm), await ajouterOrganisme(base.orm)];
    processus = await demarrerProcessus({ ...env, SNGI_PAR_SECONDE: '50' });
    const intact = await deposer(temoin);
    await finDe(intact);
    await processus.tuer();

    processus = await demarrerProcessus(env);
    const depotId = await deposer(victime);
    const points: string[] = [];
    for (const [point, atteint] of [
      ['during the schema check', async () => (await depot(depotId)).etat === 'RECU'],
      ['between two batches', async () => (await depot(depotId)).dernier_rang >= 1999],
      ['after the last batch', async () => (await depot(depotId)).dernier_rang === PASSAGES - 1],
    ] as const) {
      await jusqua(atteint, 60_000);
      await processus.tuer();
      const { etat, dernier_rang } = await depot(depotId);
      points.push(`${point}: ${etat} ${dernier_rang}`);
      processus = await demarrerProcessus(env);
    }
    const fin = await finDe(depotId);

    expect(points[0]).to.equal('during the schema check: RECU -1');
    expect(points[1]).to.match(/^between two batches: EN_COURS [12]999$/);
    expect(fin).to.deep.equal({ depotId, etat: (await depot(intact)).etat });
    expect(await accuse(depotId, victime)).to.equal(await accuse(intact, temoin));
    expect(await bilan(depotId)).to.deep.equal(await bilan(intact));
  });

  it('is not needed: asked to stop in the middle of a deposit, it ends by itself, and the next one finishes', async () => {
    const emetteur = await ajouterOrganisme(base.orm);
    processus = await demarrerProcessus(env);
    const depotId = await deposer(emetteur);
    await jusqua(async () => (await depot(depotId)).dernier_rang >= 999, 60_000);

    const code = await processus.arreter();
    const journal = processus.journal();
    processus = await demarrerProcessus(env);

    expect(code).to.equal(0);
    expect(journal).to.include('"msg":"arrêté"');
    expect(await finDe(depotId)).to.deep.equal({ depotId, etat: 'TRAITE_AVEC_ERREURS' });
  });
});

/** The persons of the generated file, but one in fifty, whom nobody finds. */
const semerRegistre = async ({ base }: BaseOuverte): Promise<void> => {
  const colonnes = COLONNES_PERSONNES.split(';');
  const personnes = [...genererPersonnes({ graine: GRAINE, nombre: PASSAGES })]
    .filter((_personne, rang) => rang % 50 !== 3)
    .map((personne) => {
      const valeurs = enLigneCsv(personne).split(';');
      return Object.fromEntries(colonnes.map((colonne, rang) => [colonne, valeurs[rang] ?? '']));
    });
  await chargerRegistre(base.urlMigration, { personnes: personnes as never, dossiers: [] });
};
