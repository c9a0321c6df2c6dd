import { expect } from 'chai';
import { type ChampRecherche, champsPossibles } from '../../../domain/dossier/recherche-dossiers.ts';

const NOMS: ChampRecherche[] = ['RAISON_SOCIALE', 'CONTACT'];

describe('where a typed text may be found', () => {
  const cas: [string, ChampRecherche[]][] = [
    ['732 829 320 00074', ['SIRET', 'ANCIEN_SIRET', 'CONTRAT']],
    ['73282932', ['SIRET', 'ANCIEN_SIRET', 'MATRICULE', 'CONTRAT']],
    ['acc-2026-000123', ['REFERENCE', ...NOMS]],
    ['12abc345', ['MATRICULE', 'CONTRAT', ...NOMS]],
    ['MCFCER000001', ['MATRICULE', 'CONTRAT', ...NOMS]],
    ['odile@institut.example', ['COURRIEL']],
    ['institut fictif', NOMS],
    ['Œuvre', NOMS],
    ['---', []],
  ];
  for (const [texte, attendus] of cas)
    it(`« ${texte} »: ${attendus.join(', ') || 'nowhere'}`, () => {
      expect(champsPossibles(texte)).to.have.members(attendus);
    });
});
