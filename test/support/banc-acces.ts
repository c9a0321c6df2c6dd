import { randomUUID } from 'node:crypto';
import { createDossiersActivities } from '../../activities/index.ts';
import { composerJeton } from '../../adapters/jetons/jeton.ts';
import { createOrdres } from '../../api/ordres.ts';
import { createMotsDePasse } from '../../api/securite/mots-de-passe.ts';
import type { UsageJeton } from '../../domain/compte/jeton.ts';
import { type ApiDeTest, demarrerApi } from './api.ts';
import { createDepsDeTest } from './deps-worker.ts';
import { type BaseOuverte, lignes, ouvrirBase } from './orm.ts';
import { ajouterUtilisateur, navigateur, type PersonneDeTest, type UtilisateurDeTest } from './personnes.ts';
import { ouvrirAtelier } from './workers.ts';

export const MOT_DE_PASSE = 'cheval-agrafe-bleu-tracteur';

/** The API with a worker behind it, for what persons do of their access. */
export type BancAcces = {
  readonly base: BaseOuverte;
  readonly api: ApiDeTest;
  /** A person whose password is MOT_DE_PASSE. */
  personne(compteId: string, autre?: PersonneDeTest): Promise<UtilisateurDeTest>;
  /** Sign-in, each from an address of its own. */
  entrer(identifiantConnexion: string, motDePasse?: string, code?: string): Promise<Response>;
  /** Token of the last link of that usage for that subject. */
  jeton(usage: UsageJeton, sujetId: string): Promise<string>;
  /** Models of the mails to that address, oldest first, once there are as many. */
  courriels(destinataire: string): Promise<string[]>;
  poster(chemin: string, corps: object, entetes?: Record<string, string>): Promise<Response>;
  fermer(): Promise<void>;
};

export const ouvrirBancAcces = async (): Promise<BancAcces> => {
  const base = await ouvrirBase();
  const deps = createDepsDeTest(base.orm);
  const atelier = await ouvrirAtelier();
  const motsDePasse = createMotsDePasse();
  const ordres = createOrdres(atelier.client, atelier.prefixe);
  const api = await demarrerApi(base.orm, { ordres, motsDePasse, proxys: 1 });
  const hachage = await motsDePasse.hacher(MOT_DE_PASSE);
  await atelier.demarrer('dossiers', createDossiersActivities(deps));
  let visiteurs = 0;
  const poster: BancAcces['poster'] = (chemin, corps, entetes = {}) => {
    visiteurs += 1;
    const adresse = { 'X-Forwarded-For': `2001:db8:${visiteurs.toString(16)}::1` };
    return navigateur(api).demander('POST', `/api/v1${chemin}`, { corps, entetes: { ...adresse, ...entetes } });
  };
  return {
    base,
    api,
    personne: (compteId, autre = {}) =>
      ajouterUtilisateur(base.orm, compteId, { hachage, courriel: `${randomUUID()}@institut.example`, ...autre }),
    poster,
    entrer: (identifiantConnexion, motDePasse = MOT_DE_PASSE, code = undefined) =>
      poster('/sessions', { identifiantConnexion, motDePasse, ...(code !== undefined && { code }) }),
    jeton: async (usage, sujetId) => {
      const [ligne] = await lignes<{ id: string; cle_id: string }>(
        base.orm,
        'SELECT id, cle_id FROM technique.jeton WHERE usage = ? AND sujet_id = ? ORDER BY cree_le DESC LIMIT 1',
        [usage, sujetId],
      );
      return composerJeton(api.deps.jetons, { id: ligne?.id ?? '', usage, cleId: ligne?.cle_id ?? '' });
    },
    courriels: async (destinataire) =>
      (
        await lignes<{ modele: string }>(
          base.orm,
          'SELECT modele FROM accrochage.courriel WHERE lower(destinataire) = lower(?) ORDER BY cree_le, modele',
          [destinataire],
        )
      ).map(({ modele }) => modele),
    fermer: async () => {
      await api.fermer();
      await atelier.fermer();
      await deps.fermer();
      await base.fermer();
    },
  };
};

/** Code of a refusal, or the status of what is not one. */
export const codeDe = async (reponse: Response): Promise<string | number> => {
  const texte = await reponse.text();
  const { code } = texte.startsWith('{') ? (JSON.parse(texte) as { code?: string }) : {};
  return code ?? reponse.status;
};
