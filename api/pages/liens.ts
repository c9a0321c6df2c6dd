import { PAGE_JETON } from '../../adapters/jetons/jeton.ts';

type Champ = {
  /** Path in the body of the request. */
  nom: string;
  libelle: string;
  type: 'text' | 'email' | 'password' | 'checkbox' | 'hidden';
  valeur?: string;
  autocomplete?: string;
};

export type PageLien = {
  chemin: string;
  titre: string;
  explication: string;
  /** Where the page posts the token of its address, with the fields. */
  action: string;
  bouton: string;
  champs: readonly Champ[];
  /** True for a page that no link leads to: it has no token to send. */
  sansJeton?: true;
  /** Shown once done. */
  merci: string;
  /** A script of its own, that goes on with what was read. */
  script?: string;
};

/** Pages that the links of mails lead to. The token stands in the fragment: opening the page sends it nowhere. */
export const PAGES_LIENS: readonly PageLien[] = [
  {
    chemin: PAGE_JETON.SUIVI_DEMANDE,
    titre: 'Suivre ma demande',
    explication: 'Consultez l’avancement de votre demande, et répondez à ce qui vous est demandé.',
    action: '/api/v1/demandes-contact/suivi',
    bouton: 'Consulter',
    champs: [],
    merci: 'Voici l’état de votre demande.',
    script: '/pages/reponse.js',
  },
  {
    chemin: PAGE_JETON.INSCRIPTION,
    titre: 'Inscription de votre organisme',
    explication:
      'Saisissez les identifiants reçus par courriel, puis les coordonnées du titulaire du compte. Il deviendra administrateur du compte.',
    action: '/api/v1/inscriptions',
    bouton: 'S’inscrire',
    champs: [
      { nom: 'role', libelle: '', type: 'hidden', valeur: 'CERTIFICATEUR' },
      { nom: 'matricule', libelle: 'Matricule', type: 'text' },
      { nom: 'numeroContrat', libelle: 'Numéro de contrat', type: 'text' },
      { nom: 'titulaire.nom', libelle: 'Nom', type: 'text', autocomplete: 'family-name' },
      { nom: 'titulaire.prenom', libelle: 'Prénom', type: 'text', autocomplete: 'given-name' },
      { nom: 'titulaire.courriel', libelle: 'Adresse électronique', type: 'email', autocomplete: 'email' },
      {
        nom: 'motDePasse',
        libelle: 'Mot de passe (14 caractères au moins)',
        type: 'password',
        autocomplete: 'new-password',
      },
      { nom: 'conditionsAcceptees', libelle: 'J’accepte les conditions d’utilisation', type: 'checkbox' },
    ],
    merci: 'Votre inscription est enregistrée. Un courriel vous a été envoyé pour valider votre adresse.',
  },
  {
    chemin: '/inscription/renvoi',
    titre: 'Recevoir de nouveau les identifiants d’inscription',
    explication:
      'Indiquez le SIRET de votre organisme. Un courriel part à l’adresse de son contact, avec un nouveau lien qui remplace les précédents.',
    action: '/api/v1/inscriptions/renvoi',
    bouton: 'Recevoir les identifiants',
    champs: [{ nom: 'siret', libelle: 'SIRET', type: 'text' }],
    sansJeton: true,
    merci:
      'Si un organisme a des identifiants sous ce SIRET, un courriel part à l’adresse de son contact. Pensez aux courriers indésirables.',
  },
  {
    chemin: PAGE_JETON.VALIDATION_COURRIEL,
    titre: 'Valider mon adresse électronique',
    explication:
      'Confirmez que cette adresse est la vôtre : votre identifiant de connexion vous sera envoyé par courriel.',
    action: '/api/v1/inscriptions/validation',
    bouton: 'Valider mon adresse',
    champs: [],
    merci: 'Votre adresse est validée. Votre identifiant de connexion vous a été envoyé par courriel.',
  },
];

const champHtml = ({ nom, libelle, type, valeur, autocomplete }: Champ): string => {
  if (type === 'hidden') return `<input type="hidden" name="${nom}" value="${valeur ?? ''}">`;
  const saisie = `<input type="${type}" id="${nom}" name="${nom}" required${autocomplete ? ` autocomplete="${autocomplete}"` : ''}>`;
  return type === 'checkbox'
    ? `<p>${saisie} <label for="${nom}">${libelle}</label></p>`
    : `<label for="${nom}">${libelle}</label>${saisie}`;
};

/** A page without anything of the caller's: the same bytes for everyone. */
export const composerPageLien = (page: PageLien): string => {
  const { titre, explication, action, bouton, champs, merci, sansJeton, script } = page;
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${titre}</title><link rel="stylesheet" href="/api/docs/style.css">
<script src="/pages/lien.js" defer></script>${script === undefined ? '' : `<script src="${script}" defer></script>`}</head>
<body><main><h1>${titre}</h1><p>${explication}</p>
<form method="post" action="${action}" data-merci="${merci}"${sansJeton ? ' data-sans-jeton' : ''}>${champs.map(champHtml).join('')}<p><button type="submit">${bouton}</button></p></form>
<div id="reponse" aria-live="polite"></div></main></body></html>
`;
};
