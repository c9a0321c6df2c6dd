import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { Client, Pool } from 'pg';
import { createRegistreEmbarque } from '../../../adapters/sngi/registre-embarque.ts';
import { DEUX_PREMIERES_ETAPES } from '../../../adapters/sngi/requetes-registre.ts';
import { SngiIndisponible } from '../../../adapters/sngi/sngi-indisponible.ts';
import type { IdentificationLue, TitulaireLu } from '../../../domain/depot/analyse.ts';
import type { PersonneOracle } from '../../support/entonnoir.ts';
import { type BaseDeTest, basePropre } from '../../support/postgres.ts';
import { chargerRegistre } from '../../support/sngi-chargement.ts';
import { creerRegistre } from '../../support/sngi-population.ts';

const PERSONNE: PersonneOracle = {
  nir: '2850975056001',
  nomNaissance: 'LEFÈVRE',
  nomUsage: '',
  prenoms: 'Anne-Marie Zoé Lucie',
  sexe: 'F',
  anneeNaissance: '1985',
  moisNaissance: '9',
  jourNaissance: '14',
  codeCommuneNaissance: '75056',
  libelleCommuneNaissance: 'Paris',
  codePaysNaissance: '',
  codesPostaux: '75001,75002',
};
const TITULAIRE: TitulaireLu = { nomNaissance: 'Lefevre', prenom1: 'anne-marie', sexe: 'F', anneeNaissance: 1985 };

const DOSSIER = {
  idDossier: '4321',
  nomTitulaire: 'CŒUR-DE-LION DE LA HAUTE-VALLÉE',
  prenom1Titulaire: 'Anne',
  nir: '2850975056009',
};

/** The n-th homonym of the same name, first name, sex and year, different in what is given. */
const homonyme = (rang: number, differences: Partial<PersonneOracle> = {}): PersonneOracle => ({
  ...PERSONNE,
  nir: `285097505600${rang}`,
  ...differences,
});
const NIR = [0, 1, 2, 3].map((rang) => homonyme(rang).nir);

type Cas = [string, PersonneOracle[], Partial<TitulaireLu>, string | undefined | 3 | 4 | 5 | 6];

