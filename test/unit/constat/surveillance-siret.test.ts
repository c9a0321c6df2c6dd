import { expect } from 'chai';
import {
  demandesAvant,
  type EtablissementVu,
  nombreParHeure,
  type Surveillance,
  surveiller,
} from '../../../domain/constat/surveillance-siret.ts';
import type { EtablissementTrouve } from '../../../domain/organisme/annuaire-siret.ts';

const SIRET = '73282932000074';
const ORGANISME = { siret: SIRET, raisonSociale: 'Institut du formulaire' };

const trouve = (raisonSociale = 'INSTITUT A', etat: 'ACTIF' | 'FERME' = 'ACTIF'): EtablissementTrouve => ({
  etat,
  siret: SIRET,
  siren: SIRET.slice(0, 9),
  raisonSociale,
  enseignes: [],
  estSiege: true,
  adresse: null,
  codePostal: null,
  commune: null,
});
const vu = (autre: Partial<EtablissementVu> = {}): EtablissementVu => ({
  siret: SIRET,
  etat: 'ACTIF',
  reference: 'INSTITUT A',
  publiee: 'INSTITUT A',
  ...autre,
});

describe('watch of the establishments of known organismes', () => {
  const CAS: [string, EtablissementVu | null, EtablissementTrouve, Surveillance['suites']][] = [
    ['a first look at an open one', null, trouve(), { ETABLISSEMENT_FERME: 'LEVER', RAISON_SOCIALE_CHANGEE: 'LEVER' }],
    [
      'a first look at a closed one',
      null,
      trouve('INSTITUT A', 'FERME'),
      { ETABLISSEMENT_FERME: 'RELEVER', RAISON_SOCIALE_CHANGEE: 'LEVER' },
    ],
    [
      'one that opens again',
      vu({ etat: 'FERME' }),
      trouve(),
      { ETABLISSEMENT_FERME: 'LEVER', RAISON_SOCIALE_CHANGEE: 'LEVER' },
    ],
    [
      'another spelling of the same name',
      vu(),
      trouve('Institut a.'),
      { ETABLISSEMENT_FERME: 'LEVER', RAISON_SOCIALE_CHANGEE: 'LEVER' },
    ],
    [
      'another name',
      vu(),
      trouve('INSTITUT B'),
      { ETABLISSEMENT_FERME: 'LEVER', RAISON_SOCIALE_CHANGEE: 'RELEVER_ENCORE' },
    ],
    [
      'the other name, seen again',
      vu({ publiee: 'INSTITUT B' }),
      trouve('INSTITUT B'),
      { ETABLISSEMENT_FERME: 'LEVER', RAISON_SOCIALE_CHANGEE: 'RELEVER' },
    ],
    [
      'the first name again',
      vu({ publiee: 'INSTITUT B' }),
      trouve(),
      { ETABLISSEMENT_FERME: 'LEVER', RAISON_SOCIALE_CHANGEE: 'LEVER' },
    ],
    [
      'the name that we hold',
      vu(),
      trouve('INSTITUT DU FORMULAIRE'),
      { ETABLISSEMENT_FERME: 'LEVER', RAISON_SOCIALE_CHANGEE: 'LEVER' },
    ],
    [
      'another SIRET than the one last seen: a first look',
      vu({ siret: '35600000000048', etat: 'FERME', reference: 'AUTRE', publiee: 'AUTRE' }),
      trouve(),
      { ETABLISSEMENT_FERME: 'LEVER', RAISON_SOCIALE_CHANGEE: 'LEVER' },
    ],
  ];
  for (const [cas, avant, reponse, suites] of CAS)
    it(cas, () => {
      expect(surveiller(ORGANISME, avant, reponse).suites).to.deep.equal(suites);
    });

  it('keeps the name that later ones are compared with', () => {
    expect(surveiller(ORGANISME, vu(), trouve('INSTITUT B')).vu).to.deep.equal(vu({ publiee: 'INSTITUT B' }));
  });

  it('an establishment that is not published changes nothing', () => {
    const avant = vu({ etat: 'FERME' });

    expect(surveiller(ORGANISME, avant, { etat: 'INCONNU' })).to.deep.equal({ vu: avant, suites: {} });
  });

  it('asks for each once a month, a slice every hour', () => {
    expect(demandesAvant('2026-03-31T10:00:00.000Z')).to.equal('2026-03-01T10:00:00.000Z');
    expect([0, 1, 720, 10_000].map(nombreParHeure)).to.deep.equal([0, 1, 2, 28]);
  });
});
