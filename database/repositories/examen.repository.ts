import type { EntityManager } from '@mikro-orm/postgresql';
import { jourDeParis } from '../../domain/calendrier/heure-de-paris.ts';
import type { DeposantDeclare } from '../../domain/dossier/demande-contact.ts';
import type { FichePubliee, OrganismeConnu } from '../../domain/dossier/examen/certifications.ts';
import type { PartenairePublie } from '../../domain/dossier/examen/deposants.ts';
import type {
  AutreDossier,
  AutreOrganisme,
  ChangementEnAttente,
  FaitsExamen,
} from '../../domain/dossier/examen/examen.ts';
import type { AnnuaireVu } from '../../domain/dossier/examen/identite.ts';
import { sirenDuSiret } from '../../domain/organisme/siret.ts';
import type { DemandeContact } from '../entities/demande-contact.entity.ts';
import type { Dossier } from '../entities/dossier.entity.ts';
import type { DossierComplet } from './dossier-lecture.repository.ts';
import { RepertoireRepository } from './repertoire.repository.ts';
import { porteurDuSiret, SIRETS_PORTES, siretsDuMeme } from './siret-porte.ts';

const CONNU = `CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('organismeId', o.id, 'raisonSociale', o.raison_sociale,
  'matricule', o.matricule, 'accroche', o.accroche_le IS NOT NULL) END`;

const iso = (instant: Date | string): string => new Date(instant).toISOString();

const deposantsDe = (demandes: readonly DemandeContact[]): DeposantDeclare[] =>
  demandes.flatMap(({ contenu }) => {
    if (contenu.motif === 'ACCROCHAGE') return contenu.deposants;
    return contenu.motif === 'DEPOSANTS' ? contenu.ajoutes : [];
  });

