import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { Pool } from 'pg';
import { createRegistreEmbarque } from '../../../adapters/sngi/registre-embarque.ts';
import { creerHasard } from '../../../database/seeders/hasard.ts';
import type { Sngi } from '../../../domain/titulaire/rapprochement.ts';
import { rapprocherUn } from '../../support/entonnoir.ts';
import { type BaseDeTest, basePropre } from '../../support/postgres.ts';
import { chargerRegistre } from '../../support/sngi-chargement.ts';
import { creerIdentification, creerRegistre } from '../../support/sngi-population.ts';

const PASSAGES = 4000;
const TAILLE_LOT = 1000;

/** The ways through the funnel, each to be met often enough for the comparison to mean something. */
const CHEMINS = [
  'personne à l’étape 1',
  'trouvé à l’étape 1',
  'personne à l’étape 2',
  'trouvé à l’étape 2',
  'personne à l’étape 3',
  'trouvé à l’étape 3',
  'plusieurs à la fin',
  'trouvé par NIR',
  'NIR inconnu',
  'trouvé par dossier',
  'dossier inconnu',
];

describe('the embedded register and the plain reading of the funnel', () => {
  let base: BaseDeTest;
  let pool: Pool;
  let sngi: Sngi;

  before(async () => {
    base = await basePropre();
    pool = new Pool({ connectionString: base.url, max: 2 });
    sngi = createRegistreEmbarque({ pool });
  });

  after(async () => {
    await pool?.end();
    await base?.fermer();
  });

  // The first ones are sparse (few homonyms), the last one dense.
  for (const [graine, nombre] of [
    [1, 150],
    [2, 500],
    [3, 900],
  ] as const)
    it(`agree on ${PASSAGES} holders, in a register of ${nombre} persons (seed ${graine})`, async () => {
      const registre = creerRegistre(graine, nombre);
      await chargerRegistre(base.urlMigration, registre, true);
      const hasard = creerHasard(graine, 7);
      const lots = Array.from({ length: PASSAGES / TAILLE_LOT }, (_, lot) =>
        Array.from({ length: TAILLE_LOT }, (__, rang) => ({
          rang: lot * TAILLE_LOT + rang,
          identification: creerIdentification(hasard, registre),
        })),
      );

      const reponses = (await Promise.all(lots.map((lot) => sngi.rapprocher(lot)))).flat();

      const rencontres = new Map<string, number>();
      for (const [rang, { identification }] of lots.flat().entries()) {
        const { etape, ...attendu } = rapprocherUn(identification, registre);
        rencontres.set(etape, (rencontres.get(etape) ?? 0) + 1);
        expect(reponses[rang], JSON.stringify(identification)).to.deep.equal({
          rang,
          trouve: 'nir' in attendu,
          ...attendu,
        });
      }
      for (const chemin of CHEMINS) expect(rencontres.get(chemin) ?? 0, chemin).to.be.greaterThan(5);
    });
});
