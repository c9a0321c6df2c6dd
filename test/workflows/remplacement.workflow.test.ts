import { randomUUID } from 'node:crypto';
import type { UpdateDefinition } from '@temporalio/common';
import { expect } from 'chai';
import { createDossiersActivities } from '../../activities/index.ts';
import {
  accepterRemplacement,
  annulerRemplacement,
  completerRemplacement,
  type DureesRemplacement,
  maintenirRemplacement,
  opposerRemplacement,
  ouvrirRemplacement,
  refuserRemplacement,
  remplacementWorkflowId,
} from '../../workflows/remplacement/remplacement.contract.ts';
import { AGENTS } from '../support/builders.ts';
import { createDepsDeTest, type DepsDeTest } from '../support/deps-worker.ts';
import { jusqua } from '../support/jusqua.ts';
import { ordonnerAuRemplacement, refusDe } from '../support/ordres.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from '../support/orm.ts';
import { ajouterOrganisme, ajouterUtilisateur, type OrganismeDeTest } from '../support/personnes.ts';
import { avertis, buildOuverture, envoyerJustificatif, lienSur } from '../support/remplacements.ts';
import { type Atelier, ouvrirAtelier, type WorkerDeTest } from '../support/workers.ts';

const LONG: DureesRemplacement = { delaiMs: 86_400_000, completionMs: 86_400_000 };
const maintenant = (): string => new Date().toISOString();

