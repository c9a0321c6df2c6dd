import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { Trousseau } from '../domain/securite/trousseau.ts';

const { Payload: PayloadProto } = proto.temporal.api.common.v1;

const ENCODAGE = 'binary/encrypted';
/** Name that Temporal's own tools show: which key opens the payload. */
const CLE_ID = 'encryption-key-id';
const CONTEXTE = 'temporal-payload';

const enOctets = (texte: string): Uint8Array => new TextEncoder().encode(texte);
const enTexte = (octets: Uint8Array | null | undefined): string => new TextDecoder().decode(octets ?? new Uint8Array());

/** Seals every payload whole (its metadata too) with the active key; opens with the key that it names. */
export const createPayloadCodec = (trousseau: Trousseau): PayloadCodec => ({
  encode: (payloads) =>
    Promise.resolve(
      payloads.map((payload): Payload => {
        const { cleId, scelle } = trousseau.sceller(PayloadProto.encode(payload).finish(), CONTEXTE);
        return { metadata: { encoding: enOctets(ENCODAGE), [CLE_ID]: enOctets(cleId) }, data: scelle };
      }),
    ),
  decode: (payloads) =>
    Promise.resolve(
      payloads.map((payload): Payload => {
        // What the server itself writes (schedules, search attributes) is in clear.
        if (enTexte(payload.metadata?.encoding) !== ENCODAGE) return payload;
        const cleId = enTexte(payload.metadata?.[CLE_ID]);
        return PayloadProto.decode(trousseau.ouvrir(payload.data ?? new Uint8Array(), cleId, CONTEXTE));
      }),
    ),
});
