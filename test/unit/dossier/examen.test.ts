import { expect } from 'chai';
import type { NoteDossier } from '../../../domain/dossier/demande-contact.ts';
import {
  examinerCertifications,
  type FichePubliee,
  type RemarqueCertification,
} from '../../../domain/dossier/examen/certifications.ts';
import { examinerDeposants } from '../../../domain/dossier/examen/deposants.ts';
import { ecartsDe } from '../../../domain/dossier/examen/ecarts.ts';
import { type CodeAlerte, examinerDossier, type FaitsExamen } from '../../../domain/dossier/examen/examen.ts';
import { examinerIdentite, type IdentiteFaits } from '../../../domain/dossier/examen/identite.ts';

const SIRET = '73282932000074';
const AUTRE_ETABLISSEMENT = '73282932000082';
const TIERS = '44306184100047';
const JOUR = '2026-03-10';
const LE = '2026-03-02T09:00:00.000Z';

const identite = (autres: Partial<IdentiteFaits> = {}): IdentiteFaits => ({
  siret: SIRET,
  raisonSociale: 'Institut Fictif',
  origine: 'FORMULAIRE',
  notes: [],
  ouvertLe: LE,
  vu: null,
  autres: [],
  ...autres,
});
const note = (code: NoteDossier['code'], details: Record<string, string> = {}): NoteDossier => ({ code, details });

describe('identity compared with the directory', () => {
  const cas: [string, Partial<IdentiteFaits>, ReturnType<typeof examinerIdentite>['etat'], boolean | null][] = [
    ['nothing was noticed at reception', {}, 'SANS_REMARQUE', true],
    ['unknown at reception', { notes: [note('SIRET_INCONNU')] }, 'INCONNU', null],
    ['closed at reception', { notes: [note('SIRET_FERME')] }, 'FERME', true],
    ['the directory was away', { notes: [note('ANNUAIRE_SIRET_INDISPONIBLE')] }, 'INDISPONIBLE', null],
    [
      'another name at reception',
      { notes: [note('RAISON_SOCIALE_DIFFERENTE', { publiee: 'AUTRE' })] },
      'SANS_REMARQUE',
      false,
    ],
    ['known by the directory of organismes alone', { origine: 'ANNUAIRE' }, 'NON_DEMANDE', null],
    [
      'the watch found it open under the same name, written otherwise',
      {
        notes: [note('SIRET_FERME')],
        vu: { siret: SIRET, etat: 'ACTIF', raisonSocialePubliee: 'INSTITUT-FICTIF', le: LE },
      },
      'ACTIF',
      true,
    ],
    [
      'the watch found it closed under another name',
      { vu: { siret: SIRET, etat: 'FERME', raisonSocialePubliee: 'Autre', le: LE } },
      'FERME',
      false,
    ],
    [
      'the watch asked about a former SIRET',
      { vu: { siret: TIERS, etat: 'FERME', raisonSocialePubliee: 'Autre', le: LE } },
      'SANS_REMARQUE',
      true,
    ],
    [
      'the watch knows nothing of it',
      { vu: { siret: SIRET, etat: null, raisonSocialePubliee: null, le: LE } },
      'INCONNU',
      null,
    ],
  ];
  for (const [nom, faits, etat, memes] of cas)
    it(`${etat} when ${nom}`, () => {
      const examinee = examinerIdentite(identite(faits));

      expect([examinee.etat, examinee.nom.memes]).to.deep.equal([etat, memes]);
    });

  it('names the open establishments of the same SIREN as successors of a closed one only', () => {
    const autres = [
      { organismeId: 'a', siret: AUTRE_ETABLISSEMENT, raisonSociale: 'Institut', etat: 'ACTIF' as const },
      { organismeId: 'b', siret: TIERS, raisonSociale: 'Tiers', etat: 'ACTIF' as const },
      { organismeId: 'c', siret: SIRET, raisonSociale: 'Soi', etat: 'ACTIF' as const },
      { organismeId: 'd', siret: '73282932000090', raisonSociale: 'Fermé', etat: 'FERME' as const },
    ];

    const ferme = examinerIdentite(identite({ notes: [note('SIRET_FERME')], autres }));
    const ouvert = examinerIdentite(identite({ autres }));

    expect(ferme.successeurs).to.deep.equal([
      { organismeId: 'a', siret: AUTRE_ETABLISSEMENT, raisonSociale: 'Institut' },
    ]);
    expect(ouvert.successeurs).to.deep.equal([]);
  });
});

