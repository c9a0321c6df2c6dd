import type { EntityManager } from '@mikro-orm/postgresql';
import { DemandeContactEntity } from '../database/entities/demande-contact.entity.ts';
import type { Dossier } from '../database/entities/dossier.entity.ts';
import { type Organisme, OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { ChangementRepository } from '../database/repositories/changement.repository.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { DossierRepository } from '../database/repositories/dossier.repository.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import { deciderChangement } from '../domain/changement/changement.ts';
import type {
  ChangementDecide,
  ChangementDemande,
  ChangementEnregistre,
  DecisionSurChangement,
  DossierSuivi,
} from '../domain/dossier/ordres.ts';
import { BusinessError } from '../domain/errors.ts';
import { ajouterChangement } from './changements/ajouter.ts';
import type { ContexteChangement } from './changements/contexte.ts';
import { annoncer, direDecision } from './changements/courriels.ts';
import { EFFETS_CHANGEMENT } from './changements/effets.ts';
import type { DossierDeps } from './deps.ts';
import { suivre } from './suivi-dossier.ts';

/** As `Suite`, but the organisme may have no case. */
export type SuiteChangement<T> = {
  reponse: T;
  dossier: DossierSuivi | null;
  courrielIds: string[];
  versSiret?: string;
  dossierParti?: string;
};

/** Changes asked by form: told to the present contact at once, without effect until an agent confirms them. */
export const createChangementActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => ({
  /**
   * Keeps the form and its change to confirm, with its acknowledgement and the warning to the present contact. One
   * `demandeId`, one request: run twice, writes nothing more. ORGANISME_INCONNU when nobody is known under that SIRET.
   */
  async enregistrerChangement({
    demande,
  }: {
    demande: ChangementDemande;
  }): Promise<SuiteChangement<ChangementEnregistre>> {
    const { demandeId, contenu, recueLe: le } = demande;
    return orm.em.fork().transactional(async (em) => {
      const dossiers = new DossierRepository(em);
      await dossiers.verrouillerSiret(contenu.siret);
      const connue = await em.findOne(DemandeContactEntity, { id: demandeId });
      const dossier = await dossiers.ouvert(contenu.siret);
      const organisme = await em.findOne(OrganismeEntity, { siret: contenu.siret });
      if (connue === null && dossier === null && organisme === null) throw organismeInconnu();
      const lien = { usage: 'SUIVI_DEMANDE' as const, sujetId: demandeId, cleId: jetons.cleActive, le };
      const reference = connue?.reference ?? (await dossiers.prochaineReference(jourDeParis(le).slice(0, 4), 'CHG'));
      const jetonId = await new JetonRepository(em).emettre(lien);
      const courriels = new CourrielRepository(em, domaineCourriels);
      const connu = { dossier, organisme };
      const courrielIds = await annoncer({ courriels, demande, reference, jetonId, connu, le });
      if (connue === null) await garder(em, { demande, dossier, organisme, reference, preavis: courrielIds.preavis });
      const reponse = { reference, jetonSuiviId: jetonId };
      return { reponse, dossier: dossier && (await suivre(em, dossier)), courrielIds: courrielIds.tous };
    });
  },

  /**
   * Confirms the change, which takes effect, or refuses it; both are told. The state under lock decides: decided so by the
   * same agent already, writes nothing more.
   */
  async deciderSurChangement(
    entree: DecisionSurChangement & { siret: string },
  ): Promise<SuiteChangement<ChangementDecide>> {
    const { changementId, agentId, le, decision, motif, siret } = entree;
    return orm.em.fork().transactional(async (em) => {
      const changements = new ChangementRepository(em);
      const changement = await changements.getForUpdate(changementId);
      const acteur = `agent:${agentId}`;
      const { etat, decidePar: par = null, decideLe } = changement;
      const vu = { etat, par, le: decideLe?.toISOString() ?? null };
      const { contenu, reference } = await em.findOneOrFail(DemandeContactEntity, { id: changement.demandeId });
      const contexte: ContexteChangement = {
        ...(await changements.concernes(changement)),
        em,
        changement,
        contenu,
        agentId,
        le,
        deps: { jetons, domaineCourriels },
      };
      let effets: string[] = [];
      if (deciderChangement(vu, { vers: decision, acteur }) === 'A_FAIRE') {
        if (contexte.organisme?.siret !== siret && contexte.dossier?.siret !== siret)
          throw new BusinessError('INTROUVABLE', 'Ce changement n’existe pas.');
        if (decision === 'CONFIRME') {
          await changements.exigerPreavisParti(changement);
          effets = await EFFETS_CHANGEMENT[changement.genre](contexte);
        }
        Object.assign(changement, { etat: decision, decidePar: acteur, decideLe: new Date(le), motif: motif ?? null });
        await em.flush();
        await new JournalRepository(em).ajouter({
          organismeId: changement.organismeId ?? null,
          le,
          acteur,
          acte: 'changement.decider',
          objetType: 'changement',
          objetId: changementId,
          etatAvant: etat,
          etatApres: decision,
        });
      }
      const courriels = new CourrielRepository(em, domaineCourriels);
      const decisions = await direDecision(courriels, {
        changement,
        contenu,
        reference: reference ?? contexte.dossier?.reference ?? '',
        concernes: contexte,
        le,
      });
      const courrielIds = [...effets, ...decisions];
      const reponse = { changementId, etat: changement.etat };
      // The case went on under another SIRET: its workflow, and not this one, follows it.
      const { dossier } = contexte;
      if (dossier !== null && dossier.siret !== siret)
        return { reponse, dossier: null, courrielIds, versSiret: dossier.siret, dossierParti: dossier.id };
      return { reponse, dossier: dossier && (await suivre(em, dossier)), courrielIds };
    });
  },
});

const organismeInconnu = (): BusinessError =>
  new BusinessError(
    'ORGANISME_INCONNU',
    'Aucun organisme n’est connu sous ce SIRET. Vérifiez-le ; s’il est exact, commencez par vous faire connaître.',
    { champ: 'siret' },
  );

type Arrivee = {
  demande: ChangementDemande;
  dossier: Dossier | null;
  organisme: Organisme | null;
  reference: string;
  preavis: string | null;
};

const garder = async (
  em: EntityManager,
  { demande, dossier, organisme, reference, preavis }: Arrivee,
): Promise<void> => {
  const { demandeId, contenu, recueLe } = demande;
  const liens = { dossierId: dossier?.id ?? null, organismeId: organisme?.id ?? null };
  const commun = { ...liens, recueLe: new Date(recueLe) };
  em.create(DemandeContactEntity, { id: demandeId, reference, motif: contenu.motif, jointe: true, contenu, ...commun });
  await em.flush();
  await ajouterChangement(em, { demandeId, genre: contenu.motif, ...liens, recuLe: recueLe, preavis });
};
