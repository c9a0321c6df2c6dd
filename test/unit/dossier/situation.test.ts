import { expect } from 'chai';
import { type EtatDossier, TRANSITIONS_DOSSIER } from '../../../domain/dossier/dossier.ts';
import { attenduPourLOrganisme, type FaitsDossier, situationDossier } from '../../../domain/dossier/situation.ts';

const LE = '2026-03-10T09:00:00.000Z';
const ETATS = Object.keys(TRANSITIONS_DOSSIER) as EtatDossier[];

const faits = (etat: EtatDossier, autres: Partial<FaitsDossier> = {}): FaitsDossier => ({
  etat,
  agentId: 'a',
  cloturePropose: false,
  attenteJusquAu: null,
  complementJusquAu: null,
  echeances: [],
  relanceAgentsPrevueLe: null,
  identifiants: null,
  ...autres,
});

const cas: [string, FaitsDossier, string, string | null][] = [
  ['nobody took it', faits('RECU', { agentId: null }), 'AGENT', 'AUCUN_AGENT'],
  ['an agent has to decide', faits('EN_INSTRUCTION'), 'AGENT', 'DECISION_ATTENDUE'],
  ['the organisme has to answer', faits('COMPLEMENT_DEMANDE'), 'ORGANISME', 'REPONSE_ATTENDUE'],
  ['nobody answered in time', faits('COMPLEMENT_DEMANDE', { cloturePropose: true }), 'AGENT', 'CLOTURE_A_DECIDER'],
  ['a date has to come', faits('EN_ATTENTE'), 'SYSTEME', 'DATE_DE_REPRISE'],
  ['identifiers are being issued', faits('ACCEPTE'), 'SYSTEME', 'EMISSION_EN_COURS'],
  [
    'the mail was refused',
    faits('IDENTIFIANTS_EMIS', { identifiants: { courriel: 'REFUSE', lienExpireLe: null } }),
    'AGENT',
    'COURRIEL_NON_REMIS',
  ],
  [
    'the link has expired',
    faits('IDENTIFIANTS_EMIS', { identifiants: { courriel: 'REMIS', lienExpireLe: '2026-03-09T00:00:00.000Z' } }),
    'AGENT',
    'LIEN_EXPIRE',
  ],
  [
    'the account is not open yet',
    faits('IDENTIFIANTS_EMIS', { identifiants: { courriel: 'REMIS', lienExpireLe: '2026-04-09T00:00:00.000Z' } }),
    'ORGANISME',
    'COMPTE_NON_OUVERT',
  ],
  ['nothing was deposited yet', faits('COMPTE_ACTIF'), 'ORGANISME', 'AUCUN_DEPOT_TRAITE'],
  ['all is done', faits('ACCROCHE'), 'PERSONNE', null],
  ['it was refused', faits('REFUSE'), 'PERSONNE', null],
  ['it was closed', faits('CLOS'), 'PERSONNE', null],
  ['it goes on elsewhere', faits('FUSIONNE'), 'PERSONNE', null],
];

describe('why a case is where it is', () => {
  for (const [titre, vu, attendu, garde] of cas)
    it(`${vu.etat}: ${titre}`, () => {
      expect(situationDossier(vu, LE)).to.include({ attendu, garde });
    });

  for (const etat of ETATS)
    it(`${etat}: says what moves it to each state that the life cycle allows`, () => {
      expect(situationDossier(faits(etat), LE).transitions.map(({ vers }) => vers)).to.deep.equal(
        TRANSITIONS_DOSSIER[etat],
      );
    });

  for (const etat of ETATS)
    it(`${etat}: tells the organisme what is expected of whom`, () => {
      expect(attenduPourLOrganisme(faits(etat)).quoi).to.match(/\.$/);
    });

  it('tells the first timer that is due', () => {
    const relanceAgentsPrevueLe = '2026-03-17T23:00:00.000Z';
    const echeances = [{ genre: 'RAPPEL_COMPLEMENT' as const, le: '2026-03-12T08:00:00.000Z' }];

    expect(
      situationDossier(faits('COMPLEMENT_DEMANDE', { echeances, relanceAgentsPrevueLe }), LE).minuterie,
    ).to.include({
      le: '2026-03-12T08:00:00.000Z',
    });
  });

  it('during a hold, tells its end only', () => {
    const echeances = [
      { genre: 'FIN_COMPLEMENT' as const, le: '2026-03-12T08:00:00.000Z' },
      { genre: 'FIN_ATTENTE' as const, le: '2026-05-03T22:00:00.000Z' },
    ];

    expect(situationDossier(faits('EN_ATTENTE', { echeances }), LE).minuterie?.le).to.equal('2026-05-03T22:00:00.000Z');
  });
});
