import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RoleCompte } from '../../domain/compte/appelant.ts';
import { BusinessError } from '../../domain/errors.ts';
import { matriculeDuRang, numeroContratDuRang } from '../../domain/organisme/identifiants.ts';
import { type Contrat, ContratEntity } from '../entities/contrat.entity.ts';
import { type Organisme, OrganismeEntity } from '../entities/organisme.entity.ts';
import { porteurDuSiret } from './siret-porte.ts';

export type OrganismeNouveau = {
  siret: string;
  raisonSociale: string;
  contactNom: string;
  contactPrenom: string;
  contactCourriel: string;
  creeLe: Date;
};

/** Organismes and what identifies them: matricule and contracts, issued once, never reused. */
export class OrganismeRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** The SIRET borne today by the organisme that bears, or bore last, that one; that one when nobody knows it. */
  async siretActuel(siret: string): Promise<string> {
    const [porteur] = await this.em.execute<{ siret: string }[]>(
      `SELECT o.siret FROM (SELECT ?::char(14) AS siret) dit CROSS JOIN LATERAL ${porteurDuSiret('dit.siret')} p
         JOIN accrochage.organisme o ON o.id = p.organisme_id`,
      [siret],
    );
    return porteur?.siret ?? siret;
  }

  /** The organisme of this SIRET under lock, created from these data when nobody knows it yet. */
  async getOrCreateForUpdate(nouveau: OrganismeNouveau): Promise<Organisme> {
    const { siret, raisonSociale, contactNom, contactPrenom, contactCourriel, creeLe } = nouveau;
    await this.em.execute(
      `INSERT INTO accrochage.organisme (id, siret, raison_sociale, contact_nom, contact_prenom, contact_courriel, cree_le)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (siret) DO NOTHING`,
      [randomUUID(), siret, raisonSociale, contactNom, contactPrenom, contactCourriel, creeLe],
    );
    return this.em.findOneOrFail(OrganismeEntity, { siret }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  /** Gives the organisme (under lock) its matricule, the one it has or the next that nobody bears. */
  async attribuerMatricule(organisme: Organisme): Promise<string> {
    while (organisme.matricule == null) {
      const matricule = matriculeDuRang(await this.suivant('rang_matricule'));
      // The directory may have brought this one in; the sequence only goes forward, so the next is tried.
      const pris = await this.em.execute<unknown[]>('SELECT 1 FROM accrochage.organisme WHERE matricule = ?', [
        matricule,
      ]);
      if (pris.length === 0) organisme.matricule = matricule;
    }
    return organisme.matricule;
  }

  /** The contract of that role between both, the one there is or a new one with the next number that nobody bears. */
  async attribuerContrat(lien: {
    organismeId: string;
    role: RoleCompte;
    certificateurId: string;
    creeLe: Date;
  }): Promise<Contrat> {
    const { organismeId, role, certificateurId, creeLe } = lien;
    for (;;) {
      const contrat = await this.em.findOne(ContratEntity, { organismeId, role, certificateurId });
      if (contrat !== null) return contrat;
      await this.em.execute(
        `INSERT INTO accrochage.contrat (id, numero, organisme_id, role, certificateur_id, cree_le)
         VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        [
          randomUUID(),
          numeroContratDuRang(await this.suivant('rang_contrat')),
          organismeId,
          role,
          certificateurId,
          creeLe,
        ],
      );
    }
  }

  /** True once it has the contract by which it registers in its own name. */
  async estCertificateur(organismeId: string): Promise<boolean> {
    return (await this.em.count(ContratEntity, { organismeId, role: 'CERTIFICATEUR' })) > 0;
  }

  /** True while a deposit that it sent, or that names it, is being treated. */
  async aDepotEnCours(organismeId: string): Promise<boolean> {
    const [ligne] = await this.em.execute<{ enCours: boolean }[]>(
      `SELECT EXISTS (SELECT FROM accrochage.depot
         WHERE (emetteur_id = ? OR certificateur_id = ?) AND etat IN ('RECU', 'EN_COURS')) AS "enCours"`,
      [organismeId, organismeId],
    );
    return ligne?.enCours ?? false;
  }

  /**
   * Gives the organisme (under lock) another SIRET; the former one stays as history. SIRET_DEJA_CONNU when another
   * organisme bears the new one.
   */
  async deplacer(organisme: Organisme, vers: { siret: string; raisonSociale: string; le: string }): Promise<void> {
    const occupant = await this.em.findOne(OrganismeEntity, { siret: vers.siret });
    if (occupant !== null)
      throw new BusinessError(
        'SIRET_DEJA_CONNU',
        'Un organisme est déjà connu sous le nouveau SIRET, avec ses propres identifiants : ce changement ne peut pas être confirmé.',
        { organismeId: occupant.id, matricule: occupant.matricule ?? null },
      );
    await this.em.execute(
      'INSERT INTO accrochage.ancien_siret (organisme_id, siret, jusqu_a) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      [organisme.id, organisme.siret, new Date(vers.le)],
    );
    organisme.siret = vers.siret;
    organisme.raisonSociale = vers.raisonSociale;
    await this.em.flush();
  }

  private async suivant(sequence: 'rang_matricule' | 'rang_contrat'): Promise<number> {
    const [ligne] = await this.em.execute<{ rang: string }[]>(`SELECT nextval('accrochage.${sequence}') AS rang`);
    return Number(ligne?.rang);
  }
}
