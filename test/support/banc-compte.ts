import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import type { Auteur, OrdrePersonne } from '../../domain/compte/ordres.ts';
import { type BaseOuverte, lignes, ouvrirBase } from './orm.ts';
import { ajouterOrganisme, ajouterUtilisateur, type OrganismeDeTest, type PersonneDeTest } from './personnes.ts';

export const LE = '2026-03-03T10:00:00.000Z';

/** An account with one administrateur, on a database of its own unless one is given. */
export type BancCompte = {
  readonly base: BaseOuverte;
  readonly deps: { orm: MikroORM; jetons: { cleActive: string }; domaineCourriels: string };
  readonly organisme: OrganismeDeTest;
  readonly compteId: string;
  readonly administrateur: string;
  /** Another person of the account. */
  personne(autre?: PersonneDeTest): Promise<string>;
  /** An order of the administrateur, unless another gives it. */
  ordre(personneId: string, autre?: Partial<OrdrePersonne>): OrdrePersonne;
  motDePasse(): Promise<string>;
  /** Id of the last link of that usage. */
  lien(usage: string): Promise<string>;
  etat(personneId: string): Promise<unknown>;
  courriels(): Promise<{ modele: string; destinataire: string }[]>;
  journal(): Promise<{ acteur: string; acte: string; etat_avant: string | null; etat_apres: string | null }[]>;
  /** Everything that an activity on persons may write: run twice, the same. */
  photographier(): Promise<unknown>;
  /** Runs an activity twice: the second time must write nothing and answer the same. */
  deuxFois<T>(activite: () => Promise<T>): Promise<T>;
  fermer(): Promise<void>;
};

const PHOTOGRAPHIE = `SELECT (SELECT jsonb_agg(u ORDER BY id) FROM accrochage.utilisateur u) AS personnes,
  (SELECT jsonb_agg(c ORDER BY cle) FROM accrochage.courriel c) AS courriels,
  (SELECT jsonb_agg(j ORDER BY id) FROM technique.jeton j) AS jetons,
  (SELECT jsonb_agg(m ORDER BY id) FROM technique.mot_de_passe m) AS mots_de_passe,
  (SELECT jsonb_agg(s ORDER BY id) FROM technique.session s) AS sessions,
  (SELECT jsonb_agg(f ORDER BY id) FROM technique.second_facteur f) AS seconds_facteurs,
  (SELECT jsonb_agg(a ORDER BY id) FROM technique.acces a) AS acces,
  (SELECT jsonb_agg(ch ORDER BY id) FROM accrochage.changement_courriel ch) AS changements,
  (SELECT jsonb_agg(c ORDER BY cle) FROM accrochage.constat c) AS constats,
  (SELECT count(*) FROM journal.ligne) AS journal`;

export const parAgent = (id: string = randomUUID()): Auteur => ({ qui: 'AGENT', id });
export const parElle = (id: string): Auteur => ({ qui: 'PERSONNE', id });

export const ouvrirBancCompte = async (donnee?: BaseOuverte): Promise<BancCompte> => {
  const base = donnee ?? (await ouvrirBase());
  const { orm } = base;
  const organisme = await ajouterOrganisme(orm);
  const { compteId } = organisme;
  const { utilisateurId: administrateur } = await ajouterUtilisateur(orm, compteId);
  const photographier = async (): Promise<unknown> => (await lignes(orm, PHOTOGRAPHIE))[0];
  return {
    base,
    deps: { orm, jetons: { cleActive: 'k1' }, domaineCourriels: 'accrochage.example' },
    organisme,
    compteId,
    administrateur,
    personne: async (autre) => {
      const courriel = `${randomUUID()}@institut.example`;
      return (await ajouterUtilisateur(orm, compteId, { role: 'UTILISATEUR', courriel, ...autre })).utilisateurId;
    },
    ordre: (personneId, autre = {}) => ({
      effetId: randomUUID(),
      personneId,
      auteur: { qui: 'ADMINISTRATEUR', id: administrateur },
      le: LE,
      ...autre,
    }),
    motDePasse: async () => {
      const id = randomUUID();
      await lignes(orm, "INSERT INTO technique.mot_de_passe (id, hachage, cree_le) VALUES (?, 'x', now())", [id]);
      return id;
    },
    lien: async (usage) => {
      const [lien] = await lignes<{ id: string }>(
        orm,
        'SELECT id FROM technique.jeton WHERE usage = ? ORDER BY cree_le DESC, expire_le DESC LIMIT 1',
        [usage],
      );
      return lien?.id ?? '';
    },
    etat: async (personneId) =>
      (await lignes(orm, 'SELECT etat FROM accrochage.utilisateur WHERE id = ?', [personneId]))[0]?.etat,
    courriels: () => lignes(orm, 'SELECT modele, destinataire FROM accrochage.courriel ORDER BY cree_le, modele, cle'),
    journal: () =>
      lignes(orm, 'SELECT acteur, acte, etat_avant, etat_apres FROM journal.ligne ORDER BY chaine, numero'),
    photographier,
    deuxFois: async (activite) => {
      const premiere = await activite();
      const avant = await photographier();
      const seconde = await activite();
      expect(await photographier()).to.deep.equal(avant);
      expect(seconde).to.deep.equal(premiere);
      return premiere;
    },
    fermer: () => base.fermer(),
  };
};
