import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DemandeContactEntity } from '../database/entities/demande-contact.entity.ts';
import { type Dossier, DossierEntity } from '../database/entities/dossier.entity.ts';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { DossierRepository } from '../database/repositories/dossier.repository.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import { changementsDUneDemandeJointe } from '../domain/changement/changement.ts';
import type { NoteDossier } from '../domain/dossier/demande-contact.ts';
import type { DemandeEnregistree, DemandeRecue, DossierSuivi } from '../domain/dossier/ordres.ts';
import { ajouterChangement } from './changements/ajouter.ts';
import { prevenir } from './changements/courriels.ts';
import type { DossierDeps } from './deps.ts';
import { consigner, relanceApres, type Suite, suivre } from './suivi-dossier.ts';

/** Requests to be known, and the case that each opens or joins. */
export const createDemandeActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => ({
  /** The case of this SIRET that was not refused, as a run that knows nothing yet takes it; reads only. */
  async lireDossier({ siret }: { siret: string }): Promise<DossierSuivi | null> {
    const em = orm.em.fork();
    const dossier = await new DossierRepository(em).ouvert(siret);
    return dossier === null ? null : suivre(em, dossier);
  },

  /**
   * Opens a case or joins the open one, with the acknowledgement mail. One `demandeId`, one request: run twice, writes
   * nothing more.
   */
  async enregistrerDemande(entree: { demande: DemandeRecue; relanceMs?: number }): Promise<Suite<DemandeEnregistree>> {
    const { demande, relanceMs } = entree;
    const { demandeId, contenu, recueLe } = demande;
    return orm.em.fork().transactional(async (em) => {
      const dossiers = new DossierRepository(em);
      await dossiers.verrouillerSiret(contenu.siret);
      const connue = await em.findOne(DemandeContactEntity, { id: demandeId });
      const ouvert =
        connue?.dossierId == null
          ? await dossiers.ouvertForUpdate(contenu.siret)
          : await dossiers.getForUpdate(connue.dossierId);
      const dossier = ouvert ?? (await ouvrir(em, demande, relanceMs));
      const jointe = connue?.jointe ?? ouvert !== null;
      if (connue === null) await joindre(em, dossier, demande, jointe);
      const courriels = new CourrielRepository(em, domaineCourriels);
      const annonces = jointe
        ? await annoncerDifferences(em, courriels, { dossier, demande, nouvelle: connue === null })
        : [];
      const cleId = jetons.cleActive;
      const jetonId = await new JetonRepository(em).emettre({
        usage: 'SUIVI_DEMANDE',
        sujetId: demandeId,
        cleId,
        le: recueLe,
      });
      const { reference } = dossier;
      const { raisonSociale, siret } = contenu;
      const courrielId = await courriels.deposer({
        cle: `demande-recue:${demandeId}`,
        modele: 'demande-recue',
        destinataire: contenu.contact.courriel,
        parametres: { reference, raisonSociale, siret, jetonId },
        organismeId: dossier.organismeId,
        dossierId: dossier.id,
        le: recueLe,
      });
      const reponse = { dossierId: dossier.id, reference, jointe, jetonSuiviId: jetonId };
      return { reponse, dossier: await suivre(em, dossier), courrielIds: [courrielId, ...annonces] };
    });
  },

  /** Adds what the checks noticed for the agent. A note that is there already is not added again. */
  async noterDossier({ dossierId, notes }: { dossierId: string; notes: NoteDossier[] }): Promise<void> {
    await orm.em.fork().transactional(async (em) => {
      const dossier = await new DossierRepository(em).getForUpdate(dossierId);
      const connues = new Set(dossier.notes.map((note) => JSON.stringify(note)));
      const nouvelles = notes.filter((note) => !connues.has(JSON.stringify(note)));
      if (nouvelles.length > 0) dossier.notes = [...dossier.notes, ...nouvelles];
    });
  },
});

const ouvrir = async (em: EntityManager, { contenu, recueLe }: DemandeRecue, relanceMs?: number): Promise<Dossier> => {
  const ouvertLe = new Date(recueLe);
  const dossier = em.create(DossierEntity, {
    id: randomUUID(),
    reference: await new DossierRepository(em).prochaineReference(jourDeParis(recueLe).slice(0, 4)),
    siret: contenu.siret,
    origine: 'FORMULAIRE',
    etat: 'RECU',
    raisonSociale: contenu.raisonSociale,
    contactNom: contenu.contact.nom,
    contactPrenom: contenu.contact.prenom,
    contactCourriel: contenu.contact.courriel,
    certifications: contenu.certifications,
    confieDepot: contenu.confieDepot,
    notes: [],
    echeances: [],
    version: 1,
    ouvertLe,
    etatChangeLe: ouvertLe,
    relanceAgentsPrevueLe: relanceApres(recueLe, relanceMs),
  });
  await em.flush();
  return dossier;
};

/** Keeps the request with its case; a joined one changes nothing by itself, an agent compares and confirms. */
const joindre = async (em: EntityManager, dossier: Dossier, demande: DemandeRecue, jointe: boolean): Promise<void> => {
  const { demandeId, contenu, recueLe } = demande;
  em.create(DemandeContactEntity, {
    id: demandeId,
    dossierId: dossier.id,
    motif: contenu.motif,
    jointe,
    contenu,
    recueLe: new Date(recueLe),
  });
  if (jointe) dossier.notes = [...dossier.notes, { code: 'DEMANDE_JOINTE', details: { demandeId } }];
  await em.flush();
  await consigner(em, dossier, {
    acte: jointe ? 'demande.joindre' : 'dossier.ouvrir',
    acteur: 'anonyme',
    le: recueLe,
    etatAvant: jointe ? dossier.etat : null,
  });
};

type Jointe = { dossier: Dossier; demande: DemandeRecue; nouvelle: boolean };

/** What a joined request says otherwise waits for an agent, and the present contact is told before. */
const annoncerDifferences = async (
  em: EntityManager,
  courriels: CourrielRepository,
  { dossier, demande, nouvelle }: Jointe,
): Promise<string[]> => {
  const { demandeId, contenu, recueLe } = demande;
  const ouvrante = await em.findOne(DemandeContactEntity, { dossierId: dossier.id, jointe: false });
  const deposants =
    ouvrante?.contenu.motif === 'ACCROCHAGE' ? ouvrante.contenu.deposants.map(({ siret }) => siret) : [];
  const organisme = dossier.organismeId == null ? null : await em.findOne(OrganismeEntity, { id: dossier.organismeId });
  const { contactNom, contactPrenom, contactCourriel } = organisme ?? dossier;
  const connu = { contactNom, contactPrenom, contactCourriel, deposants };
  const ids: string[] = [];
  for (const genre of changementsDUneDemandeJointe(connu, contenu)) {
    const liens = { dossierId: dossier.id, organismeId: organisme?.id ?? null };
    const { reference, raisonSociale } = dossier;
    const preavis = { demandeId, genre, reference, raisonSociale, contenu, connu: { dossier, organisme }, le: recueLe };
    const courrielId = await prevenir(courriels, preavis);
    if (nouvelle) await ajouterChangement(em, { demandeId, genre, ...liens, recuLe: recueLe, preavis: courrielId });
    if (courrielId !== null) ids.push(courrielId);
  }
  return ids;
};
