import { expect } from 'chai';
import type { EnteteFlux } from '../../../domain/depot/analyse.ts';
import type { ContexteFichier } from '../../../domain/depot/controles/controle.ts';
import { controlerFichier } from '../../../domain/depot/controles/controler-fichier.ts';
import { CONTROLES_ENTETE } from '../../../domain/depot/controles/controles.ts';
import { buildContexteFichier, buildEnteteFlux } from '../../support/passage-builder.ts';

const CERTIFICATEUR = '34DEF678';
const POUR_UN_AUTRE = { idClientCertificateur: CERTIFICATEUR };
const MANDAT = { debut: '2026-01-01', fin: '2026-12-31' };
const CONTRAT_DU_MANDAT = { matricule: '12ABC345', matriculeCertificateur: CERTIFICATEUR };
const CONTRAT_DU_CERTIFICATEUR = { matricule: CERTIFICATEUR, matriculeCertificateur: CERTIFICATEUR };

describe('checks on a file with the facts of the database', () => {
  type Cas = [string, Partial<EnteteFlux>, Partial<ContexteFichier>, string | undefined];
  const CAS: Cas[] = [
    ['a certificateur for itself', {}, {}, undefined],
    ['the mandate’s contract', POUR_UN_AUTRE, { contrat: CONTRAT_DU_MANDAT, mandats: [MANDAT] }, undefined],
    [
      'the certificateur’s own contract',
      POUR_UN_AUTRE,
      { contrat: CONTRAT_DU_CERTIFICATEUR, mandats: [MANDAT] },
      undefined,
    ],
    ['another account', {}, { matriculeCompte: '99ZZZ999' }, 'EMETTEUR_DIFFERENT_DU_COMPTE'],
    ['an unknown certificateur', POUR_UN_AUTRE, { certificateurConnu: false }, 'CERTIFICATEUR_INCONNU'],
    ['an unknown contract', {}, { contrat: undefined }, 'CONTRAT_INCONNU'],
    ['the contract of a mandate used for oneself', {}, { contrat: CONTRAT_DU_MANDAT }, 'CONTRAT_SANS_LIEN'],
    [
      'one’s own contract used for another',
      POUR_UN_AUTRE,
      { contrat: { matricule: '12ABC345', matriculeCertificateur: '12ABC345' }, mandats: [MANDAT] },
      'CONTRAT_SANS_LIEN',
    ],
    [
      'the contract of another déposant of that certificateur',
      POUR_UN_AUTRE,
      { contrat: { matricule: '56GHI901', matriculeCertificateur: CERTIFICATEUR }, mandats: [MANDAT] },
      'CONTRAT_SANS_LIEN',
    ],
    ['no mandate', POUR_UN_AUTRE, { contrat: CONTRAT_DU_MANDAT }, 'MANDAT_ABSENT'],
    ['no mandate, certificateur’s contract', POUR_UN_AUTRE, { contrat: CONTRAT_DU_CERTIFICATEUR }, 'MANDAT_ABSENT'],
    [
      'a mandate ended the day before',
      POUR_UN_AUTRE,
      { contrat: CONTRAT_DU_MANDAT, mandats: [{ debut: '2025-01-01', fin: '2026-03-01' }] },
      'MANDAT_ABSENT',
    ],
    [
      'a mandate that begins the day after',
      POUR_UN_AUTRE,
      { contrat: CONTRAT_DU_MANDAT, mandats: [{ debut: '2026-03-03' }] },
      'MANDAT_ABSENT',
    ],
    [
      'a mandate on its only day, one of several, by the day in Paris',
      POUR_UN_AUTRE,
      {
        contrat: CONTRAT_DU_MANDAT,
        mandats: [
          { debut: '2025-01-01', fin: '2025-12-31' },
          { debut: '2026-03-03', fin: '2026-03-03' },
        ],
        recuLe: '2026-03-02T23:30:00Z',
      },
      undefined,
    ],
    ['a deletion', { action: 'SUPPRESSION' }, {}, 'SUPPRESSION_NON_OUVERTE'],
    ['a deletion once it is open', { action: 'SUPPRESSION' }, { suppressionOuverte: true }, undefined],
    [
      'several faults: the emitter first',
      { action: 'SUPPRESSION', idClientCertificateur: CERTIFICATEUR },
      { matriculeCompte: '99ZZZ999', certificateurConnu: false, contrat: undefined },
      'EMETTEUR_DIFFERENT_DU_COMPTE',
    ],
  ];

  for (const [titre, entete, contexte, attendu] of CAS) {
    it(`${attendu ? `rejects (${attendu})` : 'accepts'} ${titre}`, () => {
      const { rejet } = controlerFichier(buildEnteteFlux(entete), buildContexteFichier(contexte));

      expect(rejet?.code).to.equal(attendu);
    });
  }

  it('gives line and column 1 to a rejection that has none, in a sentence that does not begin with a code', () => {
    const { rejet } = controlerFichier(buildEnteteFlux(), buildContexteFichier({ matriculeCompte: '99ZZZ999' }));

    expect(rejet).to.deep.include({ ligne: 1, colonne: 1 });
    expect(rejet?.message).not.to.match(/^\S+ ?:/);
  });

  it('warns of an idFlux already used and of codes that no répertoire checked', () => {
    const { avertissements } = controlerFichier(
      buildEnteteFlux(),
      buildContexteFichier({ idFluxDejaUtilise: true, repertoireCharge: false }),
    );

    expect(avertissements.map(({ code, ligne }) => [code, ligne])).to.deep.equal([
      ['ID_FLUX_DEJA_UTILISE', 3],
      ['REPERTOIRE_NON_CHARGE', 1],
    ]);
  });
});

