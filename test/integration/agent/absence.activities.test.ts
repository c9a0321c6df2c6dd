import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createAbsenceActivities } from '../../../activities/absence.activities.ts';
import { AgentEntity } from '../../../database/entities/agent.entity.ts';
import { AbsenceRepository } from '../../../database/repositories/absence.repository.ts';
import { clesDesCourriels, photographierAgents } from '../../support/agents.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterAgent } from '../../support/personnes.ts';

const LE = '2026-03-03T10:00:00.000Z';

describe('activities on the absences of agents', () => {
  let base: BaseOuverte;
  let elle: string;
  let suppleant: string;

  beforeEach(async () => {
    base = await ouvrirBase();
    elle = await ajouterAgent(base.orm, ['instruction']);
    suppleant = await ajouterAgent(base.orm, ['instruction']);
  });

  afterEach(() => base.fermer());

  const activites = () => createAbsenceActivities({ orm: base.orm, domaineCourriels: 'accrochage.example' });
  const declarer = (
    absence: { absenceId?: string; agentId?: string; suppleantId?: string; debut?: string; fin?: string } = {},
  ) =>
    activites().declarerAbsence({
      absenceId: randomUUID(),
      agentId: elle,
      suppleantId: suppleant,
      debut: '2026-03-10',
      fin: '2026-03-20',
      parAgentId: elle,
      le: LE,
      ...absence,
    });
  const ecourter = (absenceId: string, le: string, agentId = elle) =>
    activites().ecourterAbsence({ absenceId, agentId, parAgentId: elle, le });
  const absences = () => new AbsenceRepository(base.orm.em.fork());

  it('declarerAbsence run twice records one absence, one line of the journal and one mail', async () => {
    const absenceId = randomUUID();

    const premiere = await declarer({ absenceId });
    const avant = await photographierAgents(base.orm);
    const seconde = await declarer({ absenceId });

    expect(await photographierAgents(base.orm)).to.deep.equal(avant);
    expect(seconde).to.deep.equal(premiere);
    expect(await clesDesCourriels(base.orm)).to.deep.equal([`suppleance-confiee:${absenceId}`]);
    expect(
      await lignes(base.orm, 'SELECT acteur, acte, objet_type, objet_id, etat_apres FROM journal.ligne'),
    ).to.deep.equal([
      {
        acteur: `agent:${elle}`,
        acte: 'absence.declarer',
        objet_type: 'absence',
        objet_id: absenceId,
        etat_apres: 'A_VENIR',
      },
    ]);
  });

  it('ecourterAbsence run twice, even days later, writes one return', async () => {
    const { reponse } = await declarer();

    const premiere = await ecourter(reponse.absenceId, '2026-03-15T09:00:00.000Z');
    const avant = await photographierAgents(base.orm);
    const seconde = await ecourter(reponse.absenceId, '2026-03-30T09:00:00.000Z');

    expect(await photographierAgents(base.orm)).to.deep.equal(avant);
    expect(seconde).to.deep.equal(premiere);
    expect(premiere.reponse).to.include({ retour: '2026-03-15', fin: '2026-03-20' });
  });

  it('an absence is ended for its own agent only', async () => {
    const { reponse } = await declarer();

    const refus = await ecourter(reponse.absenceId, LE, suppleant).catch((erreur: unknown) => erreur);

    expect(refus).to.include({ code: 'INTROUVABLE' });
  });

  it('of two agents who name each other at the same instant, one is refused', async () => {
    const issues = await Promise.allSettled([
      declarer(),
      declarer({ agentId: suppleant, suppleantId: elle, debut: '2026-03-15', fin: '2026-03-16' }),
    ]);

    expect(issues.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
  });

  it('says for whom an agent stands in, day by day', async () => {
    const { reponse } = await declarer();
    const autre = await ajouterAgent(base.orm, ['instruction']);
    await declarer({ agentId: autre, debut: '2026-03-20', fin: '2026-03-25' });
    await ecourter(reponse.absenceId, '2026-03-20T09:00:00.000Z');

    const jours = ['2026-03-09', '2026-03-10', '2026-03-19', '2026-03-20', '2026-03-26'];
    const dits = await Promise.all(jours.map((jour) => absences().suppleances(suppleant, jour)));

    expect(dits).to.deep.equal([[], [elle], [elle], [autre], []]);
  });

  it('sends to the delegate what is meant for the absent, once, and to herself when nobody can receive', async () => {
    await declarer();
    const agents = await base.orm.em.fork().find(AgentEntity, { id: { $in: [elle, suppleant] } });
    const qui = async (jour: string): Promise<string[]> =>
      (await absences().destinataires(agents, jour)).map(({ id }) => id);

    const [avant, pendant] = [await qui('2026-03-09'), await qui('2026-03-10')];
    await lignes(base.orm, "UPDATE accrochage.agent SET roles = '{support}' WHERE id = ?", [suppleant]);

    expect(avant).to.have.members([elle, suppleant]);
    expect(pendant).to.deep.equal([suppleant]);
    expect(await qui('2026-03-10')).to.have.members([elle, suppleant]);
  });
});
