import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { expect } from 'chai';
import { LotLectureRepository, type LotLu } from '../../database/repositories/lot-lecture.repository.ts';
import type { LotDemande, LotOuvert } from '../../domain/dossier/lot.ts';
import { prendreDossier } from '../../workflows/accrochage/accrochage.contract.ts';
import { nomFile } from '../../workflows/files.contract.ts';
import { lotWorkflowId, ouvrirLot, TRAITER_LOT } from '../../workflows/lot/lot.contract.ts';
import { type BancAccrochage, ouvrirBancAccrochage } from '../support/banc-accrochage.ts';
import { AGENTS, buildActe, buildSiret } from '../support/builders.ts';

describe('traiterLot', () => {
  let banc: BancAccrochage;

  before(async () => {
    banc = await ouvrirBancAccrochage();
  });

  beforeEach(() => banc.demarrer(0));

  afterEach(() => banc.atelier.arreterWorkers());

  after(() => banc.fermer());

  const ouvrirDossiers = async (combien: number): Promise<{ siret: string; dossierId: string }[]> => {
    const ouverts = [];
    for (let i = 0; i < combien; i += 1) {
      const siret = buildSiret();
      ouverts.push({ siret, dossierId: (await banc.deposer(siret)).dossierId });
    }
    return ouverts;
  };

  const demander = (dossierIds: string[], demande: Partial<LotDemande> = {}): LotDemande => ({
    lotId: randomUUID(),
    agentId: AGENTS[0],
    le: '2026-03-03T10:00:00.000Z',
    acte: 'refuser',
    precisions: { motif: 'Hors champ.' },
    lignes: dossierIds.map((dossierId) => ({ dossierId, version: 1 })),
    ...demande,
  });

  const ouvrir = (demande: LotDemande): Promise<LotOuvert> =>
    banc.atelier.client.workflow.executeUpdateWithStart(ouvrirLot, {
      args: [demande],
      startWorkflowOperation: new WithStartWorkflowOperation(TRAITER_LOT, {
        workflowId: lotWorkflowId(demande.lotId),
        taskQueue: nomFile('dossiers', banc.atelier.prefixe),
        workflowIdConflictPolicy: 'USE_EXISTING',
        args: [{ lotId: demande.lotId, pauseMs: 20 }],
      }),
    });

  const fin = async ({ lotId }: LotDemande): Promise<LotLu> => {
    await banc.atelier.client.workflow.getHandle(lotWorkflowId(lotId)).result();
    const lot = await new LotLectureRepository(banc.base.orm.em.fork()).lire(lotId);
    return lot ?? expect.fail('no lot');
  };

  it('does the act on each case by its own workflow, and ends', async () => {
    const dossiers = await ouvrirDossiers(6);
    const demande = demander(dossiers.map(({ dossierId }) => dossierId));

    const ouvert = await ouvrir(demande);
    const lot = await fin(demande);

    expect(ouvert).to.deep.equal({ lotId: demande.lotId, nombre: 6 });
    expect(lot.lignes.map(({ issue, etat }) => [issue, etat])).to.deep.equal(Array(6).fill(['FAIT', 'REFUSE']));
    for (const { siret } of dossiers) expect(await banc.etat(siret)).to.equal('REFUSE');
  });

  it('a case that changed since it was seen is refused with who and when; the others are done', async () => {
    const [pris, libre] = await ouvrirDossiers(2);
    if (pris === undefined || libre === undefined) return expect.fail('no case');
    const acte = buildActe({ dossierId: pris.dossierId, agentId: AGENTS[1] });
    await banc.ordonner(pris.siret, prendreDossier, [acte]);
    const demande = demander([pris.dossierId, libre.dossierId]);

    await ouvrir(demande);
    const lot = await fin(demande);

    expect(lot.lignes.map(({ issue, code }) => [issue, code])).to.deep.equal([
      ['REFUSE', 'VERSION_PERIMEE'],
      ['FAIT', null],
    ]);
    expect(lot.lignes[0]?.details).to.include({ par: `agent:${AGENTS[1]}`, le: acte.le });
    expect([await banc.etat(pris.siret), await banc.etat(libre.siret)]).to.deep.equal(['EN_INSTRUCTION', 'REFUSE']);
  });

  it('asked again under its id, does nothing more and answers the same', async () => {
    const [dossier] = await ouvrirDossiers(1);
    const precisions = { texte: 'Vu ensemble.' };
    const demande = demander([dossier?.dossierId ?? ''], { acte: 'annoter', precisions });
    const premier = await ouvrir(demande);
    await fin(demande);

    const second = await ouvrir(demande);
    const lot = await fin(demande);

    const actes = await banc.base.orm.em
      .fork()
      .execute("SELECT texte FROM accrochage.acte_dossier WHERE acte = 'dossier.annoter'");
    expect(second).to.deep.equal(premier);
    expect(actes).to.deep.equal([precisions]);
    expect(lot.lignes).to.have.length(1);
  });

  it('goes on where it was when the worker stops in the middle', async () => {
    const dossiers = await ouvrirDossiers(3);
    const demande = demander(dossiers.map(({ dossierId }) => dossierId));
    await ouvrir(demande);
    await banc.atelier.arreterWorkers();
    await banc.demarrer(0);

    const lot = await fin(demande);

    expect(lot.lignes.every(({ issue }) => issue === 'FAIT')).to.equal(true);
  });
});