/** What is asked, who is in the register, what the deposit gives, and the NIR or the sentence that comes back. */
const CAS: Cas[] = [
  [
    'matches at step 1 whatever the day says',
    [homonyme(1)],
    { moisNaissance: 1, jourNaissance: 1, codeInsee: '99352' },
    NIR[1],
  ],
  ['knows nobody of another year', [homonyme(1)], { anneeNaissance: 1986 }, 3],
  ['knows nobody of the other sex', [homonyme(1)], { sexe: 'M' }, 3],
  ['takes a compound first name with its hyphen only', [homonyme(1)], { prenom1: 'Anne Marie' }, 3],
  ['takes the first given name for prenom1, and no other', [homonyme(1)], { prenom1: 'Zoé' }, 3],
  [
    'tells homonyms apart by month and day',
    [homonyme(1), homonyme(2, { jourNaissance: '15' })],
    { moisNaissance: 9, jourNaissance: 15 },
    NIR[2],
  ],
  [
    'narrows by the month alone when the day is nil',
    [homonyme(1), homonyme(2, { moisNaissance: '10' })],
    { moisNaissance: 10 },
    NIR[2],
  ],
  ['says 4 when no homonym was born that day', [homonyme(1), homonyme(2)], { moisNaissance: 9, jourNaissance: 1 }, 4],
  [
    'keeps a homonym whose day the register does not know',
    [homonyme(1), homonyme(2, { jourNaissance: '' })],
    { moisNaissance: 9, jourNaissance: 1 },
    NIR[2],
  ],
  [
    'goes on to step 3 when neither month nor day is given',
    [homonyme(1), homonyme(2, { codeCommuneNaissance: '69123' })],
    { codeInsee: '69123' },
    NIR[2],
  ],
  [
    'says 6 when nothing given tells two homonyms apart',
    [homonyme(1), homonyme(2)],
    { moisNaissance: 9, jourNaissance: 14, codeInsee: '75056' },
    6,
  ],
  [
    'says 6 for homonyms who differ by what one of them lacks only',
    [homonyme(1), homonyme(2, { codeCommuneNaissance: '' })],
    { codeInsee: '75056' },
    6,
  ],
  [
    'says 5 when the commune is nobody’s',
    [homonyme(1), homonyme(2)],
    { moisNaissance: 9, jourNaissance: 14, codeInsee: '69123' },
    5,
  ],
  [
    'says 4 rather than 5 when the day already excludes all',
    [homonyme(1), homonyme(2)],
    { moisNaissance: 1, codeInsee: '69123' },
    4,
  ],
  [
    'takes any postal code of the commune',
    [homonyme(1), homonyme(2, { codesPostaux: '69001' })],
    { codePostal: '75002' },
    NIR[1],
  ],
  [
    'keeps a homonym without postal codes',
    [homonyme(1), homonyme(2, { codesPostaux: '' })],
    { codePostal: '13001' },
    NIR[2],
  ],
  [
    'finds prenom2 and prenom3 in any order',
    [homonyme(1), homonyme(2, { prenoms: 'Anne-Marie Zoé Jeanne' })],
    { prenom2: 'LUCIE', prenom3: 'zoe' },
    NIR[1],
  ],
  [
    'needs each of prenom2 and prenom3',
    [homonyme(1), homonyme(2, { prenoms: 'Anne-Marie Zoé' })],
    { prenom2: 'Zoé', prenom3: 'Jeanne' },
    5,
  ],
  [
    'keeps a homonym with one first name only',
    [homonyme(1), homonyme(2, { prenoms: 'Anne-Marie' })],
    { prenom2: 'Jeanne' },
    NIR[2],
  ],
  [
    'does not take the first first name for an other one',
    [homonyme(1), homonyme(2, { prenoms: 'Anne-Marie Lucie' })],
    { prenom2: 'Anne-Marie' },
    5,
  ],
  [
    'compares the usual name',
    [homonyme(1, { nomUsage: 'Martin' }), homonyme(2, { nomUsage: 'Durand' })],
    { nomUsage: 'DURAND' },
    NIR[2],
  ],
  [
    'compares the country of a birth abroad',
    [
      homonyme(1, { codeCommuneNaissance: '', codePaysNaissance: '352' }),
      homonyme(2, { codeCommuneNaissance: '', codePaysNaissance: '350' }),
    ],
    { codeInsee: '99350', codePaysNaissance: '350' },
    NIR[2],
  ],
  [
    'does not compare a country written beside a French commune',
    [homonyme(1, { codePaysNaissance: '100' }), homonyme(2, { codeCommuneNaissance: '69123' })],
    { codeInsee: '75056', codePaysNaissance: '352' },
    NIR[1],
  ],
  [
    'compares all of step 3 together',
    [homonyme(1, { nomUsage: 'Martin' }), homonyme(2, { codeCommuneNaissance: '69123' })],
    { codeInsee: '69123', nomUsage: 'Martin' },
    NIR[2],
  ],
  [
    'takes a value of blanks for no value',
    [homonyme(1), homonyme(2, { jourNaissance: '15' })],
    { jourNaissance: 15, prenom2: ' ', nomUsage: '\u00a0' },
    NIR[2],
  ],
  [
    'tells twins apart by their first names',
    [homonyme(1), homonyme(2, { prenoms: 'Rose Zoé Lucie' })],
    { moisNaissance: 9, jourNaissance: 14 },
    NIR[1],
  ],
];

