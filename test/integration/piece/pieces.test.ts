import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { rattacherPieces } from '../../../activities/rattacher-pieces.ts';
import { PieceRecueRepository } from '../../../database/repositories/technique/piece-recue.repository.ts';
import { clePiece, PIECES_EN_ATTENTE } from '../../../domain/piece/piece.ts';
import { type BancDepot, executer, ouvrirBancDepot } from '../../support/banc-depot.ts';
import { refusMetier } from '../../support/banc-dossier.ts';
import { lignes } from '../../support/orm.ts';
import { envoyerPiece, type PieceEnvoyee } from '../../support/pieces.ts';

const LE = '2026-03-02T10:00:00.000Z';
const PORTEUR = 'SUIVI_DEMANDE:019aa000-0000-7000-8000-00000000000a';

describe('attachments', () => {
  let banc: BancDepot;
  let objetId: string;

  beforeEach(async () => {
    banc = await ouvrirBancDepot();
    objetId = randomUUID();
  });

  afterEach(() => banc.fermer());

  const envoyer = (piece: Partial<PieceEnvoyee> = {}): Promise<string> =>
    envoyerPiece(banc.deps, { porteur: PORTEUR, ...piece });
  const rattacher = (pieceIds: string[], autre: { objetId?: string; maximum?: number } = {}): Promise<void> =>
    banc.base.orm.em.fork().transactional((em) =>
      rattacherPieces(em, {
        pieceIds,
        objetType: 'essai',
        objetId,
        organismeId: null,
        porteur: PORTEUR,
        le: LE,
        ...autre,
      }),
    );
  const etat = async (): Promise<unknown> => ({
    recues: await lignes(banc.base.orm, 'SELECT id, etat FROM technique.piece_recue ORDER BY id'),
    jointes: await lignes(banc.base.orm, 'SELECT * FROM accrochage.piece ORDER BY id'),
  });

  it('move to their object in one go, and attached again write nothing more', async () => {
    const ids = [await envoyer(), await envoyer({ nom: 'relevé.csv' })];

    await rattacher(ids);
    const avant = await etat();
    await rattacher([...ids, ...ids]);

    expect(await etat()).to.deep.equal(avant);
    const jointes = await lignes(
      banc.base.orm,
      'SELECT nom, type, objet_id, organisme_id FROM accrochage.piece ORDER BY nom',
    );
    expect(jointes).to.deep.equal([
      { nom: 'justificatif.pdf', type: 'PDF', objet_id: objetId, organisme_id: null },
      { nom: 'relevé.csv', type: 'CSV', objet_id: objetId, organisme_id: null },
    ]);
    expect(await lignes(banc.base.orm, 'SELECT id FROM technique.piece_recue')).to.deep.equal([]);
  });

  it('are refused by their ids when missing, another person’s, expired, unfinished or used elsewhere, and none moves', async () => {
    const bonne = await envoyer();
    const ailleurs = await envoyer();
    await rattacher([ailleurs], { objetId: randomUUID() });
    const inachevee = await envoyer();
    await lignes(banc.base.orm, "UPDATE technique.piece_recue SET etat = 'EN_COURS' WHERE id = ?", [inachevee]);
    const mauvaises = [
      randomUUID(),
      await envoyer({ porteur: 'utilisateur:x' }),
      await envoyer({ le: '2026-03-01T09:59:00.000Z' }),
      inachevee,
      ailleurs,
    ];
    const avant = await etat();

    const refus = await refusMetier(rattacher([bonne, ...mauvaises]));

    expect(refus.code).to.equal('PIECE_INTROUVABLE');
    expect(refus.details).to.deep.equal({ pieceIds: mauvaises });
    expect(await etat()).to.deep.equal(avant);
  });

  it('are refused when there are too many of them', async () => {
    const refus = await refusMetier(rattacher([await envoyer(), await envoyer()], { maximum: 1 }));

    expect(refus.code).to.equal('PIECES_TROP_NOMBREUSES');
  });

  it('of two acts at once that want the same one, one gets it', async () => {
    const piece = await envoyer();

    const issues = await Promise.allSettled([rattacher([piece]), rattacher([piece], { objetId: randomUUID() })]);

    expect(issues.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect(await lignes(banc.base.orm, 'SELECT id FROM accrochage.piece')).to.deep.equal([{ id: piece }]);
  });

  it('wait in a bounded number for one person, even sent at once, and not for another', async () => {
    const commencer = (porteur: string): Promise<void> => {
      const pieceId = randomUUID();
      const piece = { pieceId, nom: 'a.pdf', type: 'PDF' as const, cleTemporaire: 't', cleStockage: 's' };
      return new PieceRecueRepository(banc.base.orm.em.fork()).commencer({
        ...piece,
        porteur,
        maintenant: new Date(LE),
      });
    };

    const issues = await Promise.allSettled(Array.from({ length: PIECES_EN_ATTENTE + 3 }, () => commencer(PORTEUR)));
    await commencer('utilisateur:x');

    expect(issues.filter(({ status }) => status === 'fulfilled')).to.have.length(PIECES_EN_ATTENTE);
  });

  it('that nothing carries go with the hourly sweep, file first, run twice without harm; the others stay', async () => {
    const [oubliee, jointe, recente] = [
      await envoyer(),
      await envoyer(),
      await envoyer({ le: '2026-03-03T09:00:00.000Z' }),
    ];
    await rattacher([jointe]);

    await executer(banc.legeres().balayer, { le: '2026-03-03T09:01:00.000Z' });
    const avant = await etat();
    await executer(banc.legeres().balayer, { le: '2026-03-03T09:01:00.000Z' });

    expect(await etat()).to.deep.equal(avant);
    const existent = await Promise.all([oubliee, jointe, recente].map((id) => banc.deps.stockage.existe(clePiece(id))));
    expect(existent).to.deep.equal([false, true, true]);
    expect(await lignes(banc.base.orm, 'SELECT id FROM technique.piece_recue')).to.deep.equal([{ id: recente }]);
  });
});
