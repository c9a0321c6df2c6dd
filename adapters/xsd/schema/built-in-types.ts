import { CLASSES, NAME, NAME_START } from '../xml/char-classes.ts';
import { anyUriFault } from './any-uri.ts';
import { isGregorian } from './gregorian.ts';
import {
  collapseXml,
  compareBigInteger,
  isBoolean,
  isDate,
  isDateTime,
  isInteger,
  isTime,
  trimXml,
} from './lexical.ts';
import { ANY_TYPE, type SimpleType, type Type } from './model.ts';
import { isNCName, resolveQName } from './qualified-names.ts';
import { sentences } from './sentences.ts';

/**
 * The types of XML Schema itself. Our schemas use five of them; the others only come in by xsi:type, on elements that are
 * faulty already, and must then speak as they do in the validator.
 */
type Check = SimpleType['check'];

const simple = (name: string, check: Check): [string, Type] => [name, { kind: 'simple', name, base: name, check }];
const free = (name: string): [string, Type] => simple(name, () => null);

const trimmed = (name: string, accepts: (value: string) => boolean): [string, Type] =>
  simple(name, (value) => {
    const content = trimXml(value);
    return accepts(content) ? null : sentences.lexical(content, name);
  });

const collapsed = (name: string, printed: string, accepts: (value: string) => boolean): [string, Type] =>
  simple(name, (value) => {
    const content = collapseXml(value);
    return accepts(content) ? null : sentences.lexical(content, printed);
  });

const integer = (name: string, low: bigint | null, high: bigint | null): [string, Type] =>
  simple(name, (value) => {
    const content = trimXml(value);
    if (!isInteger(content)) return sentences.lexical(content, 'integer');
    if (high !== null && compareBigInteger(content, high) > 0)
      return sentences.bound('maxInclusive', content, String(high), name);
    return low !== null && compareBigInteger(content, low) < 0
      ? sentences.bound('minInclusive', content, String(low), name)
      : null;
  });

const matching =
  (expression: RegExp) =>
  (value: string): boolean =>
    expression.test(value);

const everyUnit = (value: string, first: number): boolean => {
  if (value === '' || (CLASSES[value.charCodeAt(0)]! & first) === 0) return false;
  for (let index = 1; index < value.length; index += 1)
    if ((CLASSES[value.charCodeAt(index)]! & NAME) === 0) return false;
  return true;
};
const isName = (value: string): boolean => everyUnit(value, NAME_START);
const isNmtoken = (value: string): boolean => everyUnit(value, NAME);

const tokens = (value: string): string[] =>
  collapseXml(value)
    .split(' ')
    .filter((token) => token !== '');

const listFault = (
  name: string,
  item: string,
  items: readonly string[],
  accepts: (value: string) => boolean,
): string | null => {
  const faulty = items.find((token) => !accepts(token));
  if (faulty !== undefined) return sentences.lexical(faulty, item);
  return items.length > 0 ? null : sentences.lengthBound('minLength', '', 0, 1, name);
};

const identifier: Check = (value, { ids }) => {
  const content = trimXml(value);
  if (!isNCName(content)) return sentences.lexical(content, 'NCName');
  return ids.add(content) ? null : sentences.idTwice(content);
};

const reference: Check = (value, { ids }) => {
  const content = trimXml(value);
  if (!isNCName(content)) return sentences.lexical(content, 'NCName');
  ids.refer(content);
  return null;
};

const references: Check = (value, { ids }) => {
  const items = tokens(value);
  const fault = listFault('IDREFS', 'NCName', items, isNCName);
  if (fault === null) for (const item of items) ids.refer(item);
  return fault;
};

/** No entity can be declared: any name is that of an unknown one. */
const entityFault = (name: string): string | null =>
  isNCName(name) ? sentences.entityUndeclared(name) : sentences.lexical(name, 'NCName');

const LANGUAGE = '([a-zA-Z]{1,8})(-[a-zA-Z0-9]{1,8})*';
const LANGUAGE_EXPRESSION = new RegExp(`^${LANGUAGE}$`);
const FLOAT = /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN)$/;
const DURATION = /^-?P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;
const BASE64 = /^(?:(?:[A-Za-z0-9+/] ?){4})*(?:(?:[A-Za-z0-9+/] ?){2}[A-Za-z0-9+/] ?=|[A-Za-z0-9+/] ?[AQgw] ?= ?=)?$/;

const qualified = (name: string): [string, Type] =>
  simple(name, (value, context) => {
    const resolved = resolveQName(value, context);
    return typeof resolved === 'string' ? resolved : null;
  });

const power = (exponent: number): bigint => 2n ** BigInt(exponent);

const TYPES: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['anyType', ANY_TYPE],
  free('anySimpleType'),
  free('string'),
  free('normalizedString'),
  free('token'),
  trimmed('boolean', isBoolean),
  trimmed('decimal', matching(/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/)),
  integer('integer', null, null),
  integer('nonPositiveInteger', null, 0n),
  integer('negativeInteger', null, -1n),
  integer('nonNegativeInteger', 0n, null),
  integer('positiveInteger', 1n, null),
  integer('long', -power(63), power(63) - 1n),
  integer('int', -power(31), power(31) - 1n),
  integer('short', -power(15), power(15) - 1n),
  integer('byte', -power(7), power(7) - 1n),
  integer('unsignedLong', 0n, power(64) - 1n),
  integer('unsignedInt', 0n, power(32) - 1n),
  integer('unsignedShort', 0n, power(16) - 1n),
  integer('unsignedByte', 0n, power(8) - 1n),
  trimmed('float', matching(FLOAT)),
  trimmed('double', matching(FLOAT)),
  trimmed('duration', matching(DURATION)),
  trimmed('dateTime', isDateTime),
  trimmed('time', isTime),
  trimmed('date', isDate),
  ...(['gYearMonth', 'gYear', 'gMonthDay', 'gDay', 'gMonth'] as const).map((name) =>
    trimmed(name, (value) => isGregorian(name, value)),
  ),
  trimmed('hexBinary', matching(/^(?:[0-9A-Fa-f]{2})*$/)),
  simple('base64Binary', (value) =>
    BASE64.test(collapseXml(value)) ? null : sentences.lexical(value, 'base64Binary'),
  ),
  collapsed('anyURI', 'anyURI', (value) => !anyUriFault(value)),
  simple('language', (value) =>
    LANGUAGE_EXPRESSION.test(collapseXml(value)) ? null : sentences.pattern(value, LANGUAGE, 'language'),
  ),
  collapsed('Name', 'Name', isName),
  collapsed('NCName', 'NCName', isNCName),
  simple('ID', identifier),
  simple('IDREF', reference),
  simple('IDREFS', references),
  simple('ENTITY', (value) => entityFault(trimXml(value))),
  simple('ENTITIES', (value) => {
    const items = tokens(value);
    if (items.length === 0) return sentences.lengthBound('minLength', '', 0, 1, 'ENTITIES');
    const misnamed = items.find((item) => !isNCName(item));
    return entityFault(misnamed ?? items.at(-1)!);
  }),
  collapsed('NMTOKEN', 'NMTOKEN', isNmtoken),
  simple('NMTOKENS', (value) => listFault('NMTOKENS', 'NMTOKEN', tokens(value), isNmtoken)),
  qualified('QName'),
  qualified('NOTATION'),
]);

/** A type of XML Schema itself, by its local name. */
export const builtInType = (name: string): Type | undefined => TYPES.get(name);
