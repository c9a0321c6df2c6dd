type Intervalle = readonly [debut: number, fin: number];

const JETON = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<[^<>]*>|[^<]+|</g;

/** Elements from start tag to end tag, as far as the bytes can be read as tags at all. */
const elements = (texte: string): Intervalle[] => {
  const ouverts: number[] = [];
  const trouves: Intervalle[] = [];
  for (const { 0: jeton, index } of texte.matchAll(JETON)) {
    const fin = index + jeton.length;
    if (jeton.startsWith('</')) {
      const debut = ouverts.pop();
      if (debut !== undefined) trouves.push([debut, fin]);
    } else if (jeton.endsWith('/>') || /^<[?!]/.test(jeton)) trouves.push([index, fin]);
    else if (jeton.startsWith('<')) ouverts.push(index);
    else trouves.push([index, fin]);
  }
  return trouves;
};

const tranches = (longueur: number, taille: number): Intervalle[] =>
  Array.from({ length: Math.ceil(longueur / taille) }, (_, i) => [i * taille, Math.min(longueur, (i + 1) * taille)]);

const candidats = (texte: string): Intervalle[] => {
  const petits = texte.length <= 600 ? tranches(texte.length, 1) : [];
  const moyens = [2, 4, 8, 16, 32, 64].flatMap((parts) =>
    tranches(texte.length, Math.max(1, Math.ceil(texte.length / parts))),
  );
  return [...elements(texte), ...moyens, ...petits].sort((a, b) => b[1] - b[0] - (a[1] - a[0])).slice(0, 700);
};

const LOT = 60;

/**
 * The smallest document found that still shows what the first showed: pieces are taken away, largest first, as long as
 * `montre` says yes. Gives up after `tours` rounds, with what it has.
 */
export const reduire = async (
  octets: Uint8Array,
  montre: (essais: Uint8Array[]) => Promise<boolean[]>,
  tours = 60,
): Promise<Uint8Array> => {
  let courant = Buffer.from(octets);
  for (let tour = 0; tour < tours; tour++) {
    const pieces = candidats(courant.toString('latin1'));
    let reduit: Buffer<ArrayBuffer> | undefined;
    for (let i = 0; i < pieces.length && !reduit; i += LOT) {
      const essais = pieces
        .slice(i, i + LOT)
        .map(([debut, fin]) => Buffer.concat([courant.subarray(0, debut), courant.subarray(fin)]));
      const oui = await montre(essais);
      reduit = essais[oui.indexOf(true)];
    }
    if (!reduit) break;
    courant = reduit;
  }
  return courant;
};
