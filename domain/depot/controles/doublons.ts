import type { PassageLu } from '../analyse.ts';
import type { Aide, Constat, Gravite } from './controle.ts';
import { EnsembleEmpreintes } from './ensemble-empreintes.ts';

/** Limit of the format: a file holds no more passages. */
const PASSAGES_PAR_FICHIER = 200_000;

/** The same idTechnique twice in one file: the first occurrence counts, the others stand in the detailed report only. */
export const ID_TECHNIQUE_EN_DOUBLE: { code: string; gravite: Gravite; aide: Aide } = {
  code: 'ID_TECHNIQUE_EN_DOUBLE',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Identifiant technique en double dans le fichier',
    explication:
      'Deux passages du fichier portent le même idTechnique. Seul le premier est traité et figure dans l’accusé ; les suivants sont laissés de côté.',
    quoiFaire: 'Donnez à chaque passage un idTechnique différent, puis déposez à nouveau les passages laissés de côté.',
    exemple: '<cpf:idTechnique>2026-0001</cpf:idTechnique>\n…\n<cpf:idTechnique>2026-0002</cpf:idTechnique>',
  },
};

export type DetecteurDoublons = (passage: PassageLu) => Constat | undefined;

/** Sees every passage of one file once, in order; memory bounded whatever the file. */
export const createDetecteurDoublons = (): DetecteurDoublons => {
  const vus = new EnsembleEmpreintes(PASSAGES_PAR_FICHIER);
  return ({ idTechnique, ligne }) => {
    const premiere = vus.ajouter(idTechnique, ligne);
    if (premiere === undefined) return undefined;
    return { ligne, message: `Cet idTechnique figure déjà dans le fichier, ligne ${premiere}.` };
  };
};
