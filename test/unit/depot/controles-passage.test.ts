import { expect } from 'chai';
import type { PassageLu } from '../../../domain/depot/analyse.ts';
import type { ContextePassage } from '../../../domain/depot/controles/controle.ts';
import { controlerPassage } from '../../../domain/depot/controles/controler-passage.ts';
import { CONTROLES_LECTURE } from '../../../domain/depot/controles/controles.ts';
import {
  buildCertificationLue,
  buildContextePassage,
  buildPassageDe,
  buildPassageLu,
} from '../../support/passage-builder.ts';

const codesDe = (passage: PassageLu, jour?: string): string[] =>
  CONTROLES_LECTURE.filter(({ verifier }) => verifier(passage, { jour })).map(({ code }) => code);

describe('checks on one passage alone', () => {
  const CAS: [string, PassageLu, string[]][] = [
    ['finds nothing in a faultless passage', buildPassageLu(), []],
    [
      'refuses a validity that ends before it begins',
      buildPassageLu({ dateDebutValidite: '2026-02-10', dateFinValidite: '2026-02-09' }),
      ['FIN_DE_VALIDITE_AVANT_DEBUT'],
    ],
    [
      'accepts a validity of one day',
      buildPassageLu({ dateDebutValidite: '2026-02-10', dateFinValidite: '2026-02-10' }),
      [],
    ],
    [
      'refuses an exam that ends before it begins',
      buildPassageLu({ dateDebutExamen: '2026-01-13', dateFinExamen: '2026-01-12' }),
      ['FIN_D_EXAMEN_AVANT_DEBUT'],
    ],
    ['says nothing of an end of exam alone', buildPassageLu({ dateFinExamen: '2020-01-12' }), []],
    ['says nothing of a delivery before the exam', buildPassageLu({ dateDebutExamen: '2026-02-20' }), []],
    [
      'sees 31 February',
      buildPassageDe({ anneeNaissance: 1991, moisNaissance: 2, jourNaissance: 31 }),
      ['DATE_NAISSANCE_IMPOSSIBLE'],
    ],
    [
      'sees 29 February of a year that has none',
      buildPassageDe({ anneeNaissance: 1900, moisNaissance: 2, jourNaissance: 29 }),
      ['DATE_NAISSANCE_IMPOSSIBLE'],
    ],
    ['accepts 29 February 1992', buildPassageDe({ anneeNaissance: 1992, moisNaissance: 2, jourNaissance: 29 }), []],
    ['accepts an unknown month', buildPassageDe({ moisNaissance: undefined, jourNaissance: 31 }), []],
    ['accepts an unknown day', buildPassageDe({ moisNaissance: 2, jourNaissance: undefined }), []],
    ['sees a holder born after the delivery', buildPassageDe({ anneeNaissance: 2026 }), ['NAISSANCE_APRES_DELIVRANCE']],
    [
      'wants a language level when it is announced',
      buildPassageLu({ presenceNiveauLangueEuro: true }),
      ['NIVEAU_LANGUE_MANQUANT'],
    ],
    [
      'wants no language level when none is announced',
      buildPassageLu({ niveauLangueEuropeen: 'B2' }),
      ['NIVEAU_LANGUE_INATTENDU'],
    ],
    [
      'wants a digital level when it is announced',
      buildPassageLu({ presenceNiveauNumeriqueEuro: true }),
      ['NIVEAU_NUMERIQUE_MANQUANT'],
    ],
    [
      'wants no digital level when none is announced',
      buildPassageLu({ niveauNumeriqueEuropeen: true }),
      ['NIVEAU_NUMERIQUE_INATTENDU'],
    ],
    [
      'accepts both levels announced and given',
      buildPassageLu({
        presenceNiveauLangueEuro: true,
        niveauLangueEuropeen: 'B2',
        presenceNiveauNumeriqueEuro: true,
        niveauNumeriqueEuropeen: true,
      }),
      [],
    ],
    ['wants a way for a VAE', buildPassageLu({ modaliteAcces: 'VAE' }), ['VOIE_VAE_MANQUANTE']],
    [
      'wants no VAE way without a VAE',
      buildPassageLu({ modaliteAcces: 'CANDIDAT_LIBRE', voieAccessVAE: 'CONGES_VAE' }),
      ['VOIE_VAE_SANS_VAE'],
    ],
    [
      'wants no VAE way when the access is nil',
      buildPassageLu({ modaliteAcces: undefined, voieAccessVAE: 'CONGES_VAE' }),
      ['VOIE_VAE_SANS_VAE'],
    ],
    ['accepts a VAE with its way', buildPassageLu({ modaliteAcces: 'VAE', voieAccessVAE: 'VAE_CLASSIQUE' }), []],
    [
      'wants no country for a birth in France',
      buildPassageDe({ codePaysNaissance: '136' }),
      ['PAYS_POUR_NAISSANCE_EN_FRANCE'],
    ],
    [
      'wants no code of France for a birth known by its postal code',
      buildPassageDe({ codeInsee: undefined, codePostal: '29200', codePaysNaissance: '100' }),
      ['PAYS_POUR_NAISSANCE_EN_FRANCE'],
    ],
    [
      'accepts a country without place of birth',
      buildPassageDe({ codeInsee: undefined, codePostal: undefined, codePaysNaissance: '136' }),
      [],
    ],
    ['accepts a birth abroad', buildPassageDe({ codeInsee: '99136', codePaysNaissance: '136' }), []],
    ['accepts a birth abroad without country', buildPassageDe({ codeInsee: '99136' }), []],
    [
      'wants the country of the birth code',
      buildPassageDe({ codeInsee: '99136', codePaysNaissance: '134' }),
      ['PAYS_DIFFERENT_DU_CODE_INSEE'],
    ],
    ['accepts Corsica', buildPassageDe({ codeInsee: '2A004' }), []],
    ['doubts a birth code that is no code', buildPassageDe({ codeInsee: 'Brest' }), ['CODE_INSEE_ILLISIBLE']],
    [
      'says that a delivery precedes the obligation',
      buildPassageLu({ dateDebutValidite: '2021-06-30' }),
      ['DELIVRANCE_AVANT_OBLIGATION'],
    ],
    ['accepts the first day of the obligation', buildPassageLu({ dateDebutValidite: '2021-07-01' }), []],
    ['sees nill in nomUsage', buildPassageDe({ nomUsage: 'nill' }), ['VALEUR_NILL']],
    [
      'sees nil in the three letters of a country',
      buildPassageDe({ codeInsee: '99136', codePaysNaissance: 'nil' }),
      ['PAYS_DIFFERENT_DU_CODE_INSEE', 'VALEUR_NILL'],
    ],
    ['sees NULL in a postal code', buildPassageDe({ codeInsee: undefined, codePostal: 'NULL' }), ['VALEUR_NILL']],
    ['sees nill in the score', buildPassageLu({ scoring: ' Nill ' }), ['VALEUR_NILL']],
    ['accepts the surname Null', buildPassageDe({ nomNaissance: 'NULL' }), []],
    ['accepts a name that only begins so', buildPassageDe({ prenom2: 'Nils' }), []],
    [
      'asks nothing of civil status when a training file identifies the holder',
      buildPassageLu({
        identification: {
          par: 'DOSSIER_FORMATION',
          idDossier: '31000000831',
          nomTitulaire: 'LE GUEN',
          prenom1Titulaire: 'ANNA',
        },
      }),
      [],
    ],
    [
      'asks nothing of civil status when the national number identifies the holder',
      buildPassageLu({
        identification: { par: 'IDENTIFIANT_NATIONAL', nir: '2550814168025', nomNaissance: 'LE GUEN' },
      }),
      [],
    ],
  ];

  for (const [titre, passage, attendus] of CAS) {
    it(titre, () => {
      const codes = codesDe(passage);

      expect(codes).to.deep.equal(attendus);
    });
  }

  it('sees a delivery in the future only when it knows the day', () => {
    const passage = buildPassageLu({ dateDebutValidite: '2026-03-03' });

    expect(codesDe(passage, '2026-03-02')).to.deep.equal(['DELIVRANCE_FUTURE']);
    expect(codesDe(passage, '2026-03-03')).to.deep.equal([]);
    expect(codesDe(passage)).to.deep.equal([]);
  });

  it('quotes nothing of the civil status', () => {
    const passage = buildPassageLu({
      dateDebutValidite: '1985-02-10',
      identification: {
        par: 'TITULAIRE',
        titulaire: {
          nomNaissance: 'KERVADEC',
          nomUsage: 'nill',
          prenom1: 'Maëlle',
          anneeNaissance: 1991,
          moisNaissance: 2,
          jourNaissance: 31,
          sexe: 'F',
          codeInsee: 'Brest',
          codePaysNaissance: '136',
        },
      },
    });

    const messages = CONTROLES_LECTURE.flatMap(({ verifier }) => verifier(passage, {})?.message ?? []);

    expect(messages).to.have.length(6);
    expect(messages.join('\n')).not.to.match(/KERVADEC|Maëlle|1991|31|Brest|\b136\b/);
  });
});