/** What surrounds a case, and is to be seen before deciding; read only, by agents. */
export class ExamenRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Facts as they stand at that instant; the outside is not asked. */
  async faits({ dossier, demandes, organisme }: DossierComplet, le: string): Promise<FaitsExamen> {
    const { siret, raisonSociale, origine, notes, certifications } = dossier;
    const deposants = deposantsDe(demandes);
    const charges = await new RepertoireRepository(this.#em).charges();
    const contact = organisme ?? dossier;
    return {
      jour: jourDeParis(le),
      identite: { siret, raisonSociale, origine, notes, ouvertLe: iso(dossier.ouvertLe), vu: await this.#vu(dossier) },
      certifications,
      fiches: charges ? await this.#fiches(certifications) : null,
      deposants,
      partenaires: await this.#partenaires(certifications, deposants),
      connus: await this.#connus(deposants.map((deposant) => deposant.siret)),
      autresDossiers: await this.#autresDossiers(dossier),
      organismes: await this.#organismes(siret),
      actuel: {
        contact: { nom: contact.contactNom, prenom: contact.contactPrenom, courriel: contact.contactCourriel },
        raisonSociale: contact.raisonSociale,
      },
      jointes: demandes
        .filter(({ jointe }) => jointe)
        .map(({ id, motif, recueLe, contenu }) => ({
          demandeId: id,
          motif,
          recueLe: iso(recueLe),
          contact: contenu.contact,
          raisonSociale: contenu.raisonSociale,
        })),
      changements: await this.#changements(dossier),
    };
  }

  async #vu({ organismeId }: Dossier): Promise<AnnuaireVu | null> {
    if (organismeId == null) return null;
    const [vu] = await this.#em.execute<AnnuaireVu[]>(
      `SELECT siret, etat, raison_sociale_publiee AS "raisonSocialePubliee", demande_le AS le
       FROM accrochage.etablissement_vu WHERE organisme_id = ?`,
      [organismeId],
    );
    return vu ? { ...vu, le: iso(vu.le) } : null;
  }

  async #fiches(codes: readonly string[]): Promise<FichePubliee[]> {
    return this.#em.execute<FichePubliee[]>(
      `SELECT f.numero AS code, f.intitule, f.actif, f.debut::text, f.fin::text,
         coalesce((SELECT jsonb_agg(jsonb_build_object('siret', coalesce(o.siret, c.siret_exact), 'siretPublie', c.siret_publie, 'nom', c.nom,
             'connu', ${CONNU}) ORDER BY c.nom, c.siret_publie)
           FROM accrochage.fiche_certificateur c LEFT JOIN LATERAL ${porteurDuSiret('c.siret_exact')} s ON true
             LEFT JOIN accrochage.organisme o ON o.id = s.organisme_id
           WHERE c.numero = f.numero), '[]') AS certificateurs
       FROM accrochage.fiche f WHERE f.numero IN (SELECT jsonb_array_elements_text(?::jsonb)) ORDER BY f.numero`,
      [JSON.stringify(codes)],
    );
  }

  /** Partners of these certifications among the déposants named, by the SIRET that the form gives. */
  async #partenaires(codes: readonly string[], deposants: readonly DeposantDeclare[]): Promise<PartenairePublie[]> {
    return this.#em.execute<PartenairePublie[]>(
      `SELECT p.numero AS code, v.siret, p.nom, p.habilitation
       FROM jsonb_array_elements_text(?::jsonb) AS v (siret) CROSS JOIN LATERAL ${siretsDuMeme('v.siret::char(14)')} d
         JOIN accrochage.fiche_partenaire p ON p.siret_exact = d.siret
       WHERE p.numero IN (SELECT jsonb_array_elements_text(?::jsonb)) ORDER BY v.siret, p.numero`,
      [JSON.stringify([...new Set(deposants.map(({ siret }) => siret))]), JSON.stringify(codes)],
    );
  }

  async #connus(sirets: readonly string[]): Promise<Record<string, OrganismeConnu>> {
    const lus = await this.#em.execute<{ siret: string; connu: OrganismeConnu }[]>(
      `SELECT s.siret, ${CONNU} AS connu FROM ${SIRETS_PORTES} s JOIN accrochage.organisme o ON o.id = s.organisme_id
       WHERE s.siret IN (SELECT jsonb_array_elements_text(?::jsonb))`,
      [JSON.stringify(sirets)],
    );
    return Object.fromEntries(lus.map(({ siret, connu }) => [siret, connu]));
  }

  async #autresDossiers({ id, siret }: Dossier): Promise<AutreDossier[]> {
    const lus = await this.#em.execute<AutreDossier[]>(
      `SELECT id AS "dossierId", reference, siret, raison_sociale AS "raisonSociale", etat, ouvert_le AS "ouvertLe"
       FROM accrochage.dossier WHERE siret LIKE ? AND id <> ? ORDER BY ouvert_le DESC, id LIMIT 100`,
      [`${sirenDuSiret(siret)}%`, id],
    );
    return lus.map((dossier) => ({ ...dossier, ouvertLe: iso(dossier.ouvertLe) }));
  }

  /** Organismes of the SIREN, the case's own too, with their accounts and what the directory said last of each. */
  async #organismes(siret: string): Promise<AutreOrganisme[]> {
    return this.#em.execute<AutreOrganisme[]>(
      `SELECT o.id AS "organismeId", o.siret, o.raison_sociale AS "raisonSociale", o.matricule,
         CASE WHEN v.siret = o.siret THEN v.etat END AS etat,
         coalesce((SELECT jsonb_agg(jsonb_build_object('compteId', c.id, 'role', c.role, 'etat', c.etat) ORDER BY c.role)
           FROM accrochage.compte c WHERE c.organisme_id = o.id), '[]') AS comptes
       FROM accrochage.organisme o LEFT JOIN accrochage.etablissement_vu v ON v.organisme_id = o.id
       WHERE o.siret LIKE ? ORDER BY o.siret LIMIT 100`,
      [`${sirenDuSiret(siret)}%`],
    );
  }

  async #changements({ id, organismeId }: Dossier): Promise<ChangementEnAttente[]> {
    const lus = await this.#em.execute<ChangementEnAttente[]>(
      `SELECT id AS "changementId", genre, recu_le AS "recuLe" FROM accrochage.changement
       WHERE etat = 'A_CONFIRMER' AND (dossier_id = ? OR organisme_id = ?) ORDER BY recu_le, id`,
      [id, organismeId ?? null],
    );
    return lus.map((changement) => ({ ...changement, recuLe: iso(changement.recuLe) }));
  }
}
