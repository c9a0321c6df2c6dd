import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import { createMoteur } from '../../../adapters/xsd/moteur.ts';
import { genererDepot } from '../../../bench/generateur/depot.ts';
import type { EnteteFlux, Moteur, PassageLu } from '../../../domain/depot/analyse.ts';
import { enFlux } from '../../../scripts/oracle/juge.ts';
import { relire } from '../../../scripts/oracle/relecture.ts';

/** Long enough for the edges of many blocks, with accents everywhere so that some edges cut a character. */
const texte = async (): Promise<string> =>
  (await buffer(Readable.from(genererDepot({ graine: 17, passages: 120 }))))
    .toString()
    .replaceAll('<cpf:titulaire>', '<!-- é€😀ééé -->$&');

const nomme = (document: string, encodage: string): string =>
  document.replace('encoding="UTF-8"', `encoding="${encodage}"`);

const ECRITURES: Record<string, (document: string) => Buffer> = {
  'UTF-8': (d) => Buffer.from(d),
  'UTF-8 with a mark and CRLF': (d) => Buffer.from(`\ufeff${d.replaceAll('\n', '\r\n')}`),
  'utf8, another name of UTF-8': (d) => Buffer.from(nomme(d, 'utf8')),
  'utf8 with bytes that are no character': (d) =>
    Buffer.from(nomme(d, 'utf8').replaceAll('<!-- é€😀', '<!-- \u0001'), 'utf8').map((byte) =>
      byte === 1 ? 0xe9 : byte,
    ) as Buffer,
  'UTF-16 little-endian': (d) => Buffer.from(`\ufeff${nomme(d, 'UTF-16')}`, 'utf16le'),
  'UTF-16 big-endian': (d) => Buffer.from(`\ufeff${nomme(d, 'UTF-16')}`, 'utf16le').swap16(),
  'ISO-8859-1': (d) => Buffer.from(nomme(d.replaceAll('€😀', ''), 'ISO-8859-1'), 'latin1'),
};

describe('The bytes of a passage', () => {
  let moteur: Moteur;
  before(() => {
    moteur = createMoteur();
  });
  after(() => moteur.fermer());

  for (const [nom, ecrire] of Object.entries(ECRITURES))
    it(`are cut at its tags, wherever the reader's blocks end: ${nom}`, async () => {
      const document = await texte();

      const fautes: string[] = [];
      for (let decalage = 0; decalage < 8; decalage++) {
        const octets = ecrire(document.replace('<cpf:idFlux>', `<!--${'x'.repeat(decalage)}--><cpf:idFlux>`));
        const passages: PassageLu[] = [];
        const { entete } = await moteur.analyser(enFlux(octets), { surPassages: (lot) => void passages.push(...lot) });
        fautes.push(
          ...relire(octets, entete as EnteteFlux, passages),
          ...(passages.length === 120 ? [] : ['passages perdus']),
        );
      }

      expect(fautes).to.deep.equal([]);
    });
});
