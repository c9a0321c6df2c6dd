import { CLASSES, NAME, NAME_START } from '../xml/char-classes.ts';
import { trimXml } from './lexical.ts';
import type { ValueContext } from './model.ts';
import { sentences } from './sentences.ts';

export const isNCName = (text: string): boolean => {
  if (text === '' || text.includes(':') || (CLASSES[text.charCodeAt(0)]! & NAME_START) === 0) return false;
  for (let index = 1; index < text.length; index += 1)
    if ((CLASSES[text.charCodeAt(index)]! & NAME) === 0) return false;
  return true;
};

export type ResolvedName = { namespace: string | null; local: string };

/** The qualified name that a value holds, or the sentence that says why it holds none. */
export const resolveQName = (value: string, namespaces: Pick<ValueContext, 'of'>): ResolvedName | string => {
  const name = trimXml(value);
  const colon = name.indexOf(':');
  const prefix = colon > 0 ? name.slice(0, colon) : '';
  const local = colon > 0 ? name.slice(colon + 1) : name;
  if ((prefix !== '' && !isNCName(prefix)) || !isNCName(local)) return sentences.lexical(name, 'QName');
  const namespace = namespaces.of(prefix);
  if (prefix !== '' && namespace == null) return sentences.prefixUndeclared(name, prefix);
  return { namespace: namespace ?? null, local };
};