describe('remplacerAdministrateur', () => {
  let base: BaseOuverte;
  let atelier: Atelier;
  let deps: DepsDeTest;
  let worker: WorkerDeTest;
  let organisme: OrganismeDeTest;
  let partant: string;

  /** Without cache, every task of a workflow replays its whole history. */
  const demarrer = async (): Promise<void> => {
    worker = await atelier.demarrer('dossiers', createDossiersActivities(deps), 0);
  };

  before(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
    deps = createDepsDeTest(base.orm);
    atelier = await ouvrirAtelier();
    await demarrer();
  });

  beforeEach(async () => {
    organisme = await ajouterOrganisme(base.orm);
    ({ utilisateurId: partant } = await ajouterUtilisateur(base.orm, organisme.compteId));
  });

  after(async () => {
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  const ordonner = <R, A extends unknown[]>(
    id: string,
    ordre: UpdateDefinition<R, A>,
    args: A,
    durees: DureesRemplacement = LONG,
  ): Promise<R> => ordonnerAuRemplacement(atelier, id, ordre, args, durees);
  const resultat = (id: string): Promise<unknown> =>
    atelier.client.workflow.getHandle(remplacementWorkflowId(id)).result();
  const etat = async (id: string): Promise<unknown> =>
    (await lignes(base.orm, 'SELECT etat FROM accrochage.remplacement WHERE id = ?', [id]))[0]?.etat;
  const ouvrir = async (durees = LONG): Promise<string> => {
    const ouverture = buildOuverture(organisme, { le: maintenant() });
    await ordonner(ouverture.remplacementId, ouvrirRemplacement, [ouverture], durees);
    return ouverture.remplacementId;
  };
  const completer = async (durees = LONG): Promise<string> => {
    const id = await ouvrir(durees);
    const jetonId = await lienSur(base.orm, 'DEMANDE_REMPLACEMENT', id);
    const pieceIds = [await envoyerJustificatif(deps, id, maintenant())];
    await ordonner(id, completerRemplacement, [{ jetonId, pieceIds, le: maintenant() }]);
    return id;
  };
  const accepter = (id: string) =>
    ordonner(id, accepterRemplacement, [{ agentId: AGENTS[0], version: 2, partants: [partant], le: maintenant() }]);
  const opposer = async (id: string) => {
    const [avis] = await avertis(base.orm, id);
    if (!avis) throw new Error('nobody was told');
    const jetonId = await lienSur(base.orm, 'OPPOSITION_REMPLACEMENT', avis.id);
    const opposition = { avisId: avis.id, jetonId, motif: 'Je suis toujours là.', le: maintenant() };
    return ordonner(id, opposerRemplacement, [opposition]);
  };

  it('takes effect by itself once the delay has passed, wakes the sender for its mails, and ends', async () => {
    const id = await completer({ delaiMs: 500 });
    const apres = await accepter(id);

    expect(apres).to.include({ etat: 'EN_ATTENTE_DELAI', version: 3 });
    expect(await resultat(id)).to.deep.equal({ etat: 'EFFECTUE' });
    const [personne] = await lignes(base.orm, 'SELECT etat FROM accrochage.utilisateur WHERE id = ?', [partant]);
    expect(personne).to.deep.equal({ etat: 'DESACTIVE' });
    const courriels = await lignes<{ id: string }>(base.orm, 'SELECT id FROM accrochage.courriel WHERE cle LIKE ?', [
      `%${id}%`,
    ]);
    expect(deps.misEnFile).to.include.members(courriels.map((courriel) => courriel.id));
  });

  it('stops at an opposition, and goes on once an agent maintains', async () => {
    const id = await completer({ delaiMs: 700 });
    await accepter(id);
    const finMs = Date.now() + 700;

    const oppose = await opposer(id);
    await jusqua(async () => Date.now() > finMs);
    const arrete = await etat(id);
    await ordonner(id, maintenirRemplacement, [{ agentId: AGENTS[1], version: oppose.version, le: maintenant() }]);

    expect([oppose.etat, arrete]).to.deep.equal(['OPPOSE', 'OPPOSE']);
    expect(await resultat(id)).to.deep.equal({ etat: 'EFFECTUE' });
  });

  it('ends when an agent refuses, and another request may follow', async () => {
    const id = await completer();
    const refus = { agentId: AGENTS[0], version: 2, motif: 'Justificatif illisible.', le: maintenant() };
    await ordonner(id, refuserRemplacement, [refus]);
    const fin = await resultat(id);

    const suivante = await completer();

    expect(fin).to.deep.equal({ etat: 'REFUSE' });
    expect(await etat(suivante)).to.equal('DEMANDE');
  });

  it('ends when its author cancels; an act that comes after is told so', async () => {
    const id = await completer();
    const jetonId = await lienSur(base.orm, 'SUIVI_REMPLACEMENT', id);
    await ordonner(id, annulerRemplacement, [{ jetonId, le: maintenant() }]);
    const fin = await resultat(id);

    const refus = await refusDe(accepter(id));

    expect(fin).to.deep.equal({ etat: 'ANNULE' });
    expect(refus.type).to.equal('DEJA_FAIT');
    expect(refus.details?.[0]).to.include({ etat: 'ANNULE', version: 3 });
  });

  it('forgets by itself what was never completed, and ends a run that opened nothing', async () => {
    const id = await ouvrir({ completionMs: 300 });
    const autre = randomUUID();
    const refus = await refusDe(
      ordonner(autre, refuserRemplacement, [{ agentId: AGENTS[0], version: 1, motif: 'x', le: maintenant() }]),
    );

    expect(await resultat(id)).to.deep.equal({ etat: 'EXPIRE' });
    expect(refus.type).to.equal('INTROUVABLE');
    expect(await resultat(autre)).to.deep.equal({ etat: null });
  });

  it('of two agents at once, one decides and the other is told who', async () => {
    const id = await completer();
    const refus = { agentId: AGENTS[1], version: 2, motif: 'Justificatif illisible.', le: maintenant() };

    const issues = await Promise.allSettled([accepter(id), ordonner(id, refuserRemplacement, [refus])]);

    expect(issues.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
  });

  it('goes on after the death of its worker, and over continue-as-new', async () => {
    const id = await completer({ delaiMs: 1500, actesMaximum: 1 });
    const poignee = atelier.client.workflow.getHandle(remplacementWorkflowId(id));
    const { runId } = await poignee.describe();
    await accepter(id);
    await jusqua(async () => (await poignee.describe()).runId !== runId);

    await worker.arreter();
    await demarrer();

    expect(await resultat(id)).to.deep.equal({ etat: 'EFFECTUE' });
  });
});
