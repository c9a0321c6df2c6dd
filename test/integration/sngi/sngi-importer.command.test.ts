import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { Client } from 'pg';
import { type BaseDeTest, basePropre } from '../../support/postgres.ts';

const CLI = fileURLToPath(new URL('../../../main/cli.ts', import.meta.url));
const ENTETE =
  'nir;nomNaissance;nomUsage;prenoms;sexe;anneeNaissance;moisNaissance;jourNaissance;codeCommuneNaissance;libelleCommuneNaissance;codePaysNaissance;codesPostaux';
const BONNE = '255081416802538;Désarthe;;Zélie;F;1955;8;;14168;Honfleur;;14600';
const AUTRE = '185122A045012;L’Hôte;;Jean-Paul;M;1985;12;1;2A004;Ajaccio;;"20000,20090"';

type Sortie = { code: number | null; stdout: string; stderr: string };

describe('the command « sngi importer »', () => {
  let base: BaseDeTest;
  let dossier: string;

  before(async () => {
    base = await basePropre();
    dossier = await mkdtemp(join(tmpdir(), 'sngi-'));
  });

  after(async () => {
    await base?.fermer();
    if (dossier) await rm(dossier, { recursive: true });
  });

  const ecrire = async (nom: string, ...lignes: string[]): Promise<string> => {
    const chemin = join(dossier, nom);
    await writeFile(chemin, `\uFEFF${lignes.join('\r\n')}\r\n`);
    return chemin;
  };

  const lancer = async (
    arguments_: string[],
    env: Record<string, string> = { DATABASE_URL_MIGRATION: base.urlMigration },
  ): Promise<Sortie> => {
    const processus = spawn(process.execPath, [CLI, 'sngi', 'importer', ...arguments_], { env });
    const sortie: Sortie = { code: null, stdout: '', stderr: '' };
    processus.stdout.setEncoding('utf8').on('data', (texte: string) => (sortie.stdout += texte));
    processus.stderr.setEncoding('utf8').on('data', (texte: string) => (sortie.stderr += texte));
    sortie.code = await new Promise((fini) => processus.once('close', fini));
    return sortie;
  };

  const compter = async (): Promise<number> => {
    const client = new Client({ connectionString: base.urlMigration });
    await client.connect();
    const { rows } = await client.query('SELECT count(*)::int AS nombre FROM sngi.personne');
    await client.end();
    return rows[0].nombre;
  };

  it('lets the good lines in, gives the number of the others, and ends with 1', async () => {
    const personnes = await ecrire(
      'p.csv',
      ENTETE,
      BONNE,
      '255081416802539;Désarthe;;Zélie;F;1955;;;;;;',
      'a;b',
      AUTRE,
      BONNE,
    );
    const dossiers = await ecrire(
      'd.csv',
      'idDossier,nomTitulaire,prenom1Titulaire,nir',
      '12,Désarthe,Zélie,2550814168025',
      ',X,Y,2550814168025',
    );

    const { code, stdout } = await lancer([personnes, '--dossiers', dossiers, '--json']);

    expect(code).to.equal(1);
    const resultat = JSON.parse(stdout);
    expect(resultat.personnes).to.deep.equal({
      fichier: personnes,
      lues: 5,
      ajoutees: 2,
      modifiees: 0,
      inchangees: 0,
      retirees: 0,
      refusees: 3,
      refus: [
        { ligne: 3, motif: 'nir dont la clé est fausse' },
        { ligne: 4, motif: '12 colonnes attendues, 2 lues' },
        { ligne: 6, motif: 'clé déjà vue plus haut' },
      ],
    });
    expect(resultat.dossiers).to.deep.include({ lues: 2, ajoutees: 1, refus: [{ ligne: 3, motif: 'idDossier vide' }] });
    expect(resultat.dossiersSansPersonne).to.equal(0);
  });

  it('changes nothing the second time, and says so in French, with 0', async () => {
    const personnes = await ecrire('p.csv', ENTETE, BONNE, AUTRE);
    await lancer([personnes]);

    const { code, stdout } = await lancer([personnes]);

    expect(code).to.equal(0);
    expect(stdout).to.contain('ajouts : 0 ; modifications : 0 ; sans changement : 2');
  });

  it('replaces the register', async () => {
    const { code, stdout } = await lancer([await ecrire('p.csv', ENTETE, AUTRE), '--remplacer']);

    expect(code, stdout).to.equal(0);
    expect(await compter()).to.equal(1);
  });

  it('refuses with 1 a file that is no such CSV, and a replacement by nothing', async () => {
    const colonne = await lancer([await ecrire('c.csv', ENTETE.replace(';sexe', ''), BONNE)]);
    const rien = await lancer([await ecrire('r.csv', ENTETE, 'a;b'), '--remplacer']);

    expect(colonne).to.include({ code: 1, stdout: '' });
    expect(colonne.stderr).to.contain('Colonne absente de l’en-tête : sexe.');
    expect(rien.code).to.equal(1);
    expect(rien.stderr).to.contain('n’a pas été remplacé');
    expect(await compter()).to.equal(1);
  });

  it('ends with 3 when a file or the rights are missing, without a word of the file', async () => {
    const personnes = await ecrire('p.csv', ENTETE, BONNE);

    const absent = await lancer([join(dossier, 'absent.csv')]);
    const sansDroit = await lancer([personnes], { DATABASE_URL: base.url });

    expect(absent.code).to.equal(3);
    expect(absent.stderr).to.contain('introuvable');
    expect(sansDroit.code).to.equal(3);
    expect(sansDroit.stderr).to.contain('DATABASE_URL_MIGRATION').and.not.contain('Désarthe');
  });
});
