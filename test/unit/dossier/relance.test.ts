import { expect } from 'chai';
import { attendUnAgent, prochaineRelanceAgents } from '../../../domain/dossier/relance.ts';

describe('reminder of the agents', () => {
  const cas: [string, string, string][] = [
    ['five working days in a plain week', '2026-03-02T09:00:00.000Z', '2026-03-09T23:00:00.000Z'],
    ['the day is that of Paris, not of UTC', '2026-03-02T23:30:00.000Z', '2026-03-10T23:00:00.000Z'],
    ['Easter Monday does not count, and clocks have changed', '2026-04-01T09:00:00.000Z', '2026-04-09T22:00:00.000Z'],
    ['received on a Sunday', '2026-03-01T09:00:00.000Z', '2026-03-06T23:00:00.000Z'],
  ];
  for (const [titre, le, attendu] of cas)
    it(titre, () => {
      expect(prochaineRelanceAgents(le)).to.equal(attendu);
    });

  it('is due only while an agent has to decide', () => {
    expect(attendUnAgent('RECU')).to.equal(true);
    expect(attendUnAgent('EN_INSTRUCTION')).to.equal(true);
    expect(attendUnAgent('ACCEPTE')).to.equal(false);
    expect(attendUnAgent('REFUSE')).to.equal(false);
  });
});
