import type { EntityManager } from '@mikro-orm/postgresql';
import { type ChangementCourriel, ChangementCourrielEntity } from '../database/entities/changement-courriel.entity.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import { exigerAccesActif } from '../domain/compte/acces-personne.ts';
import {
  type AdresseConfirmee,
  type ChangementCourrielVu,
  confirmerAdresse,
  finChangementCourriel,
} from '../domain/compte/changement-courriel.ts';
import type { UsageJeton } from '../domain/compte/jeton.ts';
import type {
  ChangementCourrielApres,
  ConfirmationCourriel,
  DemandeCourriel,
  OrdrePersonne,
} from '../domain/compte/ordres.ts';
import { BusinessError } from '../domain/errors.ts';
import {
  type ActeCompte,
  acteurDeLAuteur,
  destinataireDe,
  executerOrdre,
  exigerPourAutrui,
  type SuiteOrdre,
} from './acte-compte.ts';
import type { DossierDeps } from './deps.ts';
import { annulerChangementCourriel } from './fermeture-acces.ts';

type Entree<T> = { compteId: string; ordre: T };

const CONFIRMEE_PAR_AUTRUI =
  'Vous ne pouvez pas confirmer votre propre changement d’adresse : un autre administrateur du compte doit le faire.';

const LIEN_DE: Record<AdresseConfirmee, UsageJeton> = { NOUVELLE: 'COURRIEL_NOUVEAU', ANCIENNE: 'COURRIEL_ANCIEN' };

/** Change of a person's own mail, validated at both addresses. */
export const createChangementCourrielActivities = (deps: DossierDeps) => ({
  /**
   * Opens the change, with a link to each address; the one that waited is cancelled. One `effetId`, one change: run twice,
   * writes nothing more.
   */
  async demanderCourriel({ compteId, ordre }: Entree<DemandeCourriel>): Promise<SuiteOrdre<ChangementCourrielApres>> {
    const { effetId: id, le, courriel } = ordre;
    const faire = async (acte: ActeCompte): Promise<void> => {
      const { em, personne, personnes } = acte;
      await personnes.exigerAdresseLibre(compteId, courriel, personne.id);
      await annulerEnAttente(acte);
      const dates = { demandeLe: new Date(le), expireLe: new Date(finChangementCourriel(le)) };
      em.create(ChangementCourrielEntity, { id, utilisateurId: personne.id, courriel, etat: 'EN_ATTENTE', ...dates });
      await em.flush();
      await acte.journaliser('courriel.demander', { etatApres: 'EN_ATTENTE' });
      const jetonDe = (adresse: AdresseConfirmee): Promise<string> =>
        new JetonRepository(em).emettre({ usage: LIEN_DE[adresse], sujetId: id, cleId: deps.jetons.cleActive, le });
      const commun = { ...destinataireDe(acte), nouvelleAdresse: courriel };
      const nouvelle = { ...commun, jetonId: await jetonDe('NOUVELLE') };
      await acte.ecrire({ modele: 'courriel-nouveau', parametres: nouvelle, destinataire: courriel });
      const ancienne = { ...commun, jetonId: await jetonDe('ANCIENNE') };
      await acte.ecrire({ modele: 'courriel-ancien', parametres: ancienne });
    };
    const repondre = async ({ em }: ActeCompte): Promise<ChangementCourrielApres> => vue(await trouver(em, id));
    return executerOrdre(
      deps,
      { compteId, ordre, temoins: ['courriel-nouveau', 'courriel-ancien'] },
      { faire, repondre },
    );
  },

  /**
   * One address says yes, or an administrateur for the old one; with the second yes the mail changes and both addresses are
   * told. That address had said yes: writes nothing more.
   */
  async confirmerCourriel({
    compteId,
    ordre,
  }: Entree<ConfirmationCourriel>): Promise<SuiteOrdre<ChangementCourrielApres>> {
    const { changementId, adresse, jetonId, le, auteur } = ordre;
    const faire = async (acte: ActeCompte): Promise<void> => {
      const { em, personne } = acte;
      const changement = await trouver(em, changementId, personne.id);
      exigerPourAutrui(acte, CONFIRMEE_PAR_AUTRUI);
      const suite = confirmerAdresse(etatVu(changement), adresse, le);
      if (suite === 'DEJA_FAIT') return;
      exigerAccesActif(personne.etat);
      if (jetonId !== null) await consommer(em, jetonId, { usage: LIEN_DE[adresse], sujetId: changementId, le });
      if (adresse === 'NOUVELLE') changement.nouvelleConfirmeeLe = new Date(le);
      else
        Object.assign(changement, {
          ancienneConfirmeeLe: new Date(le),
          ancienneConfirmeePar: acteurDeLAuteur(auteur),
        });
      await em.flush();
      await acte.journaliser(`courriel.confirmer.${adresse}`, { etatApres: suite });
      if (suite === 'FAIT') await appliquer(acte, changement);
    };
    const repondre = async ({ em }: ActeCompte): Promise<ChangementCourrielApres> =>
      vue(await trouver(em, changementId));
    return executerOrdre(
      deps,
      { compteId, ordre, temoins: ['courriel-change', 'courriel-change:ancien'] },
      { faire, repondre },
    );
  },

  /** Gives up the change that waits. None does: writes nothing more. */
  async annulerCourriel({ compteId, ordre }: Entree<OrdrePersonne>): Promise<SuiteOrdre<null>> {
    return executerOrdre(deps, { compteId, ordre, temoins: [] }, { faire: annulerEnAttente, repondre: () => null });
  },
});

