import { expect } from 'chai';
import pg from 'pg';
import { importerRepertoire } from '../../../database/imports/repertoires.import.ts';
import type { LigneRepertoire } from '../../../domain/organisme/repertoires.ts';
import { type BancMandats, buildOctroi, LE, ouvrirBancMandats, publierFiche } from '../../support/banc-mandats.ts';
import { buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

const NUIT = '2026-03-06T01:00:00.000Z';

describe('déposants that become partners of their certificateur', () => {
  let banc: BancMandats;
  let certificateur: string;
  let deposant: string;

  beforeEach(async () => {
    banc = await ouvrirBancMandats();
    deposant = buildSiret();
    ({ siret: certificateur } = await banc.accrocher({ certifications: ['RNCP1'] }));
  });

  afterEach(() => banc.fermer());

  const mandater = async (
    mandat: { certifications?: string[]; debut?: string; fin?: string } = {},
    par = certificateur,
  ): Promise<string> => {
    const demande = buildOctroi({ siret: deposant, ...mandat });
    await banc.mandats().accorderMandat({ siret: par, demande });
    return demande.mandatId;
  };
  /** What the nightly look finds, whose second run writes nothing more. */
  const veiller = async (le = NUIT): Promise<unknown[]> => {
    await banc.verifierMandats(le);
    const avant = await banc.photographier();
    await banc.verifierMandats(le);
    expect(await banc.photographier()).to.deep.equal(avant);
    return constats();
  };
  const constats = (): Promise<unknown[]> =>
    lignes(
      banc.base.orm,
      `SELECT o.siret, a.siret AS autre, c.code, c.etat FROM accrochage.constat c
         JOIN accrochage.organisme o ON o.id = c.organisme_id JOIN accrochage.organisme a ON a.id = c.autre_organisme_id
       WHERE c.genre = 'DEPOSANT_PARTENAIRE' ORDER BY c.code, o.siret`,
    );
  const constat = (code: string, etat = 'A_TRAITER', siret = certificateur) => ({
    ...{ siret, autre: deposant, code, etat },
  });
  const quitter = (numero: string) =>
    lignes(banc.base.orm, 'DELETE FROM accrochage.fiche_partenaire WHERE numero = ?', [numero]);
  /** The list of partners as a later import brings it. */
  const importerPartenaires = async (partenaires: readonly [string, string][]): Promise<number> => {
    const client = new pg.Client({ connectionString: banc.base.base.url });
    await client.connect();
    try {
      async function* publiees(): AsyncIterable<LigneRepertoire> {
        for (const [numero, siret] of partenaires) yield [numero, siret, siret, 'Centre', 'HABILITATION_FORMER'];
      }
      const origine = { fichier: 'partenaires.csv', sha256: () => 'a'.repeat(64), le: new Date(NUIT) };
      return (await importerRepertoire(client, 'partenaires', publiees(), origine)).constats;
    } finally {
      await client.end();
    }
  };

  it('are found code by code, for the certifications that the mandate names', async () => {
    await mandater({ certifications: ['RNCP7', 'RNCP8'] });
    await publierFiche(banc, { numero: 'RNCP7', partenaires: [deposant] });
    await publierFiche(banc, { numero: 'RNCP8', partenaires: [buildSiret()] });
    await publierFiche(banc, { numero: 'RNCP9', partenaires: [deposant] });

    expect(await veiller()).to.deep.equal([constat('RNCP7')]);
  });

  it('are found among what the certificateur holds or declares, for a mandate that covers all', async () => {
    await mandater();
    await publierFiche(banc, { numero: 'RNCP1', partenaires: [deposant] });
    await publierFiche(banc, { numero: 'RNCP2', certificateurs: [certificateur], partenaires: [deposant] });
    await publierFiche(banc, { numero: 'RNCP3', partenaires: [deposant] });

    expect(await veiller()).to.deep.equal([constat('RNCP1'), constat('RNCP2')]);
  });

  it('are found for each certificateur that mandates them, and for no other', async () => {
    const { siret: autre } = await banc.accrocher({ certifications: ['RNCP1'] });
    await banc.accrocher({ certifications: ['RNCP1'] });
    await mandater();
    await mandater({}, autre);
    await publierFiche(banc, { numero: 'RNCP1', partenaires: [deposant] });

    expect(await veiller()).to.have.deep.members([constat('RNCP1'), constat('RNCP1', 'A_TRAITER', autre)]);
  });

  it('count once where two mandates of the pair speak of one code', async () => {
    await mandater({ certifications: ['RNCP1'], fin: '2026-03-06' });
    await mandater({ certifications: [], debut: '2026-03-07' });
    await publierFiche(banc, { numero: 'RNCP1', partenaires: [deposant] });

    const veille = await veiller();
    const lendemain = await veiller('2026-03-07T01:00:00.000Z');

    expect([veille, lendemain]).to.deep.equal([[constat('RNCP1')], [constat('RNCP1')]]);
  });

  it('are found from the day the mandate begins, until the day after it ends', async () => {
    await mandater({ debut: '2026-04-01', fin: '2026-04-30' });
    await publierFiche(banc, { numero: 'RNCP1', partenaires: [deposant] });

    const jours = ['2026-03-31', '2026-04-01', '2026-04-30', '2026-05-01'];
    const lus: unknown[] = [];
    for (const jour of jours) lus.push(await veiller(`${jour}T08:00:00.000Z`));

    const present = [constat('RNCP1')];
    expect(lus).to.deep.equal([[], present, present, [constat('RNCP1', 'LEVE')]]);
  });

  it('are no more once the partnership is not published, and come back with it', async () => {
    await mandater();
    await publierFiche(banc, { numero: 'RNCP1', partenaires: [deposant] });
    await veiller();

    await quitter('RNCP1');
    const quitte = await veiller();
    await importerPartenaires([['RNCP1', deposant]]);

    expect(quitte).to.deep.equal([constat('RNCP1', 'LEVE')]);
    expect(await constats()).to.deep.equal([constat('RNCP1')]);
  });

  it('are told by the import that brings the list, once', async () => {
    await mandater();

    const nombres = [
      await importerPartenaires([['RNCP1', deposant]]),
      await importerPartenaires([['RNCP1', deposant]]),
      await importerPartenaires([['RNCP1', buildSiret()]]),
    ];

    expect(nombres).to.deep.equal([1, 0, 0]);
    expect(await constats()).to.deep.equal([constat('RNCP1', 'LEVE')]);
  });

  it('leave the list of things to do as soon as the mandate no longer names the code', async () => {
    const { siret: autre } = await banc.accrocher({ certifications: ['RNCP1'] });
    const mandatId = await mandater({ certifications: ['RNCP1'] });
    await mandater({}, autre);
    await publierFiche(banc, { numero: 'RNCP1', partenaires: [deposant] });
    await veiller();

    const demande = { mandatId, version: 1, certifications: ['RNCP2'], fin: null, acteur: 'agent:x', le: LE };
    await banc.mandats().modifierMandat({ siret: certificateur, demande });

    expect(await constats()).to.have.deep.members([constat('RNCP1', 'LEVE'), constat('RNCP1', 'A_TRAITER', autre)]);
  });

  it('stay as an agent decided while the fact stands', async () => {
    await mandater();
    await publierFiche(banc, { numero: 'RNCP1', partenaires: [deposant] });
    await veiller();
    await lignes(banc.base.orm, "UPDATE accrochage.constat SET etat = 'IGNORE'");

    expect(await veiller()).to.deep.equal([constat('RNCP1', 'IGNORE')]);
  });

  it('leave a line in the journal for each change, and nothing but ids', async () => {
    await mandater();
    await publierFiche(banc, { numero: 'RNCP1', partenaires: [deposant] });
    await veiller();
    await quitter('RNCP1');
    await veiller();

    const journal = await lignes(
      banc.base.orm,
      `SELECT j.acte, j.acteur, j.etat_avant AS avant, j.etat_apres AS apres FROM journal.ligne j
         JOIN accrochage.constat c ON c.id::text = j.objet_id AND j.chaine = c.organisme_id::text ORDER BY j.numero`,
    );
    expect(journal).to.deep.equal([
      { acte: 'constat.relever', acteur: 'systeme', avant: null, apres: 'A_TRAITER' },
      { acte: 'constat.lever', acteur: 'systeme', avant: 'A_TRAITER', apres: 'LEVE' },
    ]);
  });
});
