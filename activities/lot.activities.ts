import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { DossiersDuLotRepository } from '../database/repositories/dossiers-du-lot.repository.ts';
import { HabilitationRepository } from '../database/repositories/habilitation.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { type EnTeteLot, type LigneEnAttente, LotRepository } from '../database/repositories/lot.repository.ts';
import { estPermis } from '../domain/compte/permission.ts';
import {
  DOSSIER_ABSENT,
  DROITS_RETIRES,
  type IssueOrdre,
  type LotDemande,
  type LotOuvert,
  type OrdreDossier,
  prevoirLigne,
} from '../domain/dossier/lot.ts';

/** Sends acts to the workflows of cases. A refusal is an answer; no answer at all is an error. */
export type ActesDossier = { executer(ordre: OrdreDossier): Promise<IssueOrdre> };

export type LotDeps = { orm: MikroORM; actes: ActesDossier };

/** Lines of one call. One call at a time for a lot: the cases need the slots of the same worker for their own activities. */
const TRANCHE = 20;
const ENSEMBLE = 4;
/** Tries without answer after which a line is left to the agent: the others must not wait for it for ever. */
const TENTATIVES = 5;

/** Id of the act on one case of a lot: derived, so that the order sent again is the same act. */
const acteIdDe = (lotId: string, dossierId: string): string => {
  const octets = createHash('sha256').update(`${lotId}:${dossierId}`).digest().subarray(0, 16);
  // RFC 9562, version 8: bytes of our own.
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x80;
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80;
  return octets.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** Acts on many cases at once. */
export const createLotActivities = ({ orm, actes }: LotDeps) => {
  /** What only the lot refuses, on the case as it stands now; then the order itself, which decides. Null: no answer. */
  const ordonner = async (lot: EnTeteLot & { lotId: string }, ligne: LigneEnAttente): Promise<IssueOrdre | null> => {
    const { lotId, acte, agentId, ouvertLe: le, precisions } = lot;
    const { dossierId, version } = ligne;
    // A lot goes on for minutes: rights withdrawn meanwhile stop the lines that are left.
    const agent = await new HabilitationRepository(orm.em.fork()).trouver(agentId);
    const permis =
      agent?.actif === true && estPermis({ ...agent, type: 'AGENT', agentId, sessionId: null }, 'dossier:instruire');
    if (!permis) return { refus: DROITS_RETIRES };
    const dossiers = await new DossiersDuLotRepository(orm.em.fork()).lire({ tout: true }, [dossierId]);
    const dossier = dossiers.get(dossierId);
    if (dossier === undefined) return { refus: DOSSIER_ABSENT };
    const prevue = prevoirLigne(dossier, { acte, acteur: `agent:${agentId}`, version }, dossier.dernier);
    if (prevue.issue === 'REFUSE' && prevue.refus.code === 'DOSSIER_A_EXAMINER') return { refus: prevue.refus };
    const acteId = acteIdDe(lotId, dossierId);
    const ordre = { dossierId, agentId, le, version, acteId, ...precisions };
    return actes.executer({ acte, siret: dossier.siret, ordre }).catch(() => null);
  };

  return {
    /** Keeps what is asked, line by line, with a line in the journal. One `lotId`, one lot: run twice, writes nothing more. */
    async enregistrerLot(demande: LotDemande): Promise<LotOuvert> {
      const { lotId, agentId, le, lignes } = demande;
      return orm.em.fork().transactional(async (em) => {
        if (await new LotRepository(em).ouvrir(demande))
          await new JournalRepository(em).ajouter({
            organismeId: null,
            le,
            acteur: `agent:${agentId}`,
            acte: 'lot.ouvrir',
            objetType: 'lot',
            objetId: lotId,
          });
        return { lotId, nombre: lignes.length };
      });
    },

    /**
     * Gives the orders of the next lines, a few at a time, and keeps what each gave. A line with its outcome is not sent
     * again, an order sent again is the same act: run twice, writes nothing more.
     */
    async traiterLignes({ lotId }: { lotId: string }): Promise<{ restantes: number; sansReponse: number }> {
      const lots = () => new LotRepository(orm.em.fork());
      const lot = { lotId, ...(await lots().lire(lotId)) };
      const lignes = await lots().enAttente(lotId, TRANCHE);
      let sansReponse = 0;
      for (let debut = 0; debut < lignes.length; debut += ENSEMBLE)
        await Promise.all(
          lignes.slice(debut, debut + ENSEMBLE).map(async (ligne) => {
            const issue = await ordonner(lot, ligne);
            if (issue !== null) return lots().noter(lotId, ligne.rang, issue, new Date());
            sansReponse += 1;
            return lots().noterSansReponse(lotId, ligne.rang, TENTATIVES, new Date());
          }),
        );
      return orm.em.fork().transactional(async (em) => {
        const le = new Date();
        const { restantes, termine } = await new LotRepository(em).finir(lotId, le);
        if (termine)
          await new JournalRepository(em).ajouter({
            organismeId: null,
            le,
            acteur: 'systeme',
            acte: 'lot.terminer',
            objetType: 'lot',
            objetId: lotId,
          });
        return { restantes, sansReponse };
      });
    },
  };
};
