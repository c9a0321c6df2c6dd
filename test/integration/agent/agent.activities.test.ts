import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createAgentActivities } from '../../../activities/agent.activities.ts';
import type { RoleAgent } from '../../../domain/compte/appelant.ts';
import { clesDesCourriels, photographierAgents } from '../../support/agents.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterAgent } from '../../support/personnes.ts';

const LE = '2026-03-03T10:00:00.000Z';

describe('activities on the rights of agents', () => {
  let base: BaseOuverte;
  let chefId: string;

  beforeEach(async () => {
    base = await ouvrirBase();
    chefId = await ajouterAgent(base.orm, ['supervision']);
  });

  afterEach(() => base.fermer());

  const activites = () => createAgentActivities({ orm: base.orm, domaineCourriels: 'accrochage.example' });
  const changerRoles = (agentId: string, donner: RoleAgent[], retirer: RoleAgent[] = []) =>
    activites().changerRoles({ agentId, parAgentId: chefId, le: LE, donner, retirer });
  const changerActivite = (agentId: string, actif: boolean) =>
    activites().changerActivite({ agentId, parAgentId: chefId, le: LE, actif });
  const journal = () =>
    lignes(
      base.orm,
      'SELECT chaine, acteur, acte, objet_id, etat_avant, etat_apres FROM journal.ligne ORDER BY numero',
    );
  const ouvrir = async (agentId: string): Promise<void> => {
    await lignes(
      base.orm,
      `INSERT INTO technique.session (id, empreinte, agent_id, jeton_csrf, id_token, cree_le, vue_le, expire_le)
       VALUES (?, ?, ?, 'x', 'scelle', now(), now(), now() + interval '1 hour')`,
      [randomUUID(), randomBytes(32), agentId],
    );
    await lignes(
      base.orm,
      `INSERT INTO technique.jeton_api (id, empreinte, agent_id, cree_le, expire_le)
       VALUES (?, ?, ?, now(), now() + interval '1 hour')`,
      [randomUUID(), randomBytes(32), agentId],
    );
  };
  const encoreOuverts = async (agentId: string): Promise<unknown> =>
    (
      await lignes(
        base.orm,
        `SELECT (SELECT count(*)::int FROM technique.session WHERE agent_id = ? AND revoquee_le IS NULL) AS sessions,
           (SELECT count(*)::int FROM technique.jeton_api WHERE agent_id = ? AND revoque_le IS NULL) AS jetons`,
        [agentId, agentId],
      )
    )[0];

  it('changerRoles run twice gives the roles, one line of the journal and one mail for the first rights', async () => {
    const agentId = await ajouterAgent(base.orm, []);

    const premiere = await changerRoles(agentId, ['instruction', 'support']);
    const avant = await photographierAgents(base.orm);
    const seconde = await changerRoles(agentId, ['instruction', 'support']);

    expect(await photographierAgents(base.orm)).to.deep.equal(avant);
    expect(seconde.reponse).to.deep.equal(premiere.reponse);
    expect(premiere.reponse).to.deep.equal({ agentId, etat: 'ACTIF', roles: ['instruction', 'support'] });
    expect(premiere.courrielIds).to.have.length(1);
    expect(await clesDesCourriels(base.orm)).to.deep.equal([`agent-habilite:${agentId}:${LE}`]);
    expect(await journal()).to.deep.equal([
      {
        chaine: 'systeme',
        acteur: `agent:${chefId}`,
        acte: 'agent.changer-roles',
        objet_id: agentId,
        etat_avant: '',
        etat_apres: 'instruction,support',
      },
    ]);
  });

  it('changerRoles tells nobody when she had rights already, and ends her sessions with her last one', async () => {
    const agentId = await ajouterAgent(base.orm, ['support']);
    await ouvrir(agentId);

    await changerRoles(agentId, ['instruction']);
    const pendant = await encoreOuverts(agentId);
    await changerRoles(agentId, [], ['instruction', 'support']);

    expect(await clesDesCourriels(base.orm)).to.deep.equal([]);
    expect(pendant).to.deep.equal({ sessions: 1, jetons: 1 });
    expect(await encoreOuverts(agentId)).to.deep.equal({ sessions: 0, jetons: 1 });
  });

  it('changerActivite run twice closes once: sessions and tokens end, and do not come back with her', async () => {
    const agentId = await ajouterAgent(base.orm, ['exploitation']);
    await ouvrir(agentId);

    await changerActivite(agentId, false);
    const avant = await photographierAgents(base.orm);
    const seconde = await changerActivite(agentId, false);
    const photo = await photographierAgents(base.orm);
    const revenue = await changerActivite(agentId, true);

    expect(photo).to.deep.equal(avant);
    expect(seconde.reponse).to.include({ etat: 'INACTIF' });
    expect(revenue.reponse).to.deep.equal({ agentId, etat: 'ACTIF', roles: ['exploitation'] });
    expect(await encoreOuverts(agentId)).to.deep.equal({ sessions: 0, jetons: 0 });
    expect((await journal()).map((ligne) => [ligne.acte, ligne.etat_avant, ligne.etat_apres])).to.deep.equal([
      ['agent.desactiver', 'ACTIF', 'INACTIF'],
      ['agent.activer', 'INACTIF', 'ACTIF'],
    ]);
  });

  it('the last active supervisor keeps her right and her access', async () => {
    await changerActivite(await ajouterAgent(base.orm, ['supervision']), false);
    const avant = await photographierAgents(base.orm);

    const refus = [
      await changerRoles(chefId, [], ['supervision']).catch((erreur: unknown) => erreur),
      await changerActivite(chefId, false).catch((erreur: unknown) => erreur),
    ];

    for (const un of refus) expect(un).to.include({ code: 'DERNIER_SUPERVISEUR' });
    expect(await photographierAgents(base.orm)).to.deep.equal(avant);
  });

  it('of two supervisors who leave at the same instant, one stays', async () => {
    for (let essai = 0; essai < 5; essai += 1) {
      const autreId = await ajouterAgent(base.orm, ['supervision']);
      await changerRoles(chefId, ['supervision']);

      const issues = await Promise.allSettled([
        changerRoles(chefId, [], ['supervision']),
        changerActivite(autreId, false),
      ]);

      expect(issues.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
      await changerRoles(chefId, ['supervision']);
      await changerActivite(autreId, false);
    }
  });

  it('annoncerAttente run twice tells each active supervisor once, and nobody once she has rights', async () => {
    const agentId = await ajouterAgent(base.orm, []);
    const autreChef = await ajouterAgent(base.orm, ['support', 'supervision']);
    const annoncer = () => activites().annoncerAttente({ agentId, le: LE });

    const [premiere, seconde] = [await annoncer(), await annoncer()];
    await changerRoles(agentId, ['support']);
    const apres = await annoncer();

    expect(seconde).to.deep.equal(premiere);
    expect(apres.courrielIds).to.deep.equal([]);
    const cles = await clesDesCourriels(base.orm);
    expect(cles.filter((cle) => cle.startsWith('agent-en-attente:'))).to.have.members([
      `agent-en-attente:${agentId}:${chefId}`,
      `agent-en-attente:${agentId}:${autreChef}`,
    ]);
  });

  it('an agent that does not exist is refused', async () => {
    const refus = await changerRoles(randomUUID(), ['support']).catch((erreur: unknown) => erreur);

    expect(refus).to.include({ code: 'INTROUVABLE' });
  });
});
