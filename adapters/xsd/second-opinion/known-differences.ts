import { depotSchema } from '../schema/depot-schema.ts';

/**
 * Where libxml2 judges otherwise than the official validator (xerces-messages.md, section 8), among what can still show in
 * fragments that are written again: no CDATA, no reference, well-formed, namespaces sound, xsi:type trimmed. The last one was
 * found by this comparison.
 */
type Traits = {
  /** An xsd:int with white space around it. */
  paddedInteger: boolean;
  /** A character beyond the basic plane, which one counts once and the other twice. */
  astral: boolean;
  /** An xsi:schemaLocation or xsi:noNamespaceSchemaLocation, whose value libxml2 does not check. */
  located: boolean;
};

const paddedInteger = (): RegExp => {
  const names = depotSchema()
    .declarations.filter(({ type }) => type.kind === 'simple' && type.base === 'int')
    .map(({ local }) => local)
    .join('|');
  return new RegExp(`<(?:${names})\\b[^>]*>(?:\\s+[+-]?\\d+\\s*|[+-]?\\d+\\s+)</`);
};

const traitsOf = (fragment: string): Traits => ({
  paddedInteger: paddedInteger().test(fragment),
  astral: /[\ud800-\udfff]/.test(fragment),
  located: /xsi:(?:schema|noNamespaceSchema)Location=/.test(fragment),
});

type Verdict = 'OK' | 'KO';
type Difference = { name: string; ours: Verdict | 'ANY'; explains(traits: Traits): boolean };

export const KNOWN_DIFFERENCES: readonly Difference[] = [
  { name: 'ENTIER_ENTOURE_DE_BLANCS', ours: 'OK', explains: (traits) => traits.paddedInteger },
  { name: 'LONGUEUR_EN_UNITES_UTF_16', ours: 'ANY', explains: (traits) => traits.astral },
  { name: 'LIEU_DE_SCHEMA_NON_VERIFIE', ours: 'KO', explains: (traits) => traits.located },
];

/** True when the table explains that the second engine does not say `ours` of a fragment. */
export const isKnownDifference = (ours: Verdict, fragment: string): boolean => {
  const traits = traitsOf(fragment);
  return KNOWN_DIFFERENCES.some((known) => (known.ours === 'ANY' || known.ours === ours) && known.explains(traits));
};
