import { expect } from 'chai';
import { createJournalTemporal } from '../../../temporal/journal-temporal.ts';

describe('log of the SDK', () => {
  it('tells the kind of an error and where, never its message, nor those of its causes', () => {
    const lignes: unknown[] = [];
    const noter = (details: object, message: string): void => void lignes.push({ details, message });
    const journal = createJournalTemporal({ trace: noter, debug: noter, info: noter, warn: noter, error: noter });
    const cause = Object.assign(new Error('Key (courriel)=(odile@x.example)'), {
      code: '23505',
      constraint: 'courriel_cle_key',
    });

    journal.warn('Activity failed', {
      workflowId: 'depot:1',
      taskToken: 'secret',
      error: new Error('Tesseyre', { cause }),
    });

    const texte = JSON.stringify(lignes);
    expect(texte).to.include('depot:1').and.include('23505').and.include('courriel_cle_key');
    for (const tu of ['Tesseyre', 'odile', 'secret']) expect(texte).to.not.include(tu);
  });
});
