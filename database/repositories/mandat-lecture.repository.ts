import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jour } from '../../domain/calendrier/jour.ts';
import type { Portee } from '../../domain/compte/appelant.ts';
import { couperPage, type Page, type PositionInstant } from './page.ts';

type OrganismeNomme = { organismeId: string; siret: string; raisonSociale: string; matricule: string | null };

/** A mandate with both ends of it. Days are civil days. */
export type MandatLu = {
  id: string;
  version: number;
  numeroContrat: string;
  certificateur: OrganismeNomme;
  deposant: OrganismeNomme;
  certifications: string[];
  debut: Jour;
  fin: Jour | null;
  annule: boolean;
  partenairesVerifies: boolean;
  creeLe: Date;
};

export type SensMandat = 'DONNES' | 'RECUS';

export type FiltreMandats = {
  organismeId: string;
  /** Given by the organisme as certificateur, or received by it as déposant; both when absent. */
  sens?: SensMandat | undefined;
  apres?: PositionInstant | undefined;
  limite: number;
};

const organisme = (table: string): string => `jsonb_build_object('organismeId', ${table}.id, 'siret', ${table}.siret,
  'raisonSociale', ${table}.raison_sociale, 'matricule', ${table}.matricule)`;

const SELECTION = `SELECT m.id, m.version, k.numero AS "numeroContrat", ${organisme('c')} AS certificateur,
    ${organisme('d')} AS deposant, m.certifications, m.debut::text, m.fin::text, m.annule,
    m.partenaires_verifies AS "partenairesVerifies", m.cree_le AS "creeLe"
  FROM accrochage.mandat m JOIN accrochage.contrat k ON k.id = m.contrat_id
    JOIN accrochage.organisme c ON c.id = k.certificateur_id JOIN accrochage.organisme d ON d.id = k.organisme_id`;

type Ligne = Omit<MandatLu, 'creeLe'> & { creeLe: string };

const lire = ({ creeLe, ...ligne }: Ligne): MandatLu => ({ ...ligne, creeLe: new Date(creeLe) });

/** Reads of mandates, within the caller's scope: both ends see a mandate, the certificateur alone acts on it. */
export class MandatLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** The latest granted first, past ones included. */
  async lister(filtre: FiltreMandats): Promise<Page<MandatLu, PositionInstant>> {
    const { organismeId, sens, apres, limite } = filtre;
    const cotes = sens === undefined ? ['c', 'd'] : [sens === 'DONNES' ? 'c' : 'd'];
    const lus = await this.#em.execute<Ligne[]>(
      `${SELECTION} WHERE ?::uuid IN (${cotes.map((cote) => `${cote}.id`).join(', ')})
         ${apres ? 'AND (m.cree_le, m.id) < (?, ?)' : ''} ORDER BY m.cree_le DESC, m.id DESC LIMIT ?`,
      [organismeId, ...(apres ? [apres.le, apres.id] : []), limite + 1],
    );
    return couperPage(lus.map(lire), limite, ({ creeLe, id }) => ({ le: creeLe, id }));
  }

  /** The mandate, for the certificateur that gives it (or an agent): who may end it. */
  async trouverDonne(portee: Portee, mandatId: string): Promise<MandatLu | null> {
    const [lu] = await this.#em.execute<Ligne[]>(`${SELECTION} WHERE m.id = ? AND (?::uuid IS NULL OR c.id = ?)`, [
      mandatId,
      portee.tout ? null : portee.organismeId,
      portee.tout ? null : portee.organismeId,
    ]);
    return lu === undefined ? null : lire(lu);
  }

  /** Matricules of the certificateurs that give that déposant a mandate in force or to come: any one opens its account. */
  async matriculesDesMandants(deposantId: string, jour: Jour): Promise<string[]> {
    const lignes = await this.#em.execute<{ matricule: string }[]>(
      `SELECT DISTINCT c.matricule FROM accrochage.mandat m JOIN accrochage.contrat k ON k.id = m.contrat_id
       JOIN accrochage.organisme c ON c.id = k.certificateur_id
       WHERE k.organisme_id = ? AND k.role = 'DEPOSANT' AND NOT m.annule AND (m.fin IS NULL OR m.fin >= ?::date)
         AND c.matricule IS NOT NULL`,
      [deposantId, jour],
    );
    return lignes.map(({ matricule }) => matricule);
  }
}