const consommer = async (
  em: EntityManager,
  jetonId: string,
  attendu: { usage: UsageJeton; sujetId: string; le: string },
): Promise<void> => {
  const jeton = await new JetonRepository(em).getForUpdate(jetonId, attendu);
  jeton.consommeLe = new Date(attendu.le);
};

const appliquer = async (acte: ActeCompte, changement: ChangementCourriel): Promise<void> => {
  const { em, compte, personne, personnes, ordre } = acte;
  const { courriel } = changement;
  await personnes.exigerAdresseLibre(compte.id, courriel, personne.id);
  const ancien = personne.courriel;
  Object.assign(changement, { etat: 'FAIT' });
  Object.assign(personne, { courriel, courrielValideLe: new Date(ordre.le) });
  await em.flush();
  // Who still reads the old mailbox may have asked for it.
  await new JetonRepository(em).terminer({ usages: ['MOT_DE_PASSE'], sujetId: personne.id, le: ordre.le });
  await acte.journaliser('courriel.changer');
  const parametres = { ...destinataireDe(acte), nouvelleAdresse: courriel };
  await acte.ecrire({ modele: 'courriel-change', parametres });
  await acte.ecrire({ modele: 'courriel-change', parametres, destinataire: ancien, nom: 'courriel-change:ancien' });
};

const annulerEnAttente = async (acte: ActeCompte): Promise<void> => {
  if ((await annulerChangementCourriel(acte.em, acte.personne.id)) !== null)
    await acte.journaliser('courriel.annuler', { etatAvant: 'EN_ATTENTE', etatApres: 'ANNULE' });
};

const trouver = async (em: EntityManager, id: string, utilisateurId?: string): Promise<ChangementCourriel> => {
  const changement = await em.findOne(ChangementCourrielEntity, { id, ...(utilisateurId && { utilisateurId }) });
  if (changement === null) throw new BusinessError('INTROUVABLE', 'Ce changement d’adresse n’existe pas.');
  return changement;
};

const etatVu = (changement: ChangementCourriel): ChangementCourrielVu => ({
  etat: changement.etat,
  expireLe: changement.expireLe.toISOString(),
  nouvelleConfirmee: changement.nouvelleConfirmeeLe != null,
  ancienneConfirmee: changement.ancienneConfirmeeLe != null,
});

const vue = (changement: ChangementCourriel): ChangementCourrielApres => {
  const { etat, nouvelleConfirmee, ancienneConfirmee } = etatVu(changement);
  return { changementId: changement.id, etat, nouvelleConfirmee, ancienneConfirmee };
};
