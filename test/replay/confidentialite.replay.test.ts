import { expect } from 'chai';
import { ANNEAU_HISTOIRES, type Histoire, lireHistoires } from '../support/histoires.ts';

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Everything that may be in clear outside payloads: what the server and our code name, never what a person wrote. */
const FORMES = [
  /^\d+(\.\d+)*s?$/, // counts, durations, versions
  /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  /^[a-z]+([A-Z][a-z]+)*$/, // activities, updates, workflows
  /^[A-Z]+(_[A-Z]+)+$/, // kinds of events, codes of refusals
  new RegExp(`^${UUID}(/request)?$`),
  new RegExp(`^[a-z-]+:(\\d{14}|${UUID})$`), // workflows, by SIRET or by id
  /^[0-9a-f]{10}-[a-z]+([A-Z][a-z]+)*$/, // queues and Schedules of one recording
  /^@temporalio\/worker@[\w.+]+$/,
  /^(1@machine|temporal-typescript|TypeScriptSDK|Encoded failure|core_patch|request-from-[A-Za-z]+)$/,
];

/** The only payloads in clear, by their place: search attributes, which the server has to read, and names of patches. */
const EN_CLAIR: [ou: RegExp, quoi: RegExp][] = [
  [/\.indexedFields\.siret$/, /^"\d{14}"$/],
  [/\.indexedFields\.etat$/, /^"[A-Z_]+"$/],
  [/\.indexedFields\.matricule$/, /^("\w{8}"|null)$/],
  [/\.indexedFields\.TemporalChangeVersion$/, /^\["[a-z-]+"(,"[a-z-]+")*\]$/],
  [/\.patch-data\.payloads\.0$/, /^\{"id":"[a-z-]+","deprecated":(true|false)\}$/],
];

type Payload = { metadata: Record<string, string>; data: string };

const enTexte = (base64 = ''): string => Buffer.from(base64, 'base64').toString();
const estPayload = (noeud: object): noeud is Payload => 'metadata' in noeud && 'data' in noeud;
const estScelle = ({ metadata }: Payload): boolean =>
  enTexte(metadata.encoding) === 'binary/encrypted' &&
  enTexte(metadata['encryption-key-id']) === ANNEAU_HISTOIRES.active;

/** Where somebody without the keys reads what she should not. */
const lisible = (noeud: unknown, chemin = ''): string[] => {
  if (typeof noeud === 'string') return FORMES.some((forme) => forme.test(noeud)) ? [] : [`${chemin}: ${noeud}`];
  if (typeof noeud !== 'object' || noeud === null) return [];
  if (!estPayload(noeud)) return Object.entries(noeud).flatMap(([cle, enfant]) => lisible(enfant, `${chemin}.${cle}`));
  const permis = EN_CLAIR.some(([ou, quoi]) => ou.test(chemin) && quoi.test(enTexte(noeud.data)));
  return permis || estScelle(noeud) ? [] : [`${chemin}: in clear`];
};

describe('what recorded histories give to read', () => {
  const histoires = lireHistoires();

  for (const { nom, histoire } of histoires)
    it(`${nom} names nobody: ids and codes of ours, the rest sealed`, () =>
      expect(lisible(histoire)).to.deep.equal([]));

  const [{ histoire: saine } = expect.fail('no history')] = histoires;
  const AUTRE_CLE = { encoding: btoa('binary/encrypted'), 'encryption-key-id': btoa('p1') };
  const PAYLOAD = { metadata: { encoding: btoa('json/plain') }, data: '' };

  for (const [quoi, fuite] of Object.entries({
    'a payload in clear': { input: { payloads: [PAYLOAD] } },
    'a memo in clear': { memo: { fields: { contact: PAYLOAD } } },
    'a payload under another key': { result: { ...PAYLOAD, metadata: AUTRE_CLE } },
    'a search attribute of more': { searchAttributes: { indexedFields: { courriel: PAYLOAD } } },
    'a search attribute with something else in it': {
      searchAttributes: { indexedFields: { matricule: { ...PAYLOAD, data: btoa('"Lanquetot"') } } },
    },
    'an id made of a mail address': { updateId: 'inviter:basile@institut.example' },
    'the message of a failure': { failure: { message: 'Basile Lanquetot est déjà du compte.' } },
  }))
    it(`${quoi} is seen`, () => {
      const events: Histoire['history']['events'] = [...saine.history.events, fuite];

      expect(lisible({ ...saine, history: { events } })).to.have.length(1);
    });
});
