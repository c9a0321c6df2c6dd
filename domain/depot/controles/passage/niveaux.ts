import type { Aide, ControleLecture } from '../controle.ts';

const aideLangue: Aide = {
  titre: 'Niveau de langue incohérent',
  explication:
    'presenceNiveauLangueEuro dit si le passage porte un niveau du cadre européen de langues : true exige niveauLangueEuropeen, false l’exclut.',
  quoiFaire: 'Ajoutez le niveau, ou mettez presenceNiveauLangueEuro à false et retirez le niveau.',
  exemple:
    '<cpf:presenceNiveauLangueEuro>true</cpf:presenceNiveauLangueEuro>\n<cpf:niveauLangueEuropeen>B2</cpf:niveauLangueEuropeen>',
};

const aideNumerique: Aide = {
  titre: 'Niveau numérique incohérent',
  explication:
    'presenceNiveauNumeriqueEuro dit si le passage porte un niveau DIGCOMP : true exige niveauNumeriqueEuropeen, false l’exclut.',
  quoiFaire: 'Ajoutez le niveau, ou mettez presenceNiveauNumeriqueEuro à false et retirez le niveau.',
  exemple:
    '<cpf:presenceNiveauNumeriqueEuro>true</cpf:presenceNiveauNumeriqueEuro>\n<cpf:niveauNumeriqueEuropeen>\n    <cpf:scoreGeneral>512</cpf:scoreGeneral>\n</cpf:niveauNumeriqueEuropeen>',
};

export const niveauLangueManquant: ControleLecture = {
  code: 'NIVEAU_LANGUE_MANQUANT',
  gravite: 'AVERTIT',
  aide: aideLangue,
  verifier: ({ presenceNiveauLangueEuro, niveauLangueEuropeen, ligne }) =>
    presenceNiveauLangueEuro && niveauLangueEuropeen === undefined
      ? { ligne, message: 'presenceNiveauLangueEuro vaut true, mais niveauLangueEuropeen est absent.' }
      : undefined,
};

export const niveauLangueInattendu: ControleLecture = {
  code: 'NIVEAU_LANGUE_INATTENDU',
  gravite: 'AVERTIT',
  aide: aideLangue,
  verifier: ({ presenceNiveauLangueEuro, niveauLangueEuropeen, ligne }) =>
    !presenceNiveauLangueEuro && niveauLangueEuropeen !== undefined
      ? { ligne, message: 'presenceNiveauLangueEuro vaut false, mais niveauLangueEuropeen est présent.' }
      : undefined,
};

export const niveauNumeriqueManquant: ControleLecture = {
  code: 'NIVEAU_NUMERIQUE_MANQUANT',
  gravite: 'AVERTIT',
  aide: aideNumerique,
  verifier: ({ presenceNiveauNumeriqueEuro, niveauNumeriqueEuropeen, ligne }) =>
    presenceNiveauNumeriqueEuro && !niveauNumeriqueEuropeen
      ? { ligne, message: 'presenceNiveauNumeriqueEuro vaut true, mais niveauNumeriqueEuropeen est absent.' }
      : undefined,
};

export const niveauNumeriqueInattendu: ControleLecture = {
  code: 'NIVEAU_NUMERIQUE_INATTENDU',
  gravite: 'AVERTIT',
  aide: aideNumerique,
  verifier: ({ presenceNiveauNumeriqueEuro, niveauNumeriqueEuropeen, ligne }) =>
    !presenceNiveauNumeriqueEuro && niveauNumeriqueEuropeen
      ? { ligne, message: 'presenceNiveauNumeriqueEuro vaut false, mais niveauNumeriqueEuropeen est présent.' }
      : undefined,
};
