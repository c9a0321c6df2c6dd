import { builtInType } from './built-in-types.ts';
import type { ComplexType, ContentModel, ElementDeclaration, Schema, SimpleType, Type } from './model.ts';
import { compileSimpleType, type Facet } from './simple-types.ts';
import { readXsdTree, type XsdNode } from './xsd-tree.ts';

/** Compiles the union of two versions of the deposit's schema; what only the newer one has is marked. */
export const compileSchema = (newer: string | URL, older: string | URL): Schema =>
  new SchemaCompiler(readXsdTree(newer), readXsdTree(older)).compile();

/** Every element of a schema, written « type/element ». */
const namesOf = (schema: XsdNode): ReadonlySet<string> =>
  new Set(
    schema.children.flatMap((type) =>
      descendants(type)
        .filter((node) => node.name === 'element')
        .map((node) => `${nameOf(type)}/${nameOf(node)}`),
    ),
  );

const descendants = (node: XsdNode): XsdNode[] => node.children.flatMap((child) => [child, ...descendants(child)]);
const nameOf = (node: XsdNode): string => node.attributes.get('name') ?? '';
const only = (node: XsdNode, name: string): XsdNode | undefined => node.children.find((child) => child.name === name);

class SchemaCompiler {
  private readonly schema: XsdNode;
  private readonly olderNames: ReadonlySet<string>;
  private readonly olderTypes: ReadonlySet<string>;
  private readonly prefix: string;
  private readonly types = new Map<string, Type>();
  private readonly declarations: ElementDeclaration[] = [];

  constructor(schema: XsdNode, older: XsdNode) {
    this.schema = schema;
    this.olderNames = namesOf(older);
    this.olderTypes = new Set(older.children.map(nameOf));
    const namespace = this.namespace();
    const bound = [...schema.attributes].find(([name, value]) => name.startsWith('xmlns:') && value === namespace);
    this.prefix = `${bound?.[0].slice('xmlns:'.length) ?? ''}:`;
  }

  compile(): Schema {
    const global = only(this.schema, 'element');
    if (global === undefined) throw new Error('Le schéma ne déclare aucun élément racine.');
    const root = this.element(global, 0, '', true);
    return {
      namespace: this.namespace(),
      root,
      types: this.types,
      typesSince115: new Set([...this.types.keys()].filter((name) => !this.olderTypes.has(name))),
      declarations: this.declarations,
    };
  }

  private namespace(): string {
    return this.schema.attributes.get('targetNamespace') ?? '';
  }

  private element(node: XsdNode, index: number, owner: string, isRoot = false): ElementDeclaration {
    const local = nameOf(node);
    const declaration: ElementDeclaration = {
      id: this.declarations.length,
      local,
      bit: 1 << index,
      required: node.attributes.get('minOccurs') !== '0',
      nillable: node.attributes.get('nillable') === 'true',
      since115: !isRoot && !this.olderNames.has(`${owner}/${local}`),
      type: { kind: 'any', name: '' },
      owner,
    };
    this.declarations.push(declaration);
    declaration.type = this.typeOf(node, owner);
    return declaration;
  }

  private typeOf(element: XsdNode, owner: string): Type {
    const reference = element.attributes.get('type');
    if (reference !== undefined) return this.named(reference);
    const name = `#AnonType_${nameOf(element)}${owner}`;
    const simple = only(element, 'simpleType');
    if (simple !== undefined) return this.simple(simple, name);
    const complex = only(element, 'complexType');
    if (complex === undefined) throw new Error(`L'élément ${nameOf(element)} n'a pas de type.`);
    return this.complex(complex, name, owner);
  }

  private named(reference: string): Type {
    if (!reference.startsWith(this.prefix)) return builtIn(reference);
    const name = reference.slice(this.prefix.length);
    const known = this.types.get(name);
    if (known !== undefined) return known;
    const node = this.schema.children.find((child) => child.name.endsWith('Type') && nameOf(child) === name);
    if (node === undefined) throw new Error(`Le type ${name} n'est pas défini.`);
    const type = node.name === 'simpleType' ? this.simple(node, name) : this.complex(node, name, name);
    this.types.set(name, type);
    return type;
  }

  private simple(node: XsdNode, name: string): SimpleType {
    const restriction = only(node, 'restriction');
    const base = restriction?.attributes.get('base');
    if (restriction === undefined || base === undefined) throw new Error(`Le type ${name} n'est pas une restriction.`);
    const facets: Facet[] = restriction.children.map((facet) => ({
      name: facet.name,
      value: facet.attributes.get('value') ?? '',
    }));
    return compileSimpleType(name, base.slice(base.indexOf(':') + 1), facets);
  }

  private complex(node: XsdNode, name: string, owner: string): ComplexType {
    const [group] = node.children;
    if (group?.name === 'all') return { kind: 'complex', name, content: this.all(group, owner) };
    if (group?.name === 'sequence' && group.children.length === 1)
      return { kind: 'complex', name, content: this.single(group.children[0]!, owner) };
    throw new Error(`Le modèle de contenu du type ${name} n'est pas reconnu.`);
  }

  private all(group: XsdNode, owner: string): ContentModel {
    const children = group.children.map((child, index) => this.element(child, index, owner));
    const required = children.filter((child) => child.required).reduce((bits, child) => bits | child.bit, 0);
    return { kind: 'all', children, byLocal: byLocal(children), required, atLeastOne: false };
  }

  /** A sequence of one particle: an element (the same as an `all` of one), a choice, or a repeated choice. */
  private single(particle: XsdNode, owner: string): ContentModel {
    if (particle.name === 'element') return this.all({ ...particle, name: 'all', children: [particle] }, owner);
    if (particle.name !== 'choice') throw new Error(`Particule de schéma non reconnue : ${particle.name}.`);
    const children = particle.children.map((child, index) => this.element(child, index, owner));
    return {
      kind: particle.attributes.get('maxOccurs') === 'unbounded' ? 'repeated' : 'choice',
      children,
      byLocal: byLocal(children),
      required: 0,
      atLeastOne: children.every((child) => child.required),
    };
  }
}

const byLocal = (children: readonly ElementDeclaration[]): ReadonlyMap<string, ElementDeclaration> =>
  new Map(children.map((child) => [child.local, child]));

const builtIn = (reference: string): Type => {
  const type = builtInType(reference.slice(reference.indexOf(':') + 1));
  if (type === undefined) throw new Error(`Type inconnu : ${reference}.`);
  return type;
};
