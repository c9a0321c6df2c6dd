import { expect } from 'chai';
import type { Precisions } from '../../../activities/actes/contexte.ts';
import { refusMetier } from '../../support/banc-dossier.ts';
import {
  type BancMandats,
  buildOctroi,
  JOUR,
  LE,
  ouvrirBancMandats,
  publierFiche,
} from '../../support/banc-mandats.ts';
import { buildActe, buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

describe('mandates granted with an acceptance, and later', () => {
  let banc: BancMandats;

  beforeEach(async () => {
    banc = await ouvrirBancMandats();
  });

  afterEach(() => banc.fermer());

  const declare = (siret = buildSiret(), courriel: string | undefined = 'depot@tiers.example') => ({
    siret,
    raisonSociale: 'Tiers de Confiance Fictif',
    ...(courriel !== undefined && { courriel }),
  });
  const avec = (...deposants: ReturnType<typeof declare>[]) => ({ confieDepot: true, deposants });
  const mandats = () =>
    lignes(
      banc.base.orm,
      `SELECT o.siret, m.certifications, m.debut::text, m.fin::text, m.partenaires_verifies AS verifies
       FROM accrochage.mandat m JOIN accrochage.contrat c ON c.id = m.contrat_id AND c.role = 'DEPOSANT'
       JOIN accrochage.organisme o ON o.id = c.organisme_id ORDER BY m.cree_le, o.siret`,
    );
  const courriels = async (modele: string) =>
    lignes<{ destinataire: string; parametres: Record<string, unknown> }>(
      banc.base.orm,
      'SELECT destinataire, parametres FROM accrochage.courriel WHERE modele = ? ORDER BY cree_le, cle',
      [modele],
    );
  const accepter = (dossier: { siret: string; dossierId: string }, precisions: Precisions = {}) =>
    banc.instruction().instruireDossier({
      siret: dossier.siret,
      acte: 'accepter',
      demande: buildActe({ dossierId: dossier.dossierId }),
      precisions,
    });

  it('accepting a case grants every déposant of its form all certifications from that day, once', async () => {
    const [un, autre] = [declare(), declare()];
    const dossier = await banc.ouvrirAvec(avec(un, autre));
    const premiere = await accepter(dossier);
    const avant = await banc.photographier();

    const seconde = await accepter(dossier);

    expect(seconde).to.deep.equal(premiere);
    expect(premiere.reponse).to.include({ etat: 'ACCEPTE', partenairesVerifies: false });
    expect(await banc.photographier()).to.deep.equal(avant);
    expect(await mandats()).to.deep.equal([]);
  });

  it('emettreIdentifiants run twice opens them once, each with its organisme, contract and mails', async () => {
    const un = declare();
    const { siret, dossierId } = await banc.accrocher(avec(un));
    const avant = await banc.photographier();

    await banc.identifiants().emettreIdentifiants({ dossierId, le: LE });

    expect(await banc.photographier()).to.deep.equal(avant);
    expect(await mandats()).to.deep.equal([
      { siret: un.siret, certifications: [], debut: '2026-03-03', fin: null, verifies: false },
    ]);
    const [identifiants] = await courriels('identifiants-deposant');
    const [liste] = await courriels('mandats-accordes');
    const [certificateur] = await lignes(banc.base.orm, 'SELECT matricule FROM accrochage.organisme WHERE siret = ?', [
      siret,
    ]);
    expect(identifiants?.destinataire).to.equal(un.courriel);
    expect(identifiants?.parametres).to.include({ matriculeCertificateur: certificateur?.matricule, destinataire: '' });
    expect(identifiants?.parametres.matricule).to.match(/^\d{2}[A-Z]{3}\d{3}$/);
    expect(liste?.parametres.mandats).to.deep.equal([
      {
        ...{ deposant: un.raisonSociale, siret: un.siret, certifications: [], debut: '2026-03-03', fin: null },
        numeroContrat: identifiants?.parametres.numeroContrat,
      },
    ]);
  });

  it('the agent may grant other mandates than those of the form, or none', async () => {
    const [un, autre] = [declare(), declare()];
    const octroi = { siret: autre.siret, certifications: ['RNCP1'], debut: '2026-04-01', fin: '2026-12-31' };

    await banc.accrocher(avec(un, autre), [octroi]);
    await banc.accrocher(avec(declare()), []);

    expect(await mandats()).to.deep.equal([
      { siret: autre.siret, certifications: ['RNCP1'], debut: '2026-04-01', fin: '2026-12-31', verifies: false },
    ]);
  });

  it('one partner among the déposants, and the whole acceptance is refused; without it, it goes through', async () => {
    const [partenaire, autre] = [declare(), declare()];
    const dossier = await banc.ouvrirAvec({ ...avec(partenaire, autre), certifications: ['RNCP31001'] });
    await publierFiche(banc, { numero: 'RNCP31001', partenaires: [partenaire.siret] });
    await publierFiche(banc, { numero: 'RNCP2', partenaires: [autre.siret] });
    const avant = await banc.photographier();

    const erreur = await refusMetier(accepter(dossier));

    expect(erreur.code).to.equal('DEPOSANT_PARTENAIRE');
    expect(erreur.details).to.deep.equal({ partenaires: [{ siret: partenaire.siret, codes: ['RNCP31001'] }] });
    expect(await banc.photographier()).to.deep.equal(avant);
    const { reponse } = await accepter(dossier, { mandats: [{ siret: autre.siret, certifications: [] }] });
    expect(reponse).to.include({ etat: 'ACCEPTE', partenairesVerifies: true });
  });

  it('looks at the codes of the mandate, or, when it covers all, at those the certificateur holds or declares', async () => {
    const siret = buildSiret();
    const { siret: deposant } = declare();
    await publierFiche(banc, { numero: 'RNCP7', certificateurs: [siret], partenaires: [deposant] });
    await publierFiche(banc, { numero: 'RNCP8', certificateurs: [siret] });
    await banc.accrocher({ siret, certifications: [] });

    const accorder = (certifications: string[]) =>
      banc.mandats().accorderMandat({ siret, demande: buildOctroi({ siret: deposant, certifications }) });

    expect((await refusMetier(accorder([]))).details).to.deep.equal({
      partenaires: [{ siret: deposant, codes: ['RNCP7'] }],
    });
    expect((await refusMetier(accorder(['RNCP7', 'RNCP8']))).code).to.equal('DEPOSANT_PARTENAIRE');
    expect((await accorder(['RNCP8'])).reponse).to.include({ partenairesVerifies: true, situation: 'EN_VIGUEUR' });
  });

  it('refuses the certificateur as its own déposant, and a déposant without name', async () => {
    const siret = buildSiret();
    const dossier = await banc.ouvrirAvec({ siret, ...avec(declare(siret)) });
    const inconnu = { siret: buildSiret(), certifications: [] };

    const soi = await refusMetier(accepter(dossier));
    const anonyme = await refusMetier(accepter(dossier, { mandats: [inconnu] }));

    expect([soi.code, soi.details.champ]).to.deep.equal(['DEMANDE_INVALIDE', 'siret']);
    expect([anonyme.code, anonyme.details.champ]).to.deep.equal(['DEMANDE_INVALIDE', 'raisonSociale']);
  });

  it('accorderMandat run twice grants once; another one for the same days and codes is refused', async () => {
    const { siret } = await banc.accrocher();
    const demande = buildOctroi({ certifications: ['RNCP1'], fin: '2026-06-30' });
    const premiere = await banc.mandats().accorderMandat({ siret, demande });
    const avant = await banc.photographier();

    const seconde = await banc.mandats().accorderMandat({ siret, demande });
    const autre = await refusMetier(
      banc.mandats().accorderMandat({ siret, demande: buildOctroi({ siret: demande.mandat.siret }) }),
    );

    expect(seconde.reponse).to.deep.equal(premiere.reponse);
    expect(premiere.reponse).to.deep.include({
      ...{ mandatId: demande.mandatId, certifications: ['RNCP1'], debut: JOUR, fin: '2026-06-30', version: 1 },
      ...{ situation: 'EN_VIGUEUR', partenairesVerifies: false, deposantJoignable: true },
    });
    expect(autre.code).to.equal('MANDAT_CHEVAUCHE');
    expect(await banc.photographier()).to.deep.equal(avant);
  });

  it('hangs every mandate of a pair on its one contract', async () => {
    const { siret } = await banc.accrocher();
    const premier = buildOctroi({ certifications: ['RNCP1'] });
    const accorder = (certifications: string[]) =>
      banc.mandats().accorderMandat({ siret, demande: buildOctroi({ siret: premier.mandat.siret, certifications }) });
    const { reponse } = await banc.mandats().accorderMandat({ siret, demande: premier });

    const autres = [await accorder(['RNCP2']), await accorder(['RS3'])];

    expect(autres.map((autre) => autre.reponse.numeroContrat)).to.deep.equal(Array(2).fill(reponse.numeroContrat));
  });

  it('grants once when one order comes twice at the same moment, and when two ask for the same', async () => {
    const { siret } = await banc.accrocher();
    const demande = buildOctroi();
    const autre = { ...buildOctroi(), mandat: demande.mandat };

    const memes = await Promise.all([1, 2].map(() => banc.mandats().accorderMandat({ siret, demande })));
    const second = await refusMetier(banc.mandats().accorderMandat({ siret, demande: autre }));

    expect(memes[0]?.reponse).to.deep.equal(memes[1]?.reponse);
    expect(second.code).to.equal('MANDAT_CHEVAUCHE');
    expect(await mandats()).to.have.length(1);
  });

  it('tells the agents of a déposant without address, and tells it as soon as there is one', async () => {
    const { siret } = await banc.accrocher();
    const demande = buildOctroi({ courriel: undefined });
    const { reponse } = await banc.mandats().accorderMandat({ siret, demande });
    const constats = () =>
      lignes(banc.base.orm, "SELECT etat FROM accrochage.constat WHERE genre = 'DEPOSANT_SANS_CONTACT'");
    const avant = await constats();
    await lignes(
      banc.base.orm,
      "UPDATE accrochage.organisme SET contact_courriel = 'enfin@tiers.example' WHERE siret = ?",
      [demande.mandat.siret],
    );

    const bilan = await banc.verifierMandats();
    const photo = await banc.photographier();
    const encore = await banc.verifierMandats();

    expect([reponse.deposantJoignable, avant]).to.deep.equal([false, [{ etat: 'A_TRAITER' }]]);
    expect([bilan.deposantsJoints, encore.deposantsJoints]).to.deep.equal([1, 0]);
    expect(await banc.photographier()).to.deep.equal(photo);
    expect(await constats()).to.deep.equal([{ etat: 'LEVE' }]);
    expect((await courriels('identifiants-deposant')).map(({ destinataire }) => destinataire)).to.deep.equal([
      'enfin@tiers.example',
    ]);
  });

  it('is for a certificateur whose case is accepted', async () => {
    const { siret } = await banc.ouvrirAvec({});

    const inconnu = await refusMetier(banc.mandats().accorderMandat({ siret, demande: buildOctroi() }));

    expect(inconnu.code).to.equal('INTROUVABLE');
  });

  it('is not for an organisme known as a déposant only', async () => {
    const { siret } = await banc.accrocher();
    const demande = buildOctroi();
    await banc.mandats().accorderMandat({ siret, demande });

    const erreur = await refusMetier(
      banc.mandats().accorderMandat({ siret: demande.mandat.siret, demande: buildOctroi() }),
    );

    expect(erreur.code).to.equal('DEMANDE_INVALIDE');
  });
});
