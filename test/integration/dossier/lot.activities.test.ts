import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createLotActivities } from '../../../activities/lot.activities.ts';
import { LotLectureRepository } from '../../../database/repositories/lot-lecture.repository.ts';
import type { IssueOrdre, LotDemande, OrdreDossier } from '../../../domain/dossier/lot.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { type BancDossier, ouvrirBancDossier } from '../../support/banc-dossier.ts';
import { AGENTS } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

describe('activities on an act on many cases', () => {
  let banc: BancDossier;
  let ordres: OrdreDossier[];

  beforeEach(async () => {
    banc = await ouvrirBancDossier();
    ordres = [];
  });

  afterEach(() => banc.fermer());

  /** The act itself, as the workflow of the case would do it. */
  const executer = async ({ acte, siret, ordre }: OrdreDossier): Promise<IssueOrdre> => {
    ordres.push({ acte, siret, ordre });
    const { motif, texte = motif, ...demande } = ordre;
    const precisions = texte === undefined ? {} : { texte };
    try {
      return { fait: (await banc.instruction().instruireDossier({ siret, acte, demande, precisions })).reponse };
    } catch (erreur) {
      if (!(erreur instanceof BusinessError)) throw erreur;
      const { code, message, details } = erreur;
      return { refus: { code, message, details } };
    }
  };
  const lots = (envoyer = executer) => createLotActivities({ orm: banc.base.orm, actes: { executer: envoyer } });

  const demander = async (demande: Partial<LotDemande> = {}, combien = 2): Promise<LotDemande> => {
    const siens = [];
    for (let i = 0; i < combien; i += 1) siens.push((await banc.ouvrir()).dossierId);
    return {
      lotId: randomUUID(),
      agentId: AGENTS[0],
      le: '2026-03-03T10:00:00.000Z',
      acte: 'clore',
      precisions: { motif: 'Sans réponse.' },
      lignes: siens.map((dossierId) => ({ dossierId, version: 1 })),
      ...demande,
    };
  };
  const photographier = async (): Promise<unknown> => [
    await banc.compter(),
    await lignes(banc.base.orm, 'SELECT * FROM accrochage.lot'),
    await lignes(banc.base.orm, 'SELECT * FROM accrochage.lot_ligne ORDER BY lot_id, rang'),
  ];
  const lire = async (lotId: string) => new LotLectureRepository(banc.base.orm.em.fork()).lire(lotId);

  it('enregistrerLot run twice writes nothing more', async () => {
    const demande = await demander();
    const premier = await lots().enregistrerLot(demande);
    const avant = await photographier();

    const second = await lots().enregistrerLot(demande);

    expect(premier).to.deep.equal({ lotId: demande.lotId, nombre: 2 });
    expect(second).to.deep.equal(premier);
    expect(await photographier()).to.deep.equal(avant);
  });

  it('traiterLignes run twice does each act once and writes nothing more', async () => {
    const demande = await demander();
    await lots().enregistrerLot(demande);
    const premiere = await lots().traiterLignes(demande);
    const avant = await photographier();

    const seconde = await lots().traiterLignes(demande);

    expect([premiere, seconde]).to.deep.equal(Array(2).fill({ restantes: 0, sansReponse: 0 }));
    expect(await photographier()).to.deep.equal(avant);
    expect(ordres).to.have.length(2);
  });

  it('an order that was done and whose answer was lost is sent again as the same act', async () => {
    const demande = await demander({ acte: 'annoter', precisions: { texte: 'Vu ensemble.' } });
    await lots().enregistrerLot(demande);
    const perdre = async (ordre: OrdreDossier): Promise<IssueOrdre> => {
      await executer(ordre);
      throw new Error('the line was cut');
    };
    const premiere = await lots(perdre).traiterLignes(demande);

    const seconde = await lots().traiterLignes(demande);

    const notes = await lignes(banc.base.orm, "SELECT id FROM accrochage.acte_dossier WHERE acte = 'dossier.annoter'");
    expect([premiere, seconde]).to.deep.equal([
      { restantes: 2, sansReponse: 2 },
      { restantes: 0, sansReponse: 0 },
    ]);
    expect(notes).to.have.length(2);
    expect((await lire(demande.lotId))?.lignes.map(({ issue }) => issue)).to.deep.equal(['FAIT', 'FAIT']);
  });

  it('stops once the rights of its agent are withdrawn, and says so on the lines left', async () => {
    const demande = await demander({}, 3);
    await lots().enregistrerLot(demande);
    const puisRetirer = async (ordre: OrdreDossier): Promise<IssueOrdre> => {
      const issue = await executer(ordre);
      await lignes(banc.base.orm, "UPDATE accrochage.agent SET roles = '{support}' WHERE id = ?", [AGENTS[0]]);
      return issue;
    };
    const premiere = { ...demande, lotId: randomUUID(), lignes: demande.lignes.slice(0, 1) };
    await lots().enregistrerLot(premiere);

    await lots(puisRetirer).traiterLignes(premiere);
    await lots().traiterLignes(demande);

    await lignes(banc.base.orm, "UPDATE accrochage.agent SET roles = '{instruction}' WHERE id = ?", [AGENTS[0]]);
    const codes = (await lire(demande.lotId))?.lignes.map(({ code }) => code);
    expect([(await lire(premiere.lotId))?.lignes[0]?.issue, codes]).to.deep.equal([
      'FAIT',
      Array(3).fill('ACTION_INTERDITE'),
    ]);
  });

  it('keeps why a line was refused, and does the others', async () => {
    const demande = await demander();
    const [premiere] = demande.lignes;
    await banc.agir('prendre', premiere?.dossierId ?? '', { agentId: AGENTS[1] });
    const absent = { dossierId: randomUUID(), version: 1 };
    await lots().enregistrerLot({ ...demande, lignes: [...demande.lignes, absent] });

    await lots().traiterLignes(demande);

    const lot = await lire(demande.lotId);
    expect(lot?.lignes.map(({ issue, code, etat }) => [issue, code, etat])).to.deep.equal([
      ['REFUSE', 'VERSION_PERIMEE', null],
      ['FAIT', null, 'CLOS'],
      ['REFUSE', 'INTROUVABLE', null],
    ]);
    expect(lot?.lignes[0]?.details).to.deep.include({ par: `agent:${AGENTS[1]}` });
    expect(lot?.termineLe).not.to.equal(null);
  });

  it('does not send the acceptance of a case that has to be looked at by itself', async () => {
    const demande = await demander({ acte: 'accepter', precisions: {} });
    await banc.demandes().noterDossier({
      dossierId: demande.lignes[0]?.dossierId ?? '',
      notes: [{ code: 'SIRET_FERME', details: {} }],
    });
    await lots().enregistrerLot(demande);

    await lots().traiterLignes(demande);

    const lot = await lire(demande.lotId);
    expect(lot?.lignes.map(({ code, etat }) => code ?? etat)).to.deep.equal(['DOSSIER_A_EXAMINER', 'ACCEPTE']);
    expect(ordres).to.have.length(1);
  });

  it('leaves to the agent a line that never gets an answer, and ends', async () => {
    const demande = await demander({}, 1);
    await lots().enregistrerLot(demande);
    const muet = lots(() => Promise.reject(new Error('no answer')));

    const restantes = [];
    for (let i = 0; i < 5; i += 1) restantes.push((await muet.traiterLignes(demande)).restantes);

    expect(restantes).to.deep.equal([1, 1, 1, 1, 0]);
    expect((await lire(demande.lotId))?.lignes[0]).to.include({ issue: 'SANS_REPONSE', etat: null });
  });

  it('treats as many lines as there are, slice by slice', async () => {
    const demande = await demander({ acte: 'prendre', precisions: {} }, 23);
    await lots().enregistrerLot(demande);

    const premiere = await lots().traiterLignes(demande);
    const seconde = await lots().traiterLignes(demande);

    expect([premiere.restantes, seconde.restantes]).to.deep.equal([3, 0]);
    expect((await lire(demande.lotId))?.lignes.every(({ etat }) => etat === 'EN_INSTRUCTION')).to.equal(true);
  });
});
