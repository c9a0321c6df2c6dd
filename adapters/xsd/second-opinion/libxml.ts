import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The part of libxmljs2 that we use. */
type XmlError = { code?: number };
type XmlDocument = { validate(schema: XmlDocument): boolean; validationErrors: XmlError[] };
type Libxml = { parseXml(text: string): XmlDocument };

/** `ILLISIBLE`: what we wrote is not even well-formed for it, which is a fault of ours. */
export type LibxmlVerdict = { verdict: 'OK' | 'KO' | 'ILLISIBLE'; codes: number[] };

const MAX_CODES = 20;
let engine: { libxml: Libxml; schema: XmlDocument } | undefined;
let missing = false;

/** Loaded at the first question; undefined where the native module is not there, which must not stop the first engine. */
const load = (): typeof engine => {
  if (engine !== undefined || missing) return engine;
  try {
    const libxml = createRequire(import.meta.url)('libxmljs2') as Libxml;
    const schema = readFileSync(new URL('../../../schemas/depot-1.1.5.xsd', import.meta.url), 'utf8');
    engine = { libxml, schema: libxml.parseXml(schema) };
  } catch {
    missing = true;
  }
  return engine;
};

/** What libxml2 says of a document of ours; undefined when it cannot be asked. */
export const askLibxml = (text: string): LibxmlVerdict | undefined => {
  const loaded = load();
  if (loaded === undefined) return undefined;
  const { libxml, schema } = loaded;
  let document: XmlDocument;
  try {
    document = libxml.parseXml(text);
  } catch (error) {
    return { verdict: 'ILLISIBLE', codes: [codeOf(error as XmlError)] };
  }
  const valid = document.validate(schema);
  return { verdict: valid ? 'OK' : 'KO', codes: document.validationErrors.slice(0, MAX_CODES).map(codeOf) };
};

const codeOf = ({ code }: XmlError): number => code ?? -1;
