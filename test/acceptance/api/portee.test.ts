import { expect } from 'chai';
import { ROUTES } from '../../../api/routes/index.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { poserDepot } from '../../support/depots-api.ts';
import { ajouterMandat } from '../../support/mandats.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import {
  ajouterOrganisme,
  ajouterUtilisateur,
  connecte,
  type Navigateur,
  type OrganismeDeTest,
} from '../../support/personnes.ts';

/** Permissions that a person of an organisme can hold: only there can an object be another organisme's. */
const DES_ORGANISMES = [
  'connecte',
  'depot:lire',
  'depot:deposer',
  'compte:gerer',
  'mandat:lire',
  'mandat:terminer',
  'cocertification:declarer',
];

/** What a route demands before it looks for its object. */
const CORPS: Record<string, object> = {
  '/mandats/:mandatId/fin': { version: 1 },
  '/organismes/:organismeId/co-certifications/:code/declaration': { mode: 'CHACUN_LES_SIENS' },
};

describe('an object of another organisme', () => {
  let base: BaseOuverte;
  let api: ApiDeTest;
  let proprietaire: OrganismeDeTest;
  let elle: Navigateur;
  let autre: Navigateur;
  let depotId: string;
  const objets: Record<string, string> = {};

  const chez = async (organisme: OrganismeDeTest): Promise<Navigateur> =>
    connecte(api, await ajouterUtilisateur(base.orm, organisme.compteId));

  before(async () => {
    base = await ouvrirBase();
    api = await demarrerApi(base.orm);
    proprietaire = await ajouterOrganisme(base.orm);
    elle = await chez(proprietaire);
    autre = await chez(await ajouterOrganisme(base.orm));
    ({ depotId } = await poserDepot(base.orm, api, { emetteurId: proprietaire.organismeId, nombreKo: 1 }));
    const autreSession = await ajouterUtilisateur(base.orm, proprietaire.compteId);
    await connecte(api, autreSession);
    const [session] = await lignes<{ id: string }>(
      base.orm,
      'SELECT id FROM technique.session WHERE utilisateur_id = ?',
      [autreSession.utilisateurId],
    );
    const { organismeId } = proprietaire;
    const { mandatId } = await ajouterMandat(base.orm, { certificateur: proprietaire });
    Object.assign(objets, { depotId, sessionId: session?.id, organismeId, mandatId, code: 'RNCP31001' });
  });

  after(async () => {
    await api.fermer();
    await base.fermer();
  });

  const routes = Object.values(ROUTES).filter(
    ({ path, permission }) => path.includes(':') && DES_ORGANISMES.includes(permission),
  );
  for (const { method, path } of routes)
    it(`does not exist for ${method.toUpperCase()} ${path}`, async () => {
      const chemin = `/api/v1${path.replace(/:([A-Za-z]+)/g, (_, nom: string) => {
        const id = objets[nom];
        if (id === undefined) throw new Error(`no object of another organisme for :${nom}, add one to this test`);
        return id;
      })}`;

      const corps = CORPS[path];
      const reponse = await autre.demander(method.toUpperCase(), chemin, corps && { corps });

      expect(reponse.status).to.equal(404);
      expect(await reponse.json()).to.include({ code: 'INTROUVABLE' });
    });

  for (const document of ['', '/accuse-reception', '/accuse-traitement', '/rapport'])
    it(`is there for its owner: GET /depots/:depotId${document}`, async () => {
      const reponse = await elle.demander('GET', `/api/v1/depots/${depotId}${document}`);

      expect(reponse.status).to.equal(200);
      await reponse.arrayBuffer();
    });

  it('is not in the list of another', async () => {
    const [mienne, sienne] = await Promise.all([
      elle.demander('GET', '/api/v1/depots'),
      autre.demander('GET', '/api/v1/depots'),
    ]);

    const ids = async (reponse: Response): Promise<string[]> =>
      ((await reponse.json()) as { elements: { depotId: string }[] }).elements.map((depot) => depot.depotId);
    expect(await ids(mienne)).to.deep.equal([depotId]);
    expect(await ids(sienne)).to.deep.equal([]);
  });

  it('is read by the certificateur that a deposit names, who cannot ask for its receipt again', async () => {
    const certificateur = await ajouterOrganisme(base.orm);
    const nomme = await chez(certificateur);
    const { organismeId: certificateurId } = certificateur;
    const pose = await poserDepot(base.orm, api, { emetteurId: proprietaire.organismeId, certificateurId });

    const lu = await nomme.demander('GET', `/api/v1/depots/${pose.depotId}`);
    const reception = await nomme.demander('POST', `/api/v1/depots/${pose.depotId}/reception`);

    expect([lu.status, reception.status]).to.deep.equal([200, 404]);
  });
});
