import { expect } from 'chai';
import { type NumeroPhrase, phraseOfficielle, premierePhrase } from '../../../domain/depot/phrases.ts';

describe('official sentences', () => {
  const sujet = { bcr: '12ABC345', idTechnique: '2026-0001', index: 0 };
  // Typed again from the published list, trailing space and spelling included.
  const PHRASES: Record<NumeroPhrase, string> = {
    1: "Le passage certification avec le bcr émetteur 12ABC345 et l'id technique partenaire 2026-0001 existe déjà en base",
    2: "Le statut de la certification avec le bcr émetteur 12ABC345, l'id technique partenaire 2026-0001 et l'index 0 est KO",
    3: 'Aucun titulaire ne correspond aux critères obligatoires',
    4: 'Aucun titulaire ne correspond aux critères obligatoires enrichis du jour et du mois de naissance',
    5: 'Aucun titulaire ne correspond aux critères de reconciliation',
    6: 'Plusieurs titulaires ont été identifiés',
    7: "La date de fin de validité est inférieure à date de début de validité pour le passage certification avec le bcr émetteur 12ABC345 et l'id technique partenaire 2026-0001 ",
  };

  for (const numero of [1, 2, 3, 4, 5, 6, 7] as const) {
    it(`says sentence ${numero} to the letter`, () => {
      expect(phraseOfficielle(numero, sujet)).to.equal(PHRASES[numero]);
    });
  }

  it('never begins with a word and a colon, whatever is deposited', () => {
    for (const numero of [1, 2, 3, 4, 5, 6, 7] as const)
      expect(phraseOfficielle(numero, { bcr: ': ', idTechnique: 'erreur : 12', index: 3 })).not.to.match(/^\s*\S+\s*:/);
  });

  it('puts a deposited value in as it is, dollar signs included', () => {
    expect(phraseOfficielle(1, { ...sujet, idTechnique: "$& $1 '" })).to.contain("partenaire $& $1 ' existe");
  });

  it('says 2 before 7 before 1 before 3 to 6', () => {
    expect(premierePhrase([6, 5, 4, 3, 1, 7, 2])).to.equal(2);
    expect(premierePhrase([6, 5, 4, 3, 1, 7])).to.equal(7);
    expect(premierePhrase([3, 1])).to.equal(1);
    expect(premierePhrase([6])).to.equal(6);
    expect(premierePhrase([])).to.equal(undefined);
  });
});
