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

const load = (): { libxml: Libxml; schema: XmlDocument } => {
  if (engine !== undefined) return engine;
  const libxml = createRequire(import.meta.url)('libxmljs2') as Libxml;
  const schema = readFileSync(new URL('../../../schemas/depot-1.1.5.xsd', import.meta.url), 'utf8');
  engine = { libxml, schema: libxml.parseXml(schema) };
  return engine;
};

/** What libxml2 says of a document of ours; loaded at the first question. */
export const askLibxml = (text: string): LibxmlVerdict => {
  const { libxml, schema } = load();
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
