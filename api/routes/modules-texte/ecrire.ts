import type { MikroORM } from '@mikro-orm/postgresql';
import {
  type EcritureModule,
  exigerVariablesConnues,
  type ModuleEcrit,
} from '../../../domain/courriel/module-texte.ts';
import {
  ecrireModule,
  moduleTexteWorkflowId,
  SUIVRE_MODULE_TEXTE,
} from '../../../workflows/module-texte/module-texte.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { nommerAgent } from '../dossiers/instruire.ts';

export type DepsModules = { orm: Pick<MikroORM, 'em'>; ordres: Ordres };

type Ecriture = { moduleId: string; ecriture: EcritureModule; effetId: string };

/** Sends a supervisor's writing to the module's workflow; its text is checked before anything starts. */
export const ecrire = async (
  { moduleId, ecriture, effetId }: Ecriture,
  { orm, ordres }: DepsModules,
): Promise<ModuleEcrit> => {
  exigerVariablesConnues(ecriture.texte);
  try {
    return await ordres.executer({
      update: ecrireModule,
      args: [ecriture],
      effetId,
      workflow: {
        ...{ type: SUIVRE_MODULE_TEXTE, id: moduleTexteWorkflowId(moduleId) },
        ...{ file: 'dossiers', input: { moduleId } },
      },
    });
  } catch (erreur) {
    throw await nommerAgent(erreur, orm.em.fork());
  }
};
