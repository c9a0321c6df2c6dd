import type { EntityManager } from '@mikro-orm/postgresql';

/** A mandate as days; `fin` is its last one, absent while nobody knows it. */
export type MandatConnu = { debut: string; fin?: string; certifications: string[] };

/** What links an emitter to a certificateur; read only. */
export class MandatRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** All mandates of the certificateur to the déposant, past ones included. */
  async entre(deposantId: string, certificateurId: string): Promise<MandatConnu[]> {
    const lignes = await this.em.execute<{ debut: string; fin: string | null; certifications: string[] }[]>(
      `SELECT m.debut::text, m.fin::text, m.certifications FROM accrochage.mandat m
       JOIN accrochage.contrat c ON c.id = m.contrat_id
       WHERE c.organisme_id = ? AND c.certificateur_id = ? AND c.role = 'DEPOSANT' ORDER BY m.debut`,
      [deposantId, certificateurId],
    );
    return lignes.map(({ fin, ...mandat }) => ({ ...mandat, ...(fin !== null && { fin }) }));
  }

  /** Who bears that contract number, and the certificateur it concerns. */
  async contrat(numero: string): Promise<{ matricule: string; matriculeCertificateur: string } | undefined> {
    const [ligne] = await this.em.execute<{ matricule: string; matriculeCertificateur: string }[]>(
      `SELECT porteur.matricule, certificateur.matricule AS "matriculeCertificateur" FROM accrochage.contrat c
       JOIN accrochage.organisme porteur ON porteur.id = c.organisme_id
       JOIN accrochage.organisme certificateur ON certificateur.id = c.certificateur_id
       WHERE c.numero = ? AND porteur.matricule IS NOT NULL AND certificateur.matricule IS NOT NULL`,
      [numero],
    );
    return ligne;
  }
}
