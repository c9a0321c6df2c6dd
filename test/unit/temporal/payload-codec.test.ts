import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { expect } from 'chai';
import { createTrousseau } from '../../../adapters/chiffrement/trousseau.ts';
import { createPayloadCodec } from '../../../temporal/payload-codec.ts';

const cle = (): string => randomBytes(32).toString('base64');
const payload = (valeur: unknown): Payload => defaultPayloadConverter.toPayload(valeur);
const lire = (lu: Payload | undefined): unknown => defaultPayloadConverter.fromPayload(lu ?? {});

describe('payload codec', () => {
  const cles = { k1: cle(), k2: cle() };
  const codec = createPayloadCodec(createTrousseau({ active: 'k1', cles: { k1: cles.k1 } }));

  it('gives back what it sealed, whatever the payload', async () => {
    const valeurs = [{ nom: 'Tesseyre', courriel: 'o@x.example' }, 'é', null, undefined, new Uint8Array([0, 255])];

    const rendus = await codec.decode(await codec.encode(valeurs.map(payload)));

    expect(rendus.map(lire)).to.deep.equal(valeurs.map((valeur) => lire(payload(valeur))));
  });

  it('lets nothing be read but the id of the key', async () => {
    const [scelle] = await codec.encode([payload({ nom: 'Tesseyre' })]);

    const metadata = Object.entries(scelle?.metadata ?? {}).map(([nom, octets]) => [
      nom,
      Buffer.from(octets).toString(),
    ]);
    expect(metadata).to.deep.equal([
      ['encoding', 'binary/encrypted'],
      ['encryption-key-id', 'k1'],
    ]);
    expect(Buffer.from(scelle?.data ?? []).toString('latin1')).to.not.include('Tesseyre');
  });

  it('opens what was sealed before the keys were rotated, and seals with the new one', async () => {
    const tourne = createPayloadCodec(createTrousseau({ active: 'k2', cles }));
    const anciens = await codec.encode([payload('avant')]);

    const [nouveau] = await tourne.encode([payload('après')]);

    expect((await tourne.decode(anciens)).map(lire)).to.deep.equal(['avant']);
    expect(Buffer.from(nouveau?.metadata?.['encryption-key-id'] ?? []).toString()).to.equal('k2');
  });

  it('refuses altered bytes', async () => {
    const [scelle] = await codec.encode([payload('x')]);
    const data = Uint8Array.from(scelle?.data ?? []);
    data[20] = (data[20] ?? 0) ^ 1;

    const erreur = await Promise.resolve()
      .then(() => codec.decode([{ ...scelle, data }]))
      .then(
        () => null,
        (e: unknown) => e,
      );

    expect(erreur).to.be.instanceOf(Error);
  });

  it('leaves in clear what the server wrote itself', async () => {
    const clair = payload('du serveur');

    expect(await codec.decode([clair])).to.deep.equal([clair]);
  });
});
