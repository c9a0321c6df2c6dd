import { isIPv6 } from 'node:net';

const IPV4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i;

/** The network that an address counts for: an IPv6 by its first 64 bits, which is what one subscriber has, written in full. */
export const reseauDe = (adresse: string): string => {
  const ipv4 = IPV4.exec(adresse)?.[1];
  if (ipv4 !== undefined || !isIPv6(adresse)) return ipv4 ?? adresse;
  const [avant = [], apres = []] = adresse.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(Math.max(0, 8 - avant.length - apres.length)).fill('0');
  return [...avant, ...zeros, ...apres]
    .slice(0, 4)
    .map((groupe) => Number.parseInt(groupe, 16).toString(16))
    .join(':');
};
