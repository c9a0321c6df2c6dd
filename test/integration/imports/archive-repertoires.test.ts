import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Command } from 'commander';
import { zipSync } from 'fflate';
import pg from 'pg';
import { addRepertoiresImporter } from '../../../cli/repertoires-importer.command.ts';
import { type BaseDeTest, basePropre } from '../../support/postgres.ts';

const PUBLIES = {
  'export_fiches_CSV_Standard_2026_11_20.csv':
    '\ufeffId_Fiche;Numero_Fiche;Intitule;Date_Decision;Date_Fin_Enregistrement;Actif\n1;RNCP31001;Titre;01/03/2020;28/02/2027;ACTIVE\n',
  'export_fiches_CSV_Certificateurs_2026_11_20.csv':
    'Numero_Fiche;Siret_Certificateur;Nom_Certificateur\nRNCP31001;73282932000074;École\n',
  // Comes after, and knows nothing of the periods in force.
  'export_fiches_CSV_CCN_2026_11_20.csv': 'Numero_Fiche;CCN_1_Numero;CCN_1_Libelle\nRNCP31001;1486;Bureaux\n',
  'export_fiches_CSV_Rome_2026_11_20.csv': 'Numero_Fiche;Codes_Rome_Code\nRNCP31001;M1805\n',
};

describe('Import of the archive of France compétences', () => {
  let base: BaseDeTest;
  let client: pg.Client;
  let dossier: string;

  beforeEach(async () => {
    base = await basePropre();
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
    dossier = await mkdtemp(join(tmpdir(), 'repertoires-'));
  });

  afterEach(async () => {
    await client.end();
    await base.fermer();
    await rm(dossier, { recursive: true });
  });

  const importer = async (nom: string, octets: Uint8Array | string): Promise<void> => {
    await writeFile(join(dossier, nom), octets);
    const programme = new Command();
    addRepertoiresImporter(programme, () => ({ databaseUrl: base.url }));
    await programme.parseAsync(['repertoires', 'importer', join(dossier, nom), '--json'], { from: 'user' });
  };

  it('reads the three files that matter, and the others change nothing', async () => {
    const encodeur = new TextEncoder();
    const archive = Object.fromEntries(Object.entries(PUBLIES).map(([nom, texte]) => [nom, encodeur.encode(texte)]));

    await importer('export-fiches-csv-2026-11-20.zip', zipSync(archive));

    const { rows } = await client.query('SELECT numero, intitule, debut::text, fin::text FROM accrochage.fiche');
    expect(rows).to.deep.equal([{ numero: 'RNCP31001', intitule: 'Titre', debut: '2020-03-01', fin: '2027-02-28' }]);
  });

  it('refuses a file of another subject, even alone', async () => {
    const essai = importer('ccn.csv', PUBLIES['export_fiches_CSV_CCN_2026_11_20.csv']);

    const erreur = await essai.then(
      () => null,
      (e: Error) => e,
    );
    expect(erreur?.message).to.contain('ccn.csv n’est ni la liste des fiches');
  });
});
