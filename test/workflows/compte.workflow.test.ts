import { randomUUID } from 'node:crypto';
import type { UpdateDefinition } from '@temporalio/common';
import { expect } from 'chai';
import { createDossiersActivities } from '../../activities/index.ts';
import {
  changerDroits,
  compteWorkflowId,
  desactiverPersonne,
  GERER_COMPTE,
  inviterPersonne,
} from '../../workflows/compte/compte.contract.ts';
import {
  demanderRecuperation,
  RECUPERER_ACCES,
  recuperationWorkflowId,
} from '../../workflows/recuperation/recuperation.contract.ts';
import { type BancCompte, LE, ouvrirBancCompte } from '../support/banc-compte.ts';
import { createDepsDeTest, type DepsDeTest } from '../support/deps-worker.ts';
import { ordonnerCourt, refusDe } from '../support/ordres.ts';
import { lignes } from '../support/orm.ts';
import { type Atelier, ouvrirAtelier } from '../support/workers.ts';

describe('workflows on the persons of an account', () => {
  let banc: BancCompte;
  let atelier: Atelier;
  let deps: DepsDeTest;

  before(async () => {
    atelier = await ouvrirAtelier();
  });

  beforeEach(async () => {
    banc = await ouvrirBancCompte();
    deps = createDepsDeTest(banc.base.orm);
    await atelier.demarrer('dossiers', createDossiersActivities(deps), 0);
  });

  afterEach(async () => {
    await atelier.arreterWorkers();
    await deps.fermer();
    await banc.fermer();
  });

  after(() => atelier.fermer());

  const ordonner = <R, O>(run: [string, string, object], ordre: UpdateDefinition<R, [O]>, demande: O): Promise<R> =>
    ordonnerCourt(atelier, run, ordre, demande);
  const auCompte = (): [string, string, object] => [
    GERER_COMPTE,
    compteWorkflowId(banc.compteId),
    { compteId: banc.compteId },
  ];
  const fin = (workflowId: string) => atelier.client.workflow.getHandle(workflowId).result();
  const enBase = async (): Promise<string[]> =>
    (await lignes<{ id: string }>(banc.base.orm, 'SELECT id FROM accrochage.courriel')).map(({ id }) => id);

  it('gererCompte answers the order, wakes the sender of its mail, and ends', async () => {
    const effetId = randomUUID();
    const invitation = {
      effetId,
      auteur: { qui: 'ADMINISTRATEUR' as const, id: banc.administrateur },
      le: LE,
      nom: 'Lanquetot',
      prenom: 'Basile',
      courriel: 'basile@institut.example',
      role: 'UTILISATEUR' as const,
      assistance: true,
    };

    const apres = await ordonner(auCompte(), inviterPersonne, invitation);
    await fin(compteWorkflowId(banc.compteId));

    expect(apres).to.deep.equal({ personneId: effetId, etat: 'INVITE', role: 'UTILISATEUR', assistance: true });
    expect(deps.misEnFile).to.deep.equal(await enBase());
  });

  it('gererCompte refuses without failing, and leaves the person as she was', async () => {
    const refus = await refusDe(ordonner(auCompte(), desactiverPersonne, banc.ordre(banc.administrateur)));
    await fin(compteWorkflowId(banc.compteId));

    expect(refus.type).to.equal('DERNIER_ADMINISTRATEUR');
    expect(await banc.etat(banc.administrateur)).to.equal('ACTIF');
  });

  it('of two administrateurs who demote each other at once, gererCompte leaves one', async () => {
    const autre = await banc.personne({ role: 'ADMINISTRATEUR' });
    const destituer = (id: string, personneId: string) =>
      ordonner(auCompte(), changerDroits, {
        ...banc.ordre(personneId, { auteur: { qui: 'ADMINISTRATEUR', id } }),
        role: 'UTILISATEUR' as const,
        assistance: false,
      });

    const issues = await Promise.allSettled([
      destituer(banc.administrateur, autre),
      destituer(autre, banc.administrateur),
    ]);

    expect(issues.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    const [restants] = await lignes(
      banc.base.orm,
      "SELECT count(*)::int AS nombre FROM accrochage.utilisateur WHERE role = 'ADMINISTRATEUR' AND etat = 'ACTIF'",
    );
    expect(restants).to.deep.equal({ nombre: 1 });
  });

  for (const [connue, courriel] of [
    ['known', 'odile@institut.example'],
    ['unknown', 'inconnue@institut.example'],
  ] as const)
    it(`recupererAcces answers at once for an address that is ${connue}, then ends`, async () => {
      await banc.personne({ courriel: 'odile@institut.example' });
      const effetId = randomUUID();
      const demandee = { effetId, le: LE, demande: { genre: 'IDENTIFIANTS' as const, courriel } };

      const reponse = await ordonner(
        [RECUPERER_ACCES, recuperationWorkflowId(effetId), {}],
        demanderRecuperation,
        demandee,
      );
      await fin(recuperationWorkflowId(effetId));

      expect(reponse).to.equal(null);
      expect(await enBase()).to.have.length(connue === 'known' ? 1 : 0);
      expect(deps.misEnFile).to.deep.equal(await enBase());
    });
});