const fiche = (autres: Partial<FichePubliee> = {}, ...sirets: string[]): FichePubliee => ({
  code: 'RNCP31001',
  intitule: 'Titre',
  actif: true,
  debut: '2020-01-01',
  fin: '2027-12-31',
  certificateurs: (sirets.length > 0 ? sirets : [SIRET]).map((siret) => ({
    siret,
    siretPublie: siret,
    nom: `Certificateur ${siret}`,
    connu: null,
  })),
  ...autres,
});

describe('certifications compared with the répertoires', () => {
  const cas: [string, FichePubliee[] | null, RemarqueCertification[], boolean | null][] = [
    ['held and in force', [fiche()], [], true],
    ['held with another', [fiche({}, SIRET, TIERS)], [], true],
    ['held by another', [fiche({}, TIERS)], ['NON_DETENUE'], false],
    ['held by another establishment', [fiche({}, AUTRE_ETABLISSEMENT)], ['DETENUE_PAR_UN_AUTRE_ETABLISSEMENT'], false],
    ['inactive', [fiche({ actif: false })], ['INACTIVE'], true],
    ['whose activity is unknown', [fiche({ actif: null })], [], true],
    ['over since yesterday', [fiche({ fin: '2026-03-09' })], ['PLUS_EN_VIGUEUR'], true],
    ['on its last day', [fiche({ fin: JOUR })], [], true],
    ['not begun', [fiche({ debut: '2026-03-11' })], ['PAS_ENCORE_EN_VIGUEUR'], true],
    ['without known period', [fiche({ debut: null, fin: null })], [], true],
    ['unknown', [fiche({ code: 'RS5' })], ['INCONNUE'], null],
    ['when no répertoire is loaded', null, ['NON_COMPAREE'], null],
    [
      'of another, inactive and over',
      [fiche({ actif: false, fin: '2025-01-01' }, TIERS)],
      ['NON_DETENUE', 'INACTIVE', 'PLUS_EN_VIGUEUR'],
      false,
    ],
  ];
  for (const [nom, fiches, remarques, detenue] of cas)
    it(`a certification ${nom}: ${remarques.join(', ') || 'nothing to say'}`, () => {
      const [examinee] = examinerCertifications(['RNCP31001'], fiches, { siret: SIRET, jour: JOUR });

      expect([examinee?.remarques, examinee?.detenue]).to.deep.equal([remarques, detenue]);
    });

  it('names the co-certificateurs, not the organisme itself', () => {
    const [examinee] = examinerCertifications(['RNCP31001'], [fiche({}, TIERS, SIRET)], { siret: SIRET, jour: JOUR });

    expect(examinee?.coCertificateurs.map(({ siret }) => siret)).to.deep.equal([TIERS]);
  });
});

describe('déposants named by the requests', () => {
  it('flags a partner with its certifications, once, and nobody else', () => {
    const declares = [
      { siret: TIERS, raisonSociale: 'Centre' },
      { siret: AUTRE_ETABLISSEMENT, raisonSociale: 'Prestataire' },
      { siret: TIERS, raisonSociale: 'Centre' },
    ];
    const partenaires = [{ code: 'RNCP31001', siret: TIERS, nom: 'Centre', habilitation: 'HABILITATION_FORMER' }];

    const examines = examinerDeposants(declares, partenaires, {});

    expect(examines.map(({ siret, refus, partenariats }) => [siret, refus, partenariats.length])).to.deep.equal([
      [TIERS, 'DEPOSANT_PARTENAIRE', 1],
      [AUTRE_ETABLISSEMENT, null, 0],
    ]);
  });
});

