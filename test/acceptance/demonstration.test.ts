import { expect } from 'chai';
import { jouerDemonstration } from '../../cli/demo/demonstration.ts';
import { SessionApi } from '../../cli/demo/session-api.ts';
import { demarrerPile, type Pile } from '../support/pile.ts';
import { ouvrirServeurs, type ServeursPile } from '../support/serveurs-pile.ts';

describe('demonstration, on the whole product', function () {
  this.timeout(120_000);

  let serveurs: ServeursPile;
  let pile: Pile;

  before(async () => {
    serveurs = await ouvrirServeurs();
    pile = await demarrerPile(serveurs);
  });

  after(async () => {
    await pile.arreter();
    await serveurs.fermer();
  });

  it('goes through the four steps, and leaves both accusés and an account that opens', async () => {
    const dit: string[] = [];
    const gardes = new Map<string, string>();
    const garder = async (nom: string, octets: Uint8Array): Promise<string> => {
      gardes.set(nom, Buffer.from(octets).toString());
      return nom;
    };

    await jouerDemonstration({
      api: pile.api,
      courriels: pile.courriels,
      dire: (phrase) => void dit.push(phrase),
      garder,
    });

    const { identifiantConnexion, motDePasse } = JSON.parse(gardes.get('compte.json') ?? '{}');
    const session = new SessionApi(pile.api);
    await session.ouvrir(identifiantConnexion, motDePasse);
    const { type } = await session.lire<{ type: string }>('/moi');
    expect(type).to.equal('UTILISATEUR');
    expect([...gardes.keys()].map((nom) => nom.split('_')[0])).to.deep.equal([
      'compte.json',
      'Accusé de réception',
      'Accusé de traitement',
    ]);
    expect(dit.join('\n')).to.match(/^1\..*^2\..*^3\..*^4\..*3 passages acceptés, 6 rejetés/ms);
  });
});
