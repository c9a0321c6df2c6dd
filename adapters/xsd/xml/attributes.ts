import type { QName } from './qname.ts';

export type Attribute = {
  name: QName;
  value: string;
  /** Null for an attribute without prefix. */
  namespace: string | null;
};

/**
 * The attribute that the validator calls a duplicate, by local name and namespace; undefined when all differ. It looks from
 * the first up to twenty of them, from the last beyond.
 */
export const findDuplicate = (attributes: readonly Attribute[]): Attribute | undefined => {
  const seen = new Set<string>();
  const key = (attribute: Attribute): string => `${attribute.name.local} ${attribute.namespace ?? ''}`;
  if (attributes.length > 20) {
    for (const attribute of attributes.toReversed()) {
      if (seen.has(key(attribute))) return attribute;
      seen.add(key(attribute));
    }
    return undefined;
  }
  return attributes.find((attribute, index) =>
    attributes.slice(index + 1).some((other) => key(other) === key(attribute)),
  );
};
