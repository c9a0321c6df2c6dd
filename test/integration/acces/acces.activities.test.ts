import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createAccesActivities } from '../../../activities/acces.activities.ts';
import { createPersonnesActivities } from '../../../activities/personnes.activities.ts';
import { AccesRepository } from '../../../database/repositories/technique/acces.repository.ts';
import { ajouterAcces } from '../../support/acces.ts';
import { type BancCompte, LE, ouvrirBancCompte, parAgent } from '../../support/banc-compte.ts';
import { refusMetier } from '../../support/banc-dossier.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterOrganisme, ajouterUtilisateur, type OrganismeDeTest } from '../../support/personnes.ts';

const CREE = new Date('2026-03-02T10:00:00.000Z');
const aJours = (jours: number): string => new Date(CREE.getTime() + jours * 86_400_000).toISOString();

describe('warnings on accesses that end', () => {
  let base: BaseOuverte;
  let organisme: OrganismeDeTest;
  let administrateurId: string;

  beforeEach(async () => {
    base = await ouvrirBase();
    organisme = await ajouterOrganisme(base.orm);
    ({ utilisateurId: administrateurId } = await ajouterUtilisateur(base.orm, organisme.compteId));
    await ajouterUtilisateur(base.orm, organisme.compteId, { role: 'UTILISATEUR' });
  });

  afterEach(() => base.fermer());

  const creer = (validiteJours = 365) =>
    ajouterAcces(base.orm, organisme.compteId, { nom: 'Scolarité', validiteJours, maintenant: CREE });
  const prevenir = (le: string) =>
    createAccesActivities({ orm: base.orm, domaineCourriels: 'accrochage.example' }).prevenirFinAcces({ le });
  const cles = async (): Promise<string[]> =>
    (await lignes<{ cle: string }>(base.orm, 'SELECT cle FROM accrochage.courriel ORDER BY cree_le, cle')).map(
      ({ cle }) => cle,
    );

  it('go to the administrateurs 30 then 7 days before, once each, however often it runs', async () => {
    const { secretId } = await creer();
    for (const jours of [334, 335, 335, 340, 357, 358, 358, 364]) await prevenir(aJours(jours));

    const deposees = await cles();

    expect(deposees).to.deep.equal([
      `acces-expire:${secretId}:30:${administrateurId}`,
      `acces-expire:${secretId}:7:${administrateurId}`,
    ]);
  });

  it('run twice write one mail and give its id again', async () => {
    await creer();

    const [premiere, seconde] = [await prevenir(aJours(336)), await prevenir(aJours(336))];

    const [courriel] = await lignes(base.orm, 'SELECT id, parametres, organisme_id FROM accrochage.courriel');
    expect(seconde).to.deep.equal(premiere);
    expect(premiere.courrielIds).to.deep.equal([courriel?.id]);
    expect(courriel?.parametres).to.deep.equal({
      prenom: 'Personne',
      nom: 'Fictive',
      raisonSociale: 'Institut Fictif',
      acces: 'Scolarité',
      expireLe: aJours(365),
    });
  });

  it('do not come for what is over, revoked, replaced, or was not to last that long', async () => {
    const revoque = await creer();
    await new AccesRepository(base.orm.em.fork()).revoquer(revoque.accesId, CREE);
    const remplace = await creer();
    await new AccesRepository(base.orm.em.fork()).ajouterSecret({
      id: crypto.randomUUID(),
      accesId: remplace.accesId,
      empreinte: Buffer.alloc(32),
      creePar: 'utilisateur:x',
      maintenant: new Date(aJours(360)),
      expireLe: new Date(aJours(720)),
    });
    await creer(7);

    await prevenir(aJours(3));
    await prevenir(aJours(361));
    await prevenir(aJours(800));

    expect(await cles()).to.deep.equal([]);
  });
});

