import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createDossiersActivities } from '../../../activities/index.ts';
import { createTrousseau } from '../../../adapters/chiffrement/trousseau.ts';
import { createOrdres } from '../../../api/ordres.ts';
import { deposerCourriel, envoyeurDeTest } from '../../integration/jobs/courriels-de-test.ts';
import { bonServeurSauf, demarrerScript, demarrerSmtp, type ServeurSmtp } from '../../integration/mail/serveur-smtp.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { createDepsDeTest, type DepsDeTest } from '../../support/deps-worker.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import {
  ajouterAgent,
  ajouterDossier,
  ajouterOrganisme,
  connecte,
  type Navigateur,
  type OrganismeDeTest,
} from '../../support/personnes.ts';
import { type Atelier, ouvrirAtelier } from '../../support/workers.ts';

const LE = new Date('2026-03-02T08:00:00Z');

type Courriel = {
  courrielId: string;
  etat: string;
  destinataire: string;
  adresseRefusee: boolean;
  essais: { issue: string; reponseSmtp: string; decision: { agent: { nom: string } } | null }[];
  contenu: { sujet: string; texte: string; html: string } | null;
  decisionsPossibles: string[];
};

describe('mails, by HTTP', () => {
  let base: BaseOuverte;
  let deps: DepsDeTest;
  let atelier: Atelier;
  let api: ApiDeTest;
  let agent: Navigateur;
  let agentId: string;
  let support: Navigateur;
  let organisme: OrganismeDeTest;
  let dossierId: string;
  const contenus = createTrousseau({ active: 'k', cles: { k: Buffer.alloc(32, 3).toString('base64') } });
  const ouverts: ServeurSmtp[] = [];

  before(async () => {
    base = await ouvrirBase();
    deps = createDepsDeTest(base.orm);
    atelier = await ouvrirAtelier();
    api = await demarrerApi(base.orm, { reponses: contenus, ordres: createOrdres(atelier.client, atelier.prefixe) });
    agentId = await ajouterAgent(base.orm, ['instruction']);
    agent = await connecte(api, { agentId });
    support = await connecte(api, { agentId: await ajouterAgent(base.orm, ['support']) });
    await atelier.demarrer('dossiers', createDossiersActivities(deps));
  });

  beforeEach(async () => {
    organisme = await ajouterOrganisme(base.orm);
    dossierId = await ajouterDossier(base.orm, organisme);
  });

  after(async () => {
    await Promise.all(ouverts.splice(0).map((serveur) => serveur.fermer()));
    await api.fermer();
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  /** A mail of the case, after one try that met these answers. */
  const envoyer = async (
    modele: 'demande-refusee' | 'identifiants-inscription',
    pannes?: Record<string, string>,
  ): Promise<string> => {
    const id = await deposerCourriel(base.orm, modele, LE);
    const { organismeId } = organisme;
    await lignes(
      base.orm,
      'UPDATE accrochage.courriel SET dossier_id = ?, organisme_id = ?, destinataire = ? WHERE id = ?',
      [...[dossierId, organismeId, `${organismeId}@institut.example`], id],
    );
    const serveur = await (pannes ? demarrerScript(bonServeurSauf(pannes)) : demarrerSmtp());
    ouverts.push(serveur);
    await envoyeurDeTest(base.orm, serveur.url, { contenus, maintenant: () => LE })(id);
    return id;
  };
  const lire = async <T>(qui: Navigateur, chemin: string): Promise<T> =>
    (await qui.demander('GET', `/api/v1${chemin}`)).json() as Promise<T>;
  const lister = (filtre: string) =>
    lire<{ elements: Courriel[]; suivant: string | null }>(agent, `/courriels?${filtre}`);
  const courriel = (id: string) => lire<Courriel>(agent, `/courriels/${id}`);
  const regler = (id: string, corps: object, cle?: string): Promise<Response> =>
    support.demander('POST', `/api/v1/courriels/${id}/reglement`, {
      corps,
      entetes: cle ? { 'Idempotency-Key': cle } : {},
    });

  describe('once sent', () => {
    it('are listed for a case and for its organisme, without whom they go to, page by page', async () => {
      const ids = [await envoyer('demande-refusee'), await envoyer('identifiants-inscription', { RCPT: '550 non' })];

      const page = await lister(`dossierId=${dossierId}&limite=1`);
      const suite = await lister(`dossierId=${dossierId}&limite=1&curseur=${page.suivant}`);
      const refuses = await lister(`organismeId=${organisme.organismeId}&etat=REFUSE`);

      expect([...page.elements, ...suite.elements].map(({ courrielId }) => courrielId)).to.have.members(ids);
      expect(suite.suivant).to.equal(null);
      expect(refuses.elements.map(({ courrielId }) => courrielId)).to.deep.equal([ids[1]]);
      expect(JSON.stringify([page, refuses])).not.to.include('@');
    });

    it('are asked for one case or one organisme, not both and not neither', async () => {
      for (const filtre of ['', `dossierId=${dossierId}&organismeId=${organisme.organismeId}`])
        expect((await agent.demander('GET', `/api/v1/courriels?${filtre}`)).status).to.equal(422);
    });

    it('are read as they left, with the answer of the server and the link masked', async () => {
      const id = await envoyer('identifiants-inscription');

      const lu = await courriel(id);

      expect(lu).to.deep.include({ etat: 'ENVOYE', adresseRefusee: false, decisionsPossibles: [] });
      expect(lu.essais).to.have.length(1);
      expect(lu.essais[0]).to.include({ issue: 'ACCEPTE', decision: null });
      expect(lu.contenu?.sujet).to.include('identifiants d’inscription');
      expect(lu.contenu?.texte)
        .to.include('/inscription#jeton-masque')
        .and.not.match(/#[A-Za-z0-9_-]{64}/);
    });

    it('leave a line in the journal each time they are read', async () => {
      const id = await envoyer('demande-refusee');

      await courriel(id);

      const vues = await lignes(
        base.orm,
        "SELECT acteur, chaine FROM journal.ligne WHERE acte = 'courriel.lire' AND objet_id = ?",
        [id],
      );
      expect(vues).to.deep.equal([{ acteur: `agent:${agentId}`, chaine: organisme.organismeId }]);
    });

    it('do not exist under an id that nobody gave', async () => {
      const reponse = await agent.demander('GET', `/api/v1/courriels/${randomUUID()}`);

      expect(reponse.status).to.equal(404);
    });

    it('show everywhere that the address refuses mails', async () => {
      const id = await envoyer('demande-refusee', { RCPT: '550 5.1.1 inconnue' });
      await lignes(base.orm, 'UPDATE accrochage.dossier SET contact_courriel = ? WHERE id = ?', [
        `${organisme.organismeId}@INSTITUT.example`,
        dossierId,
      ]);

      const dossier = await lire<{ contact: { adresseRefusee: boolean }; notes: { code: string }[] }>(
        agent,
        `/dossiers/${dossierId}`,
      );
      const constats = await lire<{ elements: { genre: string }[] }>(
        agent,
        `/constats?organismeId=${organisme.organismeId}`,
      );

      expect((await courriel(id)).adresseRefusee).to.equal(true);
      expect(dossier.contact.adresseRefusee).to.equal(true);
      expect(dossier.notes.map(({ code }) => code)).to.deep.equal(['ADRESSE_REFUSEE']);
      expect(constats.elements.map(({ genre }) => genre)).to.deep.equal(['COURRIEL_REFUSE']);
    });
  });

  describe('that wait for a person', () => {
    it('are settled once for one key, by name', async () => {
      const id = await envoyer('demande-refusee', { '.': 'couper' });

      const reponses = [
        await regler(id, { tentative: 1, decision: 'PARTI' }, `cle-${id}`),
        await regler(id, { tentative: 1, decision: 'PARTI' }, `cle-${id}`),
      ];

      const corps = await Promise.all(reponses.map((reponse) => reponse.json()));
      expect(corps[0]).to.deep.equal({ courrielId: id, etat: 'ENVOYE', libelleEtat: 'Envoyé', tentatives: 1 });
      expect(corps[1]).to.deep.equal(corps[0]);
      expect((await courriel(id)).essais[0]?.decision?.agent.nom).to.equal('Fictif');
    });

    it('leave again when asked so', async () => {
      const id = await envoyer('demande-refusee', { '.': 'couper' });
      expect((await courriel(id)).decisionsPossibles).to.have.members(['PARTI', 'RENVOYER']);

      const reponse = await regler(id, { tentative: 1, decision: 'RENVOYER' });

      expect(await reponse.json()).to.include({ etat: 'A_ENVOYER' });
      expect((await courriel(id)).destinataire).to.equal('contact@institut.example');
    });

    it('are refused a second decision, a decision that is none, and an address', async () => {
      const id = await envoyer('demande-refusee', { '.': 'couper' });
      await regler(id, { tentative: 1, decision: 'PARTI' });

      const statuts = [
        (await regler(id, { tentative: 1, decision: 'RENVOYER' })).status,
        (await regler(id, { tentative: 1, decision: 'OUBLIER' })).status,
        (await regler(id, { tentative: 1, decision: 'RENVOYER', destinataire: 'autre@x.example' })).status,
        (await regler(randomUUID(), { tentative: 1, decision: 'PARTI' })).status,
      ];

      expect(statuts).to.deep.equal([409, 422, 422, 404]);
    });

    it('say why when their link is dead', async () => {
      const id = await envoyer('identifiants-inscription', { '.': 'couper' });

      const reponse = await regler(id, { tentative: 1, decision: 'RENVOYER' });

      expect(reponse.status).to.equal(409);
      expect(await reponse.json()).to.include({ code: 'COURRIEL_NON_RENVOYABLE' });
    });
  });
});