describe('checks on what a file says of itself', () => {
  const codes = (entete: Partial<EnteteFlux>, recuLe?: string): string[] =>
    CONTROLES_ENTETE.filter(({ verifier }) => verifier(buildEnteteFlux(entete), { recuLe })).map(({ code }) => code);

  it('finds nothing in a faultless heading', () => {
    expect(codes({})).to.deep.equal([]);
    expect(codes({ idClientCertificateur: CERTIFICATEUR }, '2026-03-02T16:22:00Z')).to.deep.equal([]);
  });

  it('sees an idFlux equal to a matricule', () => {
    expect(codes({ idFlux: '12ABC345' })).to.deep.equal(['ID_FLUX_EGAL_MATRICULE']);
    expect(codes({ idFlux: CERTIFICATEUR, idClientCertificateur: CERTIFICATEUR })).to.deep.equal([
      'ID_FLUX_EGAL_MATRICULE',
    ]);
  });

  it('sees the type, the code or a matricule in the place of the contract', () => {
    for (const idContrat of ['RNCP', 'rs', 'RNCP31001', 'RS 5001', '12ABC345'])
      expect(codes({ idContrat }), idContrat).to.deep.equal(['COLONNES_DECALEES']);
    expect(codes({ idContrat: 'CONTRAT-RNCP' })).to.deep.equal([]);
  });

  const HORLOGES: [string, string, string | undefined, boolean][] = [
    ['five in the morning, nothing else known', '2026-03-02T05:21:00+01:00', undefined, true],
    ['seven in the evening', '2026-03-02T19:21:00+01:00', undefined, false],
    ['ten in the morning', '2026-03-02T10:21:00+01:00', undefined, false],
    ['just after midnight', '2026-03-02T00:21:00+01:00', undefined, false],
    ['five in the morning, received at five twenty-two', '2026-03-02T05:21:00+01:00', '2026-03-02T04:22:00Z', false],
    ['five in the morning, received in the evening', '2026-03-02T05:21:00+01:00', '2026-03-02T16:22:00Z', true],
    ['ten in the morning, received at ten in the evening', '2026-03-02T10:21:00+01:00', '2026-03-02T21:22:00Z', true],
    ['ten in the morning, received at three', '2026-03-02T10:21:00+01:00', '2026-03-02T14:00:00Z', false],
    ['five in the morning, received the week after', '2026-03-02T05:21:00+01:00', '2026-03-09T14:00:00Z', true],
    ['ten in the morning, received the week after', '2026-03-02T10:21:00+01:00', '2026-03-09T14:00:00Z', false],
  ];
  for (const [cas, horodatage, recuLe, attendu] of HORLOGES) {
    it(`${attendu ? 'suspects' : 'does not suspect'} a 12-hour clock: ${cas}`, () => {
      expect(codes({ horodatage }, recuLe)).to.deep.equal(attendu ? ['HORLOGE_12_HEURES'] : []);
    });
  }

  it('sees a winter offset in summer, and not the reverse', () => {
    expect(codes({ horodatage: '2026-07-02T17:21:00+01:00' })).to.deep.equal(['DECALAGE_HORAIRE_FIGE']);
    expect(codes({ horodatage: '2026-07-02T17:21:00+02:00' })).to.deep.equal([]);
    expect(codes({ horodatage: '2026-03-02T17:21:00+00:00' })).to.deep.equal([]);
  });

  it('says nothing of a clock that the schema refused', () => {
    expect(codes({ horodatage: '2026-03-02T17:21:00+1:00' })).to.deep.equal([]);
    expect(codes({ horodatage: '' })).to.deep.equal([]);
  });
});
