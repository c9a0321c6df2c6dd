import { expect } from 'chai';
import { createAccesActivities } from '../../../activities/acces.activities.ts';
import { AccesRepository } from '../../../database/repositories/technique/acces.repository.ts';
import { ajouterAcces } from '../../support/acces.ts';
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
