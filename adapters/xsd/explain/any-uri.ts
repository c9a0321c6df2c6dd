/** True when the validator finds no URI in this value: a stray `%` is what matters in practice. */
export const anyUriFault = (uri: string): boolean => /%(?![0-9A-Fa-f]{2})/.test(uri);
