import proto from '@temporalio/proto';
import { expect } from 'chai';
import pg from 'pg';
import type { SessionApi } from '../../cli/demo/session-api.ts';
import { verifierJournal } from '../../database/journal/verifier-journal.ts';
import { PERSONNES_DEMONSTRATION } from '../../database/seeders/personnes-demonstration.ts';
import type { NomOrganisme } from '../scenarios/scenario.ts';
import { SCENARIOS } from '../scenarios/tous.ts';
import { agentInstructeur, createActeur } from '../support/acteur.ts';
import { demarrerPile, type Pile } from '../support/pile.ts';
import { Scene } from '../support/scene.ts';
import { ouvrirServeurs, type ServeursPile } from '../support/serveurs-pile.ts';

describe('scenarios, on the whole product', function () {
  this.timeout(120_000);

  let serveurs: ServeursPile;
  let pile: Pile;
  let agent: SessionApi;

  before(async () => {
    serveurs = await ouvrirServeurs();
    pile = await demarrerPile(serveurs);
    agent = await agentInstructeur(pile);
  });

  after(async () => {
    await pile.arreter();
    await serveurs.fermer();
  });

  for (const { titre, etapes, attendus } of SCENARIOS)
    it(titre, async () => {
      const scene = new Scene(pile, agent);

      for (const [rang, etape] of etapes.entries())
        await scene.jouer(etape).catch((erreur: unknown) => {
          if (erreur instanceof Error) erreur.message = `step ${rang + 1} (${etape.faire}): ${erreur.message}`;
          throw erreur;
        });

      for (const [nom, attendu] of Object.entries(attendus)) await scene.verifier(nom as NomOrganisme, attendu);
    });

  it('keeps a journal whose chains hold', async () => {
    const client = new pg.Client({ connectionString: serveurs.base.urlMigration });
    await client.connect();
    try {
      const { chaines, lignes, ruptures } = await verifierJournal(client);

      expect(ruptures).to.deep.equal([]);
      expect([chaines > 5, lignes > 50]).to.deep.equal([true, true]);
    } finally {
      await client.end();
    }
  });

  it('writes no name, no mail and no NIR in its logs nor in the histories of Temporal', async () => {
    const { nom, courriel } = createActeur(pile).fictif.contact;
    const domaine = courriel.slice(courriel.indexOf('@'));
    const titulaires = Object.values(PERSONNES_DEMONSTRATION);
    const interdits = [
      nom,
      domaine,
      ...titulaires.flatMap(({ nomNaissance, nir }) => [nomNaissance, nir.slice(0, 13)]),
    ];

    const journaux = pile.programmes.api.journal() + pile.programmes.worker.journal();
    const histoires = await histoiresBrutes(pile);

    expect(journaux.length).to.be.above(10_000);
    expect(histoires).to.contain('accrocherOrganisme').and.to.contain('traiterDepot');
    for (const interdit of interdits) {
      expect(journaux.includes(interdit), `« ${interdit} » in the logs`).to.equal(false);
      expect(histoires.includes(interdit), `« ${interdit} » in the histories`).to.equal(false);
    }
  });
});

/** Every byte that Temporal keeps of every run, as text. */
const histoiresBrutes = async ({ temporal }: Pile): Promise<string> => {
  const { workflowService } = temporal;
  const { executions } = await workflowService.listWorkflowExecutions({ namespace: 'default', pageSize: 1000 });
  const octets = await Promise.all(
    executions.map(async ({ execution }) => {
      const { history } = await workflowService.getWorkflowExecutionHistory({ namespace: 'default', execution });
      return proto.temporal.api.history.v1.History.encode(history ?? {}).finish();
    }),
  );
  return Buffer.concat(octets).toString('utf8');
};
