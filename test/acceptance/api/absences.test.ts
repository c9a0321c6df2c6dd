import { MikroORM } from '@mikro-orm/postgresql';
import { Client, Connection } from '@temporalio/client';
import { expect } from 'chai';
import { createOrdres } from '../../../api/ordres.ts';
import { ormConfig } from '../../../database/orm.config.ts';
import { freePort } from '../../../main/dev/free-port.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { buildContenu } from '../../support/builders.ts';
import { type BaseOuverte, ouvrirBase } from '../../support/orm.ts';
import { navigateur } from '../../support/personnes.ts';
import { type Atelier, ouvrirAtelier } from '../../support/workers.ts';

describe('while a part of the stack is away', () => {
  let base: BaseOuverte;

  before(async () => {
    base = await ouvrirBase();
  });

  after(() => base.fermer());

  const demander = async (
    api: ApiDeTest,
  ): Promise<{ statut: number; code: string; attente: string | null; texte: string }> => {
    const reponse = await navigateur(api).demander('POST', '/api/v1/demandes-contact', { corps: buildContenu() });
    const texte = await reponse.text();
    await api.fermer();
    const { code } = JSON.parse(texte) as { code: string };
    return { statut: reponse.status, code, attente: reponse.headers.get('retry-after'), texte };
  };

  it('promises nothing without Temporal', async () => {
    const connection = Connection.lazy({ address: `127.0.0.1:${await freePort()}`, connectTimeout: 500 });
    const ordres = createOrdres(new Client({ connection }), '', 1_000);
    const api = await demarrerApi(base.orm, { ordres });

    const refus = await demander(api);

    await ordres.finir();
    await connection.close();
    expect(refus).to.include({ statut: 503, code: 'SERVICE_INDISPONIBLE', attente: '5' });
  });

  it('promises nothing without database, and says nothing of it', async () => {
    const url = `postgresql://accrochage_programme:secret@127.0.0.1:${await freePort()}/accrochage`;
    const orm = await MikroORM.init(ormConfig(url));
    const api = await demarrerApi(orm as never);

    const refus = await demander(api);

    await orm.close();
    expect(refus).to.include({ statut: 503, code: 'SERVICE_INDISPONIBLE', attente: '5' });
    expect(refus.texte).not.to.match(/postgres|127\.0\.0\.1|secret/i);
  });

  describe('with a Temporal server but no worker', () => {
    let atelier: Atelier;

    before(async () => {
      atelier = await ouvrirAtelier();
    });

    after(() => atelier.fermer());

    it('gives up after the delay, and the log keeps no word of the request', async () => {
      const ordres = createOrdres(atelier.client, atelier.prefixe, 1_000);
      const api = await demarrerApi(base.orm, { ordres });

      const refus = await demander(api);

      await ordres.finir();
      expect(refus).to.include({ statut: 503, code: 'SERVICE_INDISPONIBLE', attente: '5' });
      expect(api.journal())
        .to.include('"statut":503')
        .and.not.to.match(/Tesseyre|odile/i);
    });
  });
});
