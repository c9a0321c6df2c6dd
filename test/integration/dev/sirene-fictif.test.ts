import { expect } from 'chai';
import { siretValide } from '../../../domain/organisme/siret.ts';
import type { LocalHttp } from '../../../main/dev/local-http.ts';
import { startSireneFictif, unitesFictives } from '../../../main/dev/sirene-fictif.ts';

interface Answer {
  results: {
    siren: string;
    siege: { siret: string };
    matching_etablissements: { siret: string; etat_administratif: string }[];
  }[];
  total_results: number;
}

describe('fictional SIRET directory', () => {
  let directory: LocalHttp;

  before(async () => {
    directory = await startSireneFictif(0);
  });

  after(() => directory.close());

  const ask = async (q: string): Promise<Answer> =>
    (await fetch(`${directory.url}/search?q=${encodeURIComponent(q)}`)).json() as Promise<Answer>;

  it('holds establishments whose numbers are right, open and closed', () => {
    const establishments = unitesFictives().flatMap(({ etablissements }) => etablissements);

    const wrong = establishments.filter(({ siret }) => !siretValide(siret));

    expect(wrong).to.deep.equal([]);
    expect(new Set(establishments.map(({ siret }) => siret)).size)
      .to.equal(establishments.length)
      .and.to.be.above(30);
    expect(establishments.some(({ etat_administratif }) => etat_administratif === 'F')).to.equal(true);
  });

  it('finds one establishment by its SIRET', async () => {
    const unite = unitesFictives()[0];
    const secondary = unite?.etablissements[1];

    const { results, total_results } = await ask(secondary?.siret ?? '');

    expect(total_results).to.equal(1);
    expect(results[0]?.siege.siret).to.equal(unite?.etablissements[0]?.siret);
    expect(results[0]?.matching_etablissements).to.deep.equal([secondary]);
  });

  it('says nothing of a SIRET that it does not know', async () => {
    const answer = await ask('73282932000074');

    expect(answer).to.include({ total_results: 0 });
    expect(answer.results).to.deep.equal([]);
  });
});
