import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import { expect } from 'chai';
import { createDossiersActivities } from '../../activities/index.ts';
import type { RenvoiIdentifiants } from '../../domain/dossier/renvoi-identifiants.ts';
import { courrielWorkflowId, reglerCourriel, SUIVRE_COURRIEL } from '../../workflows/courriel/courriel.contract.ts';
import { nomFile } from '../../workflows/files.contract.ts';
import {
  ecrireModule,
  moduleTexteWorkflowId,
  SUIVRE_MODULE_TEXTE,
} from '../../workflows/module-texte/module-texte.contract.ts';
import {
  demanderRenvoi,
  ordonnerRenvoi,
  RENVOYER_LES_IDENTIFIANTS,
  renvoiIdentifiantsWorkflowId,
} from '../../workflows/renvoi-identifiants/renvoi-identifiants.contract.ts';
import { deposerCourriel } from '../integration/jobs/courriels-de-test.ts';
import { AGENTS, buildSiret } from '../support/builders.ts';
import { createDepsDeTest, type DepsDeTest } from '../support/deps-worker.ts';
import { refusDe } from '../support/ordres.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from '../support/orm.ts';
import { ajouterOrganisme, type OrganismeDeTest } from '../support/personnes.ts';
import { type Atelier, ouvrirAtelier } from '../support/workers.ts';

const LE = '2026-03-03T10:00:00.000Z';

describe('short workflows of mails', () => {
  let base: BaseOuverte;
  let atelier: Atelier;
  let deps: DepsDeTest;

  before(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
    deps = createDepsDeTest(base.orm);
    atelier = await ouvrirAtelier();
    await atelier.demarrer('dossiers', createDossiersActivities(deps), 0);
  });

  after(async () => {
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  const ordonner = <R, A>(
    update: UpdateDefinition<R, [A]>,
    arg: A,
    [type, id, entree]: [string, string, unknown],
  ): Promise<R> =>
    atelier.client.workflow.executeUpdateWithStart(update, {
      args: [arg],
      startWorkflowOperation: new WithStartWorkflowOperation(type, {
        workflowId: id,
        taskQueue: nomFile('dossiers', atelier.prefixe),
        workflowIdConflictPolicy: 'USE_EXISTING',
        args: [entree],
      }),
    } as never) as Promise<R>;
  const finDe = (id: string): Promise<unknown> => atelier.client.workflow.getHandle(id).result();

  describe('suivreCourriel', () => {
    const incertain = async (): Promise<string> => {
      const id = await deposerCourriel(base.orm, 'demande-refusee', new Date(LE));
      await lignes(base.orm, "UPDATE accrochage.courriel SET etat = 'INCERTAIN', tentatives = 1 WHERE id = ?", [id]);
      await lignes(
        base.orm,
        `INSERT INTO accrochage.courriel_essai (courriel_id, tentative, le, issue, etat, reponse_smtp, garder_jusqua)
         VALUES (?, 1, ?, 'INCONNUE', 'INCERTAIN', '', '2031-03-03T10:00:00Z')`,
        [id, LE],
      );
      return id;
    };
    const regler = (id: string, rang: 0 | 1, decision: 'PARTI' | 'RENVOYER') =>
      ordonner(reglerCourriel, { agentId: AGENTS[rang], le: LE, tentative: 1, decision }, [
        SUIVRE_COURRIEL,
        courrielWorkflowId(id),
        { courrielId: id },
      ]);

    it('writes the decision, wakes the sender, and ends', async () => {
      const id = await incertain();

      const regle = await regler(id, 0, 'RENVOYER');
      await finDe(courrielWorkflowId(id));

      expect(regle).to.deep.equal({ courrielId: id, etat: 'A_ENVOYER', tentatives: 1 });
      expect(deps.misEnFile).to.include(id);
    });

    it('wakes nobody for a mail that has left', async () => {
      const id = await incertain();

      await regler(id, 0, 'PARTI');
      await finDe(courrielWorkflowId(id));

      expect(deps.misEnFile).not.to.include(id);
    });

    it('of two persons at once, one decides and the other is told', async () => {
      const id = await incertain();

      const issues = await Promise.allSettled([regler(id, 0, 'PARTI'), regler(id, 1, 'RENVOYER')]);

      expect(issues.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    });
  });

  describe('renvoyerLesIdentifiants', () => {
    let organisme: OrganismeDeTest;

    beforeEach(async () => {
      organisme = await ajouterOrganisme(base.orm);
    });

    const ordre = (siret: string): RenvoiIdentifiants => ({
      effetId: randomUUID(),
      sujet: { siret },
      acteur: 'anonyme',
      le: LE,
    });
    const run = ({ effetId }: RenvoiIdentifiants): [string, string, unknown] => [
      RENVOYER_LES_IDENTIFIANTS,
      renvoiIdentifiantsWorkflowId(effetId),
      {},
    ];
    const mails = () =>
      lignes<{ id: string }>(base.orm, 'SELECT id FROM accrochage.courriel WHERE organisme_id = ?', [
        organisme.organismeId,
      ]);

    it('takes anybody’s request without a word, then sends the mail', async () => {
      const demande = ordre(organisme.siret);

      const reponse = await ordonner(demanderRenvoi, demande, run(demande));
      await finDe(renvoiIdentifiantsWorkflowId(demande.effetId));

      const [mail, ...autres] = await mails();
      expect(reponse ?? null).to.equal(null);
      expect(autres).to.deep.equal([]);
      expect(deps.misEnFile).to.include(mail?.id);
    });

    it('runs the same for a SIRET that nobody bears, and writes nothing', async () => {
      const demande = ordre(buildSiret());

      const reponse = await ordonner(demanderRenvoi, demande, run(demande));
      await finDe(renvoiIdentifiantsWorkflowId(demande.effetId));

      expect(reponse ?? null).to.equal(null);
      expect(await mails()).to.deep.equal([]);
    });

    it('answers an agent with the mails, and does an order once however often it is given', async () => {
      const demande = ordre(organisme.siret);

      const reponses = [
        await ordonner(ordonnerRenvoi, demande, run(demande)),
        await ordonner(ordonnerRenvoi, demande, run(demande)),
      ];
      await finDe(renvoiIdentifiantsWorkflowId(demande.effetId));

      expect(reponses[0]?.courriels.map(({ modele }) => modele)).to.deep.equal(['compte-deja-ouvert']);
      expect(reponses[1]).to.deep.equal(reponses[0]);
      expect(await mails()).to.have.length(1);
    });
  });

  describe('suivreModuleTexte', () => {
    const ecrire = (moduleId: string, texte: string) =>
      ordonner(
        ecrireModule,
        { agentId: AGENTS[0], le: LE, version: 0, titre: 'Titre', texte, usage: 'REFUS', actif: true },
        [SUIVRE_MODULE_TEXTE, moduleTexteWorkflowId(moduleId), { moduleId }],
      );

    it('writes the module, answers, and ends', async () => {
      const moduleId = randomUUID();

      const ecrit = await ecrire(moduleId, 'Pour {{siret}}.');
      await finDe(moduleTexteWorkflowId(moduleId));

      expect(ecrit).to.deep.equal({ moduleId, version: 1 });
    });

    it('refuses without failing', async () => {
      const moduleId = randomUUID();

      const refus = await refusDe(ecrire(moduleId, '{{inconnue}}'));
      await finDe(moduleTexteWorkflowId(moduleId));

      expect(refus.type).to.equal('VARIABLE_INCONNUE');
    });
  });
});