describe('checks on one passage with the facts of the database', () => {
  const ENTREE_DANS_LE_FUTUR = buildPassageLu({ dateDebutValidite: '2029-01-01' });
  const rejet = (passage: PassageLu, contexte: Partial<ContextePassage>): { phrase?: number; code?: string } => {
    const { rejet: lu } = controlerPassage(passage, buildContextePassage(contexte));
    return lu ? { phrase: lu.phrase, code: lu.code } : {};
  };

  it('accepts a faultless passage', () => {
    expect(controlerPassage(buildPassageLu(), buildContextePassage())).to.deep.equal({ avertissements: [] });
  });

  const TYPES: [string, string, boolean][] = [
    ['RNCP', 'RNCP31001', true],
    ['RS', 'RS5001', true],
    ['RNCP', '1710', false],
    ['RNCP', 'RS5001', false],
    ['RS', 'RNCP31001', false],
    ['rncp', 'RNCP31001', false],
    ['Diplôme Universitaire', 'RNCP31001', false],
    [' RNCP', 'RNCP31001', false],
    ['RNCP', ' RNCP31001', false],
  ];
  for (const [type, code, bon] of TYPES) {
    it(`${bon ? 'accepts' : 'rejects with sentence 2'} type « ${type} » and code « ${code} », répertoire or not`, () => {
      const certification = buildCertificationLue({ type, code });

      const lu = rejet(buildPassageLu(), { certification, repertoire: { etat: 'NON_CHARGE' } });

      expect(lu).to.deep.equal(bon ? {} : { phrase: 2, code: 'TYPE_ET_CODE_DISCORDANTS' });
    });
  }

  it('rejects an unknown code with sentence 2, to the letter', () => {
    const { rejet: lu } = controlerPassage(
      buildPassageLu(),
      buildContextePassage({ repertoire: { etat: 'INCONNU' }, certification: buildCertificationLue({ index: 4 }) }),
    );

    expect(lu?.code).to.equal('CODE_INCONNU');
    expect(lu?.message).to.equal(
      "Le statut de la certification avec le bcr émetteur 12ABC345, l'id technique partenaire 2026-0001 et l'index 4 est KO",
    );
  });

  it('suspends the rules on codes when no répertoire is loaded', () => {
    expect(rejet(ENTREE_DANS_LE_FUTUR, { repertoire: { etat: 'NON_CHARGE' } })).to.deep.equal({});
  });

  const PERIODES: [string, string | undefined, string | undefined, boolean][] = [
    ['first day', '2026-02-10', '2028-12-31', true],
    ['last day', '2018-01-01', '2026-02-10', true],
    ['before', '2026-02-11', '2028-12-31', false],
    ['after', '2018-01-01', '2026-02-09', false],
    ['end unknown', '2026-02-11', undefined, true],
    ['beginning unknown', undefined, '2026-02-09', true],
  ];
  for (const [cas, debut, fin, bon] of PERIODES) {
    it(`${bon ? 'accepts' : 'rejects with sentence 2'} a delivery relative to the period in force: ${cas}`, () => {
      const periode = { ...(debut && { debut }), ...(fin && { fin }) };
      const repertoire = { etat: 'CONNU', periodes: [periode], detenu: true } as const;

      expect(rejet(buildPassageLu(), { repertoire })).to.deep.equal(
        bon ? {} : { phrase: 2, code: 'CODE_PAS_EN_VIGUEUR' },
      );
    });
  }

  it('accepts a delivery in any period ever published, and rejects one between them', () => {
    const periodes = [
      { debut: '2015-01-01', fin: '2019-12-31' },
      { debut: '2022-01-01', fin: '2026-12-31' },
    ];
    const le = (dateDebutValidite: string) =>
      rejet(buildPassageLu({ dateDebutValidite }), { repertoire: { etat: 'CONNU', periodes, detenu: true } }).code;

    expect([le('2019-12-31'), le('2020-01-01'), le('2022-01-01')]).to.deep.equal([
      undefined,
      'CODE_PAS_EN_VIGUEUR',
      undefined,
    ]);
  });

  it('says 2 before 7 before 1', () => {
    const passage = buildPassageLu({ dateFinValidite: '2026-02-09' });
    const dejaConserve = 'PAR_UN_AUTRE_DEPOT' as const;

    expect(rejet(passage, { repertoire: { etat: 'INCONNU' }, dejaConserve }).phrase).to.equal(2);
    expect(rejet(passage, { dejaConserve }).phrase).to.equal(7);
    expect(rejet(buildPassageLu(), { dejaConserve }).phrase).to.equal(1);
  });

  it('takes a passage kept by this very deposit for a retry', () => {
    expect(rejet(buildPassageLu(), { dejaConserve: 'PAR_CE_DEPOT' })).to.deep.equal({});
  });

  it('warns of a code that the certificateur is not known to hold, or that the mandate does not list', () => {
    const codes = (contexte: Partial<ContextePassage>): string[] =>
      controlerPassage(buildPassageLu(), buildContextePassage(contexte)).avertissements.map(({ code }) => code);

    expect(codes({ repertoire: { etat: 'CONNU', periodes: [], detenu: false } })).to.deep.equal(['CODE_NON_DETENU']);
    expect(codes({ codesDuMandat: ['RS5001'] })).to.deep.equal(['CODE_HORS_MANDAT']);
    expect(codes({ codesDuMandat: ['RNCP31001'] })).to.deep.equal([]);
    expect(codes({ codesDuMandat: [] })).to.deep.equal([]);
  });

  it('keeps the warnings of a passage that it rejects', () => {
    const passage = buildPassageLu({ dateFinValidite: '2020-02-09', dateDebutValidite: '2021-01-01' });

    const { rejet: lu, avertissements } = controlerPassage(passage, buildContextePassage());

    expect(lu?.phrase).to.equal(7);
    expect(avertissements.map(({ code }) => code)).to.deep.equal(['DELIVRANCE_AVANT_OBLIGATION']);
  });

  it('warns of a delivery after the day of receipt', () => {
    const { avertissements } = controlerPassage(
      buildPassageLu({ dateDebutValidite: '2026-03-03' }),
      buildContextePassage(),
    );

    expect(avertissements.map(({ code }) => code)).to.deep.equal(['DELIVRANCE_FUTURE']);
  });
});
