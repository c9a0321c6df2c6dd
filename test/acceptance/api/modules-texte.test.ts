import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { type BancApi, ouvrirBancApi } from '../../support/banc-api.ts';
import { ajouterAgent, ajouterDossier, ajouterOrganisme, connecte, type Navigateur } from '../../support/personnes.ts';

type Module = {
  moduleId: string;
  titre: string;
  texte: string;
  texteRempli: string | null;
  actif: boolean;
  version: number;
};

const CONTENU = { titre: 'Sans certification', texte: 'Rien au nom de {{raisonSociale}}.', usage: 'REFUS' };

describe('text modules, by HTTP', () => {
  let banc: BancApi;
  let base: BancApi['base'];
  let api: BancApi['api'];
  let agent: Navigateur;
  let supervision: Navigateur;

  before(async () => {
    banc = await ouvrirBancApi();
    ({ base, api } = banc);
    agent = banc.instruction;
    supervision = await connecte(api, { agentId: await ajouterAgent(base.orm, ['supervision']) });
  });

  after(() => banc.fermer());

  const creer = (corps: object, cle?: string): Promise<Response> =>
    supervision.demander('POST', '/api/v1/modules-texte', { corps, entetes: cle ? { 'Idempotency-Key': cle } : {} });
  const modifier = (moduleId: string, corps: object): Promise<Response> =>
    supervision.demander('POST', `/api/v1/modules-texte/${moduleId}/modification`, { corps });
  const lister = async (filtre = ''): Promise<Module[]> =>
    ((await (await agent.demander('GET', `/api/v1/modules-texte?${filtre}`)).json()) as { elements: Module[] })
      .elements;
  const nouveau = async (): Promise<string> => ((await (await creer(CONTENU)).json()) as { moduleId: string }).moduleId;

  it('are there from the start, for refusals and complements', async () => {
    expect(await lister('usage=REFUS&actif=true')).to.have.length.at.least(3);
    expect(await lister('usage=COMPLEMENT&actif=true')).to.have.length.at.least(2);
  });

  it('are created once for one key, and read by agents', async () => {
    const reponses = [await creer(CONTENU, 'cle-module'), await creer(CONTENU, 'cle-module')];

    const corps = (await Promise.all(reponses.map((reponse) => reponse.json()))) as {
      moduleId: string;
      version: number;
    }[];
    expect(reponses.map(({ status }) => status)).to.deep.equal([201, 201]);
    expect(corps[1]).to.deep.equal(corps[0]);
    const lu = (await lister('usage=REFUS')).find(({ moduleId }) => moduleId === corps[0]?.moduleId);
    expect(lu).to.deep.include({ ...CONTENU, actif: true, version: 1, texteRempli: null });
  });

  it('are filled in for a case', async () => {
    const dossierId = await ajouterDossier(base.orm, await ajouterOrganisme(base.orm));
    const moduleId = await nouveau();

    const lu = (await lister(`dossierId=${dossierId}`)).find((module) => module.moduleId === moduleId);

    expect(lu).to.include({ texte: CONTENU.texte, texteRempli: 'Rien au nom de Institut Fictif.' });
    expect((await agent.demander('GET', `/api/v1/modules-texte?dossierId=${randomUUID()}`)).status).to.equal(404);
  });

  it('are withdrawn, and refuse a second writing on the same view with what stands there now', async () => {
    const moduleId = await nouveau();

    const retrait = await modifier(moduleId, { ...CONTENU, actif: false, version: 1 });
    const perime = await modifier(moduleId, { ...CONTENU, titre: 'Autre', version: 1 });

    expect(await retrait.json()).to.deep.equal({ moduleId, version: 2 });
    expect((await lister('actif=true')).map((module) => module.moduleId)).not.to.include(moduleId);
    const refus = (await perime.json()) as { code: string; details: { actuel: object; agent: object } };
    expect([perime.status, refus.code]).to.deep.equal([409, 'VERSION_PERIMEE']);
    expect(refus.details.actuel).to.include({ actif: false });
    expect(refus.details.agent).to.include({ nom: 'Fictif' });
  });

  it('refuse a variable out of the list, and give the list', async () => {
    const reponse = await creer({ ...CONTENU, texte: 'Bonjour {{motDePasse}}.' });

    const refus = (await reponse.json()) as { code: string; detail: string; erreurs: { champ: string }[] };
    expect([reponse.status, refus.code]).to.deep.equal([422, 'VARIABLE_INCONNUE']);
    expect(refus.detail).to.include('{{raisonSociale}}, {{siret}}, {{reference}}');
    expect(refus.erreurs[0]?.champ).to.equal('texte');
  });

  it('refuse a text too long, a usage that is none, and a module that does not exist', async () => {
    const statuts = [
      (await creer({ ...CONTENU, texte: 'x'.repeat(4001) })).status,
      (await creer({ ...CONTENU, usage: 'INVENTE' })).status,
      (await modifier(randomUUID(), { ...CONTENU, version: 1 })).status,
    ];

    expect(statuts).to.deep.equal([422, 422, 404]);
  });
});
