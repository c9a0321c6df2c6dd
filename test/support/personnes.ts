import { randomBytes, randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { DUREE_SESSION_SECONDES } from '../../api/securite/authentification.ts';
import { empreinteSecret, nouveauSecret } from '../../api/securite/secrets.ts';
import { SessionRepository } from '../../database/repositories/technique/session.repository.ts';
import type { EtatAcces } from '../../domain/compte/acces-personne.ts';
import type { RoleAgent, RoleUtilisateur } from '../../domain/compte/appelant.ts';
import { identifiantConnexionDe } from '../../domain/organisme/identifiants.ts';
import type { ApiDeTest } from './api.ts';
import { buildSiret } from './builders.ts';
import { lignes } from './orm.ts';

export type OrganismeDeTest = {
  organismeId: string;
  compteId: string;
  matricule: string;
  siret: string;
  numeroContrat: string;
};
export type PersonneDeTest = { role?: RoleUtilisateur; etat?: EtatAcces; courriel?: string; hachage?: string };
export type UtilisateurDeTest = { utilisateurId: string; identifiantConnexion: string };

let rang = 0;

/** A certificateur with its contract and an active account. */
export const ajouterOrganisme = async (orm: MikroORM): Promise<OrganismeDeTest> => {
  rang += 1;
  const organisme = {
    organismeId: randomUUID(),
    compteId: randomUUID(),
    // Eight characters, however many organismes the tests of one process make.
    matricule: `${10 + (rang % 89)}TS${String.fromCharCode(65 + Math.floor(rang / 900))}${100 + (rang % 900)}`,
    siret: buildSiret(),
    numeroContrat: `MCFCER${String(900_000 + rang)}`,
  };
  await lignes(
    orm,
    `INSERT INTO accrochage.organisme
       (id, siret, raison_sociale, matricule, contact_nom, contact_prenom, contact_courriel, cree_le)
     VALUES (?, ?, 'Institut Fictif', ?, 'Fictif', 'Contact', 'contact@institut.example', now())`,
    [organisme.organismeId, organisme.siret, organisme.matricule],
  );
  await lignes(
    orm,
    `INSERT INTO accrochage.contrat (id, numero, organisme_id, role, certificateur_id, cree_le)
     VALUES (gen_random_uuid(), ?, ?, 'CERTIFICATEUR', ?, now())`,
    [organisme.numeroContrat, organisme.organismeId, organisme.organismeId],
  );
  await lignes(
    orm,
    `INSERT INTO accrochage.compte (id, organisme_id, role, etat, cree_le) VALUES (?, ?, 'CERTIFICATEUR', 'ACTIF', now())`,
    [organisme.compteId, organisme.organismeId],
  );
  return organisme;
};

/** The case of an organisme that has its identifiers. */
export const ajouterDossier = async (
  orm: MikroORM,
  { organismeId, siret }: Pick<OrganismeDeTest, 'organismeId' | 'siret'>,
): Promise<string> => {
  const dossierId = randomUUID();
  await lignes(
    orm,
    `INSERT INTO accrochage.dossier (id, reference, siret, organisme_id, origine, etat, raison_sociale, contact_nom,
       contact_prenom, contact_courriel, ouvert_le, etat_change_le)
     VALUES (?, ?, ?, ?, 'FORMULAIRE', 'IDENTIFIANTS_EMIS', 'Institut Fictif', 'Fictif', 'Contact',
       'contact@institut.example', now(), now())`,
    [dossierId, `ACC-2026-${dossierId.slice(0, 6)}`, siret, organismeId],
  );
  return dossierId;
};

/** A person of the account, with a password when one is given. */
export const ajouterUtilisateur = async (
  orm: MikroORM,
  compteId: string,
  { role = 'ADMINISTRATEUR', etat = 'ACTIF', courriel = 'personne@institut.example', hachage }: PersonneDeTest = {},
): Promise<UtilisateurDeTest> => {
  const utilisateurId = randomUUID();
  const identifiantConnexion = identifiantConnexionDe(randomBytes(9));
  await lignes(
    orm,
    `INSERT INTO accrochage.utilisateur
       (id, compte_id, nom, prenom, courriel, role, identifiant_connexion, conditions_acceptees_le, courriel_valide_le,
        etat, etat_change_le, motif_verrou, cree_le)
     VALUES (?, ?, 'Fictive', 'Personne', ?, ?, ?, now(), now(), ?, now(), ?,
       date_trunc('milliseconds', now()))`,
    [
      utilisateurId,
      compteId,
      courriel,
      role,
      identifiantConnexion,
      etat,
      etat === 'VERROUILLE' || etat === 'SUSPENDU' ? 'DEPART' : null,
    ],
  );
  if (hachage !== undefined)
    await lignes(
      orm,
      'INSERT INTO technique.mot_de_passe (id, utilisateur_id, hachage, cree_le) VALUES (gen_random_uuid(), ?, ?, now())',
      [utilisateurId, hachage],
    );
  return { utilisateurId, identifiantConnexion };
};

export const ajouterAgent = async (orm: MikroORM, roles: readonly RoleAgent[]): Promise<string> => {
  const agentId = randomUUID();
  await lignes(
    orm,
    `INSERT INTO accrochage.agent (id, sub, nom, prenom, courriel, roles, cree_le)
     VALUES (?, ?, 'Fictif', 'Agent', 'agent@caisse.example', ?, now())`,
    [agentId, `sub-${agentId}`, `{${roles.join(',')}}`],
  );
  return agentId;
};

/** Calls the API as somebody: cookie and token on every request, answers as they come. */
export type Navigateur = {
  demander(
    methode: string,
    chemin: string,
    options?: { corps?: unknown; entetes?: Record<string, string> },
  ): Promise<Response>;
};

export const navigateur = (api: ApiDeTest, preuves: Record<string, string> = {}): Navigateur => ({
  demander: (methode, chemin, { corps, entetes = {} } = {}) =>
    fetch(`${api.origine}${chemin}`, {
      method: methode,
      redirect: 'manual',
      headers: { ...preuves, ...(corps !== undefined && { 'Content-Type': 'application/json' }), ...entetes },
      ...(corps !== undefined && { body: JSON.stringify(corps) }),
    }),
});

/** What a signed-in browser sends: the session is put where sign-in would have put it. */
export const preuvesDe = async (
  api: ApiDeTest,
  qui: { utilisateurId: string } | { agentId: string },
): Promise<Record<string, string>> => {
  const [secret, jetonCsrf, maintenant] = [nouveauSecret(), nouveauSecret(), api.deps.horloge()];
  await new SessionRepository(api.deps.orm.em.fork()).ouvrir({
    id: randomUUID(),
    empreinte: empreinteSecret(secret),
    utilisateurId: 'utilisateurId' in qui ? qui.utilisateurId : null,
    agentId: 'agentId' in qui ? qui.agentId : null,
    jetonCsrf,
    idToken: null,
    maintenant,
    expireLe: new Date(maintenant.getTime() + DUREE_SESSION_SECONDES * 1000),
  });
  return { Cookie: `accrochage=${secret}`, 'X-Jeton-CSRF': jetonCsrf };
};

/** A signed-in browser. */
export const connecte = async (
  api: ApiDeTest,
  qui: { utilisateurId: string } | { agentId: string },
): Promise<Navigateur> => navigateur(api, await preuvesDe(api, qui));
