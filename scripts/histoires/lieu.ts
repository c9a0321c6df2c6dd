// Where histories are recorded: a real server, a database of its own, every worker, and breakdowns on demand.
import { createDepotsActivities, createDossiersActivities, createSngiActivities } from '../../activities/index.ts';
import { createSourceHttp } from '../../adapters/repertoires/source-http.ts';
import { MoteurEnPanne } from '../../adapters/xsd/moteur.ts';
import { createLanceur } from '../../temporal/lanceur.ts';
import { createDepsDeTest, type DepsDeTest } from '../../test/support/deps-worker.ts';
import { ANNEAU_HISTOIRES } from '../../test/support/histoires.ts';
import { ajouterAgents, type BaseOuverte, ouvrirBase } from '../../test/support/orm.ts';
import { demarrerRepertoires, type ServeurRepertoires } from '../../test/support/repertoires.ts';
import { type Atelier, ouvrirAtelier } from '../../test/support/workers.ts';

export type Lieu = {
  atelier: Atelier;
  base: BaseOuverte;
  deps: DepsDeTest;
  /** How many more calls fail: of the engine that reads files, of the workflows of cases told by a lot. */
  pannes: { moteur: number; actes: number };
  repertoires: ServeurRepertoires;
  fermer(): Promise<void>;
};

/** One run; without `runId`, the last one of that id. */
export type Course = { workflowId: string; runId?: string };

/** What is played before the history is read. */
export type Scene = (lieu: Lieu) => Promise<Course | Course[]>;

export const ouvrirLieu = async (): Promise<Lieu> => {
  const base = await ouvrirBase();
  await ajouterAgents(base.orm);
  const deps = createDepsDeTest(base.orm);
  const repertoires = await demarrerRepertoires();
  const atelier = await ouvrirAtelier(ANNEAU_HISTOIRES);
  const pannes = { moteur: 0, actes: 0 };
  const moteur: DepsDeTest['moteur'] = {
    ...deps.moteur,
    analyser: (octets, options) => {
      if (pannes.moteur === 0) return deps.moteur.analyser(octets, options);
      pannes.moteur -= 1;
      return Promise.reject(new MoteurEnPanne('child ended by SIGSEGV'));
    },
  };
  const lanceur = createLanceur(atelier.client, atelier.prefixe);
  const actes: DepsDeTest['actes'] = {
    executer: (ordre) => {
      if (pannes.actes === 0) return lanceur.executer(ordre);
      pannes.actes -= 1;
      return Promise.reject(new Error('the workflow of the case does not answer'));
    },
  };
  const source = createSourceHttp({ url: repertoires.url });
  const dossiers = { ...deps, actes, repertoires: { ...deps.repertoires, source } };
  await atelier.demarrer('dossiers', createDossiersActivities(dossiers));
  await atelier.demarrer('depots', createDepotsActivities({ ...deps, moteur }));
  await atelier.demarrer('sngi', createSngiActivities(deps));
  return {
    ...{ atelier, base, deps, pannes, repertoires },
    async fermer() {
      await atelier.fermer();
      await repertoires.fermer();
      await deps.fermer();
      await base.fermer();
    },
  };
};
