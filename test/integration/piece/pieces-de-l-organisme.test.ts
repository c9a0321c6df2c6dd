import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { OrganismeEntity } from '../../../database/entities/organisme.entity.ts';
import { PieceRepository } from '../../../database/repositories/piece.repository.ts';
import { type BancDossier, ouvrirBancDossier } from '../../support/banc-dossier.ts';
import { lignes } from '../../support/orm.ts';

/** An attachment of an object, for agents alone. */
const poser = async (orm: MikroORM, objetType: string, objetId: string): Promise<string> => {
  const pieceId = randomUUID();
  await lignes(
    orm,
    `INSERT INTO accrochage.piece (id, objet_type, objet_id, nom, type, taille_octets, sha256, cle_stockage, cle_id, deposee_le)
     VALUES (?, ?, ?, 'pièce.pdf', 'PDF', 1, repeat('a', 64), 'pieces/x', 'k1', '2026-03-02')`,
    [pieceId, objetType, objetId],
  );
  return pieceId;
};

describe('attachments of a case whose organisme has no row yet', () => {
  let banc: BancDossier;

  beforeEach(async () => {
    banc = await ouvrirBancDossier();
  });

  afterEach(() => banc.fermer());

  /** A case with a complement, and a piece joined to its answer. */
  const repondre = async (): Promise<{ siret: string; dossierId: string; pieceId: string }> => {
    const dossier = await banc.ouvrir();
    await banc.agir('demanderComplement', dossier.dossierId, {
      precisions: { texte: 'Joignez la décision.', jusquAu: '2026-04-02' },
    });
    const [complement] = await lignes<{ id: string }>(
      banc.base.orm,
      'SELECT id FROM accrochage.complement WHERE dossier_id = ?',
      [dossier.dossierId],
    );
    return { ...dossier, pieceId: await poser(banc.base.orm, 'complement', complement?.id ?? '') };
  };
  const accepter = async (dossierId: string): Promise<void> => {
    await banc.agir('accepter', dossierId);
    await emettre(dossierId);
  };
  const emettre = (dossierId: string) =>
    banc.identifiants().emettreIdentifiants({ dossierId, le: '2026-03-03T10:00:01.000Z' });
  const lisible = async (pieceId: string, siret: string): Promise<boolean> => {
    const em = banc.base.orm.em.fork();
    const { id } = await em.findOneOrFail(OrganismeEntity, { siret });
    return (await new PieceRepository(em).trouver({ tout: false, organismeId: id }, pieceId)) !== null;
  };
  const pieces = () => lignes(banc.base.orm, 'SELECT * FROM accrochage.piece ORDER BY id');

  it('are read by the organisme that sent them once its case is accepted, and by no other', async () => {
    const [elle, autre] = [await repondre(), await repondre()];
    await accepter(elle.dossierId);
    await accepter(autre.dossierId);

    const lues = [
      await lisible(elle.pieceId, elle.siret),
      await lisible(elle.pieceId, autre.siret),
      await lisible(autre.pieceId, autre.siret),
    ];

    expect(lues).to.deep.equal([true, false, true]);
  });

  it('are given once: emettreIdentifiants run twice changes nothing more', async () => {
    const { dossierId } = await repondre();
    await accepter(dossierId);
    const avant = await pieces();

    await emettre(dossierId);

    expect(await pieces()).to.deep.equal(avant);
  });

  it('stay with the agents when they hang on something else', async () => {
    const { siret, dossierId } = await banc.ouvrir();
    const pieceId = await poser(banc.base.orm, 'remplacement', dossierId);

    await accepter(dossierId);

    expect(await lisible(pieceId, siret)).to.equal(false);
  });
});
