import { compileSchema } from './compile.ts';
import type { Schema } from './model.ts';

const SCHEMAS = new URL('../../../schemas/', import.meta.url);
let compiled: Schema | undefined;

/** The union of the deposit's schemas 1.1.2 and 1.1.5, compiled once per process. */
export const depotSchema = (): Schema => {
  compiled ??= compileSchema(new URL('depot-1.1.5.xsd', SCHEMAS), new URL('depot-1.1.2.xsd', SCHEMAS));
  return compiled;
};
