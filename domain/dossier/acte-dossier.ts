import { BusinessError } from '../errors.ts';
import { ETATS_INSTRUITS, type EtatDossier, LIBELLE_ETAT_DOSSIER, TRANSITIONS_DOSSIER } from './dossier.ts';

/** Acts of an agent on a case. */
export type ActeDossier =
  | 'prendre'
  | 'accepter'
  | 'refuser'
  | 'demanderComplement'
  | 'mettreEnAttente'
  | 'reprendre'
  | 'confier'
  | 'annoter'
  | 'clore'
  | 'rouvrir'
  | 'fusionner';

type RegleActe = {
  depuis: readonly EtatDossier[];
  /** INCHANGE: the state stays. RETOUR: the state before the hold, or the instruction. */
  vers: EtatDossier | 'INCHANGE' | 'RETOUR';
  /** True when the same agent may do it twice in a row for two good reasons: only its id tells that it was done already. */
  repetable: boolean;
};

const A_DECIDER = ['RECU', 'EN_INSTRUCTION', 'COMPLEMENT_DEMANDE'] as const;
const TOUS = Object.keys(TRANSITIONS_DOSSIER) as EtatDossier[];

/** From which states each act is possible, and where it leads. */
export const ACTES_DOSSIER: Record<ActeDossier, RegleActe> = {
  prendre: { depuis: ['RECU', 'EN_INSTRUCTION'], vers: 'EN_INSTRUCTION', repetable: false },
  accepter: { depuis: A_DECIDER, vers: 'ACCEPTE', repetable: false },
  refuser: { depuis: A_DECIDER, vers: 'REFUSE', repetable: false },
  demanderComplement: { depuis: ['RECU', 'EN_INSTRUCTION'], vers: 'COMPLEMENT_DEMANDE', repetable: true },
  mettreEnAttente: { depuis: A_DECIDER, vers: 'EN_ATTENTE', repetable: true },
  reprendre: { depuis: ['EN_ATTENTE', 'COMPLEMENT_DEMANDE'], vers: 'RETOUR', repetable: true },
  confier: { depuis: ETATS_INSTRUITS, vers: 'INCHANGE', repetable: true },
  annoter: { depuis: TOUS, vers: 'INCHANGE', repetable: true },
  clore: { depuis: A_DECIDER, vers: 'CLOS', repetable: false },
  rouvrir: { depuis: ['REFUSE', 'CLOS'], vers: 'EN_INSTRUCTION', repetable: true },
  fusionner: { depuis: A_DECIDER, vers: 'FUSIONNE', repetable: false },
};

export const LIBELLE_ACTE_DOSSIER: Record<ActeDossier, string> = {
  prendre: 'Prendre le dossier',
  accepter: 'Accepter',
  refuser: 'Refuser',
  demanderComplement: 'Demander un complément',
  mettreEnAttente: 'Mettre en attente jusqu’à une date',
  reprendre: 'Reprendre l’instruction',
  confier: 'Confier à un autre agent',
  annoter: 'Ajouter une note',
  clore: 'Clore sans suite',
  rouvrir: 'Rouvrir',
  fusionner: 'Fusionner avec le dossier du bon SIRET',
};

/** Acts that the state allows, in the order in which they are shown. */
export const actesPossibles = (etat: EtatDossier): ActeDossier[] =>
  (Object.keys(ACTES_DOSSIER) as ActeDossier[]).filter((acte) => ACTES_DOSSIER[acte].depuis.includes(etat));

/** The state that an act leads to; `retour` is what a case on hold goes back to. */
export const etatApresActe = (acte: ActeDossier, etat: EtatDossier, retour: EtatDossier | null): EtatDossier => {
  const { vers } = ACTES_DOSSIER[acte];
  if (vers === 'INCHANGE') return etat;
  return vers === 'RETOUR' ? (retour ?? 'EN_INSTRUCTION') : vers;
};

/** The case as it stands under lock. */
export type DossierVu = { etat: EtatDossier; version: number };
/** The last act of an agent on this case. */
export type DernierActe = { acte: ActeDossier; acteur: string; le: string };
/** `version` is the one that the agent saw; `connu` says that this very act (its id) was written already. */
export type ActeDemande = { acte: ActeDossier; acteur: string; version: number; connu?: boolean };

/**
 * Whether the act is to be done, or was done already by the same agent (asked again: same answer, nothing more).
 * Refuses what the state or somebody else's act excludes (DEJA_FAIT), and what was decided on an outdated view
 * (VERSION_PERIMEE); both tell the state, who acted and when. A note is welcome on any view.
 */
export const deciderActe = (
  dossier: DossierVu,
  demande: ActeDemande,
  dernier: DernierActe | null,
): 'A_FAIRE' | 'DEJA_FAIT' => {
  const { depuis, repetable } = ACTES_DOSSIER[demande.acte];
  if (demande.connu) return 'DEJA_FAIT';
  if (!repetable && dernier?.acte === demande.acte && dernier.acteur === demande.acteur) return 'DEJA_FAIT';
  const details = {
    etat: dossier.etat,
    version: dossier.version,
    par: dernier?.acteur ?? null,
    le: dernier?.le ?? null,
  };
  if (!depuis.includes(dossier.etat))
    throw new BusinessError(
      'DEJA_FAIT',
      `Ce dossier est « ${LIBELLE_ETAT_DOSSIER[dossier.etat]} » : cet acte n’est plus possible.`,
      details,
    );
  if (dossier.version !== demande.version && demande.acte !== 'annoter')
    throw new BusinessError(
      'VERSION_PERIMEE',
      'Ce dossier a changé depuis que vous l’avez ouvert ; relisez-le avant d’agir.',
      details,
    );
  return 'A_FAIRE';
};
