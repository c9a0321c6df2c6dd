import type { EntityManager } from '@mikro-orm/postgresql';
import type { IdentifiantRappele } from '../../domain/compte/ordres.ts';

export type PersonneARecuperer = {
  utilisateurId: string;
  prenom: string;
  nom: string;
  courriel: string;
  organismeId: string;
  raisonSociale: string;
};

/** Persons who may ask for what they forgot: those who may come in, and those whose access sleeps. */
const RECUPERABLES = `FROM accrochage.utilisateur u
  JOIN accrochage.compte c ON c.id = u.compte_id AND c.etat = 'ACTIF'
  JOIN accrochage.organisme o ON o.id = c.organisme_id
  WHERE u.etat IN ('ACTIF', 'EN_SOMMEIL') AND u.identifiant_connexion IS NOT NULL`;

/** Who is known by an address or an identifier. */
export class RecuperationRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** The identifiers of an address, one per account, and the address as it is on record; null when it has none. */
  async parCourriel(courriel: string): Promise<{ courriel: string; identifiants: IdentifiantRappele[] } | null> {
    const lignes = await this.em.execute<(IdentifiantRappele & { courriel: string })[]>(
      `SELECT u.courriel, u.identifiant_connexion AS "identifiantConnexion", o.raison_sociale AS "raisonSociale", c.role
       ${RECUPERABLES} AND lower(u.courriel) = lower(?) ORDER BY o.raison_sociale, c.role, u.identifiant_connexion`,
      [courriel],
    );
    const [premiere] = lignes;
    if (premiere === undefined) return null;
    const identifiants = lignes.map(({ identifiantConnexion, raisonSociale, role }) => ({
      identifiantConnexion,
      raisonSociale,
      role,
    }));
    return { courriel: premiere.courriel, identifiants };
  }

  async parIdentifiant(identifiantConnexion: string): Promise<PersonneARecuperer | null> {
    const [personne] = await this.em.execute<PersonneARecuperer[]>(
      `SELECT u.id AS "utilisateurId", u.prenom, u.nom, u.courriel, o.id AS "organismeId",
         o.raison_sociale AS "raisonSociale" ${RECUPERABLES} AND u.identifiant_connexion = ?`,
      [identifiantConnexion],
    );
    return personne ?? null;
  }
}
