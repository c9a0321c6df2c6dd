import { expect } from 'chai';
import { ROUTES } from '../../../api/routes/index.ts';
import { ajouterAcces, machine } from '../../support/acces.ts';
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
import { poserPiece } from '../../support/pieces.ts';

/** Permissions that a person of an organisme can hold: only there can an object be another organisme's. */
const DES_ORGANISMES = [
  'identifie',
  'connecte',
  'depot:lire',
  'depot:deposer',
  'piece:lire',
  'compte:gerer',
  'moi:gerer',
  'acces:verrouiller',
  'mandat:lire',
  'mandat:terminer',
  'cocertification:declarer',
];

/** Bodies that these routes read before they look for the object. */
const CORPS: Record<string, object> = {
  '/acces/:accesId/rotation': { motDePasse: 'inconnu' },
  '/personnes/:personneId/droits': { role: 'UTILISATEUR', assistance: false },
  '/personnes/:personneId/verrouillage': { motif: 'DEPART' },
  '/mandats/:mandatId/fin': { version: 1 },
  '/organismes/:organismeId/co-certifications/:code/declaration': { mode: 'CHACUN_LES_SIENS' },
};

describe('an object of another organisme', () => {
  let base: BaseOuverte;
  let api: ApiDeTest;
  let proprietaire: OrganismeDeTest;
  let elle: Navigateur;
  let autre: Navigateur;
  let saMachine: Navigateur;
  let autreMachine: Navigateur;
  let depotId: string;
  const objets: Record<string, string> = {};

  const chez = async (organisme: OrganismeDeTest): Promise<Navigateur> =>
    connecte(api, await ajouterUtilisateur(base.orm, organisme.compteId));

  before(async () => {
    base = await ouvrirBase();
    api = await demarrerApi(base.orm);
    proprietaire = await ajouterOrganisme(base.orm);
    elle = await chez(proprietaire);
    const ailleurs = await ajouterOrganisme(base.orm);
    autre = await chez(ailleurs);
    autreMachine = await machine(api, ailleurs.compteId);
    saMachine = await machine(api, proprietaire.compteId);
    ({ depotId } = await poserDepot(base.orm, api, { emetteurId: proprietaire.organismeId, nombreKo: 1 }));
    const autreSession = await ajouterUtilisateur(base.orm, proprietaire.compteId);
    await connecte(api, autreSession);
    const [session] = await lignes<{ id: string }>(
      base.orm,
      'SELECT id FROM technique.session WHERE utilisateur_id = ?',
      [autreSession.utilisateurId],
    );
    const { organismeId } = proprietaire;
    const { pieceId } = await poserPiece(base.orm, api.deps, { objetType: 'depot', objetId: depotId, organismeId });
    const { accesId } = await ajouterAcces(base.orm, proprietaire.compteId);
    const { mandatId } = await ajouterMandat(base.orm, { certificateur: proprietaire });
    const { utilisateurId: personneId } = autreSession;
    const siens = { depotId, sessionId: session?.id, pieceId, accesId, personneId, organismeId, mandatId };
    Object.assign(objets, { ...siens, code: 'RNCP31001' });
  });

  after(async () => {
    await api.fermer();
    await base.fermer();
  });

  const routes = Object.values(ROUTES).filter(
    ({ path, permission }) => path.includes(':') && DES_ORGANISMES.includes(permission),
  );
  const adresseDe = (path: string): string =>
    `/api/v1${path.replace(/:([A-Za-z]+)/g, (_, nom: string) => {
      const id = objets[nom];
      if (id === undefined) throw new Error(`no object of another organisme for :${nom}, add one to this test`);
      return id;
    })}`;
  for (const { method, path } of routes)
    it(`does not exist for ${method.toUpperCase()} ${path}`, async () => {
      const corps = CORPS[path];
      const reponse = await autre.demander(method.toUpperCase(), adresseDe(path), corps && { corps });

      expect(reponse.status).to.equal(404);
      expect(await reponse.json()).to.include({ code: 'INTROUVABLE' });
    });

  for (const { method, path } of routes.filter(({ permission }) => permission.startsWith('depot:')))
    it(`does not exist for the machine of another: ${method.toUpperCase()} ${path}`, async () => {
      const reponse = await autreMachine.demander(method.toUpperCase(), adresseDe(path));

      expect(reponse.status).to.equal(404);
      expect(await reponse.json()).to.include({ code: 'INTROUVABLE' });
    });

  for (const document of ['', '/accuse-reception', '/accuse-traitement', '/rapport'])
    it(`is there for its owner and her machine: GET /depots/:depotId${document}`, async () => {
      const reponses = [
        await elle.demander('GET', `/api/v1/depots/${depotId}${document}`),
        await saMachine.demander('GET', `/api/v1/depots/${depotId}${document}`),
      ];

      expect(reponses.map(({ status }) => status)).to.deep.equal([200, 200]);
      await Promise.all(reponses.map((reponse) => reponse.arrayBuffer()));
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
