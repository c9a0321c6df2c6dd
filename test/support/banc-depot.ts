import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { expect } from 'chai';
import { createDepotsActivities, createDossiersActivities, createSngiActivities } from '../../activities/index.ts';
import { cleAccuseTraitement } from '../../domain/depot/stockage.ts';
import { ajouterFichier, createDepsDeTest, type DepsDeTest } from './deps-worker.ts';
import { buildFichierDepot, type FichierEcrit, type PassageEcrit } from './fichier-depot.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from './orm.ts';
import { ajouterOrganisme, type OrganismeDeTest } from './personnes.ts';

/** An instant shortly after the receipt of the files that `ajouterFichier` adds. */
export const LE = '2026-03-02T16:30:00.000Z';

/** Runs an activity as a worker would: context, heartbeats, log (silent). */
export const executer = <A extends unknown[], R>(activite: (...args: A) => Promise<R>, ...args: A): Promise<R> =>
  new MockActivityEnvironment(undefined, { logger: new DefaultLogger('ERROR', () => undefined) }).run(
    activite,
    ...args,
  ) as Promise<R>;

/** The activities on deposits over a database, a store and an engine of their own. */
export type BancDepot = {
  readonly base: BaseOuverte;
  readonly deps: DepsDeTest;
  readonly emetteur: OrganismeDeTest;
  legeres(): ReturnType<typeof createDossiersActivities>;
  lourdes(): ReturnType<typeof createDepotsActivities>;
  sngi(): ReturnType<typeof createSngiActivities>;
  /** A file of the emitter. */
  fichier(passages: readonly PassageEcrit[], autre?: Partial<FichierEcrit>): Buffer;
  /** Each of these takes the deposit of that file up to the state that the next activity expects. */
  recevoir(octets: Uint8Array): Promise<string>;
  nirise(octets: Uint8Array): Promise<string>;
  traite(octets: Uint8Array): Promise<string>;
  accuse(depotId: string): Promise<string>;
  rejets(depotId: string): Promise<unknown>;
  /** Everything that the treatment may write. */
  photographier(): Promise<unknown>;
  /** Both answers of what is run twice; fails when the second run writes anything. */
  deuxFois<T>(activite: () => Promise<T>): Promise<[T, T]>;
  fermer(): Promise<void>;
};

const PHOTOGRAPHIE = `SELECT (SELECT jsonb_agg(d ORDER BY id) FROM accrochage.depot d) AS depots,
  (SELECT jsonb_agg(p ORDER BY id_technique) FROM accrochage.passage p) AS passages,
  (SELECT count(*) FROM titulaires.passage_identite) AS identites,
  (SELECT jsonb_agg(r ORDER BY depot_id, rang) FROM accrochage.rejet r) AS rejets,
  (SELECT jsonb_agg(e ORDER BY depot_id, rang) FROM accrochage.depot_erreur e) AS erreurs,
  (SELECT jsonb_agg(a ORDER BY depot_id, rang, code) FROM accrochage.depot_avertissement a) AS avertissements,
  (SELECT count(*) FROM accrochage.depot_certification) AS certifications,
  (SELECT count(*) FROM accrochage.courriel) AS courriels, (SELECT count(*) FROM journal.ligne) AS journal,
  (SELECT jsonb_agg(t ORDER BY depot_id) FROM technique.televersement t) AS televersements`;

export const ouvrirBancDepot = async (): Promise<BancDepot> => {
  const base = await ouvrirBase();
  await ajouterAgents(base.orm);
  const deps = createDepsDeTest(base.orm);
  const emetteur = await ajouterOrganisme(base.orm);
  const banc: BancDepot = {
    base,
    deps,
    emetteur,
    legeres: () => createDossiersActivities(deps),
    lourdes: () => createDepotsActivities(deps),
    sngi: () => createSngiActivities(deps),
    fichier: (passages, autre = {}) =>
      buildFichierDepot({ matricule: emetteur.matricule, idContrat: emetteur.numeroContrat, passages, ...autre }),
    async recevoir(octets) {
      const depotId = await ajouterFichier(deps, { emetteur, octets });
      await executer(banc.legeres().enregistrerDepot, { depotId });
      return depotId;
    },
    async nirise(octets) {
      const depotId = await banc.recevoir(octets);
      await executer(banc.lourdes().controlerSchema, { depotId, le: LE });
      await executer(banc.legeres().controlerFichierDepose, { depotId });
      await executer(banc.sngi().niriserPassages, { depotId, le: LE });
      return depotId;
    },
    async traite(octets) {
      const depotId = await banc.nirise(octets);
      await executer(banc.legeres().cloreTraitement, { depotId, le: LE });
      await executer(banc.lourdes().publierAccuseTraitement, { depotId });
      await executer(banc.legeres().terminerDepot, { depotId, le: LE });
      return depotId;
    },
    async accuse(depotId) {
      const morceaux: Uint8Array[] = [];
      for await (const morceau of deps.stockage.lire(cleAccuseTraitement(depotId))) morceaux.push(morceau);
      return Buffer.concat(morceaux).toString();
    },
    rejets: (depotId) =>
      lignes(base.orm, 'SELECT id_technique, phrase, message FROM accrochage.rejet WHERE depot_id = ? ORDER BY rang', [
        depotId,
      ]),
    photographier: async () => (await lignes(base.orm, PHOTOGRAPHIE))[0],
    async deuxFois(activite) {
      const premiere = await activite();
      const avant = await banc.photographier();
      const seconde = await activite();
      expect(await banc.photographier()).to.deep.equal(avant);
      return [premiere, seconde];
    },
    async fermer() {
      await deps.fermer();
      await base.fermer();
    },
  };
  return banc;
};
