import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Client, Pool } from 'pg';
import { createRegistreEmbarque } from '../../../adapters/sngi/registre-embarque.ts';
import { type Arrivee, importerRegistre, RegistreVide } from '../../../database/imports/sngi.import.ts';
import { lirePersonne, type PersonneDuRegistre } from '../../../domain/titulaire/registre.ts';
import type { DossierOracle, PersonneOracle } from '../../support/entonnoir.ts';
import { type BaseDeTest, basePropre } from '../../support/postgres.ts';
import { arrivees, chargerRegistre } from '../../support/sngi-chargement.ts';

const personne = (rang: number, change: Partial<PersonneOracle> = {}): PersonneOracle => ({
  nir: `1850975056${String(rang).padStart(3, '0')}`,
  nomNaissance: `Fictif${rang}`,
  nomUsage: '',
  prenoms: 'Jean Paul',
  sexe: 'M',
  anneeNaissance: '1985',
  moisNaissance: '',
  jourNaissance: '',
  codeCommuneNaissance: '75056',
  libelleCommuneNaissance: 'Paris',
  codePaysNaissance: '',
  codesPostaux: '',
  ...change,
});
const dossier = (rang: number): DossierOracle => ({
  idDossier: String(rang),
  nomTitulaire: `Fictif${rang}`,
  prenom1Titulaire: 'Jean',
  nir: personne(rang).nir,
});

