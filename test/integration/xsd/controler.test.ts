import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const CLI = fileURLToPath(new URL('../../../main/cli.ts', import.meta.url));
const EXEMPLE = fileURLToPath(new URL('../../fixtures/depots/exemple.xml', import.meta.url));

type Outcome = { code: number; out: string; err: string; lines: Record<string, unknown>[] };

const accrochage = (...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { maxBuffer: 64 * 1_048_576 }, (error, out, err) => {
      const lines = args.includes('--json')
        ? out
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line))
        : [];
      resolve({ code: error === null ? 0 : Number(error.code), out, err, lines });
    });
  });

describe('accrochage controler', () => {
  let folder = '';
  const write = (name: string, content: string): string => {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'controler-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('says OK of a sound file, on one line of JSON, and leaves with 0', async () => {
    const { code, lines } = await accrochage('controler', '--json', EXEMPLE);

    expect(code).to.equal(0);
    expect(lines).to.have.lengthOf(1);
    expect(lines[0]).to.deep.include({ fichier: EXEMPLE, verdict: 'OK', erreurs: [], nombreErreurs: 0, anomalies: [] });
  });

  it('gives the sentences of the validator with their place, and leaves with 1', async () => {
    const file = write('f.xml', readFileSync(EXEMPLE, 'utf8').replace('<cpf:sexe>M<', '<cpf:sexe>m<'));

    const { code, lines } = await accrochage('controler', '--json', file);

    expect(code).to.equal(1);
    expect(lines[0]).to.deep.include({
      verdict: 'KO',
      nombreErreurs: 2,
      erreurs: [
        {
          type: 'XSD',
          ligne: 46,
          colonne: 63,
          message:
            "cvc-enumeration-valid : La valeur 'm' n'est pas un facet valide par rapport à l'énumération '[M, F]'. Il doit s'agir d'une valeur provenant de l'énumération.",
        },
        {
          type: 'XSD',
          ligne: 46,
          colonne: 63,
          message: "cvc-type.3.1.3 : La valeur 'm' de l'élément 'cpf:sexe' n'est pas valide.",
        },
      ],
    });
  });

  it('gives our own refusals a code, alone', async () => {
    const file = write('f.xml', '<!DOCTYPE a><a/>');

    const { code, lines } = await accrochage('controler', '--json', file);

    expect(code).to.equal(1);
    expect(JSON.stringify(lines[0]?.erreurs)).to.match(
      /^\[\{"type":"REFUS","code":"DOCTYPE_INTERDIT","ligne":1,"colonne":10,/,
    );
  });

  it('gives the checks that need no database as anomalies, which leave the verdict alone', async () => {
    const file = write('f.xml', readFileSync(EXEMPLE, 'utf8').replaceAll('2026-0002', '2026-0001'));

    const { code, lines } = await accrochage('controler', '--json', file);

    expect(code).to.equal(0);
    expect(lines[0]?.verdict).to.equal('OK');
    expect(lines[0]?.anomalies).to.have.lengthOf(1);
    expect(lines[0]?.anomalies).to.have.nested.property('[0].idTechnique', '2026-0001');
  });

  it('checks every .xml of a folder and of those below, in byte order, by its path in the folder', async () => {
    for (const name of ['b.xml', 'a/z.xml', 'é.xml', 'B.xml', 'a.xml', 'lisez-moi.txt', 'a/b/c.xml', 'x.xml/y.xml'])
      write(name, '<a/>');

    const { code, lines } = await accrochage('controler', '--dossier', folder, '--json');

    expect(code).to.equal(1);
    expect(lines.map(({ fichier }) => fichier)).to.deep.equal([
      'B.xml',
      'a.xml',
      'a/b/c.xml',
      'a/z.xml',
      'b.xml',
      'x.xml/y.xml',
      'é.xml',
    ]);
  });

  it('goes on after a file that cannot be read, says so, and leaves with 3', async () => {
    const missing = join(folder, 'absent.xml');

    const { code, lines, err } = await accrochage('controler', '--json', missing, EXEMPLE, folder);

    expect(code).to.equal(3);
    expect(lines.map(({ verdict }) => verdict)).to.deep.equal(['OK']);
    expect(err).to.include('absent.xml : fichier introuvable.').and.to.include('c’est un dossier');
  });

  it('says that access is refused', async function () {
    if (process.getuid?.() === 0) this.skip();
    const file = write('f.xml', '<a/>');
    chmodSync(file, 0);

    const { code, err } = await accrochage('controler', file);

    expect(code).to.equal(3);
    expect(err).to.include('accès refusé');
  });

  it('speaks to a person in French', async () => {
    const faulty = write('f.xml', '<a/>');

    const { out } = await accrochage('controler', faulty, EXEMPLE);

    expect(out).to.equal(
      [
        `${faulty} : KO, non conforme, 1 erreur.`,
        "  ligne 1, colonne 5 : cvc-elt.1.a : Déclaration de l'élément 'a' introuvable.",
        `${EXEMPLE} : OK, conforme au schéma, 3 passages.`,
        '',
      ].join('\n'),
    );
  });

  for (const args of [[], ['--inconnue', 'x'], ['--dossier']])
    it(`leaves with 2 when it is badly used: ${args.join(' ') || 'no file'}`, async () => {
      const { code, err } = await accrochage('controler', ...args);

      expect(code).to.equal(2);
      expect(err).to.match(/Il manque|inconnue|attend une valeur/);
    });

  it('leaves with 3 when the folder cannot be read', async () => {
    const { code, err } = await accrochage('controler', '--dossier', join(folder, 'absent'));

    expect(code).to.equal(3);
    expect(err).to.include('ne peut pas être lu');
  });

  it('checks a thousand small files in one run', async function () {
    this.timeout(120_000);
    for (let index = 0; index < 1_000; index += 1) write(`${index}.xml`, index % 2 === 0 ? '<a/>' : '<a>');

    const { code, lines } = await accrochage('controler', '--json', '--dossier', folder);

    expect(code).to.equal(1);
    expect(lines).to.have.lengthOf(1_000);
  });

  it('says that a folder holds nothing to check', async () => {
    const { code, out, err } = await accrochage('controler', '--dossier', folder);

    expect({ code, out }).to.deep.equal({ code: 0, out: '' });
    expect(err).to.equal(`Aucun fichier .xml dans le dossier ${folder}.\n`);
  });

  it('ends without a word when the reader of its output is gone', async () => {
    const command = `"${process.execPath}" "${CLI}" controler --json "${EXEMPLE}" "${EXEMPLE}" "${EXEMPLE}" | true`;

    const err = await new Promise((resolve) => {
      execFile('sh', ['-c', command], (_error, _out, said) => resolve(said));
    });

    expect(err).to.equal('');
  });
});
