import type { UpdateDefinition } from '@temporalio/common';
import { expect } from 'chai';
import { createDepotsActivities, createDossiersActivities, createSngiActivities } from '../../activities/index.ts';
import { MoteurEnPanne } from '../../adapters/xsd/moteur.ts';
import { cleAccuseTraitement } from '../../domain/depot/stockage.ts';
import { depotWorkflowId, etatDepot, recevoirDepot, reprendreDepot } from '../../workflows/depot/depot.contract.ts';
import { AGENTS } from '../support/builders.ts';
import { ajouterFichier, createDepsDeTest, type DepsDeTest } from '../support/deps-worker.ts';
import { buildFichierDepot, type PassageEcrit } from '../support/fichier-depot.ts';
import { jusqua } from '../support/jusqua.ts';
import { ordonnerAuDepot, refusDe } from '../support/ordres.ts';
import { ajouterAgents, type BaseOuverte, couperConnexions, lignes, ouvrirBase } from '../support/orm.ts';
import { ajouterOrganisme, type OrganismeDeTest } from '../support/personnes.ts';
import { type Atelier, ouvrirAtelier } from '../support/workers.ts';

describe('traiterDepot', () => {
  let base: BaseOuverte;
  let atelier: Atelier;
  let deps: DepsDeTest;
  let emetteur: OrganismeDeTest;
  let pannes: number;

  before(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
    deps = createDepsDeTest(base.orm);
    atelier = await ouvrirAtelier();
    // The engine breaks as many times as a test says, then works.
    const moteur: DepsDeTest['moteur'] = {
      ...deps.moteur,
      analyser: async (octets, options) => {
        if (pannes > 0) {
          pannes -= 1;
          throw new MoteurEnPanne('child ended by SIGSEGV');
        }
        return deps.moteur.analyser(octets, options);
      },
    };
    await atelier.demarrer('dossiers', createDossiersActivities(deps));
    await atelier.demarrer('depots', createDepotsActivities({ ...deps, moteur }));
    await atelier.demarrer('sngi', createSngiActivities(deps));
  });

  beforeEach(async () => {
    pannes = 0;
    emetteur = await ajouterOrganisme(base.orm);
  });

  after(async () => {
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  const poignee = (depotId: string) => atelier.client.workflow.getHandle(depotWorkflowId(depotId));

  const ordonner = <R, A extends unknown[]>(depotId: string, ordre: UpdateDefinition<R, A>, args: A): Promise<R> =>
    ordonnerAuDepot(atelier, depotId, ordre, args);

  const fichier = (passages: readonly PassageEcrit[], matricule = emetteur.matricule): Promise<string> =>
    ajouterFichier(deps, {
      emetteur,
      octets: buildFichierDepot({ matricule, idContrat: emetteur.numeroContrat, passages }),
    });

  const accuse = async (depotId: string): Promise<string> => {
    const morceaux: Uint8Array[] = [];
    for await (const morceau of deps.stockage.lire(cleAccuseTraitement(depotId))) morceaux.push(morceau);
    return Buffer.concat(morceaux).toString();
  };

  it('tells the agents of a holder that another emitter has sent, once the deposit has ended', async () => {
    const autre = await ajouterOrganisme(base.orm);
    const passages = [{ idTechnique: 'D', prenom1: 'Partagée' }];
    const depots = [
      await fichier(passages),
      await ajouterFichier(deps, {
        emetteur: autre,
        octets: buildFichierDepot({ matricule: autre.matricule, idContrat: autre.numeroContrat, passages }),
      }),
    ];

    for (const depotId of depots) {
      await ordonner(depotId, recevoirDepot, []);
      await poignee(depotId).result();
    }

    const constats = await lignes(
      base.orm,
      'SELECT genre, etat FROM accrochage.constat WHERE ? IN (organisme_id, autre_organisme_id)',
      [autre.organismeId],
    );
    expect(constats).to.deep.equal([{ genre: 'TITULAIRE_ENVOYE_DEUX_FOIS', etat: 'A_TRAITER' }]);
  });

  it('goes from the durable file to the accusé de traitement, and tells the emitter', async () => {
    const depotId = await fichier([{ idTechnique: 'A' }, { idTechnique: 'B', nomNaissance: 'INCONNU' }]);

    const reception = await ordonner(depotId, recevoirDepot, []);
    const fin = await poignee(depotId).result();

    expect(reception).to.include({ depotId, nomFichier: 'dépôt 1.xml' });
    expect(fin).to.deep.equal({ depotId, etat: 'TRAITE_AVEC_ERREURS' });
    expect(await accuse(depotId)).to.include(`<idTraitement>${reception.idTraitement}</idTraitement>`);
    expect(deps.annonces).to.deep.include({ siret: emetteur.siret, depotId });
    const courriels = await lignes<{ id: string }>(
      base.orm,
      'SELECT id FROM accrochage.courriel WHERE organisme_id = ?',
      [emetteur.organismeId],
    );
    expect(deps.misEnFile).to.include.members(courriels.map(({ id }) => id));
    expect(courriels).to.have.length(2);
  });

  it('answers the same accusé de réception again, during the run and after it', async () => {
    const depotId = await fichier([{ idTechnique: 'A' }]);
    const [premiere, seconde] = await Promise.all([
      ordonner(depotId, recevoirDepot, []),
      ordonner(depotId, recevoirDepot, []),
    ]);
    await poignee(depotId).result();

    const troisieme = await ordonner(depotId, recevoirDepot, []);

    expect([seconde, troisieme]).to.deep.equal([premiere, premiere]);
    expect(await poignee(depotId).result()).to.deep.equal({ depotId, etat: 'TRAITE_AVEC_SUCCES' });
  });

  it('refuses a deposit without file, and the run ends by itself', async () => {
    const depotId = '019aa000-0000-7000-8000-00000000abcd';

    const refus = await refusDe(ordonner(depotId, recevoirDepot, []));

    expect(refus.type).to.equal('INTROUVABLE');
    expect(await poignee(depotId).result()).to.deep.equal({ depotId, etat: null });
  });

  it('rejects a file that fails the schema, without a word to the register', async () => {
    const appels = deps.sngi.appels.length;
    const depotId = await fichier([{ idTechnique: 'A', sexe: 'X' }]);

    await ordonner(depotId, recevoirDepot, []);
    const fin = await poignee(depotId).result();

    expect(fin).to.deep.equal({ depotId, etat: 'REJETE' });
    expect(await accuse(depotId)).to.include('<erreurs>');
    expect(deps.sngi.appels).to.have.length(appels);
    expect(deps.annonces.map((annonce) => annonce.depotId)).to.not.include(depotId);
  });

  it('rejects whole a file of another emitter', async () => {
    const depotId = await fichier([{ idTechnique: 'A' }], '00AAA000');

    await ordonner(depotId, recevoirDepot, []);

    expect(await poignee(depotId).result()).to.deep.equal({ depotId, etat: 'REJETE' });
    expect(await accuse(depotId)).to.include('Le matricule de l’émetteur (00AAA000)'.replace('’', "'"));
  });

  it('tries a broken engine once more', async () => {
    const depotId = await fichier([{ idTechnique: 'A' }]);
    pannes = 1;

    await ordonner(depotId, recevoirDepot, []);

    expect(await poignee(depotId).result()).to.deep.equal({ depotId, etat: 'TRAITE_AVEC_SUCCES' });
  });

  it('suspends the deposit after the second break, until an operator resumes it', async () => {
    const depotId = await fichier([{ idTechnique: 'A' }]);
    pannes = 2;
    await ordonner(depotId, recevoirDepot, []);
    const suspendu = await poignee(depotId).result();
    const [enEchec] = await lignes(base.orm, 'SELECT etat, incident FROM accrochage.depot WHERE id = ?', [depotId]);
    const ordre = { agentId: AGENTS[0], le: '2026-03-03T08:00:00.000Z' };

    const repris = await ordonner(depotId, reprendreDepot, [ordre]);
    const fin = await poignee(depotId).result();

    expect(suspendu).to.deep.equal({ depotId, etat: 'ECHEC_TECHNIQUE' });
    expect(enEchec).to.deep.equal({ etat: 'ECHEC_TECHNIQUE', incident: 'MOTEUR_EN_PANNE' });
    expect(repris).to.deep.equal({ depotId, etat: 'RECU' });
    expect(fin).to.deep.equal({ depotId, etat: 'TRAITE_AVEC_SUCCES' });
  });

  it('refuses to resume what did not fail, and leaves it as it was', async () => {
    const depotId = await fichier([{ idTechnique: 'A' }]);
    await ordonner(depotId, recevoirDepot, []);
    await poignee(depotId).result();

    const refus = await refusDe(
      ordonner(depotId, reprendreDepot, [{ agentId: AGENTS[0], le: '2026-03-03T08:00:00.000Z' }]),
    );

    expect(refus.type).to.equal('TRANSITION_INTERDITE');
    expect(await poignee(depotId).result()).to.deep.equal({ depotId, etat: 'TRAITE_AVEC_SUCCES' });
  });

  it('says of every passage of the same file sent again that it is kept already', async () => {
    const passages = [{ idTechnique: 'A' }, { idTechnique: 'B' }];
    const premier = await fichier(passages);
    await ordonner(premier, recevoirDepot, []);
    await poignee(premier).result();
    const second = await fichier(passages);

    await ordonner(second, recevoirDepot, []);
    const fin = await poignee(second).result();

    expect(fin).to.deep.equal({ depotId: second, etat: 'TRAITE_AVEC_ERREURS' });
    expect((await accuse(second)).match(/existe déjà en base/g)).to.have.length(2);
    expect(await accuse(second)).to.include('<PassagesOK/>');
  });

  it('goes on when PostgreSQL drops every connection in the middle', async () => {
    const depotId = await fichier([{ idTechnique: 'A' }, { idTechnique: 'B' }]);
    const { rapprocher } = deps.sngi;
    deps.sngi.rapprocher = async (lot, signal) => {
      deps.sngi.rapprocher = rapprocher;
      await couperConnexions(base);
      return rapprocher(lot, signal);
    };

    await ordonner(depotId, recevoirDepot, []);

    expect(await poignee(depotId).result()).to.deep.equal({ depotId, etat: 'TRAITE_AVEC_SUCCES' });
  });

  it('leaves a cancelled deposit as it was, for another run to finish', async () => {
    const depotId = await fichier([{ idTechnique: 'A' }, { idTechnique: 'B' }]);
    const { rapprocher } = deps.sngi;
    let annule = (): void => undefined;
    const annulation = new Promise<void>((resolve) => {
      annule = resolve;
    });
    deps.sngi.rapprocher = async (lot, signal) => {
      deps.sngi.rapprocher = rapprocher;
      await annulation;
      return rapprocher(lot, signal);
    };
    await ordonner(depotId, recevoirDepot, []);
    await jusqua(async () => (await poignee(depotId).query(etatDepot)) === 'EN_COURS');
    await poignee(depotId).cancel();
    const fin = await poignee(depotId)
      .result()
      .then(
        () => 'done',
        (erreur: Error) => erreur.name,
      );
    const [laisse] = await lignes(base.orm, 'SELECT etat FROM accrochage.depot WHERE id = ?', [depotId]);
    annule();

    await ordonner(depotId, recevoirDepot, []);

    expect(fin).to.equal('WorkflowFailedError');
    expect(laisse).to.deep.equal({ etat: 'EN_COURS' });
    expect(await poignee(depotId).result()).to.deep.equal({ depotId, etat: 'TRAITE_AVEC_SUCCES' });
  });

  it('shows its state while it works', async () => {
    const depotId = await fichier(Array.from({ length: 30 }, (_, rang) => ({ idTechnique: `L${rang}` })));
    let laisser = (): void => undefined;
    const { rapprocher } = deps.sngi;
    const arrete = new Promise<void>((resolve) => {
      laisser = resolve;
    });
    deps.sngi.rapprocher = async (lot, signal) => {
      await arrete;
      return rapprocher(lot, signal);
    };

    await ordonner(depotId, recevoirDepot, []);
    await jusqua(async () => (await poignee(depotId).query(etatDepot)) === 'EN_COURS');
    deps.sngi.rapprocher = rapprocher;
    laisser();

    expect(await poignee(depotId).result()).to.deep.equal({ depotId, etat: 'TRAITE_AVEC_SUCCES' });
  });
});
