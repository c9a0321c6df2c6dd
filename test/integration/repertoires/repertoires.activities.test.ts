import { expect } from 'chai';
import { createRepertoiresActivities } from '../../../activities/repertoires.activities.ts';
import { createSourceHttp } from '../../../adapters/repertoires/source-http.ts';
import { createImporteurArchive } from '../../../database/imports/archive-repertoires.import.ts';
import { RepertoireRepository } from '../../../database/repositories/repertoire.repository.ts';
import { executer } from '../../support/banc-depot.ts';
import { constatsEnBase, photographierConstats } from '../../support/constats.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterOrganisme, type OrganismeDeTest } from '../../support/personnes.ts';
import {
  buildArchive,
  demarrerRepertoires,
  type FichePubliee,
  type ServeurRepertoires,
} from '../../support/repertoires.ts';

const [HIER, LE] = ['2026-03-01T05:00:00.000Z', '2026-03-02T05:00:00.000Z'];

describe('importerRepertoires', () => {
  let base: BaseOuverte;
  let serveur: ServeurRepertoires;
  let organisme: OrganismeDeTest;
  let voisin: OrganismeDeTest;

  beforeEach(async () => {
    base = await ouvrirBase();
    serveur = await demarrerRepertoires();
    organisme = await ajouterOrganisme(base.orm);
    voisin = await ajouterOrganisme(base.orm);
  });

  afterEach(async () => {
    await serveur.fermer();
    await base.fermer();
  });

  const importer = (le = LE, url: string | null = serveur.url) => {
    const source = url === null ? null : createSourceHttp({ url });
    const repertoires = { source, importer: createImporteurArchive(base.base.url) };
    return executer(createRepertoiresActivities({ repertoires }).importerRepertoires, { le });
  };
  const publier = (...fiches: FichePubliee[]): void => serveur.prevoir({ type: 'DONNE', octets: buildArchive(fiches) });
  const detenue = (autre: Partial<FichePubliee> = {}): FichePubliee => ({
    numero: 'RNCP1',
    certificateurs: [{ siret: organisme.siret, nom: 'INSTITUT' }],
    ...autre,
  });
  const genres = async () =>
    (await constatsEnBase(base.orm)).map(({ genre, code, organismeId }) => [genre, code, organismeId]);

  it('imports the three files that matter, and tells nothing of what it meets for the first time', async () => {
    publier(detenue());

    const bilan = await importer();

    expect(bilan).to.deep.equal({ nouvelle: true, changements: 3, refusees: 0, constats: 0 });
    expect(await lignes(base.orm, 'SELECT numero, intitule, fin::text FROM accrochage.fiche')).to.deep.equal([
      { numero: 'RNCP1', intitule: 'Titre RNCP1', fin: '2027-12-31' },
    ]);
  });

  it('run twice, even a day later on the same archive, writes nothing more', async () => {
    publier(detenue());
    await importer(HIER);
    publier(detenue({ actif: 'INACTIVE', fin: '31/12/2025' }));
    await importer();
    const avant = await photographierConstats(base.orm);

    const [meme, lendemain] = [await importer(), await importer('2026-03-03T05:00:00.000Z')];

    expect(await photographierConstats(base.orm)).to.deep.equal(avant);
    expect([meme?.nouvelle, lendemain?.nouvelle]).to.deep.equal([false, false]);
  });

  it('without the note that the archive is in, as after a crash at the end, changes nothing more either', async () => {
    publier(detenue());
    await importer(HIER);
    publier(detenue({ actif: 'INACTIVE', certificateurs: [{ siret: voisin.siret, nom: 'VOISIN' }] }));
    await importer();
    const constats = await constatsEnBase(base.orm);
    await lignes(base.orm, 'UPDATE accrochage.archive_repertoire SET sha256 = md5(sha256) || md5(sha256)');

    const bilan = await importer();

    expect(bilan).to.deep.equal({ nouvelle: true, changements: 0, refusees: 0, constats: 0 });
    expect(await constatsEnBase(base.orm)).to.deep.equal(constats);
  });

  it('tells of a certification that ends or becomes inactive, once for the organisme that holds it', async () => {
    publier(detenue());
    await importer(HIER);
    publier(detenue({ fin: '30/06/2026' }));
    await importer();
    publier(detenue({ fin: '30/06/2026', actif: 'INACTIVE' }));

    const bilan = await importer('2026-03-03T05:00:00.000Z');

    expect(bilan?.constats).to.equal(1);
    expect(await genres()).to.deep.equal([
      ['CERTIFICATION_INACTIVE', 'RNCP1', organisme.organismeId],
      ['CERTIFICATION_PREND_FIN', 'RNCP1', organisme.organismeId],
    ]);
    expect(
      await lignes(
        base.orm,
        'SELECT nature, fin_avant::text, fin_apres::text FROM accrochage.difference_repertoire ORDER BY id',
      ),
    ).to.deep.equal([
      { nature: 'CERTIFICATION_PREND_FIN', fin_avant: '2027-12-31', fin_apres: '2026-06-30' },
      { nature: 'CERTIFICATION_INACTIVE', fin_avant: '2026-06-30', fin_apres: '2026-06-30' },
    ]);
    expect(await lignes(base.orm, 'SELECT chaine, acteur, acte FROM journal.ligne')).to.deep.equal(
      [1, 2].map(() => ({ chaine: organisme.organismeId, acteur: 'systeme', acte: 'constat.relever' })),
    );
  });

  it('tells of a certificateur that leaves and of one that comes, to those who stay, leave and come', async () => {
    const certificateurs = [{ siret: organisme.siret, nom: 'INSTITUT' }];
    publier(detenue({ certificateurs }));
    await importer(HIER);
    publier(detenue({ certificateurs: [{ siret: voisin.siret, nom: 'VOISIN' }] }));

    await importer();

    const attendus = ['CERTIFICATEUR_AJOUTE', 'CERTIFICATEUR_RETIRE'].flatMap((genre) =>
      [organisme, voisin].map(({ organismeId }) => [genre, 'RNCP1', organismeId]),
    );
    // Whoever comes is not told of who left.
    const sansArrivant = attendus.filter(
      ([genre, , id]) => genre !== 'CERTIFICATEUR_RETIRE' || id !== voisin.organismeId,
    );
    expect(await genres()).to.have.deep.members(sansArrivant);
  });

  it('tells nothing of another spelling, of a SIRET told at last, of an end put off, or of nobody’s fiche', async () => {
    const inconnue = { numero: 'RS9', certificateurs: [{ siret: '73282932000074', nom: 'X' }] };
    publier(
      detenue({
        certificateurs: [
          { siret: organisme.siret, nom: 'INSTITUT' },
          { siret: '', nom: 'ECOLE' },
        ],
      }),
      inconnue,
    );
    await importer(HIER);
    publier(
      detenue({
        fin: '31/12/2030',
        certificateurs: [
          { siret: organisme.siret, nom: 'L’INSTITUT' },
          { siret: voisin.siret, nom: 'ECOLE' },
        ],
      }),
      { ...inconnue, actif: 'INACTIVE' },
    );

    const bilan = await importer();

    expect(bilan?.constats).to.equal(0);
    expect(await lignes(base.orm, 'SELECT numero, nature FROM accrochage.difference_repertoire')).to.deep.equal([
      { numero: 'RS9', nature: 'CERTIFICATION_INACTIVE' },
    ]);
  });

  it('keeps every period that was published, with when, and the facts of a code tell them all', async () => {
    publier(detenue());
    await importer(HIER);
    publier(detenue({ effet: '01/01/2028', fin: '31/12/2032' }));

    await importer();

    const { RNCP1 } = await new RepertoireRepository(base.orm.em.fork()).faits(['RNCP1'], organisme.siret);
    expect(RNCP1).to.deep.equal({
      connue: true,
      detenue: true,
      publications: [
        { debut: '2020-01-01', fin: '2027-12-31', vueJusquAu: '2026-03-02' },
        { debut: '2028-01-01', fin: '2032-12-31', vueJusquAu: null },
      ],
    });
  });

  it('refuses an archive without one of the three files, and does not take it for known', async () => {
    serveur.prevoir({ type: 'DONNE', octets: buildArchive([detenue()], 'PARTENAIRES') });

    const erreur = await importer().catch((e: unknown) => e);

    expect(erreur).to.have.property('name', 'ArchiveIncomplete');
    expect(await lignes(base.orm, 'SELECT FROM accrochage.archive_repertoire')).to.deep.equal([]);
  });

  it('leaves everything as it is when the publisher fails, and when none is configured', async () => {
    publier(detenue());
    await importer(HIER);
    const avant = await photographierConstats(base.orm);
    serveur.prevoir({ type: 'COUPE_AU_MILIEU', octets: buildArchive([detenue({ actif: 'INACTIVE' })]) });

    const erreur = await importer().catch((e: unknown) => e);
    const sansSource = await importer(LE, null);

    expect(erreur).to.have.property('name', 'TelechargementImpossible');
    expect(sansSource).to.equal(null);
    expect(await photographierConstats(base.orm)).to.deep.equal(avant);
  });
});