describe('activities on the accesses of machines', () => {
  let banc: BancCompte;
  let activites: ReturnType<typeof createAccesActivities>;

  beforeEach(async () => {
    banc = await ouvrirBancCompte();
    activites = createAccesActivities(banc.deps);
  });

  afterEach(() => banc.fermer());

  const creer = (creePar: string, nom = 'Scolarité') =>
    ajouterAcces(banc.base.orm, banc.compteId, { nom, maintenant: CREE, creePar: `utilisateur:${creePar}` });
  const administrateur = () => banc.personne({ role: 'ADMINISTRATEUR' });
  /** An order of an administrateur on an access. */
  const sur = (accesId: string, personneId: string) => ({
    ...banc.ordre(personneId, { auteur: { qui: 'ADMINISTRATEUR', id: personneId } }),
    accesId,
  });
  const revoques = async (): Promise<string[]> =>
    (
      await lignes<{ nom: string }>(
        banc.base.orm,
        'SELECT nom FROM technique.acces WHERE revoque_le IS NOT NULL ORDER BY nom',
      )
    ).map(({ nom }) => nom);
  const avis = () =>
    lignes(
      banc.base.orm,
      `SELECT parametres->>'evenement' AS evenement, parametres->'acces' AS acces, count(*)::int AS nombre
       FROM accrochage.courriel WHERE modele = 'acces-programme' GROUP BY 1, 2`,
    );

  it('annoncerSecret run twice writes one mail to each active administrateur', async () => {
    const { accesId, secretId } = await creer(banc.administrateur);
    await administrateur();
    await banc.personne();
    const ordre = { ...sur(accesId, banc.administrateur), effetId: secretId, evenement: 'CREE' as const };

    const { courrielIds } = await banc.deuxFois(() => activites.annoncerSecret({ compteId: banc.compteId, ordre }));

    expect(courrielIds).to.have.length(2);
    expect(await avis()).to.deep.equal([{ evenement: 'CREE', acces: ['Scolarité'], nombre: 2 }]);
  });

  it('annoncerSecret refuses who administers the account no more: she is not shown the secret', async () => {
    const partie = await banc.personne({ role: 'ADMINISTRATEUR', etat: 'DESACTIVE' });
    const { accesId } = await creer(partie);
    const ordre = { ...sur(accesId, partie), evenement: 'CREE' as const };

    const refus = await refusMetier(activites.annoncerSecret({ compteId: banc.compteId, ordre }));

    expect(refus.code).to.equal('ACTION_INTERDITE');
    expect(await avis()).to.deep.equal([]);
  });

  it('revoquerAcces run twice ends it once, and tells the administrateurs when she did not create it', async () => {
    const { compteId, administrateur: createur } = banc;
    const autre = await administrateur();
    const [sien, dAutrui] = [await creer(createur, 'Paie'), await creer(createur)];

    await banc.deuxFois(() => activites.revoquerAcces({ compteId, ordre: sur(sien.accesId, createur) }));
    const ordre = sur(dAutrui.accesId, autre);
    await banc.deuxFois(() => activites.revoquerAcces({ compteId, ordre }));

    expect(await revoques()).to.deep.equal(['Paie', 'Scolarité']);
    expect(await avis()).to.deep.equal([{ evenement: 'REVOQUE', acces: ['Scolarité'], nombre: 2 }]);
    expect((await banc.journal()).map(({ acte }) => acte)).to.deep.equal(['acces.revoquer', 'acces.revoquer']);
  });

  const fermetures = [
    ['desactiver', undefined, 'ADMINISTRATEUR', true],
    ['verrouiller', 'SUSPICION_USURPATION', 'ADMINISTRATEUR', true],
    ['verrouiller', 'PERTE_OU_VOL', 'ADMINISTRATEUR', true],
    ['verrouiller', 'DEPART', 'ADMINISTRATEUR', true],
    ['verrouiller', 'ABSENCE', 'ADMINISTRATEUR', false],
    ['verrouiller', 'DEMANDE_DE_LA_PERSONNE', 'ADMINISTRATEUR', false],
    ['verrouiller', 'ABSENCE', 'AGENT', true],
  ] as const;
  for (const [acte, motif, qui, termine] of fermetures)
    it(`changerAcces (${acte} ${motif ?? ''} by ${qui}) run twice ${termine ? 'ends' : 'leaves'} what she made`, async () => {
      const partante = await administrateur();
      await creer(partante);
      await creer(banc.administrateur, 'Paie');
      const auteur = qui === 'AGENT' ? parAgent() : { qui, id: banc.administrateur };
      const ordre = banc.ordre(partante, { auteur });
      const { changerAcces } = createPersonnesActivities(banc.deps);

      await banc.deuxFois(() =>
        changerAcces({ compteId: banc.compteId, ordre, acte, ...(motif !== undefined && { motif }) }),
      );

      expect(await revoques()).to.deep.equal(termine ? ['Scolarité'] : []);
      const attendu = { evenement: 'PERSONNE_FERMEE', acces: ['Scolarité'], nombre: 1 };
      expect(await avis()).to.deep.equal(termine ? [attendu] : []);
    });

  it('an access whose secret she made ends with hers too, unless another secret took its place', async () => {
    const partante = await administrateur();
    const maintenant = new Date(LE);
    const acces = new AccesRepository(banc.base.orm.em.fork());
    for (const [nom, fin] of [
      ['Connu', aJours(365)],
      ['Oublié', aJours(0.5)],
    ] as const) {
      const { accesId } = await creer(banc.administrateur, nom);
      const secret = { id: randomUUID(), accesId, empreinte: randomBytes(32), maintenant, expireLe: new Date(fin) };
      await acces.ajouterSecret({ ...secret, creePar: `utilisateur:${partante}` });
    }
    const { changerAcces } = createPersonnesActivities(banc.deps);

    await changerAcces({ compteId: banc.compteId, ordre: banc.ordre(partante), acte: 'desactiver' });

    expect(await revoques()).to.deep.equal(['Connu']);
  });
});
