import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { addDepotRejets } from '../../../cli/depot-rejets.command.ts';
import { createProgram, runProgram } from '../../../cli/program.ts';

describe('accrochage depot rejets', () => {
  let api: Server;
  let repondre: { statut: number; corps: string };

  before((done) => {
    api = createServer((_demande, reponse) => {
      reponse.writeHead(repondre.statut, { 'Content-Type': 'application/json' }).end(repondre.corps);
    }).listen(0, '127.0.0.1', done);
  });

  after(() => api.close());

  /** The code that the program would leave with; what it says of the refusal stays out of the report of the tests. */
  const demander = async (): Promise<number> => {
    const programme = createProgram();
    const adresse = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
    addDepotRejets(programme.command('depot'), () => ({ api: adresse, jetonOperateur: 'jeton' }));
    const { exitCode } = process;
    const dire = console.error;
    console.error = () => undefined;
    try {
      return await runProgram(programme, ['depot', 'rejets', 'inconnu']);
    } finally {
      console.error = dire;
      process.exitCode = exitCode;
    }
  };

  it('leaves with 1 when the API refuses', async () => {
    repondre = { statut: 404, corps: '{"code":"INTROUVABLE","detail":"Ce dépôt est introuvable."}' };

    const code = await demander();

    expect(code).to.equal(1);
  });

  it('leaves with 3 when the API fails', async () => {
    repondre = { statut: 500, corps: '{"code":"ERREUR_INTERNE","detail":"Une erreur est survenue."}' };

    const code = await demander();

    expect(code).to.equal(3);
  });
});
