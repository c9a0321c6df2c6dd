import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { type BancDepot, executer, LE, ouvrirBancDepot } from '../../support/banc-depot.ts';
import { AGENTS } from '../../support/builders.ts';
import { ajouterFichier } from '../../support/deps-worker.ts';
import { lignes } from '../../support/orm.ts';

describe('activities on a deposit received or suspended', () => {
  let banc: BancDepot;

  beforeEach(async () => {
    banc = await ouvrirBancDepot();
  });

  afterEach(() => banc.fermer());

  it('enregistrerDepot run twice writes one row and answers the same accusé de réception', async () => {
    const depotId = await ajouterFichier(banc.deps, {
      emetteur: banc.emetteur,
      octets: banc.fichier([{ idTechnique: 'A' }]),
    });

    const [premiere, seconde] = await banc.deuxFois(() => executer(banc.legeres().enregistrerDepot, { depotId }));

    expect(seconde).to.deep.equal(premiere);
    expect(premiere.reception).to.include({ depotId, nomFichier: 'dépôt 1.xml', recuLe: '2026-03-02T16:21:30.000Z' });
    expect(premiere.courrielIds).to.have.length(1);
  });

  it('enregistrerDepot knows no deposit without a durable file', async () => {
    const erreur = await executer(banc.legeres().enregistrerDepot, { depotId: randomUUID() }).then(
      () => expect.fail('accepted'),
      (e: { code?: string }) => e,
    );

    expect(erreur.code).to.equal('INTROUVABLE');
  });

  it('echouerDepot and remettreEnTraitement run twice write one line each', async () => {
    const depotId = await banc.recevoir(banc.fichier([{ idTechnique: 'A' }]));
    const incident = 'MOTEUR_EN_PANNE' as const;

    await banc.deuxFois(() => executer(banc.legeres().echouerDepot, { depotId, incident, le: LE }));
    const [reprise] = await banc.deuxFois(() =>
      executer(banc.legeres().remettreEnTraitement, { depotId, agentId: AGENTS[0], le: '2026-03-02T18:00:00.000Z' }),
    );

    expect(reprise).to.deep.equal({ depotId, etat: 'RECU' });
    const actes = await lignes(
      banc.base.orm,
      'SELECT acte, acteur FROM journal.ligne WHERE objet_id = ? ORDER BY numero',
      [depotId],
    );
    expect(actes.map(({ acte }) => acte)).to.deep.equal(['depot.recevoir', 'depot.echouer', 'depot.reprendre']);
  });
});