describe('a joined request compared with what is known', () => {
  const actuel = {
    contact: { nom: 'Tesseyre', prenom: 'Odile', courriel: 'odile@institut.example' },
    raisonSociale: 'Institut Fictif',
  };

  it('says nothing of what differs by case and blanks alone', () => {
    const contact = { nom: ' TESSEYRE ', prenom: 'odile', courriel: 'Odile@institut.example' };

    expect(ecartsDe(actuel, { ...actuel, contact })).to.deep.equal([]);
  });

  it('lists each field that differs', () => {
    const demande = {
      contact: { ...actuel.contact, prenom: 'Basile', courriel: 'b@x.example' },
      raisonSociale: 'Autre',
    };

    expect(ecartsDe(actuel, demande).map(({ champ }) => champ)).to.deep.equal([
      'contact.prenom',
      'contact.courriel',
      'raisonSociale',
    ]);
  });
});

describe('what an agent looks at before deciding', () => {
  const { autres: _autres, ...faitsIdentite } = identite();
  const faits = (differents: Partial<FaitsExamen> = {}): FaitsExamen => ({
    jour: JOUR,
    identite: faitsIdentite,
    certifications: ['RNCP31001'],
    fiches: [fiche()],
    deposants: [],
    partenaires: [],
    connus: {},
    autresDossiers: [],
    organismes: [],
    actuel: { contact: { nom: 'T', prenom: 'O', courriel: 'o@x.example' }, raisonSociale: 'Institut Fictif' },
    jointes: [],
    changements: [],
    ...differents,
  });
  const autreDossier = {
    dossierId: 'd',
    reference: 'ACC',
    siret: AUTRE_ETABLISSEMENT,
    raisonSociale: 'I',
    ouvertLe: LE,
  };

  const cas: [string, Partial<FaitsExamen>, CodeAlerte[]][] = [
    ['all is well', {}, []],
    ['the establishment is closed', { identite: { ...faitsIdentite, notes: [note('SIRET_FERME')] } }, ['SIRET_FERME']],
    ['nobody asked the directory', { identite: { ...faitsIdentite, origine: 'ANNUAIRE' } }, ['SIRET_NON_COMPARE']],
    ['no répertoire is loaded', { fiches: null }, ['REPERTOIRES_NON_CHARGES']],
    [
      'it holds none of the certifications',
      { fiches: [fiche({}, TIERS)] },
      ['AUCUNE_CERTIFICATION_DETENUE', 'CERTIFICATION_A_REGARDER'],
    ],
    ['no certification is given', { certifications: [] }, ['AUCUNE_CERTIFICATION_DETENUE']],
    [
      'a déposant is a partner',
      {
        deposants: [{ siret: TIERS, raisonSociale: 'Centre' }],
        partenaires: [{ code: 'RNCP31001', siret: TIERS, nom: 'Centre', habilitation: null }],
      },
      ['DEPOSANT_PARTENAIRE'],
    ],
    [
      'another case of the SIREN is open',
      { autresDossiers: [{ ...autreDossier, etat: 'RECU' }] },
      ['AUTRE_DOSSIER_OUVERT'],
    ],
    ['another case of the SIREN is over', { autresDossiers: [{ ...autreDossier, etat: 'CLOS' }] }, []],
    [
      'a change waits',
      { changements: [{ changementId: 'c', genre: 'NOUVEAU_CONTACT', recuLe: LE }] },
      ['CHANGEMENT_A_CONFIRMER'],
    ],
  ];
  for (const [nom, differents, codes] of cas)
    it(`${codes.join(', ') || 'nothing'} when ${nom}`, () => {
      expect(examinerDossier(faits(differents)).alertes.map(({ code }) => code)).to.deep.equal(codes);
    });
});
