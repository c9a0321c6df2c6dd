import { ApplicationFailure } from '@temporalio/common';
import { expect } from 'chai';
import { businessErrorsInterceptor } from '../../../activities/business-errors.interceptor.ts';
import { BusinessError } from '../../../domain/errors.ts';

const passer = async (erreur: Error): Promise<unknown> =>
  businessErrorsInterceptor()
    .inbound.execute({}, () => Promise.reject(erreur))
    .then(
      () => expect.fail('no error'),
      (e: unknown) => e,
    );

describe('errors of activities', () => {
  it('a business refusal keeps code, sentence and details, and is not retried', async () => {
    const refus = await passer(new BusinessError('DEJA_FAIT', 'Déjà accepté.', { etat: 'ACCEPTE' }));

    expect(refus).to.be.instanceOf(ApplicationFailure);
    expect(refus).to.include({ type: 'DEJA_FAIT', message: 'Déjà accepté.', nonRetryable: true });
    expect((refus as ApplicationFailure).details).to.deep.equal([{ etat: 'ACCEPTE' }]);
  });

  it('a text that the database cannot hold is not tried again, and is not repeated', async () => {
    const impossible = Object.assign(new Error('invalid input syntax: "Tesseyre \\ud800"'), { code: '22P02' });

    const refus = await passer(impossible);

    expect(refus).to.include({ type: 'TEXTE_IMPOSSIBLE', nonRetryable: true });
    expect(String((refus as Error).message)).not.to.include('Tesseyre');
    expect((refus as Error).cause).to.equal(undefined);
  });

  it('anything else goes on untouched', async () => {
    const panne = new Error('connection lost');
    const conflit = Object.assign(new Error('deadlock detected'), { code: '40P01' });

    expect(await passer(panne)).to.equal(panne);
    expect(await passer(conflit)).to.equal(conflit);
  });
});
