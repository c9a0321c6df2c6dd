import { pieceTropGrosse, TAILLE_PIECE_MAX_OCTETS, TYPES_PIECE, tropDePieces } from '../../domain/piece/piece.ts';

export type Champ = {
  /** Path in the body of the request. */
  nom: string;
  libelle: string;
  type: 'text' | 'email' | 'password' | 'checkbox' | 'hidden' | 'file' | 'choix' | 'paragraphe';
  valeur?: string;
  /** Where the files of this field go first; their ids take their place in the body. */
  pieces?: string;
  /** Longest text, or most files. */
  maximum?: number;
  /** Values of a choice, with what each is called. */
  choix?: Readonly<Record<string, string>>;
  /** The only role, chosen in the field `role`, that is asked this. */
  pour?: 'CERTIFICATEUR' | 'DEPOSANT';
  /** True when some answer without it: left empty, it is not sent. */
  facultatif?: boolean;
  autocomplete?: string;
};

type Formulaire = {
  /** Where the page posts the token of its address, with the fields. */
  action: string;
  bouton: string;
  champs: readonly Champ[];
  /** True for a page that no link leads to: it has no token to send. */
  sansJeton?: true;
  /** True for what only reads: it may be asked again. */
  consultation?: true;
  /** Shown once done. */
  merci: string;
};

export type PageLien = Formulaire & {
  chemin: string;
  titre: string;
  explication: string;
  /** What the page asks when it opens, so that an ended link is told before anything is typed. It only reads. */
  verification?: string;
  /** What is left to do, in HTML, by whoever comes with a link that has ended or served. */
  lienFini?: string;
  /** A script of its own, that goes on with what was read. */
  script?: string;
  /** Another thing that the same link allows; `masque`: shown by the script of the page, when it is possible. */
  autre?: Formulaire & { titre: string; masque?: true };
};

const EXTENSIONS = Object.values(TYPES_PIECE)
  .flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`))
  .join(',');

const optionHtml = ([valeur, libelle]: [string, string]): string => `<option value="${valeur}">${libelle}</option>`;

/** What the script refuses before it sends anything, in the words of the API. */
const limitesHtml = ({ pieces = '', maximum = 1 }: Champ): string =>
  `data-pieces="${pieces}" data-octets="${TAILLE_PIECE_MAX_OCTETS}" data-trop-gros="${pieceTropGrosse().message}" data-nombre="${maximum}" data-trop-nombreux="${tropDePieces(maximum).message}"`;

const saisieHtml = (champ: Champ): string => {
  const { nom, type, maximum, autocomplete, choix = {}, facultatif = false } = champ;
  const attributs = `id="${nom}" name="${nom}"${facultatif ? '' : ' required'}`;
  const longueur = maximum === undefined ? '' : ` maxlength="${maximum}"`;
  switch (type) {
    case 'choix':
      return `<select ${attributs}>${Object.entries(choix).map(optionHtml).join('')}</select>`;
    case 'paragraphe':
      return `<textarea ${attributs}${longueur} rows="6"></textarea>`;
    case 'file':
      return `<input type="file" ${attributs} ${limitesHtml(champ)} accept="${EXTENSIONS}" multiple>`;
    default:
      return `<input type="${type}" ${attributs}${longueur}${autocomplete ? ` autocomplete="${autocomplete}"` : ''}>`;
  }
};

const champHtml = (champ: Champ): string => {
  const { nom, libelle, type, valeur = '', pour } = champ;
  if (type === 'hidden') return `<input type="hidden" name="${nom}" value="${valeur}">`;
  const etiquette = `<label for="${nom}">${libelle}</label>`;
  const dedans = type === 'checkbox' ? `${saisieHtml(champ)} ${etiquette}` : `${etiquette}${saisieHtml(champ)}`;
  return `<div class="champ"${pour === undefined ? '' : ` data-pour="${pour}"`}>${dedans}</div>`;
};

const formulaireHtml = (formulaire: Formulaire, verification = ''): string => {
  const { action, bouton, champs, merci, sansJeton, consultation } = formulaire;
  const saisis = champs.filter(({ type }) => type !== 'hidden');
  const consigne = saisis.length > 1 ? '<p>Sauf mention contraire, tous les champs sont obligatoires.</p>' : '';
  const donnees = [
    `data-merci="${merci}"`,
    ...(sansJeton ? ['data-sans-jeton'] : []),
    ...(consultation ? ['data-consultation'] : []),
    ...(verification === '' ? [] : [`data-verification="${verification}"`]),
  ].join(' ');
  return `<form method="post" action="${action}" ${donnees}>${consigne}${champs.map(champHtml).join('')}
<div class="refus" role="alert" tabindex="-1"></div><p><button type="submit">${bouton}</button></p></form>
<div class="reponse" role="status" tabindex="-1"></div>`;
};

const autreHtml = ({ autre }: PageLien): string =>
  autre === undefined
    ? ''
    : `<section id="autre"${autre.masque ? ' hidden' : ''}><h2>${autre.titre}</h2>${formulaireHtml(autre)}</section>`;

/** A page without anything of the caller's: the same bytes for everyone. */
export const composerPageLien = (page: PageLien): string => {
  const { titre, explication, verification, lienFini = '', script } = page;
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${titre} - Accrochage</title>
<link rel="stylesheet" href="/api/docs/style.css"><script src="/pages/lien.js" type="module"></script>${
    script === undefined ? '' : `<script src="${script}" type="module"></script>`
  }</head>
<body><main><h1>${titre}</h1><p>${explication}</p>
<noscript><p class="refus">Cette page a besoin de JavaScript : autorisez-le dans votre navigateur, puis rechargez-la.</p></noscript>
<template id="lien-fini"><p>Ce lien n’est plus valable : il a expiré, a déjà servi, ou n’a pas été recopié en entier. ${lienFini}</p></template>
${formulaireHtml(page, verification)}${autreHtml(page)}</main></body></html>
`;
};
