import { expect } from 'chai';
import { createConstatActivities } from '../../../activities/constat.activities.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { AGENTS } from '../../support/builders.ts';
import { ajouterConstat, photographierConstats } from '../../support/constats.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterOrganisme, type OrganismeDeTest } from '../../support/personnes.ts';

const LE = '2026-03-03T10:00:00.000Z';

describe('activities on findings', () => {
  let base: BaseOuverte;
  let organisme: OrganismeDeTest;
  let constatId: string;

  beforeEach(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
    organisme = await ajouterOrganisme(base.orm);
    constatId = await ajouterConstat(base.orm, { organismeId: organisme.organismeId });
  });

  afterEach(() => base.fermer());

  const decider = (version = 1, agentId: string = AGENTS[0]) =>
    createConstatActivities(base).deciderConstat({ constatId, agentId, le: LE, version, decision: 'TRAITE' });

  it('deciderConstat run twice writes one decision and one line of the journal', async () => {
    const premiere = await decider();
    const avant = await photographierConstats(base.orm);

    const seconde = await decider();

    expect(await photographierConstats(base.orm)).to.deep.equal(avant);
    expect(seconde).to.deep.equal(premiere);
    expect(premiere).to.deep.equal({ constatId, etat: 'TRAITE', version: 2 });
    expect(
      await lignes(base.orm, 'SELECT chaine, acteur, acte, objet_id, etat_avant, etat_apres FROM journal.ligne'),
    ).to.deep.equal([
      {
        chaine: organisme.organismeId,
        acteur: `agent:${AGENTS[0]}`,
        acte: 'constat.decider',
        objet_id: constatId,
        etat_avant: 'A_TRAITER',
        etat_apres: 'TRAITE',
      },
    ]);
  });

  it('the second agent is told who decided', async () => {
    await decider();

    const refus = await decider(1, AGENTS[1]).catch((erreur: unknown) => erreur);

    expect(refus).to.be.instanceOf(BusinessError);
    expect((refus as BusinessError).code).to.equal('DEJA_FAIT');
    expect((refus as BusinessError).details).to.include({ par: `agent:${AGENTS[0]}`, le: LE });
  });
});
