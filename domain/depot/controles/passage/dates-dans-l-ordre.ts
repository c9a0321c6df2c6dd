import type { PassageLu } from '../../analyse.ts';
import type { ControleLecture } from '../controle.ts';

const AIDE = {
  exemple:
    '<cpf:dateDebutValidite>2026-02-10</cpf:dateDebutValidite>\n<cpf:dateFinValidite>2031-02-09</cpf:dateFinValidite>',
};

const precede = (fin: string | undefined, debut: string | undefined): boolean =>
  fin !== undefined && debut !== undefined && fin < debut;

/** The validity may not end before it begins. */
export const finDeValidite: ControleLecture = {
  code: 'FIN_DE_VALIDITE_AVANT_DEBUT',
  gravite: 'REJETTE_PASSAGE',
  phrase: 7,
  aide: {
    titre: 'La validité finit avant de commencer',
    explication: 'La date de fin de validité (dateFinValidite) est antérieure à la date de début (dateDebutValidite).',
    quoiFaire:
      'Corrigez l’une des deux dates. Pour une certification sans limite de validité, laissez la fin vide avec xsi:nil="true".',
    exemple: AIDE.exemple,
  },
  verifier: ({ dateDebutValidite, dateFinValidite, ligne }: PassageLu) =>
    precede(dateFinValidite, dateDebutValidite)
      ? { ligne, message: `La fin de validité (${dateFinValidite}) précède le début (${dateDebutValidite}).` }
      : undefined,
};

/** The exam may not end before it begins; the official sentence is that of validity dates. */
export const finDExamen: ControleLecture = {
  code: 'FIN_D_EXAMEN_AVANT_DEBUT',
  gravite: 'REJETTE_PASSAGE',
  phrase: 7,
  aide: {
    titre: 'L’examen finit avant de commencer',
    explication:
      'La date de fin d’examen (dateFinExamen) est antérieure à la date de début (dateDebutExamen). L’accusé officiel parle alors de validité : la phrase est la même pour les deux couples de dates.',
    quoiFaire: 'Corrigez l’une des deux dates d’examen.',
    exemple: '<cpf:dateDebutExamen>2026-01-12</cpf:dateDebutExamen>\n<cpf:dateFinExamen>2026-01-13</cpf:dateFinExamen>',
  },
  verifier: ({ dateDebutExamen, dateFinExamen, ligne }: PassageLu) =>
    precede(dateFinExamen, dateDebutExamen)
      ? { ligne, message: `La fin d’examen (${dateFinExamen}) précède le début (${dateDebutExamen}).` }
      : undefined,
};
