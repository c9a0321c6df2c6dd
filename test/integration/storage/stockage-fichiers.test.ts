import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { ENTETE_OCTETS, TRAME_CLAIRE_OCTETS, TRAME_SCELLEE_OCTETS } from '../../../adapters/chiffrement/trames.ts';
import type { Anneau } from '../../../adapters/chiffrement/trousseau.ts';
import { createStockageFichiers } from '../../../adapters/storage/stockage-fichiers.ts';
import { cleFichierDepose, cleTemporaire, type Plage, type Stockage } from '../../../domain/depot/stockage.ts';

const F = TRAME_CLAIRE_OCTETS;
const CLE = 'depots/a1/fichier.xml';

const cle32 = (): string => randomBytes(32).toString('base64');

async function* parMorceaux(octets: Buffer, taille: number): AsyncGenerator<Uint8Array> {
  for (let debut = 0; debut < octets.length; debut += taille) yield octets.subarray(debut, debut + taille);
}

const toutLire = async (stockage: Stockage, cle: string, plage?: Plage): Promise<Buffer> => {
  const morceaux: Uint8Array[] = [];
  for await (const morceau of stockage.lire(cle, plage)) morceaux.push(morceau);
  return Buffer.concat(morceaux);
};

const refus = async (promesse: Promise<unknown>): Promise<string> =>
  promesse.then(
    () => 'accepté',
    (erreur: { motif?: string; code?: string; name: string }) => erreur.motif ?? erreur.code ?? erreur.name,
  );

const lister = async (stockage: Stockage, prefixe: string, avant: Date): Promise<string[]> => {
  const cles: string[] = [];
  for await (const cle of stockage.lister(prefixe, avant)) cles.push(cle);
  return cles.sort();
};

