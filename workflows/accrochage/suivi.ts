import { upsertSearchAttributes } from '@temporalio/workflow';
import { dossierOuvert } from '../../domain/dossier/dossier.ts';
import { ATTRIBUT_ETAT, ATTRIBUT_MATRICULE, ATTRIBUT_SIRET } from '../recherche.contract.ts';
import type {
  AccrochageInput,
  DemandeRecue,
  DepotTraite,
  DossierSuivi,
  DureesActivites,
} from './accrochage.contract.ts';

/** What one run knows: a copy of its case, and the work that its handlers left to the story. */
export type Suivi = {
  readonly siret: string;
  /** Durations that activities shorten in tests. */
  readonly durees: DureesActivites;
  dossier: DossierSuivi | null;
  /** True once the case was read, or handed over by the run before. */
  charge: boolean;
  /** Orders received by this run. */
  actes: number;
  readonly aVerifier: { dossierId: string; demande: DemandeRecue }[];
  readonly depotsTraites: DepotTraite[];
  readonly courriels: string[];
  /** A case that goes on under another SIRET, whose workflow is still to be told. */
  depart: Depart | null;
  /** Another workflow handed its case over: the database says which. */
  aRelire: boolean;
};

/** Without `dossierParti` (told by a version before), whichever case the run follows. */
export type Depart = { versSiret: string; dossierParti?: string | undefined };

/** What the activity behind an order gives back. */
type Fait<T> = {
  reponse: T;
  dossier: DossierSuivi | null;
  courrielIds: string[];
  versSiret?: string;
  dossierParti?: string;
};
/** Runs one order: counts it, takes over what it says of the case. */
export type Executer = <T>(activite: () => Promise<Fait<T>>) => Promise<T>;

export const createSuivi = ({ siret, durees, suite }: AccrochageInput): Suivi => ({
  siret,
  durees: { relanceMs: durees?.relanceAgentsMs, jourMs: durees?.jourMs },
  dossier: suite?.dossier ?? null,
  charge: suite !== undefined,
  actes: 0,
  aVerifier: [],
  depotsTraites: [],
  courriels: [],
  depart: null,
  aRelire: false,
});

/** Handlers end in any order: an older view of the case, or a former case that is over, changes nothing. */
const perime = (lu: DossierSuivi, connu: DossierSuivi | null): boolean =>
  connu !== null && (lu.dossierId === connu.dossierId ? lu.version < connu.version : !dossierOuvert(lu.etat));

/** Takes over what an activity says of the case, shows it in the search attributes, keeps its mails for the story. */
export const suivre = (suivi: Suivi, lu: DossierSuivi | null, courrielIds: readonly string[] = []): void => {
  suivi.courriels.push(...courrielIds);
  if (lu === null || perime(lu, suivi.dossier)) return;
  if (lu.etat !== suivi.dossier?.etat || lu.matricule !== suivi.dossier.matricule)
    upsertSearchAttributes([
      { key: ATTRIBUT_SIRET, value: suivi.siret },
      { key: ATTRIBUT_ETAT, value: lu.etat },
      { key: ATTRIBUT_MATRICULE, value: lu.matricule },
    ]);
  suivi.dossier = lu;
};

/** True when the run has no case to follow: it opened none, or the case is over or gone. */
export const sansDossier = ({ dossier }: Suivi): boolean => dossier === null || !dossierOuvert(dossier.etat);
