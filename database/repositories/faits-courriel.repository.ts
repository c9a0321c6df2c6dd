import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jour } from '../../domain/calendrier/jour.ts';
import type { RoleCompte } from '../../domain/compte/appelant.ts';
import type { FaitsRemplacement } from '../../domain/courriel/compositions-remplacement.ts';
import type { FaitsContrat, FaitsDossier, FaitsMandat, FaitsOrganisme } from '../../domain/courriel/faits-courriel.ts';
import type { Contact } from '../../domain/dossier/demande-contact.ts';
import type { SujetRenvoi } from '../../domain/dossier/renvoi-identifiants.ts';
import { ComplementEntity } from '../entities/complement.entity.ts';
import { ContratEntity } from '../entities/contrat.entity.ts';
import { type Dossier, DossierEntity } from '../entities/dossier.entity.ts';
import { MandatEntity } from '../entities/mandat.entity.ts';
import { type Organisme, OrganismeEntity } from '../entities/organisme.entity.ts';
import type { Remplacement } from '../entities/remplacement.entity.ts';

/** What there is to say of an object; one contract a role. */
export type FaitsLus = { dossier: FaitsDossier | null; organisme: FaitsOrganisme | null; contrats: FaitsContrat[] };

export type FaitsDuMandat = FaitsMandat & { annule: boolean; version: number };

/**
 * The contract of each role by which the organisme may register, or has; a déposant's is one whose mandates last. A déposant
 * that nobody mandates any more, and that never registered, has none.
 */
const CONTRATS = `
  WITH lien AS (
    SELECT c.*, o.raison_sociale, o.matricule, o.matricule IS NOT NULL AND EXISTS (
      SELECT FROM accrochage.mandat m WHERE m.contrat_id = c.id AND NOT m.annule
        AND (m.fin IS NULL OR m.fin >= ?::date)) AS mandate
    FROM accrochage.contrat c JOIN accrochage.organisme o ON o.id = c.certificateur_id
    WHERE c.organisme_id = ? AND (?::text IS NULL OR c.role = ?)),
  retenu AS (SELECT DISTINCT ON (role) * FROM lien ORDER BY role, mandate DESC, cree_le, id)
  SELECT r.id AS "contratId", r.numero, r.role,
    CASE WHEN k.id IS NULL THEN NULL WHEN k.etat = 'A_VALIDER' THEN k.etat ELSE 'ACTIF' END AS compte,
    coalesce((SELECT jsonb_agg(u.prenom || ' ' || u.nom ORDER BY u.cree_le, u.id) FROM accrochage.utilisateur u
      WHERE u.compte_id = k.id AND u.role = 'ADMINISTRATEUR' AND u.etat = 'ACTIF'), '[]') AS administrateurs,
    coalesce((SELECT jsonb_agg(jsonb_build_object('raisonSociale', l.raison_sociale, 'matricule', l.matricule,
        'numeroContrat', l.numero) ORDER BY l.cree_le, l.numero)
      FROM lien l WHERE l.role = r.role AND l.mandate), '[]') AS mandants
  FROM retenu r LEFT JOIN accrochage.compte k ON k.organisme_id = r.organisme_id AND k.role = r.role
  WHERE r.role = 'CERTIFICATEUR' OR r.mandate OR k.id IS NOT NULL ORDER BY r.role`;

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

  /** Null when there is no such case. Mandates are seen on that day. */
  async pourDossier(dossierId: string, jour: Jour): Promise<FaitsLus | null> {
    const dossier = await this.#em.findOne(DossierEntity, { id: dossierId });
    if (dossier === null) return null;
    const { organismeId } = dossier;
    const organisme = organismeId ? await this.#em.findOne(OrganismeEntity, { id: organismeId }) : null;
    return { dossier: faitsDossier(dossier), ...(await this.#organisme(organisme, jour)) };
  }

  /** Null when nobody bears that SIRET, or there is no such contract. */
  async pourSujet(sujet: SujetRenvoi, jour: Jour): Promise<FaitsLus | null> {
    if ('siret' in sujet) {
      const organisme = await this.#em.findOne(OrganismeEntity, { siret: sujet.siret });
      return organisme && { dossier: null, ...(await this.#organisme(organisme, jour)) };
    }
    const contrat = await this.#em.findOne(ContratEntity, { id: sujet.contratId });
    if (contrat === null) return null;
    const organisme = await this.#em.findOneOrFail(OrganismeEntity, { id: contrat.organismeId });
    return { dossier: null, ...(await this.#organisme(organisme, jour, contrat.role)) };
  }

  /** A mandate with both ends, as it stands; null when there is none. */
  async pourMandat(mandatId: string): Promise<FaitsDuMandat | null> {
    const mandat = await this.#em.findOne(MandatEntity, { id: mandatId });
    if (mandat === null) return null;
    const contrat = await this.#em.findOneOrFail(ContratEntity, { id: mandat.contratId });
    const lire = async (id: string): Promise<FaitsOrganisme> =>
      faitsOrganisme(await this.#em.findOneOrFail(OrganismeEntity, { id }));
    const { certifications, debut, fin = null, annule, version } = mandat;
    return {
      certificateur: await lire(contrat.certificateurId),
      deposant: await lire(contrat.organismeId),
      numeroContrat: contrat.numero,
      ...{ certifications, debut, fin, annule, version },
    };
  }

  /** What its agent has asked and still expects; null when nothing is. */
  async complementAttendu(dossierId: string): Promise<{ objet: string; jusquAu: Jour } | null> {
    return this.#em.findOne(ComplementEntity, { dossierId, etat: 'ATTENDU' });
  }

  /** The last case of an organisme: where its mails are shown. */
  async dossierDe(organismeId: string): Promise<string | null> {
    const [dossier] = await this.#em.find(DossierEntity, { organismeId }, { orderBy: { ouvertLe: 'desc' }, limit: 1 });
    return dossier?.id ?? null;
  }

  async #organisme(
    organisme: Organisme | null,
    jour: Jour,
    role: RoleCompte | null = null,
  ): Promise<Omit<FaitsLus, 'dossier'>> {
    if (organisme === null) return { organisme: null, contrats: [] };
    const contrats = await this.#em.execute<FaitsContrat[]>(CONTRATS, [jour, organisme.id, role, role]);
    return { organisme: faitsOrganisme(organisme), contrats };
  }
}
