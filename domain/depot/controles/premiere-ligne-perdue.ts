import type { PassageLu } from '../analyse.ts';
import type { Aide, Constat, Gravite } from './controle.ts';

/** A converter that takes the first row of data for the headings loses one holder in silence. */
export const PREMIERE_LIGNE_PERDUE: { code: string; gravite: Gravite; aide: Aide } = {
  code: 'PREMIERE_LIGNE_PERDUE',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Première ligne peut-être perdue',
    explication:
      'La numérotation des passages commence à 2. Un programme qui prend la première ligne du tableur pour les titres des colonnes fait disparaître un titulaire sans le dire.',
    quoiFaire:
      'Comparez le nombre de passages du fichier à celui de votre tableur. Si le compte est bon, il n’y a rien à corriger.',
  },
};

const NUMERO_FINAL = /^(.*?)0*([0-9]{1,9})$/s;

type Numero = { prefixe: string; numero: number };

const numeroDe = (idTechnique: string): Numero | undefined => {
  const morceaux = NUMERO_FINAL.exec(idTechnique);
  return morceaux ? { prefixe: morceaux[1] ?? '', numero: Number(morceaux[2]) } : undefined;
};

export type DetecteurPremiereLigne = {
  voir(passage: Pick<PassageLu, 'idTechnique' | 'ligne'>): void;
  conclure(): Constat | undefined;
};

/** Suspects a lost row when the file is numbered 2, 3, 4… from its first passage and no number 1 stands anywhere. */
export const createDetecteurPremiereLigne = (): DetecteurPremiereLigne => {
  let suivis = 0;
  let prefixe = '';
  let ligne = 1;
  let innocente = false;

  return {
    voir(passage) {
      if (innocente) return;
      const lu = numeroDe(passage.idTechnique);
      const attendu = suivis + 2;
      if (suivis === 0 && lu !== undefined) ({ prefixe } = lu);
      if (suivis === 0) ({ ligne } = passage);
      if (suivis < 3) {
        innocente = lu === undefined || lu.prefixe !== prefixe || lu.numero !== attendu;
        suivis += 1;
        return;
      }
      if (lu?.prefixe === prefixe && lu.numero === 1) innocente = true;
    },
    conclure: () =>
      !innocente && suivis === 3
        ? { ligne, message: 'Les passages sont numérotés à partir de 2 : la première ligne a pu être perdue.' }
        : undefined,
  };
};
