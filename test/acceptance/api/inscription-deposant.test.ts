import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createDossiersActivities } from '../../../activities/index.ts';
import { createMandatsActivities } from '../../../activities/mandats.activities.ts';
import { composerJeton } from '../../../adapters/jetons/jeton.ts';
import { createOrdres } from '../../../api/ordres.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { buildOctroi } from '../../support/banc-mandats.ts';
import { buildSiret } from '../../support/builders.ts';
import { createDepsDeTest, type DepsDeTest } from '../../support/deps-worker.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterOrganisme, navigateur, type OrganismeDeTest } from '../../support/personnes.ts';
import { type Atelier, ouvrirAtelier } from '../../support/workers.ts';

describe('the inscription of a déposant', () => {
  let base: BaseOuverte;
  let deps: DepsDeTest;
  let atelier: Atelier;
  let api: ApiDeTest;

  before(async () => {
    base = await ouvrirBase();
    deps = createDepsDeTest(base.orm);
    atelier = await ouvrirAtelier();
    api = await demarrerApi(base.orm, { ordres: createOrdres(atelier.client, atelier.prefixe) });
    await atelier.demarrer('dossiers', createDossiersActivities(deps));
  });

  after(async () => {
    await api.fermer();
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  /** A mandate of that certificateur, granted now (or for those days), and the token of its link. */
  const mandater = async (
    certificateur: OrganismeDeTest,
    siret: string,
    jours: { debut?: string; fin?: string } = {},
  ): Promise<{ jeton: string; mandatId: string }> => {
    const demande = buildOctroi({ siret, ...jours }, { le: new Date().toISOString() });
    await createMandatsActivities(deps).accorderMandat({ siret: certificateur.siret, demande });
    const [ligne] = await lignes<{ id: string }>(
      base.orm,
      "SELECT id FROM technique.jeton WHERE usage = 'INSCRIPTION' AND emission = ?",
      [demande.mandatId],
    );
    const jeton = composerJeton(api.deps.jetons, { id: ligne?.id ?? '', usage: 'INSCRIPTION', cleId: 'k1' });
    return { jeton, mandatId: demande.mandatId };
  };
  const matriculeDe = async (siret: string): Promise<string> =>
    (
      await lignes<{ matricule: string }>(base.orm, 'SELECT matricule FROM accrochage.organisme WHERE siret = ?', [
        siret,
      ])
    )[0]?.matricule ?? '';
  const inscrire = async (jeton: string, siret: string, { matricule }: OrganismeDeTest): Promise<Response> =>
    navigateur(api).demander('POST', '/api/v1/inscriptions', {
      corps: {
        jeton,
        role: 'DEPOSANT',
        matricule: await matriculeDe(siret),
        matriculeCertificateur: matricule,
        titulaire: { nom: 'Fictive', prenom: 'Personne', courriel: `p-${randomUUID()}@tiers.example` },
        conditionsAcceptees: true,
        motDePasse: 'la rivière déborde 431 fois',
      },
    });
  const code = async (reponse: Response): Promise<unknown> => ((await reponse.json()) as { code?: string }).code;

  it('takes the matricule of any certificateur that mandates it, in force or to come', async () => {
    const [un, autre, siret] = [await ajouterOrganisme(base.orm), await ajouterOrganisme(base.orm), buildSiret()];
    const { jeton } = await mandater(un, siret);
    await mandater(autre, siret, { debut: '2099-01-01' });

    const reponse = await inscrire(jeton, siret, autre);

    expect(reponse.status).to.equal(201);
  });

  it('refuses that of a certificateur which gives no mandate, or none any more', async () => {
    const [un, autre, siret] = [await ajouterOrganisme(base.orm), await ajouterOrganisme(base.orm), buildSiret()];
    const { jeton } = await mandater(un, siret);
    const { mandatId } = await mandater(autre, siret);
    await lignes(base.orm, "UPDATE accrochage.mandat SET debut = '2026-01-01', fin = '2026-01-31' WHERE id = ?", [
      mandatId,
    ]);

    const passe = await inscrire(jeton, siret, autre);
    const etranger = await inscrire(jeton, siret, await ajouterOrganisme(base.orm));

    expect([passe.status, etranger.status]).to.deep.equal([401, 401]);
    expect(await code(passe)).to.equal('IDENTIFIANTS_INCORRECTS');
  });

  it('happens once: the link of another certificateur then says that the account is there', async () => {
    const [un, autre, siret] = [await ajouterOrganisme(base.orm), await ajouterOrganisme(base.orm), buildSiret()];
    const premier = await mandater(un, siret);
    const second = await mandater(autre, siret);
    await inscrire(premier.jeton, siret, un);

    const reponse = await inscrire(second.jeton, siret, autre);

    expect([reponse.status, await code(reponse)]).to.deep.equal([409, 'COMPTE_EXISTANT']);
  });
});
