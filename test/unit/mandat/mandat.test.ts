import { expect } from 'chai';
import { BusinessError } from '../../../domain/errors.ts';
import { exigerAucunPartenaire, exigerAutreOrganisme } from '../../../domain/mandat/deposant.ts';
import {
  deciderFin,
  deciderModification,
  exigerPeriodeMandat,
  exigerSansChevauchement,
  type MandatVu,
  seChevauchent,
  situationMandat,
} from '../../../domain/mandat/mandat.ts';

const JOUR = '2026-03-10';

const buildMandat = (mandat: Partial<MandatVu> = {}): MandatVu => ({
  debut: '2026-03-01',
  fin: null,
  certifications: [],
  annule: false,
  version: 1,
  par: 'agent:a',
  le: '2026-03-01T09:00:00.000Z',
  ...mandat,
});

const refus = (essai: () => unknown): BusinessError => {
  try {
    essai();
  } catch (erreur) {
    if (erreur instanceof BusinessError) return erreur;
    throw erreur;
  }
  return expect.fail('accepted');
};

describe('a mandate', () => {
  for (const [mandat, jour, situation] of [
    [{}, '2026-02-28', 'A_VENIR'],
    [{}, '2026-03-01', 'EN_VIGUEUR'],
    [{ fin: JOUR }, JOUR, 'EN_VIGUEUR'],
    [{ fin: JOUR }, '2026-03-11', 'TERMINE'],
    [{ annule: true }, '2026-03-05', 'ANNULE'],
  ] as const)
    it(`${JSON.stringify(mandat)} is ${situation} on ${jour}`, () => {
      expect(situationMandat(buildMandat(mandat), jour)).to.equal(situation);
    });

  for (const [un, autre, attendu] of [
    [{}, {}, true],
    [{ fin: '2026-03-05' }, { debut: '2026-03-05' }, true],
    [{ fin: '2026-03-05' }, { debut: '2026-03-06' }, false],
    [{ certifications: ['RNCP1'] }, { certifications: ['RNCP2'] }, false],
    [{ certifications: ['RNCP1', 'RNCP2'] }, { certifications: ['RNCP2'] }, true],
    [{ certifications: [] }, { certifications: ['RNCP2'] }, true],
  ] as const)
    it(`${JSON.stringify(un)} and ${JSON.stringify(autre)} ${attendu ? 'overlap' : 'live side by side'}`, () => {
      const [premier, second] = [buildMandat({ ...un } as never), buildMandat({ ...autre } as never)];

      expect([seChevauchent(premier, second), seChevauchent(second, premier)]).to.deep.equal([attendu, attendu]);
    });

  it('overlapping another of its pair is refused, naming that one; one that never began stands in nobody’s way', () => {
    const autre = { ...buildMandat({ certifications: ['RS5'] }), mandatId: 'm1' };

    const erreur = refus(() => exigerSansChevauchement(buildMandat(), [autre]));

    expect(erreur.code).to.equal('MANDAT_CHEVAUCHE');
    expect(erreur.message).to.contain('RS5').and.contain('1er mars 2026');
    expect(erreur.details).to.include({ mandatId: 'm1' });
    expect(() => exigerSansChevauchement(buildMandat(), [{ ...autre, annule: true }])).not.to.throw();
  });

  it('begins today or later, and ends on its first day at the earliest', () => {
    expect(refus(() => exigerPeriodeMandat({ debut: '2026-03-09' }, JOUR)).details).to.deep.equal({ champ: 'debut' });
    expect(refus(() => exigerPeriodeMandat({ debut: '2026-03-12', fin: '2026-03-11' }, JOUR)).details).to.deep.equal({
      champ: 'fin',
    });
    expect(() => exigerPeriodeMandat({ debut: JOUR, fin: JOUR }, JOUR)).not.to.throw();
  });

  it('is changed while it lasts, by whoever saw it as it is', () => {
    const demande = { version: 1, certifications: ['RNCP1'], fin: '2026-04-01' };

    expect(deciderModification(buildMandat(), demande, JOUR)).to.equal('A_FAIRE');
    expect(deciderModification(buildMandat({ ...demande, version: 9 }), demande, JOUR)).to.equal('DEJA_FAIT');
    expect(refus(() => deciderModification(buildMandat({ version: 2 }), demande, JOUR)).code).to.equal(
      'VERSION_PERIMEE',
    );
    expect(refus(() => deciderModification(buildMandat({ fin: '2026-03-09' }), demande, JOUR)).code).to.equal(
      'DEJA_FAIT',
    );
    expect(refus(() => deciderModification(buildMandat({ annule: true }), demande, JOUR)).code).to.equal('DEJA_FAIT');
  });

  it('is never made to end in the past: deposits received since were lawful', () => {
    const erreur = refus(() =>
      deciderModification(buildMandat(), { version: 1, certifications: [], fin: '2026-03-09' }, JOUR),
    );

    expect(erreur.code).to.equal('DEMANDE_INVALIDE');
    expect(refus(() => deciderFin(buildMandat(), { version: 1, jour: '2026-03-09' }, JOUR)).details).to.deep.equal({
      champ: 'fin',
    });
  });

  for (const [titre, mandat, jour, attendu] of [
    ['ends today, that day included', {}, JOUR, 'TERMINER'],
    ['ends on a later day', {}, '2026-05-01', 'TERMINER'],
    ['is annulled when that day comes before its beginning', { debut: '2026-04-01' }, JOUR, 'ANNULER'],
    ['ended so already is left alone', { fin: JOUR, version: 4 }, JOUR, 'DEJA_FAIT'],
    ['annulled already is left alone', { debut: '2026-04-01', annule: true, version: 4 }, JOUR, 'DEJA_FAIT'],
  ] as const)
    it(titre, () => {
      expect(deciderFin(buildMandat(mandat), { version: 1, jour }, JOUR)).to.equal(attendu);
    });

  it('cannot be lengthened by ending it, nor ended once it is over', () => {
    const long = refus(() => deciderFin(buildMandat({ fin: '2026-03-20' }), { version: 1, jour: '2026-03-21' }, JOUR));
    const passe = refus(() => deciderFin(buildMandat({ fin: '2026-03-02' }), { version: 1, jour: JOUR }, JOUR));

    expect([long.code, passe.code]).to.deep.equal(['DEMANDE_INVALIDE', 'DEJA_FAIT']);
  });
});

describe('a déposant', () => {
  it('that is a partner of the certificateur is refused, with every code', () => {
    const codes = ['RNCP1', 'RNCP2', 'RNCP3', 'RNCP4', 'RNCP5', 'RNCP6', 'RNCP7'];

    const erreur = refus(() =>
      exigerAucunPartenaire([
        { siret: '1', raisonSociale: 'Libre', codes: [] },
        { siret: '2', raisonSociale: 'Centre', codes },
      ]),
    );

    expect(erreur.code).to.equal('DEPOSANT_PARTENAIRE');
    expect(erreur.message).to.contain('Centre (SIRET 2)').and.contain('RNCP5 et 2 autres').and.not.contain('Libre');
    expect(erreur.details).to.deep.equal({ partenaires: [{ siret: '2', codes }] });
  });

  it('is somebody else than the certificateur', () => {
    expect(refus(() => exigerAutreOrganisme('1', '1')).code).to.equal('DEMANDE_INVALIDE');
    expect(() => exigerAutreOrganisme('1', '2')).not.to.throw();
  });
});
