const INSECABLE = '\u00a0';
const FINE_INSECABLE = '\u202f';

/**
 * French spacing of what we write ourselves: no-break spaces before double signs and inside quotation marks, so templates
 * are typed with ordinary spaces. Applied to the source of a template, never to what a person or a file gave.
 */
export const typographier = (texte: string): string =>
  texte
    .replaceAll(/ :(?=\s|$)/gmu, `${INSECABLE}:`)
    .replaceAll(/ ([;!?])/gu, `${FINE_INSECABLE}$1`)
    .replaceAll('« ', `«${INSECABLE}`)
    .replaceAll(' »', `${INSECABLE}»`)
    .replaceAll('n° ', `n°${INSECABLE}`)
    .replaceAll(/\b([LR])\. (?=\d)/gu, `$1.${INSECABLE}`);

const FORMAT_NOMBRE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** `12 345`, with no-break spaces. */
const enNombre = (nombre: number): string => FORMAT_NOMBRE.format(nombre);

/** The number and its noun: plural from two on, as French counts. */
export const accorder = (nombre: number, singulier: string, pluriel: string): string =>
  `${enNombre(nombre)}${INSECABLE}${nombre < 2 ? singulier : pluriel}`;

/** `1 234 567 octets (1,2 Mo)`; the part in brackets from one ko on. */
export const enTaille = (octets: number): string => {
  const exact = accorder(octets, 'octet', 'octets');
  if (octets < 1000) return exact;
  const [diviseur, unite] = octets < 1_000_000 ? [1000, 'ko'] : [1_000_000, 'Mo'];
  return `${exact} (${enNombre(octets / diviseur)}${INSECABLE}${unite})`;
};