describe('the import of the register', () => {
  let base: BaseDeTest;
  let client: Client;

  beforeEach(async () => {
    base = await basePropre();
    client = new Client({ connectionString: base.urlMigration });
    await client.connect();
  });

  afterEach(async () => {
    await client.end();
    await base.fermer();
  });

  const lire = async (sql: string): Promise<Record<string, unknown>[]> => (await client.query(sql)).rows;
  const charger = (personnes: PersonneOracle[], dossiers: DossierOracle[] = [], remplacer = false) =>
    chargerRegistre(base.urlMigration, { personnes, dossiers }, remplacer);

  it('keeps every value to the letter, with the keys by which it is compared', async () => {
    const nom = 'D’Œuvre "A\\B"\t{x,y}\nNULL';

    await charger([
      personne(1, { nomNaissance: nom, nomUsage: '\\N', prenoms: 'Zoé Anne-Lise', codesPostaux: '20000, 2A"\\' }),
    ]);

    expect(await lire('SELECT * FROM sngi.personne')).to.deep.equal([
      {
        nir: personne(1).nir,
        nom_naissance: nom,
        nom_usage: '\\N',
        prenoms: 'Zoé Anne-Lise',
        nom_naissance_cle: 'D\'OEUVRE "A\\B" {X,Y} NULL',
        prenom1_cle: 'ZOE',
        autres_prenoms_cle: ['ANNE-LISE'],
        nom_usage_cle: '\\N',
        sexe: 'M',
        code_commune_naissance: '75056',
        libelle_commune_naissance: 'Paris',
        code_pays_naissance: null,
        codes_postaux: ['20000', '2A"\\'],
        annee_naissance: 1985,
        mois_naissance: null,
        jour_naissance: null,
      },
    ]);
  });

  it('run twice, writes nothing more', async () => {
    const [personnes, dossiers] = [[personne(1), personne(2)], [dossier(1)]];
    const premier = await charger(personnes, dossiers);
    const avant = await lire(
      'SELECT xmin::text, ctid::text FROM sngi.personne UNION ALL SELECT xmin::text, ctid::text FROM sngi.dossier_formation',
    );

    const second = await charger(personnes, dossiers);

    expect(premier.personnes).to.include({ lues: 2, ajoutees: 2, modifiees: 0, inchangees: 0 });
    expect(second.personnes).to.include({ lues: 2, ajoutees: 0, modifiees: 0, inchangees: 2 });
    expect(second.dossiers).to.include({ lues: 1, ajoutees: 0, modifiees: 0, inchangees: 1 });
    expect(
      await lire(
        'SELECT xmin::text, ctid::text FROM sngi.personne UNION ALL SELECT xmin::text, ctid::text FROM sngi.dossier_formation',
      ),
    ).to.deep.equal(avant);
  });

  it('adds what is new, changes what differs and keeps the rest', async () => {
    await charger([personne(1), personne(2), personne(3)]);

    const bilan = await charger([personne(2, { nomUsage: 'Autre' }), personne(3), personne(4)]);

    expect(bilan.personnes).to.include({ ajoutees: 1, modifiees: 1, inchangees: 1, retirees: 0 });
    expect(await lire('SELECT nom_naissance, nom_usage_cle FROM sngi.personne ORDER BY nir')).to.deep.equal([
      { nom_naissance: 'Fictif1', nom_usage_cle: null },
      { nom_naissance: 'Fictif2', nom_usage_cle: 'AUTRE' },
      { nom_naissance: 'Fictif3', nom_usage_cle: null },
      { nom_naissance: 'Fictif4', nom_usage_cle: null },
    ]);
  });

  it('takes the first line of a key and names the others', async () => {
    const bilan = await charger([personne(1), personne(2), personne(1, { prenoms: 'Luc' }), personne(1)]);

    expect(bilan.personnes).to.deep.include({ lues: 4, ajoutees: 2, doublons: 2, lignesEnDouble: [4, 5] });
    expect(await lire('SELECT prenoms FROM sngi.personne ORDER BY nir')).to.deep.equal([
      { prenoms: 'Jean Paul' },
      { prenoms: 'Jean Paul' },
    ]);
  });

  it('counts the training files whose NIR is nobody’s', async () => {
    const bilan = await charger([personne(1)], [dossier(1), dossier(2)]);

    expect(bilan.dossiersSansPersonne).to.equal(1);
  });

  it('replaces the register whole, under the same indexes, constraints and rights', async () => {
    const decrire = (): Promise<Record<string, unknown>[]> =>
      lire(`SELECT indexdef AS quoi FROM pg_indexes WHERE schemaname = 'sngi'
        UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
          WHERE connamespace = 'sngi'::regnamespace
        UNION ALL SELECT concat_ws(' ', relname, relkind, relacl::text) FROM pg_class WHERE relnamespace = 'sngi'::regnamespace
        ORDER BY 1`);
    const avant = await decrire();
    await charger([personne(1), personne(2)], [dossier(1)]);

    const bilan = await charger([personne(2), personne(3)], [dossier(3), dossier(2)], true);

    expect(bilan.personnes).to.include({ ajoutees: 2, retirees: 2 });
    expect(bilan.dossiers).to.include({ ajoutees: 2, retirees: 1 });
    expect(await lire('SELECT nom_naissance FROM sngi.personne ORDER BY nir')).to.deep.equal([
      { nom_naissance: 'Fictif2' },
      { nom_naissance: 'Fictif3' },
    ]);
    expect(await decrire()).to.deep.equal(avant);
  });

  it('leaves the register as it was when the file fails half-way', async () => {
    await charger([personne(1)], [dossier(1)]);
    const avant = await lire(
      "SELECT oid::text, relname FROM pg_class WHERE relnamespace = 'sngi'::regnamespace ORDER BY 1",
    );
    async function* coupee(): AsyncIterable<Arrivee<PersonneDuRegistre>> {
      yield* arrivees([personne(2), personne(3)], lirePersonne);
      throw new Error('the disk is gone');
    }

    for (const remplacer of [false, true]) {
      const echec = await importerRegistre(client, { personnes: coupee(), remplacer }).catch((erreur) => erreur);
      expect(echec).to.have.property('message', 'the disk is gone');
    }

    expect(await lire('SELECT nom_naissance FROM sngi.personne')).to.deep.equal([{ nom_naissance: 'Fictif1' }]);
    expect(
      await lire("SELECT oid::text, relname FROM pg_class WHERE relnamespace = 'sngi'::regnamespace ORDER BY 1"),
    ).to.deep.equal(avant);
  });

  it('never replaces a register by an empty one', async () => {
    await charger([personne(1)]);

    const echec = await importerRegistre(client, {
      personnes: arrivees([], lirePersonne),
      remplacer: true,
    }).catch((erreur) => erreur);

    expect(echec).to.be.instanceOf(RegistreVide);
    expect(await lire('SELECT count(*)::int AS n FROM sngi.personne')).to.deep.equal([{ n: 1 }]);
  });

  it('swaps under the eyes of readers, who see one register or the other and never none', async () => {
    const personnes = Array.from({ length: 300 }, (_, rang) => personne(rang));
    await charger(personnes, [dossier(1)]);
    const pool = new Pool({ connectionString: base.url, max: 3 });
    const sngi = createRegistreEmbarque({ pool });
    const lot = personnes.map(({ nir, nomNaissance }, rang) => ({
      rang,
      identification: { par: 'IDENTIFIANT_NATIONAL', nir, nomNaissance } as const,
    }));
    let fini = false;
    const lecteur = async (): Promise<number[]> => {
      const trouves: number[] = [];
      while (!fini) trouves.push((await sngi.rapprocher(lot)).filter(({ trouve }) => trouve).length);
      return trouves;
    };
    const lecteurs = [lecteur(), lecteur(), lecteur()];

    for (let tour = 0; tour < 8; tour++) await charger(personnes, [dossier(tour)], true);
    fini = true;
    const vus = (await Promise.all(lecteurs)).flat();
    await pool.end();

    expect(new Set(vus)).to.deep.equal(new Set([300]));
    expect(vus.length).to.be.greaterThan(8);
  });

  it('waits for a long reader without keeping the others behind it for ever, then swaps', async () => {
    await charger([personne(1)]);
    const lecteur = new Client({ connectionString: base.url });
    await lecteur.connect();
    await lecteur.query('BEGIN; SELECT 1 FROM sngi.personne');
    const bascule = charger([personne(2)], [dossier(2)], true);
    const fin = new Promise((suite) => setTimeout(suite, 2500)).then(() => lecteur.query('COMMIT'));

    const bilan = await bascule;

    await fin;
    await lecteur.end();
    expect(bilan.personnes).to.include({ ajoutees: 1, retirees: 1 });
  });
});
