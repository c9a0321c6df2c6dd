import type { QName } from './qname.ts';

export type Attribute = {
  name: QName;
  value: string;
  /** Null for an attribute without prefix. */
  namespace: string | null;
};

/**
 * The attribute that the validator calls a duplicate, by local name and namespace; undefined when all differ. Up to twenty it
 * is the twin of the first that has one, beyond it is the first twin met.
 */
export const findDuplicate = (attributes: readonly Attribute[]): Attribute | undefined => {
  const twins = new Map<string, Attribute>();
  const first = new Map<string, Attribute>();
  for (const attribute of attributes) {
    const key = `${attribute.name.local} ${attribute.namespace ?? ''}`;
    if (!first.has(key)) first.set(key, attribute);
    else if (attributes.length > 20) return attribute;
    else if (!twins.has(key)) twins.set(key, attribute);
  }
  for (const key of first.keys()) if (twins.has(key)) return twins.get(key);
  return undefined;
};
