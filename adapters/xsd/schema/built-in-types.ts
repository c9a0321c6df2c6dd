import { ANY_TYPE, type Type } from './model.ts';
import { compileSimpleType } from './simple-types.ts';

const TYPES: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['anyType', ANY_TYPE],
  ...['string', 'boolean', 'date', 'dateTime'].map((name) => [name, compileSimpleType(name, name, [])] as const),
]);

/** A type of XML Schema itself, by its local name. */
export const builtInType = (name: string): Type | undefined => TYPES.get(name);
