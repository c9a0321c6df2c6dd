import type { IdTable } from './id-table.ts';

/** The compiled schema, as the explainer walks it. */

/** What the types of names need to know of the place where a value stands. */
export type ValueContext = { of(prefix: string): string | null | undefined; ids: IdTable };

/** A simple type; `name` is the one that the validator prints. */
export type SimpleType = {
  kind: 'simple';
  name: string;
  /** Local name of the built-in type it restricts or is. */
  base: string;
  /** The validator's sentence on the first rule that the raw value breaks; null for a valid one. */
  check(value: string, context: ValueContext): string | null;
};

export type ElementDeclaration = {
  /** From 0, over both versions of the schema: what a reader of passages keys its values by. */
  id: number;
  local: string;
  /** Bit of this child in the set of those already seen. */
  bit: number;
  required: boolean;
  nillable: boolean;
  /** Printed and expected only once the file has shown itself to be of version 1.1.5. */
  since115: boolean;
  type: Type;
  /** Name of the type it stands in. */
  owner: string;
};

/**
 * How children follow each other. `all`: each at most once, in any order. `choice`: one of them, once. `repeated`: any of
 * them, any number of times.
 */
export type ContentModel = {
  kind: 'all' | 'choice' | 'repeated';
  children: readonly ElementDeclaration[];
  byLocal: ReadonlyMap<string, ElementDeclaration>;
  /** Bits of the required children of an `all`. */
  required: number;
  /** True when a `choice` or a `repeated` must hold at least one child. */
  atLeastOne: boolean;
};

export type ComplexType = { kind: 'complex'; name: string; content: ContentModel };

/** What has no declaration: anything goes inside, except that a `flux` is a flux wherever it stands. */
export type AnyType = { kind: 'any'; name: string };

export type Type = SimpleType | ComplexType | AnyType;

export type Schema = {
  namespace: string;
  root: ElementDeclaration;
  /** Named types by local name, those that xsi:type may name. */
  types: ReadonlyMap<string, Type>;
  /** Those of them that only 1.1.5 defines. */
  typesSince115: ReadonlySet<string>;
  declarations: readonly ElementDeclaration[];
};

export const ANY_TYPE: AnyType = { kind: 'any', name: 'anyType' };
