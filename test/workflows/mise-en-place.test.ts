import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createDossiersActivities } from '../../activities/index.ts';
import { assurerSchedules } from '../../temporal/schedules.ts';
import { assurerAttributsRecherche } from '../../temporal/search-attributes.ts';
import { nomFile } from '../../workflows/files.contract.ts';
import {
  BALAYER_TECHNIQUE,
  RATTRAPER_TELEVERSEMENTS,
  RENVOYER_COURRIELS,
  SURVEILLER_ETABLISSEMENTS,
} from '../../workflows/maintenance/maintenance.contract.ts';
import { ajouterFichier, createDepsDeTest, type DepsDeTest } from '../support/deps-worker.ts';
import { buildFichierDepot } from '../support/fichier-depot.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../support/orm.ts';
import { ajouterOrganisme } from '../support/personnes.ts';
import { type Atelier, ouvrirAtelier } from '../support/workers.ts';

const PERIODIQUES = [RENVOYER_COURRIELS, RATTRAPER_TELEVERSEMENTS, BALAYER_TECHNIQUE, SURVEILLER_ETABLISSEMENTS];

describe('what a worker sets up at Temporal', () => {
  let base: BaseOuverte;
  let atelier: Atelier;
  let deps: DepsDeTest;

  before(async () => {
    base = await ouvrirBase();
    deps = createDepsDeTest(base.orm);
    atelier = await ouvrirAtelier();
    await atelier.demarrer('dossiers', createDossiersActivities(deps));
  });

  after(async () => {
    for (const type of PERIODIQUES)
      await atelier.client.schedule
        .getHandle(`${atelier.prefixe}${type}`)
        .delete()
        .catch(() => undefined);
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  const executer = <R>(type: string): Promise<R> =>
    atelier.client.workflow.execute(type, {
      workflowId: randomUUID(),
      taskQueue: nomFile('dossiers', atelier.prefixe),
      args: [],
    }) as Promise<R>;

  it('creates its Schedules once, and brings them up to date', async () => {
    await assurerSchedules(atelier.client, atelier.prefixe);
    await atelier.client.schedule.getHandle(`${atelier.prefixe}${BALAYER_TECHNIQUE}`).update((actuel) => ({
      ...actuel,
      spec: { intervals: [{ every: '2 days' }] },
    }));

    await assurerSchedules(atelier.client, atelier.prefixe);

    const cadences = await Promise.all(
      PERIODIQUES.map(async (type) => {
        const { spec, action } = await atelier.client.schedule.getHandle(`${atelier.prefixe}${type}`).describe();
        return [action.type === 'startWorkflow' && action.workflowType, spec.intervals?.[0]?.every];
      }),
    );
    expect(cadences).to.deep.equal([
      [RENVOYER_COURRIELS, 60_000],
      [RATTRAPER_TELEVERSEMENTS, 60_000],
      [BALAYER_TECHNIQUE, 3_600_000],
      [SURVEILLER_ETABLISSEMENTS, 3_600_000],
    ]);
  });

  it('creates its search attributes once', async () => {
    const { connection } = atelier.client;

    await assurerAttributsRecherche(connection, 'default');

    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
    expect(customAttributes).to.include.keys('etat', 'siret', 'matricule');
  });

  it('wakes the sender for the mails without outcome whose time has come, and for no other', async () => {
    await lignes(
      base.orm,
      `INSERT INTO accrochage.courriel (id, cle, modele, destinataire, parametres, message_id, etat, cree_le, prochain_essai_le)
       VALUES ('019aa000-0000-7000-8000-0000000000a1', 'a', 'demande-recue', 'a@x.example', '{}', '<a>', 'A_ENVOYER', now(), now()),
         ('019aa000-0000-7000-8000-0000000000a2', 'b', 'demande-recue', 'a@x.example', '{}', '<b>', 'EN_COURS', now(), now()),
         ('019aa000-0000-7000-8000-0000000000a3', 'c', 'demande-recue', 'a@x.example', '{}', '<c>', 'A_ENVOYER', now(), now() + interval '1 hour'),
         ('019aa000-0000-7000-8000-0000000000a4', 'd', 'demande-recue', 'a@x.example', '{}', '<d>', 'ENVOYE', now(), now())`,
    );

    const nombre = await executer<number>(RENVOYER_COURRIELS);

    expect(nombre).to.equal(2);
    expect(deps.misEnFile.map((id) => id.slice(-2))).to.have.members(['a1', 'a2']);
  });

  it('starts the deposit of a durable file that nobody started', async () => {
    const emetteur = await ajouterOrganisme(base.orm);
    const { matricule, numeroContrat: idContrat } = emetteur;
    const octets = buildFichierDepot({ matricule, idContrat, passages: [{ idTechnique: 'A' }] });
    const depotId = await ajouterFichier(deps, { emetteur, octets });

    const nombre = await executer<number>(RATTRAPER_TELEVERSEMENTS);

    expect(nombre).to.equal(1);
    expect(deps.demarres).to.deep.equal([depotId]);
  });

  it('forgets what has had its time', async () => {
    await lignes(
      base.orm,
      "INSERT INTO technique.connexion_agent (etat, nonce, verificateur, retour, expire_le) VALUES ('e', 'n', 'v', '/', '2026-01-01')",
    );

    await executer(BALAYER_TECHNIQUE);

    expect(await lignes(base.orm, 'SELECT 1 FROM technique.connexion_agent')).to.deep.equal([]);
  });
});
