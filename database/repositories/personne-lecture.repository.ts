import type { EntityManager } from '@mikro-orm/postgresql';
import type { EtatAcces, MotifVerrou } from '../../domain/compte/acces-personne.ts';
import type { RoleCompte, RoleUtilisateur } from '../../domain/compte/appelant.ts';
import { couperPage, type Page, type PositionInstant } from './page.ts';

export type ChangementEnAttente = {
  changementId: string;
  courriel: string;
  nouvelleConfirmee: boolean;
  ancienneConfirmee: boolean;
  expireLe: Date;
};

export type PersonneLue = {
  id: string;
  compteId: string;
  roleCompte: RoleCompte;
  nom: string;
  prenom: string;
  courriel: string;
  role: RoleUtilisateur;
  assistance: boolean;
  etat: EtatAcces;
  etatChangeLe: Date;
  motifVerrou: MotifVerrou | null;
  identifiantConnexion: string | null;
  derniereConnexionLe: Date | null;
  secondFacteur: boolean;
  changement: ChangementEnAttente | null;
  creeLe: Date;
};

/** The persons of one account, or of all the accounts of an organisme. */
export type FiltrePersonnes = ({ compteId: string } | { organismeId: string }) & {
  /** Instant after which a change of mail is over. */
  maintenant: Date;
  apres?: PositionInstant;
  limite: number;
};

type Ligne = Omit<PersonneLue, 'etatChangeLe' | 'derniereConnexionLe' | 'creeLe' | 'changement'> & {
  etatChangeLe: string;
  derniereConnexionLe: string | null;
  creeLe: string;
  changement: (Omit<ChangementEnAttente, 'expireLe'> & { expireLe: string }) | null;
};

const SELECTION = `SELECT u.id, u.compte_id AS "compteId", c.role AS "roleCompte", u.nom, u.prenom, u.courriel, u.role,
    u.assistance, u.etat, u.etat_change_le AS "etatChangeLe", u.motif_verrou AS "motifVerrou",
    u.identifiant_connexion AS "identifiantConnexion", d.le AS "derniereConnexionLe",
    f.confirme_le IS NOT NULL AS "secondFacteur", u.cree_le AS "creeLe",
    CASE WHEN ch.id IS NOT NULL THEN json_build_object('changementId', ch.id, 'courriel', ch.courriel,
      'nouvelleConfirmee', ch.nouvelle_confirmee_le IS NOT NULL,
      'ancienneConfirmee', ch.ancienne_confirmee_le IS NOT NULL, 'expireLe', ch.expire_le) END AS changement
  FROM accrochage.utilisateur u
  JOIN accrochage.compte c ON c.id = u.compte_id
  LEFT JOIN technique.derniere_connexion d ON d.utilisateur_id = u.id
  LEFT JOIN technique.second_facteur f ON f.utilisateur_id = u.id
  LEFT JOIN accrochage.changement_courriel ch
    ON ch.utilisateur_id = u.id AND ch.etat = 'EN_ATTENTE' AND ch.expire_le > ?`;

const lire = ({ etatChangeLe, derniereConnexionLe, creeLe, changement, ...ligne }: Ligne): PersonneLue => ({
  ...ligne,
  etatChangeLe: new Date(etatChangeLe),
  derniereConnexionLe: derniereConnexionLe === null ? null : new Date(derniereConnexionLe),
  creeLe: new Date(creeLe),
  changement: changement && { ...changement, expireLe: new Date(changement.expireLe) },
});

/** Reads of the persons of accounts. */
export class PersonneLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Oldest first. */
  async lister(filtre: FiltrePersonnes): Promise<Page<PersonneLue, PositionInstant>> {
    const { maintenant, apres, limite } = filtre;
    const [colonne, valeur] =
      'compteId' in filtre ? ['u.compte_id', filtre.compteId] : ['c.organisme_id', filtre.organismeId];
    const suite = apres ? ' AND (u.cree_le, u.id) > (?, ?)' : '';
    const lus = await this.#em.execute<Ligne[]>(
      `${SELECTION} WHERE ${colonne} = ?${suite} ORDER BY u.cree_le, u.id LIMIT ?`,
      [maintenant, valeur, ...(apres ? [apres.le, apres.id] : []), limite + 1],
    );
    return couperPage(lus.map(lire), limite, ({ creeLe: le, id }) => ({ le, id }));
  }

  async trouver(personneId: string, maintenant: Date): Promise<PersonneLue | null> {
    const [lue] = await this.#em.execute<Ligne[]>(`${SELECTION} WHERE u.id = ?`, [maintenant, personneId]);
    return lue === undefined ? null : lire(lue);
  }

  async organismeExiste(organismeId: string): Promise<boolean> {
    return (await this.#em.execute('SELECT FROM accrochage.organisme WHERE id = ?', [organismeId])).length > 0;
  }

  /** Whose change of mail it is. */
  async personneDuChangement(changementId: string): Promise<{ personneId: string; compteId: string } | null> {
    const [lue] = await this.#em.execute<{ personneId: string; compteId: string }[]>(
      `SELECT u.id AS "personneId", u.compte_id AS "compteId" FROM accrochage.changement_courriel ch
       JOIN accrochage.utilisateur u ON u.id = ch.utilisateur_id WHERE ch.id = ?`,
      [changementId],
    );
    return lue ?? null;
  }
}
