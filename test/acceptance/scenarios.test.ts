import type { SessionApi } from '../../cli/demo/session-api.ts';
import type { NomOrganisme } from '../scenarios/scenario.ts';
import { SCENARIOS } from '../scenarios/tous.ts';
import { agentInstructeur } from '../support/acteur.ts';
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
});
