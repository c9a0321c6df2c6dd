import { expect } from 'chai';
import pg from 'pg';
import { importerAnnuaire } from '../../../database/imports/annuaire.import.ts';
import { verifierJournal } from '../../../database/journal/verifier-journal.ts';
import { type LigneAnnuaire, lireLigneAnnuaire } from '../../../domain/organisme/annuaire.ts';
import { type BaseDeTest, basePropre } from '../../support/postgres.ts';

const ligne = (change: Record<string, string>): LigneAnnuaire => {
  const lue = lireLigneAnnuaire(2, {
    siret: '73282932000074',
    raisonSociale: 'École des Métiers',
    role: 'CERTIFICATEUR',
    matricule: '12ABC345',
    idContrat: 'MCFCER000123',
    certifications: 'RNCP31001',
    contactCourriel: 'contact@exemple.fr',
    ...change,
  });
  if (typeof lue === 'string') throw new Error(lue);
  return lue;
};
const CERTIFICATEUR = ligne({});
const DEPOSANT = ligne({
  siret: '35600000000048',
  role: 'DEPOSANT',
  matricule: '34DEF678',
  idContrat: 'MCFCER000124',
  matriculeCertificateur: '12ABC345',
});
const LE = new Date('2026-11-21T10:00:00Z');

describe('Import of the directory in PostgreSQL', () => {
  let base: BaseDeTest;
  let client: pg.Client;

  beforeEach(async () => {
    base = await basePropre();
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
  });

  afterEach(async () => {
    await client.end();
    await base.fermer();
  });

  it('brings organismes in as « identifiants émis », without any mail', async () => {
    const resultat = await importerAnnuaire(client, [DEPOSANT, CERTIFICATEUR], LE);

    expect(resultat).to.deep.equal({ organismesAjoutes: 2, contratsAjoutes: 2, contratsConnus: 0, refus: [] });
    const dossiers = await client.query(
      'SELECT siret, etat, origine, certifications FROM accrochage.dossier ORDER BY siret',
    );
    expect(dossiers.rows).to.deep.equal([
      { siret: '35600000000048', etat: 'IDENTIFIANTS_EMIS', origine: 'ANNUAIRE', certifications: [] },
      { siret: '73282932000074', etat: 'IDENTIFIANTS_EMIS', origine: 'ANNUAIRE', certifications: ['RNCP31001'] },
    ]);
    expect((await client.query('SELECT count(*)::int AS n FROM accrochage.courriel')).rows).to.deep.equal([{ n: 0 }]);
    const mandats = await client.query('SELECT certifications, fin FROM accrochage.mandat');
    expect(mandats.rows).to.deep.equal([{ certifications: ['RNCP31001'], fin: null }]);
  });

  it('run twice, writes nothing more', async () => {
    await importerAnnuaire(client, [DEPOSANT, CERTIFICATEUR], LE);

    const encore = await importerAnnuaire(client, [DEPOSANT, CERTIFICATEUR], new Date('2026-12-24T10:00:00Z'));

    expect(encore).to.deep.equal({ organismesAjoutes: 0, contratsAjoutes: 0, contratsConnus: 2, refus: [] });
    const comptes = await client.query(
      `SELECT (SELECT count(*)::int FROM accrochage.organisme) AS organismes,
              (SELECT count(*)::int FROM accrochage.dossier) AS dossiers,
              (SELECT count(*)::int FROM accrochage.mandat) AS mandats,
              (SELECT count(*)::int FROM journal.ligne) AS lignes`,
    );
    expect(comptes.rows).to.deep.equal([{ organismes: 2, dossiers: 2, mandats: 1, lignes: 2 }]);
  });

  it('corrects the list of a mandate nobody touched, and leaves alone what was decided since', async () => {
    await importerAnnuaire(client, [DEPOSANT, CERTIFICATEUR], LE);
    const corrigee = { ...DEPOSANT, certifications: ['RS5'] };
    const mandats = async () => (await client.query('SELECT certifications, fin::text FROM accrochage.mandat')).rows;

    await importerAnnuaire(client, [corrigee], LE);
    const apresCorrection = await mandats();
    await client.query("UPDATE accrochage.mandat SET fin = '2026-11-30', version = 2");
    await importerAnnuaire(client, [DEPOSANT], LE);

    expect(apresCorrection).to.deep.equal([{ certifications: ['RS5'], fin: null }]);
    expect(await mandats()).to.deep.equal([{ certifications: ['RS5'], fin: '2026-11-30' }]);
  });

  it('writes one chained line of the journal per organisme', async () => {
    await importerAnnuaire(client, [DEPOSANT, CERTIFICATEUR], LE);

    const verdict = await verifierJournal(client);

    expect(verdict).to.deep.equal({ chaines: 2, lignes: 2, ruptures: [] });
  });

  it('takes two imports at the same moment as one', async () => {
    const autre = new pg.Client({ connectionString: base.url });
    await autre.connect();

    const resultats = await Promise.all([
      importerAnnuaire(client, [CERTIFICATEUR], LE),
      importerAnnuaire(autre, [CERTIFICATEUR], LE),
    ]);

    await autre.end();
    expect(resultats.map(({ organismesAjoutes }) => organismesAjoutes).sort()).to.deep.equal([0, 1]);
  });
});
