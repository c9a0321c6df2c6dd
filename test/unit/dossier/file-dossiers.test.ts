import { expect } from 'chai';
import { type EtatDossier, TRANSITIONS_DOSSIER } from '../../../domain/dossier/dossier.ts';
import {
  type DatesDossier,
  enRetard,
  type FileDossiers,
  filesDuDossier,
} from '../../../domain/dossier/file-dossiers.ts';

const LE = '2026-03-10T12:00:00.000Z';
const AVANT = '2026-03-09T00:00:00.000Z';
const APRES = '2026-03-16T23:00:00.000Z';

const dates = (autres: Partial<DatesDossier> = {}): DatesDossier => ({
  etatChangeLe: '2026-03-02T09:00:00.000Z',
  relanceAgentsPrevueLe: null,
  agentsRelancesLe: null,
  clotureProposeeLe: null,
  ...autres,
});

/** State → queues of a case in time, of a late one. */
const TABLE: Record<EtatDossier, [aTemps: FileDossiers[], enRetard: FileDossiers[]]> = {
  RECU: [['A_PRENDRE'], ['A_PRENDRE', 'EN_RETARD']],
  EN_INSTRUCTION: [['EN_COURS'], ['EN_COURS', 'EN_RETARD']],
  COMPLEMENT_DEMANDE: [['EN_ATTENTE_ORGANISME'], ['EN_ATTENTE_ORGANISME', 'EN_RETARD']],
  EN_ATTENTE: [['EN_ATTENTE_JUSQUAU'], ['EN_ATTENTE_JUSQUAU']],
  ACCEPTE: [[], []],
  IDENTIFIANTS_EMIS: [['EN_ATTENTE_ORGANISME'], ['EN_ATTENTE_ORGANISME']],
  COMPTE_ACTIF: [['EN_ATTENTE_ORGANISME'], ['EN_ATTENTE_ORGANISME']],
  ACCROCHE: [[], []],
  REFUSE: [[], []],
  CLOS: [[], []],
  FUSIONNE: [[], []],
};

describe('queues of agents', () => {
  for (const etat of Object.keys(TRANSITIONS_DOSSIER) as EtatDossier[]) {
    const [aTemps, tard] = TABLE[etat];
    it(`a case ${etat} is in ${aTemps.join(', ') || 'no queue'}; late, in ${tard.join(', ') || 'none'}`, () => {
      const enTemps = { ...dates({ relanceAgentsPrevueLe: APRES }), etat, suivi: false };
      const enRetardDe = { ...dates({ clotureProposeeLe: AVANT }), etat, suivi: false };

      expect(filesDuDossier(enTemps, LE)).to.deep.equal(aTemps);
      expect(filesDuDossier(enRetardDe, LE)).to.deep.equal(tard);
      expect(filesDuDossier({ ...enTemps, suivi: true }, LE)).to.deep.equal([...aTemps, 'SUIVIS_PAR_MOI']);
    });
  }

  const cas: [string, Partial<DatesDossier>, boolean][] = [
    ['nobody is waited for', {}, false],
    ['the reminder is to come', { relanceAgentsPrevueLe: APRES }, false],
    ['the reminder is due', { relanceAgentsPrevueLe: LE }, true],
    ['agents were reminded and did nothing since', { relanceAgentsPrevueLe: APRES, agentsRelancesLe: AVANT }, true],
    [
      'somebody acted since the reminder',
      { relanceAgentsPrevueLe: APRES, agentsRelancesLe: AVANT, etatChangeLe: LE },
      false,
    ],
    ['agents were reminded, and it is the turn of somebody else', { agentsRelancesLe: AVANT }, false],
    ['the closing is proposed', { clotureProposeeLe: AVANT }, true],
  ];
  for (const [nom, quelles, attendu] of cas)
    it(`${attendu ? 'late' : 'not late'} when ${nom}`, () => {
      expect(enRetard(dates(quelles), LE)).to.equal(attendu);
    });
});
