import { anyUriFault } from '../schema/any-uri.ts';
import { builtInType } from '../schema/built-in-types.ts';
import { collapseXml, isBoolean, trimXml } from '../schema/lexical.ts';
import type { Schema, Type } from '../schema/model.ts';
import { type ResolvedName, resolveQName } from '../schema/qualified-names.ts';
import { sentences } from '../schema/sentences.ts';
import { XSD_URI } from '../schema/xsd-tree.ts';
import type { Attribute } from '../xml/attributes.ts';
import { type Namespaces, XSI_URI } from '../xml/namespaces.ts';

/** The xsi attribute of this local name on a tag; undefined on nearly every tag. */
export const xsiAttribute = (attributes: readonly Attribute[], local: 'type' | 'nil'): Attribute | undefined =>
  attributes.find((attribute) => attribute.namespace === XSI_URI && attribute.name.local === local);

const findType = (schema: Schema, { namespace, local }: ResolvedName, is115: boolean): Type | undefined => {
  if (namespace === schema.namespace)
    return schema.typesSince115.has(local) && !is115 ? undefined : schema.types.get(local);
  return namespace === XSD_URI ? builtInType(local) : undefined;
};

export type TypeChoice = { type: Type | undefined; errors: string[] };

/** What xsi:type makes of an element: the type that it must be read with, if it is known, and what there is to say. */
export const chooseType = (
  schema: Schema,
  raw: string,
  value: string,
  declared: Type | undefined,
  { namespaces, is115 }: { namespaces: Namespaces; is115: boolean },
): TypeChoice => {
  const resolved = resolveQName(value, namespaces);
  if (typeof resolved === 'string') return { type: undefined, errors: [resolved, sentences.typeNotQName(raw, value)] };
  const type = findType(schema, resolved, is115);
  if (type === undefined) return { type: undefined, errors: [sentences.typeUnknown(raw, value)] };
  const derived = declared === undefined || declared === type || declared.kind === 'any';
  return { type, errors: derived ? [] : [sentences.typeNotDerived(raw, value, declared.name)] };
};

/** What the attribute pass says of an xsi attribute; undefined when the attribute is not one of the four allowed everywhere. */
export const xsiAttributeErrors = (raw: string, attribute: Attribute, namespaces: Namespaces): string[] | undefined => {
  const { name, value } = attribute;
  const invalid = (reason: string, type: string): string[] => [
    reason,
    sentences.attributeInvalid(raw, name.raw, value, type),
  ];
  switch (name.local) {
    case 'nil': {
      const trimmed = trimXml(value);
      return isBoolean(trimmed) ? [] : invalid(sentences.lexical(trimmed, 'boolean'), 'boolean');
    }
    case 'type': {
      const resolved = resolveQName(value, namespaces);
      return typeof resolved === 'string' ? invalid(resolved, 'QName') : [];
    }
    case 'schemaLocation': {
      const faulty = collapseXml(value)
        .split(' ')
        .find((uri) => uri !== '' && anyUriFault(uri));
      return faulty === undefined ? [] : invalid(sentences.lexical(faulty, 'anyURI'), '#AnonType_schemaLocation');
    }
    case 'noNamespaceSchemaLocation': {
      const uri = collapseXml(value);
      return anyUriFault(uri) ? invalid(sentences.lexical(uri, 'anyURI'), 'anyURI') : [];
    }
    default:
      return undefined;
  }
};

export const isNilTrue = (value: string): boolean => {
  const trimmed = trimXml(value);
  return trimmed === 'true' || trimmed === '1';
};
