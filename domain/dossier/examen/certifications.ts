import type { Jour } from '../../calendrier/jour.ts';
import { sirenDuSiret } from '../../organisme/siret.ts';

/** What we know of an establishment named by the répertoires. */
export type OrganismeConnu = {
  organismeId: string;
  raisonSociale: string;
  matricule: string | null;
  accroche: boolean;
};

/** A certificateur as published; `siret` only when its keys hold: the present one of an organisme that has moved. */
export type CertificateurPublie = {
  siret: string | null;
  siretPublie: string;
  nom: string;
  connu: OrganismeConnu | null;
};

/** A code as the répertoires publish it today. */
export type FichePubliee = {
  code: string;
  intitule: string | null;
  actif: boolean | null;
  debut: Jour | null;
  fin: Jour | null;
  certificateurs: readonly CertificateurPublie[];
};

export type RemarqueCertification =
  | 'INCONNUE'
  | 'NON_DETENUE'
  | 'DETENUE_PAR_UN_AUTRE_ETABLISSEMENT'
  | 'INACTIVE'
  | 'PAS_ENCORE_EN_VIGUEUR'
  | 'PLUS_EN_VIGUEUR'
  | 'NON_COMPAREE';

export const LIBELLE_REMARQUE_CERTIFICATION: Record<RemarqueCertification, string> = {
  INCONNUE: 'Inconnue des répertoires',
  NON_DETENUE: 'Détenue par un autre organisme',
  DETENUE_PAR_UN_AUTRE_ETABLISSEMENT: 'Détenue par un autre établissement de la même entreprise',
  INACTIVE: 'Inactive à France compétences',
  PAS_ENCORE_EN_VIGUEUR: 'Pas encore en vigueur',
  PLUS_EN_VIGUEUR: 'Plus en vigueur',
  NON_COMPAREE: 'Non comparée : les répertoires ne sont pas chargés',
};

export type CertificationExaminee = {
  code: string;
  intitule: string | null;
  debut: Jour | null;
  fin: Jour | null;
  /** Null when it cannot be told. */
  detenue: boolean | null;
  remarques: RemarqueCertification[];
  coCertificateurs: CertificateurPublie[];
};

const remarquesDe = (fiche: FichePubliee, siret: string, jour: Jour): RemarqueCertification[] => {
  const sirets = fiche.certificateurs.flatMap((certificateur) => certificateur.siret ?? []);
  const parSoi = sirets.includes(siret);
  const parLaMeme = sirets.some((autre) => sirenDuSiret(autre) === sirenDuSiret(siret));
  return [
    ...(parSoi ? [] : [parLaMeme ? ('DETENUE_PAR_UN_AUTRE_ETABLISSEMENT' as const) : ('NON_DETENUE' as const)]),
    ...(fiche.actif === false ? (['INACTIVE'] as const) : []),
    ...(fiche.debut !== null && jour < fiche.debut ? (['PAS_ENCORE_EN_VIGUEUR'] as const) : []),
    ...(fiche.fin !== null && fiche.fin < jour ? (['PLUS_EN_VIGUEUR'] as const) : []),
  ];
};

const sansFiche = (code: string, remarque: RemarqueCertification): CertificationExaminee => ({
  code,
  intitule: null,
  debut: null,
  fin: null,
  detenue: null,
  remarques: [remarque],
  coCertificateurs: [],
});

/** Each certification given, compared with the répertoires of that day for the holder of that SIRET; null: not loaded. */
export const examinerCertifications = (
  codes: readonly string[],
  fiches: readonly FichePubliee[] | null,
  { siret, jour }: { siret: string; jour: Jour },
): CertificationExaminee[] =>
  codes.map((code) => {
    if (fiches === null) return sansFiche(code, 'NON_COMPAREE');
    const fiche = fiches.find((autre) => autre.code === code);
    if (fiche === undefined) return sansFiche(code, 'INCONNUE');
    const { intitule, debut, fin, certificateurs } = fiche;
    const detenue = certificateurs.some((certificateur) => certificateur.siret === siret);
    const coCertificateurs = certificateurs.filter((certificateur) => certificateur.siret !== siret);
    return { code, intitule, debut, fin, detenue, remarques: remarquesDe(fiche, siret, jour), coCertificateurs };
  });
