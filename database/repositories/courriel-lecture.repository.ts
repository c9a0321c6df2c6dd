import type { EntityManager } from '@mikro-orm/postgresql';
import type { EtatCourriel, ModeleCourriel } from '../../domain/courriel/courriel.ts';
import type { IssueEnvoi } from '../../domain/courriel/envoi.ts';
import type { DecisionCourriel } from '../../domain/courriel/reglement.ts';
import { couperPage, type Page, type PositionInstant } from './page.ts';

export type FiltreCourriels = {
  /** Mails of one case, or of one organisme and its cases. */
  sujet: { dossierId: string } | { organismeId: string };
  etats?: readonly EtatCourriel[];
  apres?: PositionInstant;
  limite: number;
};

/** A mail without whom it goes to, nor what it says. */
export type CourrielResume = {
  id: string;
  modele: ModeleCourriel;
  etat: EtatCourriel;
  effetLegal: boolean;
  tentatives: number;
  dossierId: string | null;
  organismeId: string | null;
  adresseRefusee: boolean;
  creeLe: Date;
  issueLe: Date | null;
};

export type EssaiLu = {
  tentative: number;
  le: Date;
  issue: IssueEnvoi;
  etat: EtatCourriel;
  reponseSmtp: string;
  contenu: { scelle: Uint8Array; cleId: string } | null;
  decision: { decision: DecisionCourriel; le: Date; agentId: string; nom: string; prenom: string } | null;
};

export type CourrielLu = CourrielResume & { destinataire: string; messageId: string; essais: EssaiLu[] };

const COLONNES = `c.id, c.modele, c.etat, c.effet_legal AS "effetLegal", c.tentatives, c.dossier_id AS "dossierId",
  c.organisme_id AS "organismeId", c.cree_le AS "creeLe", c.issue_le AS "issueLe",
  EXISTS (SELECT FROM accrochage.adresse_refusee r WHERE r.adresse = lower(c.destinataire)) AS "adresseRefusee"`;

type Dates = { creeLe: string; issueLe: string | null };
type Ligne = Omit<CourrielResume, keyof Dates> & Dates;

const lire = <L extends Dates>({
  creeLe,
  issueLe,
  ...reste
}: L): Omit<L, keyof Dates> & { creeLe: Date; issueLe: Date | null } => ({
  ...reste,
  creeLe: new Date(creeLe),
  issueLe: issueLe === null ? null : new Date(issueLe),
});

/** Reads of mails, for agents alone: they see all. */
export class CourrielLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Newest first: what was said last is what is looked for. */
  async lister({ sujet, etats, apres, limite }: FiltreCourriels): Promise<Page<CourrielResume, PositionInstant>> {
    const duDossier = 'dossierId' in sujet;
    const conditions = [
      duDossier
        ? 'c.dossier_id = ?'
        : '(c.organisme_id = ? OR c.dossier_id IN (SELECT id FROM accrochage.dossier WHERE organisme_id = ?))',
    ];
    const valeurs: unknown[] = duDossier ? [sujet.dossierId] : [sujet.organismeId, sujet.organismeId];
    if (etats) {
      conditions.push('c.etat IN (SELECT jsonb_array_elements_text(?::jsonb))');
      valeurs.push(JSON.stringify(etats));
    }
    if (apres) {
      conditions.push('(c.cree_le, c.id) < (?, ?)');
      valeurs.push(apres.le, apres.id);
    }
    const lus = await this.#em.execute<Ligne[]>(
      `SELECT ${COLONNES} FROM accrochage.courriel c WHERE ${conditions.join(' AND ')}
       ORDER BY c.cree_le DESC, c.id DESC LIMIT ?`,
      [...valeurs, limite + 1],
    );
    return couperPage(lus.map(lire), limite, ({ creeLe, id }) => ({ le: creeLe, id }));
  }

  async trouver(courrielId: string): Promise<CourrielLu | null> {
    const [lu] = await this.#em.execute<(Ligne & Pick<CourrielLu, 'destinataire' | 'messageId'>)[]>(
      `SELECT ${COLONNES}, c.destinataire, c.message_id AS "messageId" FROM accrochage.courriel c WHERE c.id = ?`,
      [courrielId],
    );
    return lu ? { ...lire(lu), essais: await this.#essais(courrielId) } : null;
  }

  async existe(courrielId: string): Promise<boolean> {
    return (await this.#em.execute('SELECT FROM accrochage.courriel WHERE id = ?', [courrielId])).length > 0;
  }

  async #essais(courrielId: string): Promise<EssaiLu[]> {
    type LigneEssai = Omit<EssaiLu, 'le' | 'contenu' | 'decision'> & {
      le: string;
      scelle: Uint8Array | null;
      cleId: string | null;
      decision: DecisionCourriel | null;
      decideeLe: string | null;
      agentId: string | null;
      nom: string | null;
      prenom: string | null;
    };
    const lus = await this.#em.execute<LigneEssai[]>(
      `SELECT e.tentative, e.le, e.issue, e.etat, e.reponse_smtp AS "reponseSmtp", e.contenu AS scelle,
         e.cle_id AS "cleId", e.decision, e.decidee_le AS "decideeLe", g.id AS "agentId", g.nom, g.prenom
       FROM accrochage.courriel_essai e LEFT JOIN accrochage.agent g ON g.id = e.decidee_par
       WHERE e.courriel_id = ? ORDER BY e.tentative`,
      [courrielId],
    );
    return lus.map(({ le, scelle, cleId, decision, decideeLe, agentId, nom, prenom, ...essai }) => ({
      ...essai,
      le: new Date(le),
      contenu: scelle && { scelle, cleId: cleId ?? '' },
      decision: decision && {
        ...{ decision, agentId: agentId ?? '', nom: nom ?? '', prenom: prenom ?? '' },
        le: new Date(decideeLe ?? ''),
      },
    }));
  }
}
