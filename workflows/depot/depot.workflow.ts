import {
  ActivityFailure,
  ApplicationFailure,
  allHandlersFinished,
  condition,
  isCancellation,
  patched,
  setHandler,
  sleep,
  TimeoutFailure,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { depotTermine, type EtatDepot } from '../../domain/depot/depot.ts';
import { accroche, type IncidentDepot } from '../../domain/depot/issue.ts';
import type { DepotSuivi } from '../../domain/depot/reception.ts';
import { ATTRIBUT_ETAT, ATTRIBUT_MATRICULE, ATTRIBUT_SIRET } from '../recherche.contract.ts';
import { refuserCommeActivite } from '../refus.ts';
import { type ActivitesDepot, activitesDepot } from './activites.ts';
import { type DepotInput, type DepotResult, etatDepot, recevoirDepot, reprendreDepot } from './depot.contract.ts';

/** Runs begun before the findings on co-certification go without. */
const DOUBLES_ENVOIS = 'doubles-envois';

const REPRISE_APRES_PANNE_MS = 5000;

/**
 * Follows one deposit from its durable file to its accusé de traitement. Every step may be retried; nothing is written
 * twice. A run that finds no durable file opens nothing and ends. One that fails ends in ECHEC_TECHNIQUE, until an
 * operator starts another by reprendreDepot.
 */
export async function traiterDepot({ depotId, durees = {} }: DepotInput): Promise<DepotResult> {
  const activites = activitesDepot(durees);
  let suivi: DepotSuivi | null = null;
  let absence: ApplicationFailure | null = null;
  let etat: EtatDepot | null = null;
  const pret = (): Promise<void> => condition(() => suivi !== null || absence !== null);
  const passer = (vers: EtatDepot): void => {
    etat = vers;
    upsertSearchAttributes([{ key: ATTRIBUT_ETAT, value: vers }]);
  };

  setHandler(etatDepot, () => etat);
  setHandler(recevoirDepot, async () => {
    await pret();
    if (suivi === null) throw absence;
    return suivi.reception;
  });
  setHandler(reprendreDepot, async (ordre) => {
    await pret();
    const repris = await refuserCommeActivite(() => activites.legeres.remettreEnTraitement({ depotId, ...ordre }));
    if (etat === 'ECHEC_TECHNIQUE') passer(repris.etat);
    return repris;
  });

  try {
    suivi = await refuserCommeActivite(() => activites.legeres.enregistrerDepot({ depotId }));
  } catch (erreur) {
    if (!(erreur instanceof ApplicationFailure)) throw erreur;
    absence = erreur;
    await condition(allHandlersFinished);
    return { depotId, etat: null };
  }
  upsertSearchAttributes([
    { key: ATTRIBUT_SIRET, value: suivi.siret },
    { key: ATTRIBUT_MATRICULE, value: suivi.matricule },
  ]);
  passer(suivi.etat);
  await condition(allHandlersFinished);
  await activites.legeres.mettreEnFileCourriels({ courrielIds: suivi.courrielIds });

  while (etat !== null && !depotTermine(etat)) {
    passer(
      await traiter(activites, depotId, { passer, panneMs: durees.repriseApresPanneMs ?? REPRISE_APRES_PANNE_MS }),
    );
    await condition(allHandlersFinished);
  }
  if (etat !== null && accroche(etat) && patched(DOUBLES_ENVOIS)) {
    await activites.suites.releverDoublesEnvois({ depotId, le: maintenant() });
    await condition(allHandlersFinished);
  }
  return { depotId, etat };
}

type Deroulement = { passer(etat: EtatDepot): void; panneMs: number };

/** The story of one treatment; whatever no retry repairs leaves it to an operator. */
const traiter = async (activites: ActivitesDepot, depotId: string, deroulement: Deroulement): Promise<EtatDepot> => {
  const { legeres, lourdes } = activites;
  try {
    await controler(activites, depotId, deroulement);
    await legeres.cloreTraitement({ depotId, le: maintenant() });
    await lourdes.publierAccuseTraitement({ depotId });
    const { etat, courrielIds } = await legeres.terminerDepot({ depotId, le: maintenant() });
    await legeres.mettreEnFileCourriels({ courrielIds });
    await legeres.annoncerDepotTraite({ depotId });
    return etat;
  } catch (erreur) {
    if (isCancellation(erreur) || !(erreur instanceof ActivityFailure)) throw erreur;
    await legeres.echouerDepot({ depotId, incident: incidentDe(erreur), le: maintenant() });
    return 'ECHEC_TECHNIQUE';
  }
};

/**
 * Schema, then the file as a whole, then each passage: each goes on only when the one before found nothing that rejects
 * all.
 */
const controler = async (
  activites: ActivitesDepot,
  depotId: string,
  { passer, panneMs }: Deroulement,
): Promise<void> => {
  const { legeres, lourdes, sngi } = activites;
  const schema = await avecSecondEssai(panneMs, () => lourdes.controlerSchema({ depotId, le: maintenant() }));
  if (schema.verdict === 'KO') return;
  passer('EN_COURS');
  const { refuse } = await legeres.controlerFichierDepose({ depotId });
  if (!refuse) await avecSecondEssai(panneMs, () => sngi.niriserPassages({ depotId, le: maintenant() }));
};

/** A broken engine gets a second try: the file, or bad luck. */
const avecSecondEssai = async <T>(panneMs: number, activite: () => Promise<T>): Promise<T> => {
  try {
    return await activite();
  } catch (erreur) {
    if (!(erreur instanceof ActivityFailure) || incidentDe(erreur) !== 'MOTEUR_EN_PANNE') throw erreur;
    await sleep(panneMs);
    return activite();
  }
};

const INCIDENTS: readonly string[] = ['MOTEUR_EN_PANNE', 'FICHIER_ABSENT', 'FICHIER_ALTERE'] satisfies IncidentDepot[];

const incidentDe = ({ cause }: ActivityFailure): IncidentDepot => {
  if (cause instanceof TimeoutFailure) return 'DELAI_DEPASSE';
  if (cause instanceof ApplicationFailure && cause.type && INCIDENTS.includes(cause.type))
    return cause.type as IncidentDepot;
  return 'ERREUR_INATTENDUE';
};

const maintenant = (): string => new Date(Date.now()).toISOString();
