import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { type BancApi, ouvrirBancApi } from '../../support/banc-api.ts';
import { publierFiche } from '../../support/banc-mandats.ts';
import { buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';
import {
  ajouterOrganisme,
  ajouterUtilisateur,
  connecte,
  type Navigateur,
  type OrganismeDeTest,
} from '../../support/personnes.ts';

type Mandat = { mandatId: string; version: number; situation: string; fin: string | null; deposant: { siret: string } };
type Refus = { code: string; detail: string; details?: Record<string, unknown>; erreurs?: { champ: string }[] };

describe('mandates and co-certifications, by HTTP', () => {
  let banc: BancApi;
  let base: BancApi['base'];
  let api: BancApi['api'];
  let agent: Navigateur;
  let certificateur: OrganismeDeTest;
  let administrateur: Navigateur;

  before(async () => {
    banc = await ouvrirBancApi();
    ({ base, api } = banc);
    agent = banc.instruction;
  });

  beforeEach(async () => {
    certificateur = await ajouterOrganisme(base.orm);
    administrateur = await connecte(api, await ajouterUtilisateur(base.orm, certificateur.compteId));
  });

  after(() => banc.fermer());

  const corpsDe = async <T>(reponse: Response): Promise<T> => (await reponse.json()) as T;
  const accorder = (corps: object, cle = randomUUID()): Promise<Response> =>
    agent.demander('POST', `/api/v1/organismes/${certificateur.organismeId}/mandats`, {
      corps: { raisonSociale: 'Tiers Fictif', ...corps },
      entetes: { 'Idempotency-Key': cle },
    });
  const accorde = async (corps: object = {}): Promise<Mandat & { siret: string }> => {
    const siret = buildSiret();
    return { siret, ...(await corpsDe<Mandat>(await accorder({ siret, courriel: 'tiers@fictif.example', ...corps }))) };
  };
  const lister = async (qui: Navigateur, suite = ''): Promise<Mandat[]> =>
    (
      await corpsDe<{ elements: Mandat[] }>(
        await qui.demander('GET', `/api/v1/organismes/${certificateur.organismeId}/mandats${suite}`),
      )
    ).elements;
  const terminer = (qui: Navigateur, { mandatId, version }: Mandat, jour?: string): Promise<Response> =>
    qui.demander('POST', `/api/v1/mandats/${mandatId}/fin`, { corps: { version, ...(jour && { jour }) } });

  it('an agent grants one for one key, and both sides read it', async () => {
    const siret = buildSiret();
    const cle = randomUUID();

    const reponses = [await accorder({ siret }, cle), await accorder({ siret }, cle)];

    const [premiere, seconde] = await Promise.all(reponses.map((reponse) => corpsDe<Mandat>(reponse)));
    expect(reponses.map(({ status }) => status)).to.deep.equal([201, 201]);
    expect(seconde).to.deep.equal(premiere);
    expect(premiere).to.deep.include({
      ...{ version: 1, situation: 'EN_VIGUEUR', libelleSituation: 'En vigueur', certifications: [], fin: null },
      ...{ partenairesVerifies: false, deposantJoignable: false },
    });
    expect((await lister(administrateur)).map(({ deposant }) => deposant.siret)).to.deep.equal([siret]);
    expect(await lister(administrateur, '?sens=RECUS')).to.deep.equal([]);
    expect(await lister(agent, '?sens=DONNES')).to.have.length(1);
  });

  it('is changed by an agent, and ended by the administrateur at once', async () => {
    const mandat = await accorde();
    const corps = { version: 1, certifications: ['rncp1', 'RNCP1'], fin: '2099-12-31' };

    const modifie = await agent.demander('POST', `/api/v1/mandats/${mandat.mandatId}/modification`, { corps });
    const fin = await terminer(administrateur, { ...mandat, version: 2 });

    expect(await corpsDe(modifie)).to.deep.include({ version: 2, certifications: ['RNCP1'], fin: '2099-12-31' });
    expect(await corpsDe(fin)).to.deep.include({ version: 3, situation: 'EN_VIGUEUR' });
    const [lu] = await lister(administrateur);
    expect(lu?.fin)
      .to.match(/^\d{4}-\d\d-\d\d$/)
      .and.not.equal('2099-12-31');
  });

  it('tells the second one to act who was first, by name', async () => {
    const mandat = await accorde();
    await agent.demander('POST', `/api/v1/mandats/${mandat.mandatId}/modification`, {
      corps: { version: 1, certifications: ['RNCP1'], fin: null },
    });

    const reponse = await terminer(administrateur, mandat);

    const refus = await corpsDe<Refus>(reponse);
    expect([reponse.status, refus.code]).to.deep.equal([409, 'VERSION_PERIMEE']);
    expect(refus.details?.agent).to.include({ nom: 'Fictif' });
  });

  it('refuses overlap, partner, a past day, the certificateur itself, an organisme without name', async () => {
    const mandat = await accorde();
    const partenaire = buildSiret();
    await publierFiche({ base }, { numero: 'RNCP7', partenaires: [partenaire] });

    const reponses = [
      await accorder({ siret: mandat.siret }),
      await accorder({ siret: partenaire, certifications: ['RNCP7'] }),
      await accorder({ siret: buildSiret(), debut: '2020-01-01' }),
      await accorder({ siret: certificateur.siret }),
      await accorder({ siret: buildSiret(), raisonSociale: undefined }),
      await terminer(administrateur, mandat, '2020-01-01'),
    ];

    const refus = await Promise.all(
      reponses.map(async (reponse) => {
        const { code, erreurs } = await corpsDe<Refus>(reponse);
        return [reponse.status, code, erreurs?.[0]?.champ ?? null];
      }),
    );
    expect(refus).to.deep.equal([
      [409, 'MANDAT_CHEVAUCHE', null],
      [409, 'DEPOSANT_PARTENAIRE', null],
      [422, 'DEMANDE_INVALIDE', 'debut'],
      [422, 'DEMANDE_INVALIDE', 'siret'],
      [422, 'DEMANDE_INVALIDE', 'raisonSociale'],
      [422, 'DEMANDE_INVALIDE', 'fin'],
    ]);
    await lignes(base.orm, 'UPDATE accrochage.fiche_partenaire SET siret_exact = NULL');
  });

  it('is not ended by its déposant, nor from the certificateur’s account as déposant', async () => {
    const mandat = await accorde();
    const comptes = await lignes<{ organisme_id: string }>(
      base.orm,
      `INSERT INTO accrochage.compte (id, organisme_id, role, etat, cree_le)
       SELECT gen_random_uuid(), id, 'DEPOSANT', 'ACTIF', now() FROM accrochage.organisme WHERE siret IN (?, ?)
       RETURNING id, organisme_id`,
      [mandat.siret, certificateur.siret],
    );
    const statuts: number[] = [];
    for (const { id, organisme_id } of comptes as { id: string; organisme_id: string }[]) {
      const qui = await connecte(api, await ajouterUtilisateur(base.orm, id));
      const reponse = await terminer(qui, mandat);
      statuts.push(reponse.status);
      if (organisme_id !== certificateur.organismeId) {
        const recus = await qui.demander('GET', `/api/v1/organismes/${organisme_id}/mandats`);
        expect((await corpsDe<{ elements: Mandat[] }>(recus)).elements).to.have.length(1);
      }
    }

    expect(statuts.sort()).to.deep.equal([403, 404]);
    expect((await lister(agent))[0]?.version).to.equal(1);
  });

  it('walks a list page by page, each mandate once', async () => {
    for (let rang = 0; rang < 3; rang += 1) await accorde();
    const vus: string[] = [];

    for (let curseur = ''; ; ) {
      const chemin = `/api/v1/organismes/${certificateur.organismeId}/mandats?limite=2${curseur}`;
      const page = await corpsDe<{ elements: Mandat[]; suivant: string | null }>(await agent.demander('GET', chemin));
      vus.push(...page.elements.map(({ mandatId }) => mandatId));
      if (page.suivant === null) break;
      curseur = `&curseur=${page.suivant}`;
    }

    expect([vus.length, new Set(vus).size]).to.deep.equal([3, 3]);
  });

  it('co-certificateurs read what each declares, and the agents find what does not agree', async () => {
    const autre = await ajouterOrganisme(base.orm);
    const numero = `RNCP${certificateur.siret.slice(0, 5)}`;
    await publierFiche({ base }, { numero, certificateurs: [certificateur.siret, autre.siret] });
    const chemin = `/api/v1/organismes/${certificateur.organismeId}/co-certifications`;

    const declaree = await administrateur.demander('POST', `${chemin}/${numero}/declaration`, {
      corps: { mode: 'UN_POUR_TOUS', siretEmetteur: autre.siret },
    });
    const refusee = await administrateur.demander('POST', `${chemin}/RNCP999999/declaration`, {
      corps: { mode: 'CHACUN_LES_SIENS' },
    });

    expect([declaree.status, refusee.status]).to.deep.equal([201, 422]);
    type Lues = { elements: { code: string; certificateurs: { siret: string; mode: string | null }[] }[] };
    const { elements } = await corpsDe<Lues>(await administrateur.demander('GET', chemin));
    const [lue] = elements;
    expect(lue?.code).to.equal(numero);
    const modes = Object.fromEntries((lue?.certificateurs ?? []).map(({ siret, mode }) => [siret, mode]));
    expect(modes).to.deep.equal({ [certificateur.siret]: 'UN_POUR_TOUS', [autre.siret]: null });
    const constats = await corpsDe<{ elements: { genre: string; autreOrganisme: unknown }[] }>(
      await agent.demander('GET', `/api/v1/constats?code=${numero}`),
    );
    expect(constats.elements.map(({ genre }) => genre)).to.deep.equal(['TITULAIRES_SANS_EMETTEUR']);
  });
});
