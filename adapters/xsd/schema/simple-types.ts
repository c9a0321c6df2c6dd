import { collapseXml, compareInteger, isBoolean, isDate, isDateTime, isInteger, trimXml } from './lexical.ts';
import type { SimpleType } from './model.ts';
import { compilePattern } from './patterns.ts';
import { sentences } from './sentences.ts';

export type Facet = { name: string; value: string };
type Check = (value: string) => string | null;

/** Built-in bases of our schemas; `printed` is the name the validator gives to a value that is not of the type. */
const LEXICAL: Record<string, { printed: string; accepts: (value: string) => boolean } | null> = {
  string: null,
  boolean: { printed: 'boolean', accepts: isBoolean },
  date: { printed: 'date', accepts: isDate },
  dateTime: { printed: 'dateTime', accepts: isDateTime },
  int: { printed: 'integer', accepts: isInteger },
};

/** Undefined for a string, which has no lexical rule. */
const lexicalCheck = (base: string): Check | undefined => {
  const lexical = LEXICAL[base];
  if (lexical === undefined) throw new Error(`Type de base inconnu du moteur : ${base}.`);
  if (lexical === null) return undefined;
  return (value) => {
    const trimmed = trimXml(value);
    return lexical.accepts(trimmed) ? null : sentences.lexical(trimmed, lexical.printed);
  };
};

const patternCheck = (base: string, pattern: string, type: string): Check => {
  const expression = compilePattern(pattern);
  const prepare = base === 'string' ? (value: string): string => value : collapseXml;
  return (value) => (expression.test(prepare(value)) ? null : sentences.pattern(value, pattern, type));
};

const boundCheck = (facet: 'minInclusive' | 'maxInclusive', bound: string, type: string): Check => {
  const limit = Number(bound);
  const wrong = facet === 'minInclusive' ? -1 : 1;
  return (value) => {
    const trimmed = trimXml(value);
    return compareInteger(trimmed, limit) === wrong ? sentences.bound(facet, trimmed, bound, type) : null;
  };
};

const lengthCheck = (facet: 'length' | 'minLength' | 'maxLength', bound: number, type: string): Check => {
  if (facet === 'length')
    return (value) => (value.length === bound ? null : sentences.length(value, value.length, bound, type));
  return (value) => {
    const broken = facet === 'minLength' ? value.length < bound : value.length > bound;
    return broken ? sentences.lengthBound(facet, value, value.length, bound, type) : null;
  };
};

const enumerationCheck = (values: readonly string[]): Check => {
  const allowed = new Set(values);
  const printed = values.join(', ');
  return (value) => (allowed.has(value) ? null : sentences.enumeration(value, printed));
};

const facetCheck = (facet: Facet, type: string): Check => {
  switch (facet.name) {
    case 'length':
    case 'minLength':
    case 'maxLength':
      return lengthCheck(facet.name, Number(facet.value), type);
    case 'minInclusive':
    case 'maxInclusive':
      return boundCheck(facet.name, facet.value, type);
    default:
      throw new Error(`Facette inconnue du moteur : ${facet.name}.`);
  }
};

/**
 * Compiles a restriction of a built-in type: pattern first, then the lexical rule, then the other facets, the first broken
 * one alone speaking. Upper bounds come before lower ones, as in the validator.
 */
export const compileSimpleType = (name: string, base: string, facets: readonly Facet[]): SimpleType => {
  const values = facets.filter((facet) => facet.name === 'enumeration').map((facet) => facet.value);
  const order = ['length', 'minLength', 'maxLength', 'maxInclusive', 'minInclusive'];
  const others = facets
    .filter((facet) => facet.name !== 'pattern' && facet.name !== 'enumeration')
    .toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const lexical = lexicalCheck(base);
  const checks: Check[] = [
    ...facets.filter((facet) => facet.name === 'pattern').map((facet) => patternCheck(base, facet.value, name)),
    ...(lexical === undefined ? [] : [lexical]),
    ...others.map((facet) => facetCheck(facet, name)),
    ...(values.length > 0 ? [enumerationCheck(values)] : []),
  ];
  return { kind: 'simple', name, base, check: inOrder(checks) };
};

const inOrder = (checks: readonly Check[]): Check => {
  const [first, second] = checks;
  if (first === undefined) return () => null;
  if (second === undefined) return first;
  return (value) => {
    for (const check of checks) {
      const sentence = check(value);
      if (sentence !== null) return sentence;
    }
    return null;
  };
};
