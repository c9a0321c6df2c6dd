import type { WorkflowHandle } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import { createDossiersActivities } from '../../activities/index.ts';
import type { AnnuaireSiret } from '../../domain/organisme/annuaire-siret.ts';
import { createLanceur } from '../../temporal/lanceur.ts';
import {
  accrochageWorkflowId,
  type DemandeEnregistree,
  type DureesAccrochage,
  deposerDemande,
} from '../../workflows/accrochage/accrochage.contract.ts';
import { buildDemande } from './builders.ts';
import { createDepsDeTest, type DepsDeTest } from './deps-worker.ts';
import { ordonnerAuDossier } from './ordres.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from './orm.ts';
import { type Atelier, ouvrirAtelier, type WorkerDeTest } from './workers.ts';

/** The forms of tests are dated in the past: with the working days of the house their reminder would be due at once. */
const SANS_RELANCE: DureesAccrochage = { relanceAgentsMs: 10 * 365 * 86_400_000 };

/** Cases on a real Temporal server and a database of their own; the directory of SIRET answers what a test says. */
export type BancAccrochage = {
  readonly base: BaseOuverte;
  readonly atelier: Atelier;
  readonly deps: DepsDeTest;
  annuaire: AnnuaireSiret;
  demarrer(cache?: number): Promise<WorkerDeTest>;
  ordonner<R, A extends unknown[]>(
    siret: string,
    ordre: UpdateDefinition<R, A>,
    args: A,
    options?: { durees?: DureesAccrochage; updateId?: string },
  ): Promise<R>;
  /** Sends one more form for this SIRET. */
  deposer(siret: string, durees?: DureesAccrochage): Promise<DemandeEnregistree>;
  poignee(siret: string): WorkflowHandle;
  /** State of the last case of this SIRET, in the database. */
  etat(siret: string): Promise<unknown>;
  fermer(): Promise<void>;
};

export const ouvrirBancAccrochage = async (): Promise<BancAccrochage> => {
  const base = await ouvrirBase();
  await ajouterAgents(base.orm);
  const deps = createDepsDeTest(base.orm);
  const atelier = await ouvrirAtelier();
  const lanceur = createLanceur(atelier.client, atelier.prefixe);
  const annuaire: AnnuaireSiret = { chercher: (siret) => banc.annuaire.chercher(siret) };
  const banc: BancAccrochage = {
    base,
    atelier,
    deps,
    annuaire: deps.annuaire,
    demarrer: (cache) =>
      atelier.demarrer(
        'dossiers',
        createDossiersActivities({ ...deps, annuaire, suivi: lanceur, actes: lanceur }),
        cache,
      ),
    ordonner: (siret, ordre, args, options) => ordonnerAuDossier(atelier, siret, ordre, args, options),
    deposer: (siret, durees = SANS_RELANCE) =>
      banc.ordonner(siret, deposerDemande, [buildDemande({ siret })], { durees }),
    poignee: (siret) => atelier.client.workflow.getHandle(accrochageWorkflowId(siret)),
    async etat(siret) {
      const [dossier] = await lignes(
        base.orm,
        'SELECT etat FROM accrochage.dossier WHERE siret = ? ORDER BY ouvert_le DESC LIMIT 1',
        [siret],
      );
      return dossier?.etat;
    },
    async fermer() {
      await atelier.fermer();
      await deps.fermer();
      await base.fermer();
    },
  };
  return banc;
};
