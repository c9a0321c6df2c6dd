import { createHash } from 'node:crypto';
import type { IdentificationLue } from '../../domain/depot/analyse.ts';
import type { PhraseRapprochement, Sngi } from '../../domain/titulaire/rapprochement.ts';

/** Birth names that the outside does not find, with the sentence of each. */
const NOMS_NON_TROUVES: Record<string, PhraseRapprochement> = {
  INCONNU: 3,
  AUTREJOUR: 4,
  AUTRELIEU: 5,
  HOMONYME: 6,
};

const nomDe = (identification: IdentificationLue): string => {
  switch (identification.par) {
    case 'TITULAIRE':
      return `${identification.titulaire.nomNaissance} ${identification.titulaire.prenom1}`;
    case 'DOSSIER_FORMATION':
      return `${identification.nomTitulaire} ${identification.prenom1Titulaire}`;
    case 'IDENTIFIANT_NATIONAL':
      return identification.nir;
  }
};

/** The NIR that the fictional register gives: 13 digits, always the same for a name. */
export const nirFictif = (nom: string): string =>
  `2${BigInt(`0x${createHash('sha256').update(nom).digest('hex')}`)
    .toString()
    .slice(0, 12)}`;

/** A national register that knows everybody but the names above; `appels` counts what it was asked. */
export const createSngiFictif = (): Sngi & { appels: number[] } => {
  const appels: number[] = [];
  return {
    appels,
    async rapprocher(lot) {
      appels.push(lot.length);
      return lot.map(({ rang, identification }) => {
        const nom = nomDe(identification);
        const phrase = NOMS_NON_TROUVES[nom.split(' ')[0] ?? ''];
        return phrase === undefined ? { rang, trouve: true, nir: nirFictif(nom) } : { rang, trouve: false, phrase };
      });
    },
  };
};
