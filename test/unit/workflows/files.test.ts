import { expect } from 'chai';
import { fileVoisine, nomFile } from '../../../workflows/files.contract.ts';

describe('task queues', () => {
  it('the queue beside another keeps its prefix', () => {
    expect(fileVoisine('depots', 'sngi')).to.equal('sngi');
    expect(fileVoisine(nomFile('dossiers', 'a1b2-'), 'depots')).to.equal('a1b2-depots');
  });
});
