import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createDossiersActivities } from '../../../activities/index.ts';
import { createOrdres } from '../../../api/ordres.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { createDepsDeTest, type DepsDeTest } from '../../support/deps-worker.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterAgent, connecte, type Navigateur } from '../../support/personnes.ts';
import { type Atelier, ouvrirAtelier } from '../../support/workers.ts';

type Refus = { code: string; erreurs?: { champ: string }[] };
type AgentVu = { agentId: string; etat: string; roles: string[] };
type Page = { elements: AgentVu[]; suivant: string | null };
type AbsenceVue = { absenceId: string; etat: string; dernierJour: string | null; suppleant: { agentId: string } };

describe('agents and their absences, by HTTP', () => {
  let base: BaseOuverte;
  let deps: DepsDeTest;
  let atelier: Atelier;
  let api: ApiDeTest;
  let chefId: string;
  let chef: Navigateur;

  before(async () => {
    base = await ouvrirBase();
    deps = createDepsDeTest(base.orm);
    atelier = await ouvrirAtelier();
    api = await demarrerApi(base.orm, { ordres: createOrdres(atelier.client, atelier.prefixe) });
    chefId = await ajouterAgent(base.orm, ['supervision']);
    chef = await connecte(api, { agentId: chefId });
    await atelier.demarrer('dossiers', createDossiersActivities(deps));
  });

  after(async () => {
    await api.fermer();
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  const ordonner = (qui: Navigateur, agentId: string, acte: string, corps?: object, cle?: string): Promise<Response> =>
    qui.demander('POST', `/api/v1/agents/${agentId}/${acte}`, {
      corps,
      entetes: cle === undefined ? {} : { 'Idempotency-Key': cle },
    });
  const lire = async <T>(qui: Navigateur, chemin: string): Promise<T> =>
    (await qui.demander('GET', `/api/v1${chemin}`)).json() as Promise<T>;
  const jour = (dans: number): string => {
    const le = new Date(api.deps.horloge().getTime() + dans * 86_400_000);
    return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(le);
  };

  describe('rights', () => {
    it('the queue of those who wait is read, and first rights take her out of it', async () => {
      const agentId = await ajouterAgent(base.orm, []);
      const enAttente = async (): Promise<string[]> =>
        (await lire<Page>(chef, '/agents?etat=EN_ATTENTE&limite=100')).elements.map((vu) => vu.agentId);
      const avant = await enAttente();

      const reponse = await ordonner(chef, agentId, 'roles', { donner: ['instruction', 'support'] });

      expect(avant).to.include(agentId);
      expect(reponse.status).to.equal(200);
      expect(await reponse.json()).to.deep.equal({ agentId, etat: 'ACTIF', roles: ['instruction', 'support'] });
      expect(await enAttente()).not.to.include(agentId);
    });

    it('the list narrows by state and role, and is walked page by page', async () => {
      for (let rang = 0; rang < 3; rang += 1) await ajouterAgent(base.orm, ['exploitation']);
      const vus: string[] = [];

      for (let curseur = ''; ; ) {
        const page = await lire<Page>(chef, `/agents?etat=ACTIF&role=exploitation&limite=2${curseur}`);
        vus.push(...page.elements.map(({ agentId }) => agentId));
        if (page.suivant === null) break;
        curseur = `&curseur=${page.suivant}`;
      }

      expect(vus).to.have.length(3);
      expect(new Set(vus).size).to.equal(3);
    });

    it('change at once for who is signed in, once for one key', async () => {
      const agentId = await ajouterAgent(base.orm, ['instruction']);
      const elle = await connecte(api, { agentId });
      const cle = randomUUID();

      const reponses = [];
      for (let i = 0; i < 2; i += 1)
        reponses.push(await ordonner(chef, agentId, 'roles', { donner: ['support'], retirer: ['instruction'] }, cle));
      const moi = await lire<{ roles: string[] }>(elle, '/moi');

      expect(reponses.map(({ status }) => status)).to.deep.equal([200, 200]);
      expect(reponses[1]?.headers.get('idempotency-replayed')).to.equal('true');
      expect(moi.roles).to.deep.equal(['support']);
      const journal = await lignes(base.orm, 'SELECT 1 FROM journal.ligne WHERE objet_id = ?', [agentId]);
      expect(journal).to.have.length(1);
    });

    it('closing an agent ends her session at once, and opening her again does not give it back', async () => {
      const agentId = await ajouterAgent(base.orm, ['instruction']);
      const elle = await connecte(api, { agentId });

      const fermee = await ordonner(chef, agentId, 'desactivation');
      const pendant = await elle.demander('GET', '/api/v1/moi');
      const rouverte = await ordonner(chef, agentId, 'activation');
      const apres = await elle.demander('GET', '/api/v1/moi');

      expect(await fermee.json()).to.deep.equal({ agentId, etat: 'INACTIF', roles: ['instruction'] });
      expect(await rouverte.json()).to.include({ etat: 'ACTIF' });
      expect([pendant.status, apres.status]).to.deep.equal([401, 401]);
    });

    it('the last supervisor is told that she must hand over first', async () => {
      const reponses = [
        await ordonner(chef, chefId, 'roles', { retirer: ['supervision'] }),
        await ordonner(chef, chefId, 'desactivation'),
      ];

      for (const reponse of reponses) {
        expect(reponse.status).to.equal(409);
        expect(await reponse.json()).to.include({ code: 'DERNIER_SUPERVISEUR' });
      }
    });

    const fautes: readonly [string, object, string][] = [
      ['nothing to do', {}, 'donner'],
      ['a role given and taken', { donner: ['support'], retirer: ['support'] }, 'retirer'],
      ['an unknown role', { donner: ['directrice'] }, 'donner.0'],
    ];
    for (const [nom, corps, champ] of fautes)
      it(`refuses ${nom}`, async () => {
        const reponse = await ordonner(chef, chefId, 'roles', corps);

        expect(reponse.status).to.equal(422);
        expect(((await reponse.json()) as Refus).erreurs?.[0]?.champ).to.equal(champ);
      });

    it('an agent that does not exist is 404 everywhere', async () => {
      const statuts = await Promise.all([
        ordonner(chef, randomUUID(), 'roles', { donner: ['support'] }),
        ordonner(chef, randomUUID(), 'desactivation'),
        ordonner(chef, randomUUID(), 'activation'),
        ordonner(chef, randomUUID(), 'absences', { debut: jour(1), fin: jour(2), suppleantId: chefId }),
        chef.demander('GET', `/api/v1/agents/${randomUUID()}/absences`),
        chef.demander('GET', `/api/v1/agents/${randomUUID()}/delegations`),
      ]);

      expect(statuts.map(({ status }) => status)).to.deep.equal([404, 404, 404, 404, 404, 404]);
    });
  });

  describe('absences', () => {
    let elleId: string;
    let suppleantId: string;
    let elle: Navigateur;
    let suppleant: Navigateur;

    beforeEach(async () => {
      elleId = await ajouterAgent(base.orm, ['instruction']);
      suppleantId = await ajouterAgent(base.orm, ['instruction']);
      elle = await connecte(api, { agentId: elleId });
      suppleant = await connecte(api, { agentId: suppleantId });
    });

    const declarer = (qui: Navigateur, absence: object = {}, cle?: string): Promise<Response> =>
      ordonner(qui, elleId, 'absences', { debut: jour(0), fin: jour(5), suppleantId, ...absence }, cle);

    it('is declared by herself, once for one key, and both agents see it', async () => {
      const cle = randomUUID();

      const reponses = [await declarer(elle, {}, cle), await declarer(elle, {}, cle)];

      const [absence, rejouee] = (await Promise.all(reponses.map((reponse) => reponse.json()))) as AbsenceVue[];
      expect(reponses.map(({ status }) => status)).to.deep.equal([201, 201]);
      expect(rejouee).to.deep.equal(absence);
      expect(absence).to.deep.include({ etat: 'EN_COURS', retour: null, debut: jour(0), dernierJour: jour(5) });
      expect(await lire(suppleant, `/agents/${suppleantId}/delegations`)).to.deep.equal({
        jour: jour(0),
        elements: [absence],
      });
      expect(await lire(elle, '/moi')).to.deep.include({ absences: [absence], suppleances: [] });
      expect(await lire(suppleant, '/moi')).to.deep.include({ absences: [], suppleances: [absence] });
    });

    it('is declared for her by the supervision, and by no other agent', async () => {
      const [parAutre, parChef] = [await declarer(suppleant), await declarer(chef)];

      expect(parAutre.status).to.equal(403);
      expect(((await parAutre.json()) as { detail: string }).detail).to.include('seule la supervision');
      expect(parChef.status).to.equal(201);
    });

    it('ends today when she is back, and is then no more than a memory', async () => {
      const { absenceId } = (await (await declarer(elle, { debut: jour(0) })).json()) as AbsenceVue;
      const chemin = `absences/${absenceId}/fin`;

      const [parAutre, fini, encore] = [
        await ordonner(suppleant, elleId, chemin),
        await ordonner(elle, elleId, chemin),
        await ordonner(elle, elleId, chemin),
      ];

      expect([parAutre.status, fini.status, encore.status]).to.deep.equal([403, 200, 200]);
      expect(await fini.json()).to.deep.include({ etat: 'ANNULEE', retour: jour(0), dernierJour: null });
      expect(await lire(suppleant, `/agents/${suppleantId}/delegations`)).to.deep.include({ elements: [] });
      const enCours = await lire<{ elements: AbsenceVue[] }>(elle, `/agents/${elleId}/absences`);
      const toutes = await lire<{ elements: AbsenceVue[] }>(elle, `/agents/${elleId}/absences?toutes=oui`);
      expect([enCours.elements.length, toutes.elements.length]).to.deep.equal([0, 1]);
    });

    it('refuses wrong days, and days or delegates that are taken', async () => {
      await declarer(elle, { debut: jour(10), fin: jour(20) });
      const refus = async (absence: object, qui = elle, absent = elleId): Promise<string> => {
        const corps = { debut: jour(30), fin: jour(31), suppleantId, ...absence };
        return ((await (await ordonner(qui, absent, 'absences', corps)).json()) as Refus).code;
      };

      expect(await refus({ debut: jour(-1) })).to.equal('DEMANDE_INVALIDE');
      expect(await refus({ fin: jour(29) })).to.equal('DEMANDE_INVALIDE');
      expect(await refus({ debut: 'demain' })).to.equal('DEMANDE_INVALIDE');
      expect(await refus({ debut: jour(20) })).to.equal('ABSENCE_CHEVAUCHANTE');
      expect(await refus({ suppleantId: elleId })).to.equal('SUPPLEANT_INDISPONIBLE');
      expect(await refus({ suppleantId: chefId })).to.equal('SUPPLEANT_INDISPONIBLE');
      expect(await refus({ suppleantId: randomUUID() })).to.equal('SUPPLEANT_INDISPONIBLE');
      const tiers = await ajouterAgent(base.orm, ['instruction']);
      const chaine = { debut: jour(15), fin: jour(16), suppleantId: tiers };
      expect(await refus(chaine, suppleant, suppleantId)).to.equal('SUPPLEANCE_EN_CHAINE');
    });

    it('cannot be ended once it is over', async () => {
      const { absenceId } = (await (await declarer(elle)).json()) as AbsenceVue;
      await lignes(base.orm, 'UPDATE accrochage.absence_agent SET debut = debut - 30, fin = fin - 30 WHERE id = ?', [
        absenceId,
      ]);

      const reponse = await ordonner(elle, elleId, `absences/${absenceId}/fin`);

      expect(reponse.status).to.equal(409);
      expect(await reponse.json()).to.include({ code: 'ABSENCE_TERMINEE' });
    });

    it('an absence of another agent, or of nobody, is 404', async () => {
      const { absenceId } = (await (await declarer(elle)).json()) as AbsenceVue;

      const reponses = [
        await ordonner(chef, suppleantId, `absences/${absenceId}/fin`),
        await ordonner(chef, elleId, `absences/${randomUUID()}/fin`),
      ];

      expect(reponses.map(({ status }) => status)).to.deep.equal([404, 404]);
    });
  });
});
