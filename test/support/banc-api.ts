import { createDossiersActivities } from '../../activities/index.ts';
import { composerJeton } from '../../adapters/jetons/jeton.ts';
import { createOrdres } from '../../api/ordres.ts';
import type { UsageJeton } from '../../domain/compte/jeton.ts';
import type { DemandeAccrochage } from '../../domain/dossier/demande-contact.ts';
import { createLanceur } from '../../temporal/lanceur.ts';
import { type ApiDeTest, demarrerApi } from './api.ts';
import { buildContenu } from './builders.ts';
import { createDepsDeTest } from './deps-worker.ts';
import { type BaseOuverte, lignes, ouvrirBase } from './orm.ts';
import { ajouterAgent, connecte, type Navigateur, navigateur } from './personnes.ts';
import { type Atelier, ouvrirAtelier } from './workers.ts';

export type Reponse = { statut: number; corps: Record<string, unknown> };
export type DossierVu = { dossierId: string; version: number; etat: string; reference: string };

/** The API over real workers of the queue of cases; mails stay in the outbox. */
export type BancApi = {
  readonly base: BaseOuverte;
  readonly api: ApiDeTest;
  readonly atelier: Atelier;
  readonly anonyme: Navigateur;
  /** An agent who instructs, signed in. */
  readonly instruction: Navigateur;
  poster(qui: Navigateur, chemin: string, corps: unknown, cle?: string): Promise<Reponse>;
  lire(qui: Navigateur, chemin: string): Promise<Reponse>;
  /** Sends the contact form of a new organisme. */
  ouvrir(contenu?: Partial<DemandeAccrochage>): Promise<Omit<DemandeAccrochage, 'version'> & DossierVu>;
  /** The last case of that SIRET as an agent sees it. */
  dossierDe(siret: string): Promise<DossierVu>;
  /** The token of the last link of that usage for that subject. */
  jetonDe(usage: UsageJeton, sujetId: string): Promise<string>;
  fermer(): Promise<void>;
};

const lireReponse = async (reponse: Response): Promise<Reponse> => {
  const texte = await reponse.text();
  return { statut: reponse.status, corps: texte === '' ? {} : JSON.parse(texte) };
};

export const ouvrirBancApi = async (): Promise<BancApi> => {
  const base = await ouvrirBase();
  const deps = createDepsDeTest(base.orm);
  const atelier = await ouvrirAtelier();
  const api = await demarrerApi(base.orm, {
    ordres: createOrdres(atelier.client, atelier.prefixe),
    stockage: deps.stockage,
  });
  const suivi = createLanceur(atelier.client, atelier.prefixe);
  await atelier.demarrer('dossiers', createDossiersActivities({ ...deps, suivi, actes: suivi }));
  const banc: BancApi = {
    base,
    api,
    atelier,
    anonyme: navigateur(api),
    instruction: await connecte(api, { agentId: await ajouterAgent(base.orm, ['instruction']) }),
    poster: async (qui, chemin, corps, cle) =>
      lireReponse(
        await qui.demander('POST', `/api/v1${chemin}`, {
          corps,
          entetes: cle === undefined ? {} : { 'Idempotency-Key': cle },
        }),
      ),
    lire: async (qui, chemin) => lireReponse(await qui.demander('GET', `/api/v1${chemin}`)),
    async ouvrir(contenu = {}) {
      const demande = buildContenu(contenu);
      const { statut, corps } = await banc.poster(banc.anonyme, '/demandes-contact', demande);
      if (statut !== 201) throw new Error(`the form was refused: ${JSON.stringify(corps)}`);
      return { ...demande, ...(await banc.dossierDe(demande.siret)) };
    },
    async dossierDe(siret) {
      const { corps } = await banc.lire(banc.instruction, `/dossiers?recherche=${siret}`);
      const dossier = (corps.elements as DossierVu[]).at(-1);
      if (dossier === undefined) throw new Error(`no case for ${siret}`);
      return dossier;
    },
    async jetonDe(usage, sujetId) {
      const [lien] = await lignes<{ id: string; cleId: string }>(
        base.orm,
        'SELECT id, cle_id AS "cleId" FROM technique.jeton WHERE usage = ? AND sujet_id = ? ORDER BY cree_le DESC LIMIT 1',
        [usage, sujetId],
      );
      if (lien === undefined) throw new Error(`no link ${usage}`);
      return composerJeton(api.deps.jetons, { usage, ...lien });
    },
    async fermer() {
      await api.fermer();
      await atelier.fermer();
      await deps.fermer();
      await base.fermer();
    },
  };
  return banc;
};
