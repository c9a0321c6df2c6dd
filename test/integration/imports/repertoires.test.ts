import { expect } from 'chai';
import pg from 'pg';
import { importerRepertoire } from '../../../database/imports/repertoires.import.ts';
import {
  type LigneRepertoire,
  lireLigneRepertoire,
  type NatureRepertoire,
} from '../../../domain/organisme/repertoires.ts';
import { type BaseDeTest, basePropre } from '../../support/postgres.ts';

const FICHE = {
  Numero_Fiche: 'RNCP31001',
  Intitule: 'Technicien « réseaux »\t\\ et télécoms',
  Date_Decision: '01/03/2020',
  Date_Fin_Enregistrement: '28/02/2027',
  Actif: 'ACTIVE',
};

describe('Import of the répertoires in PostgreSQL', () => {
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

  const importer = (nature: NatureRepertoire, enregistrements: Record<string, string>[]) => {
    async function* lignes(): AsyncIterable<LigneRepertoire> {
      for (const valeurs of enregistrements) {
        const ligne = lireLigneRepertoire(nature, valeurs);
        if (typeof ligne === 'string') throw new Error(ligne);
        yield ligne;
      }
    }
    const origine = { fichier: 'export.csv', sha256: () => 'a'.repeat(64), le: new Date('2026-11-21T10:00:00Z') };
    return importerRepertoire(client, nature, lignes(), origine);
  };

  it('keeps the period in force, from the decision when there is no effect', async () => {
    const changements = await importer('fiches', [FICHE]);

    const fiches = await client.query('SELECT numero, intitule, actif, debut::text, fin::text FROM accrochage.fiche');
    expect(changements).to.deep.equal({ ajoutees: 1, modifiees: 0, retirees: 0, inchangees: 0, constats: 0 });
    expect(fiches.rows).to.deep.equal([
      { numero: 'RNCP31001', intitule: FICHE.Intitule, actif: true, debut: '2020-03-01', fin: '2027-02-28' },
    ]);
  });

  it('run twice, changes nothing', async () => {
    await importer('fiches', [FICHE]);

    const encore = await importer('fiches', [FICHE]);

    expect(encore).to.deep.equal({ ajoutees: 0, modifiees: 0, retirees: 0, inchangees: 1, constats: 0 });
  });

  it('says what changed', async () => {
    await importer('fiches', [FICHE, { ...FICHE, Numero_Fiche: 'RS5001' }]);

    const changements = await importer('fiches', [
      { ...FICHE, Actif: 'INACTIVE' },
      { ...FICHE, Numero_Fiche: 'RS5002' },
    ]);

    expect(changements).to.deep.equal({ ajoutees: 1, modifiees: 1, retirees: 0, inchangees: 0, constats: 0 });
  });

  it('replaces the certificateurs of the fiches named in the file, and only these', async () => {
    const detient = (numero: string, siret: string) => ({
      Numero_Fiche: numero,
      Siret_Certificateur: siret,
      Nom_Certificateur: 'École',
    });
    await importer('certificateurs', [detient('RNCP1', '73282932000074'), detient('RNCP2', '73282932000074')]);

    const changements = await importer('certificateurs', [detient('RNCP1', '35600000000048')]);

    const { rows } = await client.query(
      'SELECT numero, siret_exact FROM accrochage.fiche_certificateur ORDER BY numero',
    );
    expect(changements).to.deep.equal({ ajoutees: 1, modifiees: 0, retirees: 1, inchangees: 0, constats: 0 });
    expect(rows).to.deep.equal([
      { numero: 'RNCP1', siret_exact: '35600000000048' },
      { numero: 'RNCP2', siret_exact: '73282932000074' },
    ]);
  });

  it('keeps a row whose SIRET is short, without inventing one', async () => {
    await importer('partenaires', [
      {
        Numero_Fiche: 'RNCP1',
        Siret_Partenaire: '7328293200',
        Nom_Partenaire: 'Centre',
        Habilitation_Partenaire: 'HABILITATION_FORMER',
      },
    ]);

    const { rows } = await client.query(
      'SELECT siret_publie, siret_exact, habilitation FROM accrochage.fiche_partenaire',
    );
    expect(rows).to.deep.equal([
      { siret_publie: '7328293200', siret_exact: null, habilitation: 'HABILITATION_FORMER' },
    ]);
  });
});
