import { expect } from 'chai';
import { ACTES_DOSSIER, type DernierActe } from '../../../domain/dossier/acte-dossier.ts';
import { type EtatDossier, TRANSITIONS_DOSSIER } from '../../../domain/dossier/dossier.ts';
import {
  ACTES_EN_LOT,
  type ActeEnLot,
  type DossierDuLot,
  exigerPrecisions,
  type PrecisionsLot,
  prevoirLigne,
} from '../../../domain/dossier/lot.ts';
import { BusinessError } from '../../../domain/errors.ts';

const LE = '2026-03-03T10:00:00.000Z';
const ETATS = Object.keys(TRANSITIONS_DOSSIER) as EtatDossier[];

const prevoir = (
  acte: ActeEnLot,
  dossier: Partial<DossierDuLot> | null,
  { version = 3, dernier = null }: { version?: number; dernier?: DernierActe | null } = {},
): string => {
  const complet = dossier && { etat: 'RECU' as const, version: 3, nombreNotes: 0, confieDepot: false, ...dossier };
  const prevue = prevoirLigne(complet, { acte, acteur: 'agent:a', version }, dernier);
  return prevue.issue === 'REFUSE' ? prevue.refus.code : prevue.issue;
};

const refus = (faire: () => void): BusinessError => {
  try {
    faire();
  } catch (erreur) {
    if (erreur instanceof BusinessError) return erreur;
  }
  return expect.fail('accepted');
};

describe('an act on many cases at once, line by line', () => {
  for (const acte of ACTES_EN_LOT)
    for (const etat of ETATS) {
      const attendu = ACTES_DOSSIER[acte].depuis.includes(etat) ? 'APPLICABLE' : 'DEJA_FAIT';
      it(`${acte} on a case ${etat}: ${attendu}`, () => {
        expect(prevoir(acte, { etat })).to.equal(attendu);
      });
    }

  it('is refused on an outdated view, except a note', () => {
    for (const acte of ACTES_EN_LOT)
      expect(prevoir(acte, {}, { version: 2 })).to.equal(acte === 'annoter' ? 'APPLICABLE' : 'VERSION_PERIMEE');
  });

  it('does not know a case that is not there', () => {
    expect(prevoir('prendre', null)).to.equal('INTROUVABLE');
  });

  it('does nothing more for what the agent did already', () => {
    const dernier = { acte: 'clore', acteur: 'agent:a', le: LE } as const;

    expect(prevoir('clore', { etat: 'CLOS', version: 4 }, { dernier })).to.equal('DEJA_FAIT');
  });

  it('accepts among others only a case that nothing asks to look at', () => {
    expect(prevoir('accepter', { nombreNotes: 1 })).to.equal('DOSSIER_A_EXAMINER');
    expect(prevoir('accepter', { confieDepot: true })).to.equal('DOSSIER_A_EXAMINER');
    expect(prevoir('refuser', { nombreNotes: 1, confieDepot: true })).to.equal('APPLICABLE');
  });

  const completes: Record<ActeEnLot, PrecisionsLot> = {
    prendre: {},
    confier: { pourAgentId: 'a' },
    annoter: { texte: 'Vu.' },
    mettreEnAttente: { motif: 'Congés.', jusquAu: '2026-04-01' },
    accepter: {},
    refuser: { motif: 'Hors champ.' },
    clore: { motif: 'Sans réponse.' },
  };
  for (const acte of ACTES_EN_LOT) {
    const precisions = completes[acte];
    it(`${acte} takes what it says, and nothing else`, () => {
      exigerPrecisions(acte, precisions, LE);

      for (const nom of Object.keys(precisions))
        expect(
          refus(() => exigerPrecisions(acte, { ...precisions, [nom]: undefined }, LE)).details.erreurs,
        ).to.deep.equal([{ champ: `precisions.${nom}`, message: 'ce champ est obligatoire pour cet acte.' }]);
      const autre = 'texte' in precisions ? { motif: 'x' } : { texte: 'x' };
      expect(refus(() => exigerPrecisions(acte, { ...precisions, ...autre }, LE)).code).to.equal('DEMANDE_INVALIDE');
    });
  }

  it('refuses a hold until a day that is past', () => {
    const precisions = { motif: 'Congés.', jusquAu: '2026-03-01' };

    expect(refus(() => exigerPrecisions('mettreEnAttente', precisions, LE)).details).to.deep.equal({
      champ: 'jusquAu',
    });
  });
});
