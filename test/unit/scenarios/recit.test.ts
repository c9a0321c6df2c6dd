import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { pageScenarios } from '../../scenarios/recit.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { SCENARIOS } from '../../scenarios/tous.ts';

const PHRASES = [
  'existe déjà en base',
  'est KO',
  'Aucun titulaire ne correspond aux critères obligatoires',
  'Aucun titulaire ne correspond aux critères obligatoires enrichis du jour et du mois de naissance',
  'Aucun titulaire ne correspond aux critères de reconciliation',
  'Plusieurs titulaires ont été identifiés',
  'La date de fin de validité est inférieure à date de début de validité',
];

const sentencesOf = ({ etapes }: Scenario): string[] =>
  etapes.flatMap((etape) => ('fichier' in etape && 'ko' in etape.attendu ? Object.values(etape.attendu.ko) : []));

describe('scenarios as data', () => {
  it('are told by an up-to-date page (else: node scripts/scenarios.ts)', () => {
    const page = readFileSync(new URL('../../../docs/guides/scenarios.md', import.meta.url), 'utf8');

    expect(page).to.equal(pageScenarios(SCENARIOS));
  });

  it('have titles of their own, and an expected state for each of their actors', () => {
    const titres = SCENARIOS.map(({ titre }) => titre);

    expect(new Set(titres).size).to.equal(titres.length);
    for (const { acteurs, attendus } of SCENARIOS) expect(Object.keys(attendus)).to.deep.equal(Object.keys(acteurs));
  });

  it('meet every one of the seven official sentences', () => {
    const dites = SCENARIOS.flatMap(sentencesOf);

    for (const phrase of PHRASES)
      expect(
        dites.some((dite) => dite.includes(phrase)),
        phrase,
      ).to.equal(true);
  });
});
