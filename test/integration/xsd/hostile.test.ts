import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { createMoteur } from '../../../adapters/xsd/moteur.ts';
import { HOSTILE_DOCUMENTS, type HostileDocument } from './hostile-documents.ts';

const MIB = 1_048_576;
const SOUND = readFileSync(new URL('../../../scripts/oracle/graines/minimal.xml', import.meta.url));

async function* stream(document: HostileDocument): AsyncGenerator<Uint8Array> {
  for (const piece of document.bytes()) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Highest memory that any process started by this one has held. */
const peakOfChildren = (): number => {
  const pids = readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
  const peaks = pids.map((pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0));
  return Math.max(0, ...peaks) * 1024;
};

describe('a hostile document', () => {
  const moteur = createMoteur();
  after(() => moteur.fermer());

  for (const document of HOSTILE_DOCUMENTS) {
    it(`is refused with a sentence, in bounded memory, and the engine goes on: ${document.title}`, async () => {
      const result = await moteur.analyser(stream(document));
      const next = await moteur.analyser(once(SOUND));

      const [first] = result.erreurs;
      expect(result.verdict).to.equal('KO');
      expect(first?.code ?? first?.message).to.match(document.expected);
      if (first?.type === 'REFUS') expect(result.nombreErreurs).to.equal(1);
      expect(first?.message).to.match(/\.$|est indiqué/);
      expect(next.verdict).to.equal('OK');
      if (process.platform === 'linux') expect(peakOfChildren()).to.be.below(256 * MIB);
    });
  }
});
