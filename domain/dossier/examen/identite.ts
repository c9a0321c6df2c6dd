import { sirenDuSiret } from '../../organisme/siret.ts';
import type { NoteDossier } from '../demande-contact.ts';
import { comparable } from '../verification.ts';

/** The last answer of the SIRET directory on a known organisme (surveillance); `etat` null: unknown there, or restricted. */
export type AnnuaireVu = {
  siret: string;
  etat: 'ACTIF' | 'FERME' | null;
  raisonSocialePubliee: string | null;
  le: string;
};

export type IdentiteFaits = {
  siret: string;
  raisonSociale: string;
  origine: 'FORMULAIRE' | 'ANNUAIRE';
  /** What the checks noticed at reception, which was at that instant. */
  notes: readonly NoteDossier[];
  ouvertLe: string;
  vu: AnnuaireVu | null;
  /** Other organismes of the same SIREN, with what the directory said last of each. */
  autres: readonly { organismeId: string; siret: string; raisonSociale: string; etat: 'ACTIF' | 'FERME' | null }[];
};

/**
 * What the directory says of the establishment. SANS_REMARQUE: at reception the checks noticed nothing, which is all that is
 * kept of them. NON_DEMANDE: nobody has asked yet.
 */
export type EtatIdentite = 'ACTIF' | 'FERME' | 'INCONNU' | 'INDISPONIBLE' | 'SANS_REMARQUE' | 'NON_DEMANDE';

export type Identite = {
  etat: EtatIdentite;
  /** Whether the monthly watch or the checks at reception say so, and when. */
  source: 'SURVEILLANCE' | 'RECEPTION' | null;
  le: string | null;
  nom: { donne: string; publie: string | null; memes: boolean | null };
  /** Establishments of the same SIREN that are known to be open, when this one is closed. */
  successeurs: { organismeId: string; siret: string; raisonSociale: string }[];
};

const parSurveillance = ({ raisonSociale }: IdentiteFaits, vu: AnnuaireVu): Omit<Identite, 'successeurs'> => {
  const publie = vu.raisonSocialePubliee;
  const memes = publie === null ? null : comparable(publie) === comparable(raisonSociale);
  return {
    etat: vu.etat ?? 'INCONNU',
    source: 'SURVEILLANCE',
    le: vu.le,
    nom: { donne: raisonSociale, publie, memes },
  };
};

const parReception = ({ raisonSociale, notes, ouvertLe }: IdentiteFaits): Omit<Identite, 'successeurs'> => {
  const note = (code: NoteDossier['code']): NoteDossier | undefined => notes.find((autre) => autre.code === code);
  const publie = note('RAISON_SOCIALE_DIFFERENTE')?.details.publiee ?? null;
  const commun = { source: 'RECEPTION' as const, le: ouvertLe };
  const muet = { ...commun, nom: { donne: raisonSociale, publie: null, memes: null } };
  if (note('ANNUAIRE_SIRET_INDISPONIBLE')) return { ...muet, etat: 'INDISPONIBLE' };
  if (note('SIRET_INCONNU')) return { ...muet, etat: 'INCONNU' };
  const etat = note('SIRET_FERME') ? 'FERME' : 'SANS_REMARQUE';
  return { ...commun, etat, nom: { donne: raisonSociale, publie, memes: publie === null } };
};

/**
 * Identity compared with the directory, from what was answered last and kept; the outside is not asked again. The watch comes
 * after the reception: it is believed first, unless it asked about a former SIRET.
 */
export const examinerIdentite = (faits: IdentiteFaits): Identite => {
  const { siret, raisonSociale, origine, vu, autres } = faits;
  const inconnue = { etat: 'NON_DEMANDE' as const, source: null, le: null };
  const sans = { ...inconnue, nom: { donne: raisonSociale, publie: null, memes: null } };
  const identite =
    vu?.siret === siret ? parSurveillance(faits, vu) : origine === 'FORMULAIRE' ? parReception(faits) : sans;
  const ouverts = autres.filter(
    (autre) => autre.etat === 'ACTIF' && sirenDuSiret(autre.siret) === sirenDuSiret(siret) && autre.siret !== siret,
  );
  return {
    ...identite,
    successeurs:
      identite.etat === 'FERME'
        ? ouverts.map(({ organismeId, siret: autreSiret, raisonSociale: nom }) => ({
            organismeId,
            siret: autreSiret,
            raisonSociale: nom,
          }))
        : [],
  };
};
