import type { EntityManager } from '@mikro-orm/postgresql';
import type { Contrat } from '../database/entities/contrat.entity.ts';
import { MandatEntity } from '../database/entities/mandat.entity.ts';
import type { Organisme } from '../database/entities/organisme.entity.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { MandatRepository } from '../database/repositories/mandat.repository.ts';
import type { MandatPrepare } from '../database/repositories/octroi-mandats.repository.ts';
import { OrganismeRepository } from '../database/repositories/organisme.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import { BusinessError } from '../domain/errors.ts';
import { exigerSansChevauchement, situationMandat } from '../domain/mandat/mandat.ts';
import { annoncerOctroi, type MandatOuvert } from './courriels-mandats.ts';
import type { DossierDeps } from './deps.ts';
import { suivreQuiEnvoiePour } from './qui-envoie.ts';

/** Known by its id: granted twice, it is one mandate. */
export type MandatAOuvrir = MandatPrepare & { mandatId: string };

export type Octroi = {
  /** Has its matricule. */
  certificateur: Organisme;
  mandats: readonly MandatAOuvrir[];
  /** What becomes of a mandate that overlaps one opened meanwhile: refused with all the others, or left out. */
  siChevauche: 'REFUSER' | 'OMETTRE';
  acteur: string;
  le: string;
};

/**
 * Opens mandates, in the transaction of whoever grants them: the déposant's row with its matricule, the one contract of
 * the pair, the mandate, its line in the journal, the mails. Known by their ids: run twice, writes nothing more.
 */
export const accorderMandats = async (
  em: EntityManager,
  octroi: Octroi,
  deps: Pick<DossierDeps, 'jetons' | 'domaineCourriels'>,
): Promise<string[]> => {
  const { certificateur, mandats, le } = octroi;
  const ouverts: MandatOuvert[] = [];
  // In one order for all, so that two grants do not wait for each other.
  for (const prepare of [...mandats].sort((a, b) => (a.siret < b.siret ? -1 : 1))) {
    const ouvert = await ouvrir(em, octroi, prepare);
    if (ouvert !== null) ouverts.push(ouvert);
  }
  if (ouverts.length === 0) return [];
  await suivreQuiEnvoiePour(em, certificateur.id, le);
  return annoncerOctroi(em, { certificateur, ouverts, le }, deps);
};

/** Null when there is nothing to tell: opened already, or left out. */
const ouvrir = async (em: EntityManager, octroi: Octroi, prepare: MandatAOuvrir): Promise<MandatOuvert | null> => {
  const { certificateur, siChevauche, acteur, le } = octroi;
  const { mandatId, certifications, debut, fin, partenairesVerifies } = prepare;
  const { deposant, contrat } = await lier(em, certificateur, prepare, le);
  const mandats = await new MandatRepository(em).duContratForUpdate(contrat.id);
  if (mandats.some(({ id }) => id === mandatId)) return null;
  try {
    const autres = mandats.map(({ id, ...autre }) => ({ mandatId: id, ...autre }));
    exigerSansChevauchement(prepare, autres);
  } catch (refus) {
    if (siChevauche === 'OMETTRE' && refus instanceof BusinessError) return null;
    throw refus;
  }
  const mandat = em.create(MandatEntity, {
    id: mandatId,
    contratId: contrat.id,
    certifications,
    debut,
    fin,
    annule: false,
    version: 1,
    partenairesVerifies,
    creeLe: new Date(le),
  });
  await em.flush();
  await new JournalRepository(em).ajouter({
    organismeId: certificateur.id,
    le,
    acteur,
    acte: 'mandat.accorder',
    objetType: 'mandat',
    objetId: mandatId,
    etatApres: situationMandat(mandat, jourDeParis(le)),
  });
  return { mandat, deposant, contrat };
};

/** The déposant, created when nobody knows it, and the contract that links it to the certificateur. */
const lier = async (
  em: EntityManager,
  certificateur: Organisme,
  { siret, raisonSociale, courriel }: MandatPrepare,
  le: string,
): Promise<{ deposant: Organisme; contrat: Contrat }> => {
  const organismes = new OrganismeRepository(em);
  const sansNom = { contactNom: '', contactPrenom: '', contactCourriel: courriel };
  const creeLe = new Date(le);
  // A mandate foreseen with an acceptance may be opened after a move.
  const connu = { siret: await organismes.siretActuel(siret), raisonSociale };
  const deposant = await organismes.getOrCreateForUpdate({ ...connu, ...sansNom, creeLe });
  // A certificateur's own identifiers go to its contact, which is not for another one to give.
  if (deposant.contactCourriel === '' && !(await organismes.estCertificateur(deposant.id)))
    deposant.contactCourriel = courriel;
  await organismes.attribuerMatricule(deposant);
  await em.flush();
  const lien = { organismeId: deposant.id, certificateurId: certificateur.id, role: 'DEPOSANT' as const, creeLe };
  return { deposant, contrat: await organismes.attribuerContrat(lien) };
};
