import { expect } from 'chai';
import { createRenvoiIdentifiantsActivities } from '../../../activities/renvoi-identifiants.activities.ts';
import { type BancMandats, buildOctroi, LE, ouvrirBancMandats } from '../../support/banc-mandats.ts';
import { buildActe, buildContenu, buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

const TAPE = 'adresse-donnee-par-un-tiers@tiers.example';
const ACCEPTE = buildContenu().contact.courriel;

describe('the contact on record of an organisme that another one has named', () => {
  let banc: BancMandats;
  let siret: string;

  beforeEach(async () => {
    banc = await ouvrirBancMandats();
    siret = buildSiret();
  });

  afterEach(() => banc.fermer());

  /** A certificateur whose form, or an agent afterwards, names the organisme as its déposant with that address. */
  const nommer = (courriel = TAPE) =>
    banc.accrocher({ confieDepot: true, deposants: [{ siret, raisonSociale: 'Tiers Fictif', courriel }] });
  const contact = async (): Promise<unknown> =>
    (
      await lignes(banc.base.orm, 'SELECT contact_courriel AS contact FROM accrochage.organisme WHERE siret = ?', [
        siret,
      ])
    )[0]?.contact;
  /** Links of inscription of that organisme that open something on that day, by role. */
  const liensOuverts = (le = LE) =>
    lignes<{ id: string; role: string }>(
      banc.base.orm,
      `SELECT j.id, c.role FROM technique.jeton j JOIN accrochage.contrat c ON c.id = j.sujet_id
         JOIN accrochage.organisme o ON o.id = c.organisme_id
       WHERE j.usage = 'INSCRIPTION' AND j.consomme_le IS NULL AND j.expire_le > ? AND o.siret = ? ORDER BY c.role`,
      [le, siret],
    );
  const courrielsA = (destinataire: string) =>
    lignes<{ modele: string; jeton: string | null }>(
      banc.base.orm,
      `SELECT modele, parametres ->> 'jetonId' AS jeton FROM accrochage.courriel WHERE destinataire = ? ORDER BY cree_le, cle`,
      [destinataire],
    );
  const renvoyer = () =>
    createRenvoiIdentifiantsActivities({
      ...{ orm: banc.base.orm, jetons: { cleActive: 'k1' } },
      domaineCourriels: 'accrochage.example',
    }).renvoyerIdentifiants({ effetId: 'renvoi', sujet: { siret }, acteur: 'anonyme', le: LE });

  it('is the one that an agent accepts, once it makes itself known; run twice, writes nothing more', async () => {
    await nommer();
    const { dossierId } = await banc.accrocher({ siret });
    const avant = await banc.photographier();

    await banc.identifiants().emettreIdentifiants({ dossierId, le: LE });

    expect(await contact()).to.equal(ACCEPTE);
    expect(await banc.photographier()).to.deep.equal(avant);
  });

  it('gets alone the identifiers that anybody asks for', async () => {
    await nommer();
    await banc.accrocher({ siret });
    const avant = await courrielsA(TAPE);

    const { courriels } = await renvoyer();

    expect(courriels).to.have.length(2);
    expect(await courrielsA(TAPE)).to.deep.equal(avant);
  });

  it('alone holds links that open: those sent to the address of before, for any mandate, end', async () => {
    await nommer();
    await nommer();
    await banc.accrocher({ siret });

    const liens = await liensOuverts();
    const tenus = (await courrielsA(ACCEPTE)).map(({ jeton }) => jeton);

    expect(liens.map(({ role }) => role)).to.deep.equal(['CERTIFICATEUR', 'DEPOSANT']);
    expect(tenus).to.include.members(liens.map(({ id }) => id));
  });

  it('is told to the address of before, without any link', async () => {
    await nommer();
    await banc.accrocher({ siret });

    expect(await courrielsA(TAPE)).to.deep.include({ modele: 'contact-remplace', jeton: null });
  });

  it('comes with the name that its own case gives', async () => {
    await nommer();
    await banc.accrocher({ siret });

    const [{ nom } = { nom: '' }] = await lignes<{ nom: string }>(
      banc.base.orm,
      'SELECT raison_sociale AS nom FROM accrochage.organisme WHERE siret = ?',
      [siret],
    );
    expect(nom).to.equal(buildContenu().raisonSociale);
  });

  it('stays, and nobody is told, where the address accepted is the same', async () => {
    await nommer(ACCEPTE.toUpperCase());
    await banc.accrocher({ siret });

    const modeles = (await courrielsA(ACCEPTE.toUpperCase())).map(({ modele }) => modele);
    expect(modeles).to.deep.equal(['identifiants-deposant']);
    expect(await liensOuverts()).to.have.length(2);
  });

  it('of a certificateur is never typed by another: without address, the agents are told', async () => {
    const { dossierId } = await banc.accrocher({ siret });
    await lignes(banc.base.orm, "UPDATE accrochage.organisme SET contact_courriel = '' WHERE siret = ?", [siret]);
    const { siret: mandant } = await banc.accrocher();
    const demande = buildOctroi({ siret, courriel: TAPE });

    await banc.mandats().accorderMandat({ siret: mandant, demande });
    const avant = await banc.photographier();
    await banc.mandats().accorderMandat({ siret: mandant, demande });

    expect(dossierId).to.be.a('string');
    expect([await contact(), await courrielsA(TAPE)]).to.deep.equal(['', []]);
    expect(
      await lignes(banc.base.orm, "SELECT etat FROM accrochage.constat WHERE genre = 'DEPOSANT_SANS_CONTACT'"),
    ).to.deep.equal([{ etat: 'A_TRAITER' }]);
    expect(await banc.photographier()).to.deep.equal(avant);
  });

  it('of a certificateur of the directory is the one of its case, where the directory gave none', async () => {
    const { dossierId } = await banc.ouvrirAvec({ siret });
    await lignes(
      banc.base.orm,
      `WITH o AS (INSERT INTO accrochage.organisme (id, siret, raison_sociale, matricule, contact_nom, contact_prenom,
           contact_courriel, cree_le) VALUES (gen_random_uuid(), ?, 'Annuaire', '98ZZZ987', '', '', '', now()) RETURNING id)
       INSERT INTO accrochage.contrat (id, numero, organisme_id, role, certificateur_id, cree_le)
       SELECT gen_random_uuid(), 'MCFCER999999', id, 'CERTIFICATEUR', id, now() FROM o`,
      [siret],
    );
    await banc
      .instruction()
      .instruireDossier({ siret, acte: 'accepter', demande: buildActe({ dossierId }), precisions: {} });

    await banc.identifiants().emettreIdentifiants({ dossierId, le: LE });

    expect(await contact()).to.equal(ACCEPTE);
  });
});
