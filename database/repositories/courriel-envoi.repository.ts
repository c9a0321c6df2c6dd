import type { EntityManager } from '@mikro-orm/postgresql';
import type { UsageJeton } from '../../domain/compte/jeton.ts';
import type { EtatCourriel, ModeleCourriel } from '../../domain/courriel/courriel.ts';
import type { IssueEnvoi } from '../../domain/courriel/envoi.ts';

/** A mail that its sender holds until its lease ends; `tentatives` tells this hold from the next ones. */
export type CourrielPris = {
  id: string;
  modele: ModeleCourriel;
  destinataire: string;
  parametres: Record<string, unknown>;
  organismeId: string | null;
  dossierId: string | null;
  effetLegal: boolean;
  messageId: string;
  tentatives: number;
  creeLe: Date;
  /** True when an earlier sender stopped in the middle: nobody knows whether the mail left. */
  repris: boolean;
};

/** One try, as it is kept: its outcome, and the mail as it was sent when it could be rendered. */
export type EssaiEnvoi = {
  issue: IssueEnvoi;
  etat: Exclude<EtatCourriel, 'EN_COURS'>;
  reponseSmtp: string;
  le: Date;
  prochainEssaiLe: Date | null;
  garde: { scelle: Uint8Array; cleId: string } | null;
  garderJusqua: Date;
};

export type LienDuCourriel = { id: string; usage: UsageJeton; cleId: string; expireLe: string };

type Ligne = {
  id: string;
  modele: ModeleCourriel;
  destinataire: string;
  parametres: Record<string, unknown>;
  organisme_id: string | null;
  dossier_id: string | null;
  effet_legal: boolean;
  message_id: string;
  tentatives: number;
  cree_le: string;
  repris: boolean;
};

const enIso = (colonne: string): string => `to_json(${colonne} AT TIME ZONE 'UTC') #>> '{}' || 'Z'`;

/** The outbox as its sender sees it. While EN_COURS, `prochain_essai_le` is the end of the sender's lease. */
export class CourrielEnvoiRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /**
   * Takes a mail that waits, or one whose sender stopped without a word, until `bailJusqua`. Null when there is nothing to
   * take: sent, refused, uncertain, not due yet, or held by another. Asked thirty times at once, it is given once.
   */
  async prendre(id: string, le: Date, bailJusqua: Date): Promise<CourrielPris | null> {
    const [ligne] = await this.em.execute<Ligne[]>(
      `WITH avant AS (
         SELECT id, etat FROM accrochage.courriel
         WHERE id = ? AND ((etat = 'A_ENVOYER' AND (tentatives = 0 OR prochain_essai_le <= ?))
           OR (etat = 'EN_COURS' AND prochain_essai_le <= ?))
         FOR UPDATE)
       UPDATE accrochage.courriel c SET etat = 'EN_COURS', tentatives = c.tentatives + 1, prochain_essai_le = ?
       FROM avant WHERE c.id = avant.id
       RETURNING c.id, c.modele, c.destinataire, c.parametres, c.organisme_id, c.dossier_id, c.effet_legal,
         c.message_id, c.tentatives, ${enIso('c.cree_le')} AS cree_le, avant.etat = 'EN_COURS' AS repris`,
      [id, le, le, bailJusqua],
    );
    if (ligne === undefined) return null;
    const { organisme_id, dossier_id, effet_legal, message_id, cree_le, ...reste } = ligne;
    return {
      ...reste,
      organismeId: organisme_id,
      dossierId: dossier_id,
      effetLegal: effet_legal,
      messageId: message_id,
      creeLe: new Date(cree_le),
    };
  }

  /** Keeps a mail longer; without effect once the hold is lost. */
  async prolonger({ id, tentatives }: CourrielPris, bailJusqua: Date): Promise<void> {
    await this.em.execute(
      `UPDATE accrochage.courriel SET prochain_essai_le = ? WHERE id = ? AND etat = 'EN_COURS' AND tentatives = ?`,
      [bailJusqua, id, tentatives],
    );
  }

  /** Writes what became of that try; false, and nothing written, when another sender has taken the mail since. */
  async conclure({ id, tentatives }: CourrielPris, suite: EssaiEnvoi): Promise<boolean> {
    const lignes = await this.em.execute<{ id: string }[]>(
      `UPDATE accrochage.courriel SET etat = ?, reponse_smtp = ?, prochain_essai_le = ?, issue_le = ?
       WHERE id = ? AND etat = 'EN_COURS' AND tentatives = ? RETURNING id`,
      [
        suite.etat,
        suite.reponseSmtp,
        suite.prochainEssaiLe ?? suite.le,
        suite.etat === 'ENVOYE' || suite.etat === 'REFUSE' ? suite.le : null,
        id,
        tentatives,
      ],
    );
    if (lignes.length === 0) return false;
    await this.em.execute(
      `INSERT INTO accrochage.courriel_essai
         (courriel_id, tentative, le, issue, etat, reponse_smtp, contenu, cle_id, garder_jusqua)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        tentatives,
        suite.le,
        suite.issue,
        suite.etat,
        suite.reponseSmtp,
        suite.garde?.scelle ?? null,
        suite.garde?.cleId ?? null,
        suite.garderJusqua,
      ],
    );
    return true;
  }

  /** The link that a mail carries; null when there is no such row. */
  async lien(id: string, usage: UsageJeton): Promise<LienDuCourriel | null> {
    const [ligne] = await this.em.execute<{ cle_id: string; expire_le: string }[]>(
      `SELECT cle_id, ${enIso('expire_le')} AS expire_le FROM technique.jeton WHERE id = ? AND usage = ?`,
      [id, usage],
    );
    return ligne ? { id, usage, cleId: ligne.cle_id, expireLe: ligne.expire_le } : null;
  }
}
