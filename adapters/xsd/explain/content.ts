import type { ContentModel, ElementDeclaration, Schema } from '../schema/model.ts';
import { sentences } from '../schema/sentences.ts';
import type { QName } from '../xml/qname.ts';
import type { Frame } from './frame.ts';

/** Children of a content model that may still come, in the order of the schema; those of 1.1.5 only when `is115`. */
const expectedChildren = (content: ContentModel, seen: number, is115: boolean): ElementDeclaration[] => {
  if (content.kind === 'choice' && seen !== 0) return [];
  return content.children.filter(
    (child) => (is115 || !child.since115) && (content.kind !== 'all' || (seen & child.bit) === 0),
  );
};

const expandedName = (namespace: string | null, local: string): string =>
  namespace === null ? local : `"${namespace}":${local}`;

const printedList = (schema: Schema, children: readonly ElementDeclaration[]): string =>
  `{${children.map((child) => expandedName(schema.namespace, child.local)).join(', ')}}`;

/** True when this child may stand here; it is then noted as seen. */
export const acceptChild = (content: ContentModel, frame: Frame, child: ElementDeclaration): boolean => {
  const wrong = content.kind === 'all' ? (frame.seen & child.bit) !== 0 : content.kind === 'choice' && frame.seen !== 0;
  frame.seen |= child.bit;
  return !wrong;
};

/** The sentence on a child out of place. */
export const misplacedChild = (
  schema: Schema,
  content: ContentModel,
  seen: number,
  name: QName,
  is115: boolean,
): string => {
  const expected = expectedChildren(content, seen, is115);
  if (expected.length === 0) return sentences.nothingExpected(name.raw);
  const culprit = name.namespace === null ? name.local : `{${expandedName(name.namespace, name.local)}}`;
  return sentences.unexpected(culprit, printedList(schema, expected));
};

/** The sentence on an element closed too early; null when it is complete. */
export const incompleteContent = (
  schema: Schema,
  content: ContentModel,
  frame: Frame,
  is115: boolean,
): string | null => {
  const complete =
    content.kind === 'all'
      ? (frame.seen & content.required) === content.required
      : frame.seen !== 0 || !content.atLeastOne;
  if (complete) return null;
  return sentences.incomplete(frame.raw, printedList(schema, expectedChildren(content, frame.seen, is115)));
};
