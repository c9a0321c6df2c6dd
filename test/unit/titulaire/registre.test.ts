import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type LignePersonne, lireDossier, lirePersonne } from '../../../domain/titulaire/registre.ts';

const LIGNE: LignePersonne = {
  nir: '2550814168025',
  nomNaissance: 'Désarthe',
  nomUsage: '',
  prenoms: 'Zélie',
  sexe: 'F',
  anneeNaissance: '1955',
  moisNaissance: '',
  jourNaissance: '',
  codeCommuneNaissance: '',
  libelleCommuneNaissance: '',
  codePaysNaissance: '',
  codesPostaux: '',
};

const REFUSEES: [Partial<LignePersonne>, string][] = [
  [{ nir: '' }, 'nir mal formé'],
  [{ nir: '25508141680253' }, 'nir mal formé'],
  [{ nir: '2551314168025' }, 'nir dont le mois n’existe pas'],
  [{ nir: '255081416802539' }, 'nir dont la clé est fausse'],
  [{ nomNaissance: '' }, 'nomNaissance vide'],
  [{ nomNaissance: '\u0301' }, 'nomNaissance vide'],
  [{ nomNaissance: 'Désarthe'.repeat(30) }, 'nomNaissance de plus de 200 caractères'],
  [{ prenoms: '' }, 'prenoms vide'],
  [{ sexe: 'H' }, 'sexe autre que M ou F'],
  [{ sexe: '' }, 'sexe autre que M ou F'],
  [{ anneeNaissance: '' }, 'anneeNaissance vide'],
  [{ anneeNaissance: '55' }, 'anneeNaissance hors de 1800 à 2099'],
  [{ moisNaissance: '13' }, 'moisNaissance hors de 1 à 12'],
  [{ moisNaissance: '8.5' }, 'moisNaissance hors de 1 à 12'],
  [{ jourNaissance: '0' }, 'jourNaissance hors de 1 à 31'],
  [{ codeCommuneNaissance: '7505' }, 'codeCommuneNaissance mal formé'],
  [{ codePaysNaissance: '99352' }, 'codePaysNaissance mal formé'],
  [{ codesPostaux: '75001 75002' }, 'codesPostaux mal formé'],
];

describe('a line of the register', () => {
  for (const [change, motif] of REFUSEES)
    it(`is refused for ${JSON.stringify(change).slice(0, 60)}, in words without its values`, () => {
      expect(lirePersonne({ ...LIGNE, ...change })).to.deep.equal({ motif });
    });

  it('may lack all that a register may not know', () => {
    const lue = lirePersonne(LIGNE);

    expect(lue).to.deep.equal({
      rangee: {
        nir: '2550814168025',
        nomNaissance: 'Désarthe',
        nomUsage: null,
        prenoms: 'Zélie',
        nomNaissanceCle: 'DESARTHE',
        prenom1Cle: 'ZELIE',
        autresPrenomsCle: null,
        nomUsageCle: null,
        sexe: 'F',
        codeCommuneNaissance: null,
        libelleCommuneNaissance: null,
        codePaysNaissance: null,
        codesPostaux: null,
        anneeNaissance: 1955,
        moisNaissance: null,
        jourNaissance: null,
      },
    });
  });

  it('loses the key of its NIR once checked, and blanks between postal codes', () => {
    const lue = lirePersonne({
      ...LIGNE,
      nir: '185122a045012 19',
      codesPostaux: '20000, 20090,',
      codeCommuneNaissance: '2a004',
    });

    expect(lue)
      .to.have.property('rangee')
      .that.deep.includes({
        nir: '185122A045012',
        codesPostaux: ['20000', '20090'],
        codeCommuneNaissance: '2A004',
      });
  });
});

describe('a line of the training files', () => {
  const DOSSIER = {
    idDossier: '123',
    nomTitulaire: 'Cœur de la Rochefoucauld-Montbel',
    prenom1Titulaire: 'Zélie',
    nir: '255081416802538',
  };

  it('has its keys cut to what a deposit can hold', () => {
    expect(lireDossier(DOSSIER)).to.have.property('rangee').that.includes({
      nomCle: 'COEUR DE LA ROCHEFOUCAULD-MONT',
      prenom1Cle: 'ZELIE',
      nir: '2550814168025',
    });
  });

  for (const [change, motif] of [
    [{ idDossier: '' }, 'idDossier vide'],
    [{ idDossier: '12345678901234' }, 'idDossier de plus de 13 caractères'],
    [{ nomTitulaire: '' }, 'nomTitulaire vide'],
    [{ prenom1Titulaire: '' }, 'prenom1Titulaire vide'],
    [{ nir: '255081416802537' }, 'nir dont la clé est fausse'],
  ] as const)
    it(`is refused for ${JSON.stringify(change)}`, () => {
      expect(lireDossier({ ...DOSSIER, ...change })).to.deep.equal({ motif });
    });
});
