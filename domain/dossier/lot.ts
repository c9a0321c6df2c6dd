import type { Jour } from '../calendrier/jour.ts';
import { BusinessError, type BusinessErrorCode } from '../errors.ts';
import { type ActeDemande, type ActeDossier, type DernierActe, type DossierVu, deciderActe } from './acte-dossier.ts';
import { echeanceAttente } from './echeance-dossier.ts';
import type { ActeAgent, DossierApresActe } from './ordres.ts';

/** Acts that may be done on many cases at once: those that say the same thing to all. */
export type ActeEnLot = Extract<
  ActeDossier,
  'prendre' | 'confier' | 'annoter' | 'mettreEnAttente' | 'accepter' | 'refuser' | 'clore'
>;

/** What the act says, the same for all the cases. */
export type PrecisionsLot = { motif?: string; texte?: string; jusquAu?: Jour; pourAgentId?: string };

/** What each act must say, and nothing else. */
const PRECISIONS: Record<ActeEnLot, readonly (keyof PrecisionsLot)[]> = {
  prendre: [],
  confier: ['pourAgentId'],
  annoter: ['texte'],
  mettreEnAttente: ['motif', 'jusquAu'],
  accepter: [],
  refuser: ['motif'],
  clore: ['motif'],
};

export const ACTES_EN_LOT = Object.keys(PRECISIONS) as [ActeEnLot, ...ActeEnLot[]];
export const LIGNES_MAXIMUM = 200;

/** A case, and the version of it that the agent saw. */
export type LigneDemandee = { dossierId: string; version: number };

export type LotDemande = {
  lotId: string;
  agentId: string;
  le: string;
  acte: ActeEnLot;
  precisions: PrecisionsLot;
  lignes: LigneDemandee[];
};
export type LotOuvert = { lotId: string; nombre: number };

/** A refusal as data: what a line says of itself. */
export type Refus = { code: BusinessErrorCode; message: string; details: Readonly<Record<string, unknown>> };

/** What an order to one case gave. */
export type IssueOrdre = { fait: DossierApresActe } | { refus: Refus };

/** Refuses an act that says too little, or what it does not need (DEMANDE_INVALIDE, each field named). */
export const exigerPrecisions = (acte: ActeEnLot, precisions: PrecisionsLot, le: string): void => {
  const attendues = PRECISIONS[acte];
  const donnees = (Object.keys(precisions) as (keyof PrecisionsLot)[]).filter((nom) => precisions[nom] !== undefined);
  const erreurs = [
    ...attendues
      .filter((nom) => !donnees.includes(nom))
      .map((nom) => ({ champ: `precisions.${nom}`, message: 'ce champ est obligatoire pour cet acte.' })),
    ...donnees
      .filter((nom) => !attendues.includes(nom))
      .map((nom) => ({ champ: `precisions.${nom}`, message: 'ce champ ne va pas avec cet acte.' })),
  ];
  if (erreurs.length > 0)
    throw new BusinessError('DEMANDE_INVALIDE', 'Les précisions ne sont pas celles que cet acte attend.', { erreurs });
  if (acte === 'mettreEnAttente' && precisions.jusquAu) echeanceAttente({ le }, precisions.jusquAu);
};

/** The case as it stands, with what must be looked at before it is accepted. */
export type DossierDuLot = DossierVu & { nombreNotes: number; confieDepot: boolean };

/**
 * A case with remarks of the checks, or with déposants to whom mandates would be opened, is looked at by itself: among
 * others, it is not accepted (DOSSIER_A_EXAMINER).
 */
const exigerSansRemarque = ({ nombreNotes, confieDepot }: DossierDuLot): void => {
  if (nombreNotes === 0 && !confieDepot) return;
  const quoi = nombreNotes > 0 ? 'porte des remarques' : 'confie le dépôt à des déposants';
  throw new BusinessError(
    'DOSSIER_A_EXAMINER',
    `Ce dossier ${quoi} : ouvrez-le pour l’examiner, puis acceptez-le seul.`,
    { nombreNotes, confieDepot },
  );
};

/** What a line that names no case says. */
export const DOSSIER_ABSENT: Refus = { code: 'INTROUVABLE', message: 'Ce dossier est introuvable.', details: {} };

/** What the lines left of a lot say once its agent may not decide any more. */
export const DROITS_RETIRES: Refus = {
  code: 'ACTION_INTERDITE',
  message: 'Les droits de l’agent qui a ouvert ce lot ont été retirés : cet acte n’a pas été accompli.',
  details: {},
};

/** What will become of a line. DEJA_FAIT: the agent did it already, nothing more will be written. */
export type IssuePrevue = { issue: 'APPLICABLE' | 'DEJA_FAIT' } | { issue: 'REFUSE'; refus: Refus };

/** Tells what a line will become, by the rule of the act itself; null: there is no such case. */
export const prevoirLigne = (
  dossier: DossierDuLot | null,
  demande: ActeDemande & { acte: ActeEnLot },
  dernier: DernierActe | null,
): IssuePrevue => {
  if (dossier === null) return { issue: 'REFUSE', refus: DOSSIER_ABSENT };
  try {
    if (deciderActe(dossier, demande, dernier) === 'DEJA_FAIT') return { issue: 'DEJA_FAIT' };
    if (demande.acte === 'accepter') exigerSansRemarque(dossier);
    return { issue: 'APPLICABLE' };
  } catch (erreur) {
    if (!(erreur instanceof BusinessError)) throw erreur;
    const { code, message, details } = erreur;
    return { issue: 'REFUSE', refus: { code, message, details } };
  }
};

/** One act on one case, as its own route would send it. */
export type OrdreDossier = { acte: ActeEnLot; siret: string; ordre: ActeAgent & PrecisionsLot };
