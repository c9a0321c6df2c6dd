import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  createSourceHttp,
  type OptionsSource,
  TelechargementImpossible,
} from '../../../adapters/repertoires/source-http.ts';
import {
  buildArchive,
  type ConduiteSource,
  demarrerRepertoires,
  type ServeurRepertoires,
} from '../../support/repertoires.ts';

const ARCHIVE = buildArchive([{ numero: 'RNCP1' }]);

describe('download of the archive of the répertoires', () => {
  let serveur: ServeurRepertoires;
  let dossier: string;

  beforeEach(async () => {
    serveur = await demarrerRepertoires();
    dossier = mkdtempSync(join(tmpdir(), 'accrochage-source-'));
  });

  afterEach(async () => {
    await serveur.fermer();
    rmSync(dossier, { recursive: true, force: true });
  });

  const telecharger = (options: Partial<OptionsSource> = {}, signal = new AbortController().signal) =>
    createSourceHttp({ url: serveur.url, ...options }).telecharger(join(dossier, 'a.zip'), {
      jour: '2026-03-02',
      signal,
    });

  it('asks for the archive of the day and writes it, with its hash', async () => {
    serveur.prevoir({ type: 'DONNE', octets: ARCHIVE });

    const { sha256 } = await telecharger();

    expect(serveur.appels).to.deep.equal(['/export-fiches-csv-2026-03-02.zip']);
    expect(sha256).to.equal(createHash('sha256').update(ARCHIVE).digest('hex'));
    expect(readFileSync(join(dossier, 'a.zip')).equals(ARCHIVE)).to.equal(true);
  });

  it('follows the publisher to where the file is kept', async () => {
    serveur.prevoir({ type: 'REDIRIGE' }, { type: 'DONNE', octets: ARCHIVE });

    await telecharger();

    expect(serveur.appels.at(-1)).to.equal('/ailleurs');
  });

  const PANNES: [string, ConduiteSource, Partial<OptionsSource>, string][] = [
    ['not published yet', { type: 'STATUT', statut: 404 }, {}, 'HTTP_404'],
    ['a server in trouble', { type: 'STATUT', statut: 503 }, {}, 'HTTP_503'],
    ['a page of excuses', { type: 'PAGE' }, {}, 'PAS_UNE_ARCHIVE'],
    ['an empty answer', { type: 'DONNE', octets: new Uint8Array() }, {}, 'PAS_UNE_ARCHIVE'],
    ['a connection cut in the middle', { type: 'COUPE_AU_MILIEU', octets: ARCHIVE }, {}, 'RESEAU'],
    ['a server that says nothing', { type: 'MUET' }, { silenceMaxMs: 50 }, 'DELAI'],
    ['a file that never ends', { type: 'SANS_FIN' }, { dureeMaxMs: 200 }, 'DELAI'],
    ['a file too large', { type: 'SANS_FIN' }, { tailleMaxOctets: 50_000 }, 'TROP_GROS'],
    ['redirections without end', { type: 'REDIRIGE' }, {}, 'RESEAU'],
  ];
  for (const [cas, conduite, options, code] of PANNES)
    it(`${cas}: ${code}`, async () => {
      serveur.prevoir(conduite);

      const erreur = await telecharger(options).catch((e: unknown) => e);

      expect(erreur).to.be.instanceOf(TelechargementImpossible).with.property('code', code);
    });

  it('stops when whoever asked calls it off', async () => {
    serveur.prevoir({ type: 'SANS_FIN' });
    const abandon = new AbortController();
    setTimeout(() => abandon.abort(new Error('called off')), 50);

    const erreur = await telecharger({}, abandon.signal).catch((e: unknown) => e);

    expect(erreur).to.have.property('message', 'called off');
  });
});
