import { expect } from 'chai';
import { type EtatDossier, TRANSITIONS_DOSSIER } from '../../../domain/dossier/dossier.ts';
import { attenduPourLOrganisme, type FaitsDossier, situationDossier } from '../../../domain/dossier/situation.ts';
import type { FaitsDeposants, FaitsInscription } from '../../../domain/dossier/situation-inscription.ts';

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
  inscription: null,
  deposants: { mandates: 0, inscrits: 0 },
  ...autres,
});

const OUVERT = { emisLe: '2026-03-02T22:30:00.000Z', expireLe: '2026-04-01T22:30:00.000Z' };
const EXPIRE = { emisLe: '2026-02-01T10:00:00.000Z', expireLe: '2026-03-03T10:00:00.000Z' };

/** A case with identifiers, whose link was issued on 2 March (11.30 pm in Paris) unless told. */
const inscrit = (
  inscription: Partial<FaitsInscription> = {},
  deposants: FaitsDeposants = { mandates: 0, inscrits: 0 },
): FaitsDossier =>
  faits('IDENTIFIANTS_EMIS', {
    inscription: { courriel: 'REMIS', lien: OUVERT, compte: null, validationExpireLe: null, ...inscription },
    deposants,
  });

const cas: [string, FaitsDossier, string, string | null][] = [
  ['nobody took it', faits('RECU', { agentId: null }), 'AGENT', 'AUCUN_AGENT'],
  ['an agent has to decide', faits('EN_INSTRUCTION'), 'AGENT', 'DECISION_ATTENDUE'],
  ['the organisme has to answer', faits('COMPLEMENT_DEMANDE'), 'ORGANISME', 'REPONSE_ATTENDUE'],
  ['nobody answered in time', faits('COMPLEMENT_DEMANDE', { cloturePropose: true }), 'AGENT', 'CLOTURE_A_DECIDER'],
  ['a date has to come', faits('EN_ATTENTE'), 'SYSTEME', 'DATE_DE_REPRISE'],
  ['identifiers are being issued', faits('ACCEPTE'), 'SYSTEME', 'EMISSION_EN_COURS'],
  ['the mail was refused', inscrit({ courriel: 'REFUSE' }), 'AGENT', 'COURRIEL_NON_REMIS'],
  ['the link has expired', inscrit({ lien: EXPIRE }), 'AGENT', 'LIEN_EXPIRE'],
  ['the account is not open yet', inscrit(), 'ORGANISME', 'COMPTE_NON_OUVERT'],
  [
    'a person registered, whose address is to be validated',
    inscrit({ lien: EXPIRE, compte: 'A_VALIDER', validationExpireLe: '2026-03-12T00:00:00.000Z' }),
    'ORGANISME',
    'COMPTE_A_VALIDER',
  ],
  [
    'a person registered, and did not validate her address in time',
    inscrit({ compte: 'A_VALIDER', validationExpireLe: '2026-03-09T00:00:00.000Z' }),
    'AGENT',
    'VALIDATION_EXPIREE',
  ],
  ['its account was open before', inscrit({ compte: 'ACTIF' }), 'ORGANISME', 'AUCUN_DEPOT_TRAITE'],
  [
    'a déposant alone can bring it further',
    inscrit({ lien: EXPIRE }, { mandates: 1, inscrits: 0 }),
    'ORGANISME',
    'DEPOT_DU_DEPOSANT',
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

  const minuterie = (vu: FaitsDossier, le: string) => situationDossier(vu, le).minuterie;

  it('while identifiers wait, tells the next reminder of the organisme, then the end of their link', () => {
    const instants = ['2026-03-03T09:00:00.000Z', '2026-03-09T08:00:00.000Z', '2026-03-20T09:00:00.000Z'];

    const prochaines = [...instants, '2026-03-28T09:00:00.000Z', '2026-04-02T09:00:00.000Z'].map((le) =>
      minuterie(inscrit(), le),
    );

    expect(prochaines.map((prochaine) => prochaine?.le)).to.deep.equal([
      '2026-03-09T08:00:00.000Z',
      '2026-03-17T08:00:00.000Z',
      '2026-03-27T08:00:00.000Z',
      OUVERT.expireLe,
      undefined,
    ]);
    expect(prochaines.slice(2, 4).map((prochaine) => prochaine?.effet)).to.deep.equal([
      'Rappel à l’organisme de ses identifiants',
      'Fin du lien d’inscription',
    ]);
  });

  it('once a person has registered, tells the end of her link of validation, and no reminder', () => {
    const validationExpireLe = '2026-03-12T10:00:00.000Z';

    expect(minuterie(inscrit({ compte: 'A_VALIDER', validationExpireLe }), LE)?.le).to.equal(validationExpireLe);
  });

  const confies: [string, FaitsDossier, string][] = [
    ['one without account', inscrit({}, { mandates: 1, inscrits: 0 }), 'confiés à un déposant qui n’a pas encore de'],
    ['one', inscrit({}, { mandates: 1, inscrits: 1 }), 'confiés à un déposant : un premier dépôt conforme'],
    ['several', faits('COMPTE_ACTIF', { deposants: { mandates: 3, inscrits: 1 } }), 'confiés à 3 déposants : un'],
    ['several without account', inscrit({}, { mandates: 2, inscrits: 0 }), 'à 2 déposants dont aucun n’a encore de'],
  ];
  for (const [titre, vu, phrase] of confies)
    it(`tells that a déposant may bring it further too: ${titre}`, () => {
      expect(situationDossier(vu, LE).pourquoi).to.include(phrase);
    });

  it('tells the organisme to validate the address of the person who registered, and until when', () => {
    const validationExpireLe = '2026-03-12T10:00:00.000Z';

    const { quoi, jusquAu } = attenduPourLOrganisme(inscrit({ compte: 'A_VALIDER', validationExpireLe }));

    expect(quoi).to.include('valider son adresse');
    expect(jusquAu).to.equal(validationExpireLe);
  });
});
