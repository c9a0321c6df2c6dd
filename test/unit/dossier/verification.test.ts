import { expect } from 'chai';
import { notesDeCertifications, notesDeSiret } from '../../../domain/dossier/verification.ts';
import type { EtablissementTrouve } from '../../../domain/organisme/annuaire-siret.ts';

const trouve = (remplace: Partial<EtablissementTrouve> = {}): EtablissementTrouve => ({
  etat: 'ACTIF',
  siret: '73282932000074',
  siren: '732829320',
  raisonSociale: 'INSTITUT FICTIF DES METIERS',
  enseignes: ['L’Atelier Fictif'],
  estSiege: true,
  adresse: null,
  codePostal: null,
  commune: null,
  ...remplace,
});

const codes = (notes: { code: string }[]): string[] => notes.map(({ code }) => code);

describe('what the agent is told of a request', () => {
  it('nothing when the name is that of the directory, whatever case, accents and punctuation', () => {
    expect(notesDeSiret('Institut Fictif des Métiers', trouve())).to.deep.equal([]);
  });

  it('nothing when the name is a sign of the establishment', () => {
    expect(notesDeSiret('l’atelier fictif', trouve())).to.deep.equal([]);
  });

  it('another name, and a closed establishment', () => {
    expect(codes(notesDeSiret('Autre', trouve({ etat: 'FERME' })))).to.deep.equal([
      'SIRET_FERME',
      'RAISON_SOCIALE_DIFFERENTE',
    ]);
  });

  it('an unknown SIRET and a directory that is away are notes, not refusals', () => {
    expect(codes(notesDeSiret('X', { etat: 'INCONNU' }))).to.deep.equal(['SIRET_INCONNU']);
    expect(codes(notesDeSiret('X', { etat: 'INDISPONIBLE' }))).to.deep.equal(['ANNUAIRE_SIRET_INDISPONIBLE']);
  });

  it('each certification unknown to the répertoires, or held by another', () => {
    const faits = { RNCP1: { connue: true, detenue: true }, RS2: { connue: true, detenue: false } };

    expect(notesDeCertifications(['RNCP1', 'RS2', 'RS3'], faits)).to.deep.equal([
      { code: 'CERTIFICATION_NON_DETENUE', details: { code: 'RS2' } },
      { code: 'CERTIFICATION_INCONNUE', details: { code: 'RS3' } },
    ]);
  });
});
