import type { EntityManager } from '@mikro-orm/postgresql';
import type { FaitsRemplacement } from '../../domain/courriel/compositions-remplacement.ts';
import type { FaitsContrat, FaitsDossier, FaitsMandat, FaitsOrganisme } from '../../domain/courriel/faits-courriel.ts';
import type { Contact } from '../../domain/dossier/demande-contact.ts';
import type { SujetRenvoi } from '../../domain/dossier/renvoi-identifiants.ts';
import { CompteEntity } from '../entities/compte.entity.ts';
import { ContratEntity } from '../entities/contrat.entity.ts';
import { type Dossier, DossierEntity } from '../entities/dossier.entity.ts';
import { MandatEntity } from '../entities/mandat.entity.ts';
import { type Organisme, OrganismeEntity } from '../entities/organisme.entity.ts';
import type { Remplacement } from '../entities/remplacement.entity.ts';

/** What there is to say of an object; contracts in the order in which they were given, one per role unless one was asked. */
export type FaitsLus = { dossier: FaitsDossier | null; organisme: FaitsOrganisme | null; contrats: FaitsContrat[] };

export type FaitsDuMandat = FaitsMandat & { annule: boolean; version: number };

const CONTRATS = `SELECT DISTINCT ON (c.role) c.id AS "contratId", c.numero, c.role,
    CASE WHEN k.id IS NULL THEN NULL WHEN k.etat = 'A_VALIDER' THEN k.etat ELSE 'ACTIF' END AS compte,
    coalesce((SELECT jsonb_agg(u.prenom || ' ' || u.nom ORDER BY u.cree_le, u.id) FROM accrochage.utilisateur u
      WHERE u.compte_id = k.id AND u.role = 'ADMINISTRATEUR' AND u.etat = 'ACTIF'), '[]') AS administrateurs
  FROM accrochage.contrat c LEFT JOIN accrochage.compte k ON k.organisme_id = c.organisme_id AND k.role = c.role
  WHERE`;
const ORDRE = 'ORDER BY c.role, c.cree_le, c.id';

type Joignable = { contactNom: string; contactPrenom: string; contactCourriel: string };

const contact = (de: Joignable): Contact => ({
  nom: de.contactNom,
  prenom: de.contactPrenom,
  courriel: de.contactCourriel,
});

export const faitsDossier = (dossier: Dossier): FaitsDossier => {
  const { id: dossierId, reference, siret, raisonSociale } = dossier;
  return { dossierId, reference, siret, raisonSociale, contact: contact(dossier) };
};

export const faitsOrganisme = (organisme: Organisme): FaitsOrganisme => {
  const { id: organismeId, siret, raisonSociale, matricule = null } = organisme;
  return { organismeId, siret, raisonSociale, matricule, contact: contact(organisme) };
};

/** The request as it stands; `raisonSociale` is that of its organisme. */
export const faitsRemplacement = (remplacement: Remplacement, raisonSociale: string): FaitsRemplacement => {
  const { reference, prenom, nom, courriel, fonction, motif, motifRefus = null, echeanceLe } = remplacement;
  // Only a request that nobody completed forgets it, and then sends nothing.
  if (motif == null) throw new Error('a complete request has its reason');
  const prendEffetLe = echeanceLe?.toISOString() ?? null;
  return { reference, raisonSociale, prenom, nom, courriel, fonction, motif, motifRefus, prendEffetLe };
};

/** Facts of which mails are made: the same for who sends and for who previews. Reads only. */
export class FaitsCourrielRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Null when there is no such case. */
  async pourDossier(dossierId: string): Promise<FaitsLus | null> {
    const dossier = await this.#em.findOne(DossierEntity, { id: dossierId });
    if (dossier === null) return null;
    const { organismeId } = dossier;
    const organisme = organismeId ? await this.#em.findOne(OrganismeEntity, { id: organismeId }) : null;
    return { dossier: faitsDossier(dossier), ...(await this.#organisme(organisme)) };
  }

  /** Null when nobody bears that SIRET, or there is no such contract. */
  async pourSujet(sujet: SujetRenvoi): Promise<FaitsLus | null> {
    if ('siret' in sujet) {
      const organisme = await this.#em.findOne(OrganismeEntity, { siret: sujet.siret });
      return organisme && { dossier: null, ...(await this.#organisme(organisme)) };
    }
    const contrat = await this.#em.findOne(ContratEntity, { id: sujet.contratId });
    if (contrat === null) return null;
    const organisme = await this.#em.findOneOrFail(OrganismeEntity, { id: contrat.organismeId });
    const contrats = await this.#contrats('c.id = ?', contrat.id);
    return { dossier: null, organisme: faitsOrganisme(organisme), contrats };
  }

  /** A mandate with both ends, as it stands; null when there is none. */
  async pourMandat(mandatId: string): Promise<FaitsDuMandat | null> {
    const mandat = await this.#em.findOne(MandatEntity, { id: mandatId });
    if (mandat === null) return null;
    const contrat = await this.#em.findOneOrFail(ContratEntity, { id: mandat.contratId });
    const lire = async (id: string): Promise<FaitsOrganisme> =>
      faitsOrganisme(await this.#em.findOneOrFail(OrganismeEntity, { id }));
    const compte = await this.#em.findOne(CompteEntity, { organismeId: contrat.organismeId, role: 'DEPOSANT' });
    const { certifications, debut, fin = null, annule, version } = mandat;
    return {
      certificateur: await lire(contrat.certificateurId),
      deposant: await lire(contrat.organismeId),
      compteOuvert: compte !== null,
      numeroContrat: contrat.numero,
      ...{ certifications, debut, fin, annule, version },
    };
  }

  /** The last case of an organisme: where its mails are shown. */
  async dossierDe(organismeId: string): Promise<string | null> {
    const [dossier] = await this.#em.find(DossierEntity, { organismeId }, { orderBy: { ouvertLe: 'desc' }, limit: 1 });
    return dossier?.id ?? null;
  }

  async #organisme(organisme: Organisme | null): Promise<Omit<FaitsLus, 'dossier'>> {
    if (organisme === null) return { organisme: null, contrats: [] };
    return {
      organisme: faitsOrganisme(organisme),
      contrats: await this.#contrats('c.organisme_id = ?', organisme.id),
    };
  }

  async #contrats(condition: string, id: string): Promise<FaitsContrat[]> {
    return this.#em.execute<FaitsContrat[]>(`${CONTRATS} ${condition} ${ORDRE}`, [id]);
  }
}
