import { isIPv6 } from 'node:net';

/**
 * What the official validator takes for a URI (RFC 2396 with IPv6), once it has escaped what it escapes by itself: white
 * space, quotes, braces and everything beyond ASCII. So few things are faults: stray `%`, `#` twice, brackets, odd colons.
 */
const PATH = "(?:[A-Za-z0-9\\-_.!~*'();/:@&=+$,]|%[0-9A-Fa-f]{2})*";
const URIC = "(?:[A-Za-z0-9\\-_.!~*'();/:@&=+$,?[\\]]|%[0-9A-Fa-f]{2})*";
const OPAQUE = URIC.replace('?[', '[');
const TAIL = `(?:\\?${URIC})?(?:#${URIC})?`;

const HIERARCHICAL = new RegExp(`^${PATH}${TAIL}$`);
const OPAQUE_PART = new RegExp(`^${OPAQUE}${TAIL}$`);
const SCHEME = /^[A-Za-z][A-Za-z0-9+\-.]*$/;
const IP_AUTHORITY = /^(?:(?:[A-Za-z0-9\-_.!~*'();:&=+$,]|%[0-9A-Fa-f]{2})*@)?\[([^\]]*)\](?::(\d*))?$/;

const escapeLikeValidator = (uri: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among those it escapes
  uri.replace(/[\x00-\x20<>"{}|\\^~`\x7f-\uffff]/g, '%20');

const isIpAuthority = (authority: string): boolean => {
  const match = IP_AUTHORITY.exec(authority);
  return match !== null && isIPv6(match[1] ?? '') && Number(match[2] ?? '0') <= 65_535;
};

/** What follows the scheme, a well-formed `//[address]` being skipped; undefined for `//` alone. */
const afterAuthority = (rest: string): string | undefined => {
  if (!rest.startsWith('//')) return rest;
  const authority = /^\/\/([^/?#]*)/.exec(rest)?.[1] ?? '';
  if (authority === '' && rest.length === 2) return undefined;
  return isIpAuthority(authority) ? rest.slice(2 + authority.length) : rest;
};

/** True when the validator finds no URI in this value. */
export const anyUriFault = (value: string): boolean => {
  const uri = escapeLikeValidator(value);
  const colon = uri.indexOf(':');
  if (colon === 0) return true;
  const hasScheme = colon > 0 && !/[/?#]/.test(uri.slice(0, colon));
  if (hasScheme && (!SCHEME.test(uri.slice(0, colon)) || colon === uri.length - 1 || uri[colon + 1] === '#'))
    return true;
  const rest = afterAuthority(hasScheme ? uri.slice(colon + 1) : uri);
  if (rest === undefined) return true;
  const isOpaque = hasScheme && rest !== '' && !rest.startsWith('/') && !uri.slice(colon + 1).startsWith('/');
  return !(isOpaque ? OPAQUE_PART : HIERARCHICAL).test(rest);
};
