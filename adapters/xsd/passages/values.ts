import { trimXml } from '../schema/lexical.ts';
import type { ElementDeclaration, Schema } from '../schema/model.ts';

/** Values of the simple elements read since the last `clear`, by « type/element » of the schema. */
export class Values {
  private readonly ids: ReadonlyMap<string, number>;
  private readonly values: (string | undefined)[];

  constructor(schema: Schema) {
    this.ids = new Map(schema.declarations.map(({ id, owner, local }) => [`${owner}/${local}`, id]));
    this.values = new Array(schema.declarations.length).fill(undefined);
  }

  clear(): void {
    this.values.fill(undefined);
  }

  set(declaration: ElementDeclaration, value: string | undefined): void {
    this.values[declaration.id] = value;
  }

  forget(path: string): void {
    this.values[this.id(path)] = undefined;
  }

  /** Number by which `optional` finds this element; asked once, not for each passage. */
  id(path: string): number {
    const id = this.ids.get(path);
    if (id === undefined) throw new Error(`Le schéma ne connaît pas ${path}.`);
    return id;
  }

  /** The value as it stands; undefined when the element is absent or nil. */
  optional(id: number): string | undefined {
    return this.values[id];
  }

  required(id: number): string {
    const value = this.values[id];
    if (value === undefined) throw new Error('Un élément obligatoire manque à un passage sans faute.');
    return value;
  }

  boolean(id: number): boolean {
    const value = trimXml(this.required(id));
    return value === 'true' || value === '1';
  }

  integer(id: number): number | undefined {
    const value = this.values[id];
    return value === undefined ? undefined : Number(trimXml(value));
  }

  /** A date, without the white space that its type allows around. */
  date(id: number): string | undefined {
    const value = this.values[id];
    return value === undefined ? undefined : trimXml(value);
  }
}
