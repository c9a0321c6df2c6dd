import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLDERS = '{activities,adapters,api,bench,cli,database,jobs,main,scripts,temporal,test,workflows}';

describe('paths of our files', () => {
  it('are never the pathname of an address, which breaks in a folder with a space or an accent', () => {
    const files = globSync(`${FOLDERS}/**/*.{ts,mjs}`, { cwd: ROOT });

    const faulty = files.filter((file) =>
      /import\.meta\.url\)\s*\.pathname/.test(readFileSync(join(ROOT, file), 'utf8')),
    );

    expect(files).to.not.have.lengthOf(0);
    expect(faulty).to.deep.equal([]);
  });
});
