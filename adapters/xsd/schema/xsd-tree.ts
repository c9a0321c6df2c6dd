import { readFileSync } from 'node:fs';
import { ByteStream } from '../xml/byte-stream.ts';
import { DocumentScanner } from '../xml/document-scanner.ts';

export const XSD_URI = 'http://www.w3.org/2001/XMLSchema';

/** An element of one of our own schema files. */
export type XsdNode = { name: string; attributes: ReadonlyMap<string, string>; children: XsdNode[] };

/** Reads a schema file with the scanner that reads deposits. */
export const readXsdTree = (path: string | URL): XsdNode => {
  const bytes = readFileSync(path);
  let given = 0;
  const stream = new ByteStream((target, offset, length) => {
    const count = bytes.copy(target, offset, given, given + length);
    given += count;
    return count;
  });
  const root: XsdNode = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  const scanner = new DocumentScanner(stream, {
    textUse: 'ignored',
    startElement: (name, attributes) => {
      if (name.namespace !== XSD_URI) throw new Error(`Élément étranger dans un schéma : ${name.raw}.`);
      const values = new Map(attributes.map((attribute) => [attribute.name.raw, attribute.value]));
      const node: XsdNode = { name: name.local, attributes: values, children: [] };
      open.at(-1)!.children.push(node);
      open.push(node);
    },
    endElement: () => {
      open.pop();
    },
    text: () => undefined,
    visibleText: () => undefined,
  });
  scanner.scan();
  return root.children[0]!;
};
