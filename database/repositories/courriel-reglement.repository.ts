import type { EntityManager } from '@mikro-orm/postgresql';
import type { EtatCourriel, ModeleCourriel } from '../../domain/courriel/courriel.ts';
import type { CourrielVu, ReglementCourriel } from '../../domain/courriel/reglement.ts';
import { BusinessError } from '../../domain/errors.ts';

/** A mail under lock, with what was decided of one of its tries. */
export type CourrielARegler = CourrielVu & {
  courrielId: string;
  modele: ModeleCourriel;
  destinataire: string;
  jetonId: string | null;
  organismeId: string | null;
  /** Present address of the contact on record: of the organisme, else of the case. */
  adresseDuContact: string | null;
};

type Ligne = Omit<CourrielARegler, 'reglement'> & {
  decision: ReglementCourriel['decision'] | null;
  par: string | null;
  le: string | null;
};

/** What persons decide of mails whose outcome is unknown or refused; one decision a try. */
export class CourrielReglementRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** INTROUVABLE when there is no such mail, or when that try was erased. */
  async lireForUpdate(courrielId: string, tentative: number): Promise<CourrielARegler> {
    const [ligne] = await this.em.execute<Ligne[]>(
      `SELECT c.id AS "courrielId", c.etat, c.tentatives, c.modele, c.destinataire,
         c.parametres->>'jetonId' AS "jetonId", c.organisme_id AS "organismeId",
         coalesce(nullif(o.contact_courriel, ''), nullif(d.contact_courriel, '')) AS "adresseDuContact",
         e.decision, 'agent:' || e.decidee_par AS par, to_json(e.decidee_le AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS le
       FROM accrochage.courriel c JOIN accrochage.courriel_essai e ON e.courriel_id = c.id AND e.tentative = ?
         LEFT JOIN accrochage.dossier d ON d.id = c.dossier_id
         LEFT JOIN accrochage.organisme o ON o.id = coalesce(c.organisme_id, d.organisme_id)
       WHERE c.id = ? FOR UPDATE OF c, e`,
      [tentative, courrielId],
    );
    if (ligne === undefined) throw new BusinessError('INTROUVABLE', 'Ce courriel, ou cet essai, n’existe pas.');
    const { decision, par, le, ...courriel } = ligne;
    const reglement = decision && { decision, par: par ?? '', le: new Date(le ?? '').toISOString() };
    return { ...courriel, reglement };
  }

  /** Writes the decision and its state; sent again, the mail is due at once, at that address. */
  async regler(
    courrielId: string,
    { agentId, tentative, decision, le }: ReglementCourriel,
    suite: { etat: EtatCourriel; destinataire: string },
  ): Promise<void> {
    await this.em.execute(
      `UPDATE accrochage.courriel_essai SET decision = ?, decidee_par = ?, decidee_le = ?
       WHERE courriel_id = ? AND tentative = ?`,
      [decision, agentId, new Date(le), courrielId, tentative],
    );
    await this.em.execute(
      `UPDATE accrochage.courriel SET etat = ?, destinataire = ?, prochain_essai_le = ?, issue_le = ? WHERE id = ?`,
      [suite.etat, suite.destinataire, new Date(le), suite.etat === 'ENVOYE' ? new Date(le) : null, courrielId],
    );
  }
}
