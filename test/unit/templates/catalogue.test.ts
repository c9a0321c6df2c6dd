import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { CHEMIN_CATALOGUE, catalogueCourriels } from '../../../scripts/courriels.ts';

describe('docs/guides/courriels.md', () => {
  it('is what the templates of today give; if not, run: node scripts/courriels.ts', () => {
    expect(readFileSync(CHEMIN_CATALOGUE, 'utf8')).to.equal(catalogueCourriels());
  });
});
