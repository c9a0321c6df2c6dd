import type { Client } from '@temporalio/client';
import { defineUpdate } from '@temporalio/workflow';
import { expect } from 'chai';
import { createOrdres } from '../../../api/ordres.ts';
import { BusinessError } from '../../../domain/errors.ts';

const ordre = {
  update: defineUpdate<string, []>('saluer'),
  args: [] as [],
  effetId: 'e1',
  workflow: { type: 'accueillir', id: 'accueil', file: 'dossiers', input: {} },
} as const;

/** A server that takes an order and does what it is told with it. */
const client = (repondre: () => Promise<string>): Client =>
  ({
    withDeadline: (_delai: number, faire: () => Promise<string>) => faire(),
    workflow: { executeUpdateWithStart: repondre },
  }) as unknown as Client;

describe('orders to workflows', () => {
  it('give the answer of the workflow', async () => {
    const ordres = createOrdres(client(async () => 'bonjour'));

    expect(await ordres.executer(ordre)).to.equal('bonjour');
  });

  it('say that the service is away once the time is over, whatever the server is still trying', async () => {
    const ordres = createOrdres(
      client(() => new Promise(() => undefined)),
      '',
      5,
    );

    const refus = await ordres.executer(ordre).catch((erreur: unknown) => erreur);

    expect(refus).to.be.instanceOf(BusinessError).with.property('code', 'SERVICE_INDISPONIBLE');
  });
});
