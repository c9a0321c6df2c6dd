import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { constatWorkflowId } from '../../../workflows/constat/constat.contract.ts';
import { type BancApi, ouvrirBancApi } from '../../support/banc-api.ts';
import { ajouterConstat, type ConstatDeTest } from '../../support/constats.ts';
import { ajouterAgent, ajouterOrganisme, connecte, type Navigateur } from '../../support/personnes.ts';

type Vu = { constatId: string; etat: string; agent: { nom: string } | null; decisionsPossibles: string[] };

describe('findings, by HTTP', () => {
  let banc: BancApi;
  let base: BancApi['base'];
  let api: BancApi['api'];
  let atelier: BancApi['atelier'];
  let agent: Navigateur;

  before(async () => {
    banc = await ouvrirBancApi();
    ({ base, api, atelier } = banc);
    agent = banc.instruction;
  });

  after(() => banc.fermer());

  const constat = async (autre: Partial<ConstatDeTest> = {}): Promise<{ organismeId: string; constatId: string }> => {
    const { organismeId } = autre.organismeId ? { organismeId: autre.organismeId } : await ajouterOrganisme(base.orm);
    return { organismeId, constatId: await ajouterConstat(base.orm, { ...autre, organismeId }) };
  };
  const lister = async (filtre: string): Promise<{ elements: Vu[]; suivant: string | null }> =>
    (await agent.demander('GET', `/api/v1/constats?${filtre}`)).json() as never;
  const decider = (qui: Navigateur, constatId: string, corps: object, cle?: string): Promise<Response> =>
    qui.demander('POST', `/api/v1/constats/${constatId}/traitement`, {
      corps,
      entetes: cle === undefined ? {} : { 'Idempotency-Key': cle },
    });

  it('shows what waits for a decision, with the organisme and what may be decided', async () => {
    const { organismeId, constatId } = await constat();

    const { elements } = await lister(`organismeId=${organismeId}`);

    expect(elements).to.have.length(1);
    expect(elements[0]).to.deep.include({
      constatId,
      genre: 'ETABLISSEMENT_FERME',
      libelleGenre: 'L’établissement est fermé à l’Insee',
      etat: 'A_TRAITER',
      agent: null,
      passages: [],
      decisionsPossibles: ['TRAITE', 'IGNORE'],
    });
    expect(elements[0]).to.have.nested.property('organisme.organismeId', organismeId);
  });

  it('narrows by state, kind and code; lifted findings are shown on demand only', async () => {
    const { organismeId, constatId } = await constat({ genre: 'CERTIFICATION_INACTIVE', code: 'RNCP31001' });
    const leve = await constat({ organismeId, etat: 'LEVE' });
    const ids = async (filtre: string) =>
      (await lister(`organismeId=${organismeId}&${filtre}`)).elements.map((vu) => vu.constatId);

    expect(await ids('')).to.deep.equal([constatId]);
    expect(await ids('etat=LEVE,TRAITE')).to.deep.equal([leve.constatId]);
    expect(await ids('genre=ETABLISSEMENT_FERME')).to.deep.equal([]);
    expect(await ids('genre=CERTIFICATION_INACTIVE&code=RNCP31001')).to.deep.equal([constatId]);
    expect(await ids('code=RS1')).to.deep.equal([]);
    expect((await agent.demander('GET', '/api/v1/constats?etat=INVENTE')).status).to.equal(422);
  });

  it('walks the list page by page, each finding once', async () => {
    const { organismeId } = await constat();
    for (const rang of [1, 2, 3, 4])
      await constat({ organismeId, releveLe: `2026-03-0${rang % 3 ? 2 : 1}T10:00:00.000Z` });
    const vus: string[] = [];

    for (let curseur = ''; ; ) {
      const page = await lister(`organismeId=${organismeId}&limite=2${curseur}`);
      vus.push(...page.elements.map((vu) => vu.constatId));
      if (page.suivant === null) break;
      curseur = `&curseur=${page.suivant}`;
    }

    expect(vus).to.have.length(5);
    expect(new Set(vus).size).to.equal(5);
  });

  it('takes a decision once for one key, and its run ends by itself', async () => {
    const { organismeId, constatId } = await constat();

    const reponses = [];
    for (let i = 0; i < 2; i += 1)
      reponses.push(await decider(agent, constatId, { version: 1, decision: 'TRAITE' }, `cle-${constatId}`));
    await atelier.client.workflow.getHandle(constatWorkflowId(constatId)).result();

    const corps = await Promise.all(reponses.map((reponse) => reponse.json()));
    expect(reponses.map(({ status }) => status)).to.deep.equal([200, 200]);
    expect(corps[0]).to.deep.equal({ constatId, etat: 'TRAITE', libelleEtat: 'Traité', version: 2 });
    expect(corps[1]).to.deep.equal(corps[0]);
    const { elements } = await lister(`organismeId=${organismeId}&etat=TRAITE`);
    expect(elements[0]?.agent).to.include({ nom: 'Fictif' });
  });

  it('takes back what was decided by mistake', async () => {
    const { constatId } = await constat();
    await decider(agent, constatId, { version: 1, decision: 'IGNORE' });

    const reponse = await decider(agent, constatId, { version: 2, decision: 'A_TRAITER' });

    expect(await reponse.json()).to.include({ etat: 'A_TRAITER', version: 3 });
  });

  it('tells the second agent who decided, by name', async () => {
    const { constatId } = await constat();
    const autre = await connecte(api, { agentId: await ajouterAgent(base.orm, ['supervision']) });
    await decider(agent, constatId, { version: 1, decision: 'TRAITE' });

    const reponse = await decider(autre, constatId, { version: 1, decision: 'IGNORE' });

    const refus = (await reponse.json()) as { code: string; details: { agent: unknown; etat: string } };
    expect(reponse.status).to.equal(409);
    expect(refus.code).to.equal('DEJA_FAIT');
    expect(refus.details.agent).to.include({ nom: 'Fictif', prenom: 'Agent' });
  });

  it('refuses a finding that does not exist, and a decision that is none', async () => {
    const { constatId } = await constat();

    const absent = await decider(agent, randomUUID(), { version: 1, decision: 'TRAITE' });
    const leve = await decider(agent, constatId, { version: 1, decision: 'LEVE' });

    expect([absent.status, leve.status]).to.deep.equal([404, 422]);
  });
});
