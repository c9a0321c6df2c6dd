/** Usual shapes of the identifiers issued by the Caisse (deposit format, meaning of the data). */

/** Matricule (idClient, BCR): two digits, three letters, three digits, from a rank: one rank, one matricule, never reused. */
export const matriculeDuRang = (rang: number): string => {
  // The rank is spread over the 99 × 24³ × 999 shapes by a full-cycle step, so that neighbours do not look alike.
  const LETTRES = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  const total = 99 * LETTRES.length ** 3 * 999;
  if (!Number.isSafeInteger(rang) || rang < 1 || rang > total) throw new RangeError(`rang de matricule ${rang}`);
  // The step is prime and larger than every prime factor of the total: each rank meets its own shape.
  let reste = Number((BigInt(rang) * 15_485_863n) % BigInt(total));
  const fin = (reste % 999) + 1;
  reste = Math.floor(reste / 999);
  let lettres = '';
  for (let i = 0; i < 3; i++) {
    lettres += LETTRES[reste % LETTRES.length];
    reste = Math.floor(reste / LETTRES.length);
  }
  return `${String(reste + 1).padStart(2, '0')}${lettres}${String(fin).padStart(3, '0')}`;
};

/** Numéro de contrat (idContrat): `MCFCER` and six digits. */
export const numeroContratDuRang = (rang: number): string => {
  if (!Number.isSafeInteger(rang) || rang < 1 || rang > 999_999) throw new RangeError(`rang de contrat ${rang}`);
  return `MCFCER${String(rang).padStart(6, '0')}`;
};

/** Identifiant de connexion: nine characters without look-alikes, from nine random bytes (32 divides 256: no bias). */
export const identifiantConnexionDe = (octets: Uint8Array): string => {
  const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  if (octets.length < 9) throw new RangeError('neuf octets aléatoires attendus');
  return Array.from(octets.subarray(0, 9), (octet) => ALPHABET[octet % ALPHABET.length]).join('');
};
