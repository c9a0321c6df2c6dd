import { expect } from 'chai';
import { refusMetier } from '../../support/banc-dossier.ts';
import { type BancMandats, buildOctroi, LE, ouvrirBancMandats } from '../../support/banc-mandats.ts';
import { buildInscription, buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

type Contrat = { numero: string; role: string; certificateur: string };

describe('the three situations of an organisme', () => {
  let banc: BancMandats;

  beforeEach(async () => {
    banc = await ouvrirBancMandats();
  });

  afterEach(() => banc.fermer());

  const matricule = async (siret: string): Promise<unknown> =>
    (await lignes(banc.base.orm, 'SELECT matricule FROM accrochage.organisme WHERE siret = ?', [siret]))[0]?.matricule;
  const contrats = (siret: string): Promise<Contrat[]> =>
    lignes<Contrat>(
      banc.base.orm,
      `SELECT c.numero, c.role, a.siret AS certificateur FROM accrochage.contrat c
       JOIN accrochage.organisme o ON o.id = c.organisme_id JOIN accrochage.organisme a ON a.id = c.certificateur_id
       WHERE o.siret = ? ORDER BY c.role, c.numero`,
      [siret],
    );
  const comptes = async (siret: string) =>
    (
      await lignes<{ role: string }>(
        banc.base.orm,
        `SELECT c.role FROM accrochage.compte c JOIN accrochage.organisme o ON o.id = c.organisme_id
         WHERE o.siret = ? ORDER BY c.role`,
        [siret],
      )
    ).map(({ role }) => role);
  const modeles = async (siret: string) =>
    (
      await lignes<{ modele: string }>(
        banc.base.orm,
        `SELECT c.modele FROM accrochage.courriel c JOIN accrochage.organisme o ON o.id = c.organisme_id
         WHERE o.siret = ? AND c.modele LIKE '%mandat%' OR o.siret = ? AND c.modele LIKE 'identifiants%'
         ORDER BY c.cree_le, c.modele`,
        [siret, siret],
      )
    ).map(({ modele }) => modele);

  /** Registers by the link of that contract. */
  const inscrire = async (siret: string, role: 'CERTIFICATEUR' | 'DEPOSANT', certificateur: string) => {
    const [lien] = await lignes<{ id: string; sujet_id: string }>(
      banc.base.orm,
      `SELECT j.id, j.sujet_id FROM technique.jeton j JOIN accrochage.contrat c ON c.id = j.sujet_id
       JOIN accrochage.organisme o ON o.id = c.organisme_id JOIN accrochage.organisme a ON a.id = c.certificateur_id
       WHERE j.usage = 'INSCRIPTION' AND o.siret = ? AND a.siret = ? AND c.role = ?`,
      [siret, certificateur, role],
    );
    const lue = { jetonId: lien?.id ?? '', contratId: lien?.sujet_id ?? '', role };
    const demande = buildInscription({ ...lue, motDePasseId: await banc.poserMotDePasse(), conditionsAccepteesLe: LE });
    const { reponse } = await banc.inscription().inscrire({ siret, demande });
    const [validation] = await lignes<{ id: string }>(
      banc.base.orm,
      "SELECT id FROM technique.jeton WHERE usage = 'VALIDATION_COURRIEL' AND sujet_id = ?",
      [reponse.utilisateurId],
    );
    const { utilisateurId } = reponse;
    return banc
      .inscription()
      .activerCompte({ siret, demande: { utilisateurId, jetonId: validation?.id ?? '', le: LE } });
  };
  const accorder = (siret: string, deposant: string) =>
    banc.mandats().accorderMandat({ siret, demande: buildOctroi({ siret: deposant }) });

  it('a déposant of two certificateurs has one account: the second link says politely that it is open', async () => {
    const [{ siret: un }, { siret: autre }] = [await banc.accrocher(), await banc.accrocher()];
    const deposant = buildSiret();
    await accorder(un, deposant);
    await accorder(autre, deposant);
    await inscrire(deposant, 'DEPOSANT', un);

    const erreur = await refusMetier(inscrire(deposant, 'DEPOSANT', autre));

    expect(erreur.code).to.equal('COMPTE_EXISTANT');
    expect(await comptes(deposant)).to.deep.equal(['DEPOSANT']);
    expect((await contrats(deposant)).map(({ certificateur }) => certificateur)).to.have.members([un, autre]);
  });

  it('a mandate added once the account is open needs no inscription', async () => {
    const [{ siret: un }, { siret: autre }] = [await banc.accrocher(), await banc.accrocher()];
    const deposant = buildSiret();
    await accorder(un, deposant);
    await inscrire(deposant, 'DEPOSANT', un);

    const { reponse } = await accorder(autre, deposant);

    expect(await modeles(deposant)).to.deep.equal(['identifiants-deposant', 'mandat-ajoute']);
    const jetons = await lignes(
      banc.base.orm,
      'SELECT FROM technique.jeton WHERE sujet_id IN (SELECT id FROM accrochage.contrat WHERE numero = ?)',
      [reponse.numeroContrat],
    );
    expect(jetons).to.deep.equal([]);
  });

  it('a déposant that becomes certificateur keeps its matricule, and gets a contract and an account more', async () => {
    const { siret: mandant } = await banc.accrocher();
    const siret = buildSiret();
    await accorder(mandant, siret);
    await inscrire(siret, 'DEPOSANT', mandant);
    const avant = await matricule(siret);

    await banc.accrocher({ siret });
    const { dossier } = await inscrire(siret, 'CERTIFICATEUR', siret);

    expect(avant).to.be.a('string');
    expect(await matricule(siret)).to.equal(avant);
    expect(await comptes(siret)).to.deep.equal(['CERTIFICATEUR', 'DEPOSANT']);
    expect((await contrats(siret)).map(({ role, certificateur }) => [role, certificateur])).to.deep.equal([
      ['CERTIFICATEUR', siret],
      ['DEPOSANT', mandant],
    ]);
    expect(dossier?.etat).to.equal('COMPTE_ACTIF');
  });

  it('a certificateur that becomes déposant keeps its matricule too, and its case waits for its own account', async () => {
    const [{ siret: mandant }, { siret }] = [await banc.accrocher(), await banc.accrocher()];
    const avant = await matricule(siret);
    await accorder(mandant, siret);

    const { dossier } = await inscrire(siret, 'DEPOSANT', mandant);

    expect(await matricule(siret)).to.equal(avant);
    expect(dossier?.etat).to.equal('IDENTIFIANTS_EMIS');
    const { dossier: ensuite } = await inscrire(siret, 'CERTIFICATEUR', siret);
    expect(ensuite?.etat).to.equal('COMPTE_ACTIF');
    expect(await comptes(siret)).to.deep.equal(['CERTIFICATEUR', 'DEPOSANT']);
  });

  it('a déposant known without contact takes that of its own form', async () => {
    const { siret: mandant } = await banc.accrocher();
    const demande = buildOctroi({ courriel: undefined });
    await banc.mandats().accorderMandat({ siret: mandant, demande });

    await banc.accrocher({ siret: demande.mandat.siret });

    const [organisme] = await lignes(
      banc.base.orm,
      'SELECT contact_nom, contact_courriel FROM accrochage.organisme WHERE siret = ?',
      [demande.mandat.siret],
    );
    expect(organisme).to.deep.equal({
      contact_nom: 'Tesseyre',
      contact_courriel: 'odile.tesseyre@institut-fictif.example',
    });
  });

  it('two SIRET of one SIREN live side by side, each with its matricule, contract and account', async () => {
    const [un, autre] = ['73282932000074', '73282932000082'];
    for (const siret of [un, autre]) {
      await banc.accrocher({ siret });
      await inscrire(siret, 'CERTIFICATEUR', siret);
    }

    const matricules = [await matricule(un), await matricule(autre)];
    const numeros = [...(await contrats(un)), ...(await contrats(autre))].map(({ numero }) => numero);

    expect(new Set(matricules).size).to.equal(2);
    expect(new Set(numeros).size).to.equal(2);
    expect([await comptes(un), await comptes(autre)]).to.deep.equal([['CERTIFICATEUR'], ['CERTIFICATEUR']]);
  });
});