describe('the embedded register', () => {
  let base: BaseDeTest;
  let pool: Pool;

  before(async () => {
    base = await basePropre();
    pool = new Pool({ connectionString: base.url, max: 2 });
  });

  after(async () => {
    await pool?.end();
    await base?.fermer();
  });

  const demander = async (...identifications: IdentificationLue[]): Promise<(string | number)[]> => {
    const lot = identifications.map((identification, rang) => ({ rang, identification }));
    const reponses = await createRegistreEmbarque({ pool }).rapprocher(lot);
    return reponses.map((reponse) => (reponse.trouve ? reponse.nir : reponse.phrase));
  };

  for (const [titre, personnes, donnees, attendu] of CAS)
    it(titre, async () => {
      await chargerRegistre(base.urlMigration, { personnes, dossiers: [DOSSIER] }, true);

      const [reponse] = await demander({ par: 'TITULAIRE', titulaire: { ...TITULAIRE, ...donnees } });

      expect(reponse).to.equal(attendu);
    });

  it('answers the three branches of one batch, each at its rank', async () => {
    await chargerRegistre(base.urlMigration, { personnes: [homonyme(1)], dossiers: [DOSSIER] }, true);
    const dossier = {
      par: 'DOSSIER_FORMATION',
      idDossier: '4321',
      nomTitulaire: 'cœur-de-lion de la haute-vallé',
      prenom1Titulaire: 'ANNE',
    } as const;
    const lot: IdentificationLue[] = [
      { par: 'IDENTIFIANT_NATIONAL', nir: NIR[1] ?? '', nomNaissance: 'Lefèvre' },
      dossier,
      { par: 'TITULAIRE', titulaire: TITULAIRE },
      { par: 'IDENTIFIANT_NATIONAL', nir: NIR[1] ?? '', nomNaissance: 'Lefort' },
      { par: 'IDENTIFIANT_NATIONAL', nir: NIR[2] ?? '', nomNaissance: 'Lefèvre' },
      { ...dossier, idDossier: '4322' },
      { ...dossier, prenom1Titulaire: 'Annie' },
      { ...dossier, nomTitulaire: 'cœur-de-lion' },
    ];

    const reponses = await demander(...lot);

    expect(reponses).to.deep.equal([NIR[1], DOSSIER.nir, NIR[1], 3, 3, 3, 3, 3]);
  });

  it('gives back nothing for nothing', async () => {
    expect(await demander()).to.deep.equal([]);
  });

  it('reads steps 1 and 2 in the index alone, one search for each holder', async () => {
    await chargerRegistre(base.urlMigration, creerRegistre(4, 20_000), true);
    const colonnes = ['Lefevre', 'LE BOEUF', 'D’Hôte'].map((nom, ordre) => [
      ordre,
      nom.toUpperCase(),
      'ZOE',
      'F',
      1980,
      1,
      null,
    ]);
    const parColonne = colonnes[0]?.map((_, rang) => colonnes.map((ligne) => ligne[rang]));

    const { rows } = await pool.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${DEUX_PREMIERES_ETAPES}`, parColonne);

    const plan = JSON.stringify(rows);
    expect(plan).to.contain('"Node Type":"Index Only Scan"').and.contain('"Index Name":"personne_entonnoir"');
    expect(plan).to.contain('"Heap Fetches":0').and.not.contain('Seq Scan');
  });

  it('may be read by the programs and written by their owner alone', async () => {
    const refus = await pool.query("DELETE FROM sngi.personne WHERE nir = '1'").catch((erreur) => erreur);

    expect(refus).to.have.property('code', '42501');
  });

  it('fails with a code, without a name, when the database cuts the connection', async () => {
    const bloqueur = new Client({ connectionString: base.urlMigration });
    await bloqueur.connect();
    await bloqueur.query('BEGIN; LOCK TABLE sngi.personne IN ACCESS EXCLUSIVE MODE');
    const attente = demander({ par: 'TITULAIRE', titulaire: TITULAIRE }).catch((erreur) => erreur);
    await attendreBlocage(bloqueur);

    await bloqueur.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    const erreur = await attente;
    await bloqueur.end();

    expect(erreur).to.be.instanceOf(SngiIndisponible);
    expect(erreur.code).to.match(/^(57P01|RESEAU)$/);
    expect(`${erreur.stack} ${JSON.stringify(erreur)}`).not.to.match(/lefevre/i);
  });

  it('gives its connection up when the caller gives up', async () => {
    const bloqueur = new Client({ connectionString: base.urlMigration });
    await bloqueur.connect();
    await bloqueur.query('BEGIN; LOCK TABLE sngi.personne IN ACCESS EXCLUSIVE MODE');
    const abandon = new AbortController();
    const raison = new Error('cancelled');
    const lot = [{ rang: 0, identification: { par: 'TITULAIRE', titulaire: TITULAIRE } as const }];
    const attente = createRegistreEmbarque({ pool })
      .rapprocher(lot, abandon.signal)
      .catch((erreur) => erreur);
    await attendreBlocage(bloqueur);

    abandon.abort(raison);
    const erreur = await attente;
    await bloqueur.end();
    const apres = await demander({ par: 'TITULAIRE', titulaire: { ...TITULAIRE, anneeNaissance: 1901 } });

    expect(erreur).to.equal(raison);
    expect(apres).to.deep.equal([3]);
  });
});

/** Until the register's statement stands behind the lock. */
const attendreBlocage = async (client: Client): Promise<void> => {
  for (;;) {
    const { rows } = await client.query('SELECT 1 FROM pg_locks WHERE NOT granted AND relation = $1::regclass', [
      'sngi.personne',
    ]);
    if (rows.length > 0) return;
    await new Promise((suite) => setTimeout(suite, 5));
  }
};
