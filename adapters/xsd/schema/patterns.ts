/**
 * Compiles a pattern of our schemas. They use the part of the XSD syntax that JavaScript shares: literals, ranges,
 * alternatives, groups, counters. Anything else is refused rather than read differently.
 */
export const compilePattern = (pattern: string): RegExp => {
  if (!/^(?:[A-Za-z0-9:()|{}-]|\\[+]|\[[A-Za-z0-9-]+\])+$/.test(pattern))
    throw new Error(`Motif de schéma hors de la syntaxe reconnue : ${pattern}.`);
  return new RegExp(`^(?:${pattern})$`, 'u');
};
