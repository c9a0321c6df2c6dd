import { expect } from 'chai';
import { BusinessError } from '../../../domain/errors.ts';
import {
  deciderActeRemplacement,
  type RemplacementVu,
  remplacementEnCours,
} from '../../../domain/remplacement/acte-remplacement.ts';
import {
  DELAI_OPPOSITION_JOURS,
  finDuDelaiCompletion,
  finDuDelaiOpposition,
} from '../../../domain/remplacement/delai.ts';
import {
  ACTES_REMPLACEMENT,
  type ActeRemplacement,
  type ActeurRemplacement,
  actesDeLAgent,
  type EtatRemplacement,
  exigerTransitionRemplacement,
  LIBELLE_ETAT_REMPLACEMENT,
  remplacementTermine,
  TRANSITIONS_REMPLACEMENT,
} from '../../../domain/remplacement/remplacement.ts';

const ETATS = Object.keys(LIBELLE_ETAT_REMPLACEMENT) as EtatRemplacement[];
const ACTES = Object.keys(ACTES_REMPLACEMENT) as ActeRemplacement[];

/** Written again by hand: from each state, who may do what, and where it leads. */
const ATTENDU: Record<EtatRemplacement, Partial<Record<ActeRemplacement, [ActeurRemplacement, EtatRemplacement]>>> = {
  A_COMPLETER: { completer: ['DEMANDEUR', 'DEMANDE'], expirer: ['SYSTEME', 'EXPIRE'] },
  DEMANDE: {
    annuler: ['DEMANDEUR', 'ANNULE'],
    accepter: ['AGENT', 'EN_ATTENTE_DELAI'],
    refuser: ['AGENT', 'REFUSE'],
    opposer: ['OPPOSANT', 'OPPOSE'],
  },
  EN_ATTENTE_DELAI: {
    annuler: ['DEMANDEUR', 'ANNULE'],
    refuser: ['AGENT', 'REFUSE'],
    opposer: ['OPPOSANT', 'OPPOSE'],
    effectuer: ['SYSTEME', 'EFFECTUE'],
  },
  OPPOSE: {
    annuler: ['DEMANDEUR', 'ANNULE'],
    refuser: ['AGENT', 'REFUSE'],
    maintenir: ['AGENT', 'EN_ATTENTE_DELAI'],
    opposer: ['OPPOSANT', 'OPPOSE'],
  },
  EFFECTUE: {},
  REFUSE: {},
  ANNULE: {},
  EXPIRE: {},
};

const vu = (etat: EtatRemplacement, autre: Partial<RemplacementVu> = {}): RemplacementVu => ({
  etat,
  version: 3,
  par: 'agent:elle',
  le: '2026-03-03T10:00:00.000Z',
  ...autre,
});

const decider = (
  remplacement: RemplacementVu,
  acte: ActeRemplacement,
  acteur = 'agent:moi',
  version: number | null = 3,
) => {
  try {
    return deciderActeRemplacement(remplacement, { acte, acteur, version });
  } catch (erreur) {
    if (!(erreur instanceof BusinessError)) throw erreur;
    expect(erreur.details).to.deep.equal({ ...remplacement });
    return erreur.code;
  }
};

describe('a request of replacement', () => {
  for (const etat of ETATS)
    for (const acte of ACTES) {
      const attendu = ATTENDU[etat][acte];
      it(`${etat} ${attendu ? `becomes ${attendu[1]} by` : 'knows no'} ${acte}${attendu ? ` (${attendu[0]})` : ''}`, () => {
        const { par, depuis, vers } = ACTES_REMPLACEMENT[acte];

        expect(depuis.includes(etat)).to.equal(attendu !== undefined);
        expect(decider(vu(etat), acte)).to.equal(attendu ? 'A_FAIRE' : 'DEJA_FAIT');
        if (attendu === undefined) return;
        expect([par, vers]).to.deep.equal(attendu);
        if (etat !== vers) expect(() => exigerTransitionRemplacement(etat, vers)).not.to.throw();
      });
    }

  it('changes in no other way', () => {
    for (const etat of ETATS) {
      const vers = new Set(Object.values(ATTENDU[etat]).map(([, arrivee]) => arrivee));
      vers.delete(etat);
      expect([...vers]).to.have.members([...TRANSITIONS_REMPLACEMENT[etat]]);
      expect(remplacementTermine(etat)).to.equal(vers.size === 0);
    }
    expect(() => exigerTransitionRemplacement('REFUSE', 'EFFECTUE')).to.throw(BusinessError);
  });

  it('says to an agent what she may do', () => {
    expect(actesDeLAgent('DEMANDE')).to.deep.equal(['accepter', 'refuser']);
    expect(actesDeLAgent('OPPOSE')).to.deep.equal(['refuser', 'maintenir']);
    expect(actesDeLAgent('EN_ATTENTE_DELAI')).to.deep.equal(['refuser']);
    expect(actesDeLAgent('A_COMPLETER')).to.deep.equal([]);
  });

  it('asked the same by the same person, has nothing more to do', () => {
    expect(decider(vu('EN_ATTENTE_DELAI'), 'accepter', 'agent:elle', 1)).to.equal('DEJA_FAIT');
    expect(decider(vu('ANNULE', { par: 'lien:x' }), 'annuler', 'lien:x', null)).to.equal('DEJA_FAIT');
  });

  it('refuses what an agent decides on an outdated view, and asks no version of who holds a link', () => {
    expect(decider(vu('DEMANDE'), 'accepter', 'agent:moi', 2)).to.equal('VERSION_PERIMEE');
    expect(decider(vu('DEMANDE'), 'opposer', 'lien:x', null)).to.equal('A_FAIRE');
  });

  it('tells the author of a second one where the first stands', () => {
    const refus = remplacementEnCours({ etat: 'OPPOSE', le: '2026-03-03T10:00:00.000Z' });

    expect(refus.code).to.equal('REMPLACEMENT_EN_COURS');
    expect(refus.message).to.include('« Opposition à examiner »');
    expect(refus.details).to.deep.equal({ etat: 'OPPOSE', le: '2026-03-03T10:00:00.000Z' });
  });
});

describe('the waiting time of a replacement', () => {
  const cas: readonly [string, string, string][] = [
    ['ends at the end of the fifteenth day in Paris', '2026-03-02T09:00:00.000Z', '2026-03-17T23:00:00.000Z'],
    ['counts the days of Paris, not those of UTC', '2026-03-02T23:30:00.000Z', '2026-03-18T23:00:00.000Z'],
    [
      'is carried from a Sunday to Monday, and over the change of clocks',
      '2026-03-14T09:00:00.000Z',
      '2026-03-30T22:00:00.000Z',
    ],
    ['is carried over a public holiday', '2026-04-16T09:00:00.000Z', '2026-05-04T22:00:00.000Z'],
  ];
  for (const [nom, le, fin] of cas)
    it(nom, () => {
      expect(finDuDelaiOpposition(le)).to.equal(fin);
    });

  it('lasts fifteen days; the link of the first step seven, to the minute', () => {
    expect(DELAI_OPPOSITION_JOURS).to.equal(15);
    expect(finDuDelaiCompletion('2026-03-02T09:00:00.000Z')).to.equal('2026-03-09T09:00:00.000Z');
  });
});