describe('file store in a folder', () => {
  const anneau: Anneau = { active: 'k1', cles: { k1: cle32() } };
  let dossier: string;
  let stockage: Stockage;
  const chemin = (cle: string): string => join(dossier, ...cle.split('/'));
  const ecrire = (octets: Buffer, cle = CLE, morceau = 10_007) => stockage.ecrire(cle, parMorceaux(octets, morceau));

  beforeEach(async () => {
    dossier = await mkdtemp(join(tmpdir(), 'stockage-'));
    stockage = createStockageFichiers({ url: pathToFileURL(dossier).href, anneau });
  });

  afterEach(() => rm(dossier, { recursive: true, force: true }));

  for (const taille of [0, 1, F - 1, F, F + 1, 2 * F, 3 * F + 17])
    it(`gives back ${taille} bytes as they came, with their size, hash and key`, async () => {
      const octets = randomBytes(taille);

      const ecrit = await ecrire(octets);
      const lu = await toutLire(stockage, CLE);

      expect(lu.equals(octets)).to.equal(true);
      expect(ecrit).to.deep.equal({
        cleId: 'k1',
        tailleOctets: taille,
        sha256: createHash('sha256').update(octets).digest('hex'),
      });
    });

  it('takes chunks larger than a frame', async () => {
    const octets = randomBytes(5 * F + 3);

    await ecrire(octets, CLE, octets.length);

    expect((await toutLire(stockage, CLE)).equals(octets)).to.equal(true);
  });

  it('keeps nothing of the clear text on disk', async () => {
    await ecrire(Buffer.from('<nomNaissance>DUPONT</nomNaissance>'.repeat(5000)));

    const brut = await readFile(chemin(CLE));

    expect(brut.includes('DUPONT')).to.equal(false);
  });

  it('reads any range, and nothing beyond the end', async () => {
    const octets = randomBytes(3 * F + 17);
    await ecrire(octets);
    const bornes = [0, 1, F - 1, F, F + 1, 2 * F, 3 * F, 3 * F + 16, 3 * F + 17, 4 * F];

    for (const debut of bornes)
      for (const longueur of [0, 1, F, F + 1, 5 * F]) {
        const lu = await toutLire(stockage, CLE, { debut, longueur });
        expect(lu.equals(octets.subarray(debut, debut + longueur)), `${debut}+${longueur}`).to.equal(true);
      }
  });

  it('gives one file two different contents when it is written twice, and reads the last', async () => {
    const octets = Buffer.alloc(F, 'a');
    await ecrire(octets);
    const premier = await readFile(chemin(CLE));
    await ecrire(octets);
    const second = await readFile(chemin(CLE));

    expect(premier.equals(second)).to.equal(false);
    expect((await toutLire(stockage, CLE)).equals(octets)).to.equal(true);
  });

  it('opens files of an older key after rotation, and says so when the key is gone', async () => {
    const octets = randomBytes(100);
    await ecrire(octets);
    const url = pathToFileURL(dossier).href;
    const tourne = createStockageFichiers({ url, anneau: { active: 'k2', cles: { ...anneau.cles, k2: cle32() } } });
    const sansK1 = createStockageFichiers({ url, anneau: { active: 'k2', cles: { k2: cle32() } } });

    const lu = await toutLire(tourne, CLE);
    const message = await toutLire(sansK1, CLE).catch((erreur: Error) => erreur.message);

    expect(lu.equals(octets)).to.equal(true);
    expect(message).to.equal('la clé k1 n’est pas dans l’anneau');
  });

  describe('altered', () => {
    const trame = (rang: number): number => ENTETE_OCTETS + rang * TRAME_SCELLEE_OCTETS;
    const retourner = (position: (brut: Buffer) => number) => (brut: Buffer) => {
      const ou = position(brut);
      brut.writeUInt8(brut.readUInt8(ou) ^ 1, ou);
      return brut;
    };
    const modifier = async (changer: (brut: Buffer) => Buffer): Promise<void> =>
      writeFile(chemin(CLE), changer(await readFile(chemin(CLE))));

    beforeEach(() => ecrire(randomBytes(3 * F + 17)));

    const cas: Record<string, (brut: Buffer) => Buffer> = {
      'a byte of the header': retourner(() => 80),
      'a byte of the unused end of the header': retourner(() => 120),
      'the mark of the format': retourner(() => 0),
      'a byte of a frame': retourner(() => trame(1) + 9),
      'the seal of the last frame': retourner((brut) => brut.length - 1),
      'two frames swapped': (brut) =>
        Buffer.concat([
          brut.subarray(0, trame(0)),
          brut.subarray(trame(1), trame(2)),
          brut.subarray(trame(0), trame(1)),
          brut.subarray(trame(2)),
        ]),
      'a frame repeated': (brut) => Buffer.concat([brut.subarray(0, trame(1)), brut.subarray(trame(0))]),
      'a frame removed': (brut) => Buffer.concat([brut.subarray(0, trame(1)), brut.subarray(trame(2))]),
      'the last frame cut off': (brut) => brut.subarray(0, trame(3)),
      'the last frame shortened': (brut) => brut.subarray(0, brut.length - 5),
      'a file cut in its header': (brut) => brut.subarray(0, 50),
      'an empty file': () => Buffer.alloc(0),
      'bytes added': (brut) => Buffer.concat([brut, Buffer.alloc(40)]),
    };

    for (const [titre, changer] of Object.entries(cas))
      it(`is refused: ${titre}`, async () => {
        await modifier(changer);

        expect(await refus(toutLire(stockage, CLE))).to.equal('ALTERE');
      });

    it('is refused when only a range at the end, or after it, is asked of a shortened file', async () => {
      await truncate(chemin(CLE), trame(3));

      expect(await refus(toutLire(stockage, CLE, { debut: 3 * F, longueur: 10 }))).to.equal('ALTERE');
      expect(await refus(toutLire(stockage, CLE, { debut: 3 * F - 5, longueur: 10 }))).to.equal('ALTERE');
    });

    it('hands out the chunks before the altered frame only', async () => {
      await modifier(retourner(() => trame(2) + 9));
      let lus = 0;

      const motif = await refus(
        (async () => {
          for await (const morceau of stockage.lire(CLE)) lus += morceau.length;
        })(),
      );

      expect({ motif, lus }).to.deep.equal({ motif: 'ALTERE', lus: 2 * F });
    });
  });

  it('leaves nothing under the key nor in the folder when the source fails', async () => {
    async function* source(): AsyncGenerator<Uint8Array> {
      yield randomBytes(2 * F);
      throw new Error('connexion perdue');
    }

    const message = await stockage.ecrire(CLE, source()).catch((erreur: Error) => erreur.message);

    expect(message).to.equal('connexion perdue');
    expect(await stockage.existe(CLE)).to.equal(false);
    expect(await readdir(join(dossier, 'temporaire'))).to.deep.equal([]);
  });

  it('keeps what was there when a second write is aborted while its source is silent', async () => {
    const octets = randomBytes(10);
    await ecrire(octets);
    const arret = new AbortController();
    const muette: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          setImmediate(() => arret.abort());
          return new Promise<never>(() => undefined);
        },
      }),
    };

    const motif = await refus(stockage.ecrire(CLE, muette, arret.signal));

    expect(motif).to.equal('ABORT_ERR');
    expect((await toutLire(stockage, CLE)).equals(octets)).to.equal(true);
    expect(await readdir(join(dossier, 'temporaire'))).to.deep.equal([]);
  });

  it('keeps what was there when the writer is killed by -9; what it left is swept as any temporary key', async () => {
    const octets = randomBytes(10);
    await ecrire(octets);
    const programme = fileURLToPath(new URL('./ecriture-a-tuer.ts', import.meta.url));
    const enfant = spawn(process.execPath, [programme, pathToFileURL(dossier).href, anneau.cles.k1 ?? '', CLE]);

    await once(enfant.stdout, 'data');
    enfant.kill('SIGKILL');
    await once(enfant, 'exit');
    const restes = await lister(stockage, 'temporaire/', new Date(Date.now() + 60_000));
    for (const cle of restes) await stockage.supprimer(cle);

    expect((await toutLire(stockage, CLE)).equals(octets)).to.equal(true);
    expect(restes).to.have.length(1);
    expect(await readdir(join(dossier, 'temporaire'))).to.deep.equal([]);
  });

  it('renames, and does nothing more the second time', async () => {
    const octets = randomBytes(1000);
    await ecrire(octets, cleTemporaire('d1'));

    await stockage.renommer(cleTemporaire('d1'), cleFichierDepose('d1'));
    await stockage.renommer(cleTemporaire('d1'), cleFichierDepose('d1'));

    expect((await toutLire(stockage, cleFichierDepose('d1'))).equals(octets)).to.equal(true);
    expect(await stockage.existe(cleTemporaire('d1'))).to.equal(false);
  });

  it('says that a key is absent', async () => {
    expect(await refus(toutLire(stockage, CLE))).to.equal('ABSENT');
    expect(await refus(stockage.renommer(cleTemporaire('d1'), CLE))).to.equal('ABSENT');
    expect(await stockage.existe(CLE)).to.equal(false);
    expect(await refus(stockage.supprimer(CLE))).to.equal('accepté');
  });

  it('lists what was left before an instant, unfinished writes among them, and removes it', async () => {
    await ecrire(randomBytes(10), cleTemporaire('vieux'));
    await ecrire(randomBytes(10), cleTemporaire('neuf'));
    await ecrire(randomBytes(10), cleFichierDepose('d1'));
    await writeFile(chemin('temporaire/partiel-0'), randomBytes(300));
    const hier = new Date('2026-03-01T00:00:00Z');
    for (const cle of ['temporaire/vieux', 'temporaire/partiel-0', cleFichierDepose('d1')])
      await utimes(chemin(cle), hier, hier);

    const avant = new Date('2026-03-02T00:00:00Z');
    const vieux = await lister(stockage, 'temporaire/', avant);
    for (const cle of vieux) await stockage.supprimer(cle);

    expect(vieux).to.deep.equal(['temporaire/partiel-0', 'temporaire/vieux']);
    expect(await lister(stockage, 'temporaire/', avant)).to.deep.equal([]);
    expect(await lister(stockage, 'depots/', avant)).to.deep.equal([cleFichierDepose('d1')]);
    expect(await stockage.existe(cleTemporaire('neuf'))).to.equal(true);
  });

  for (const cle of ['../dehors', 'depots//a', '/etc/passwd', 'depots/../../a', '.cache', 'a\0b', 'a b', ''])
    it(`refuses the key ${JSON.stringify(cle)}`, async () => {
      expect(await refus(ecrire(randomBytes(1), cle))).to.equal('CLE_INVALIDE');
      expect(await refus(toutLire(stockage, cle))).to.equal('CLE_INVALIDE');
      expect(await refus(stockage.renommer('temporaire/a', cle))).to.equal('CLE_INVALIDE');
    });
});
