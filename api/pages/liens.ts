import { PAGE_JETON } from '../../adapters/jetons/jeton.ts';

type Champ = {
  /** Path in the body of the request. */
  nom: string;
  libelle: string;
  type: 'text' | 'email' | 'password' | 'checkbox' | 'choix';
  /** Values of a choice, with what each is called. */
  choix?: Readonly<Record<string, string>>;
  /** True when some answer without it: left empty, it is not sent. */
  facultatif?: boolean;
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
  /** Shown once done. */
  merci: string;
};

/** Pages that the links of mails lead to. The token stands in the fragment: opening the page sends it nowhere. */
export const PAGES_LIENS: readonly PageLien[] = [
  {
    chemin: PAGE_JETON.SUIVI_DEMANDE,
    titre: 'Suivre ma demande',
    explication: 'Consultez l’avancement de votre demande d’accrochage.',
    action: '/api/v1/demandes-contact/suivi',
    bouton: 'Consulter',
    champs: [],
    merci: 'Voici l’état de votre demande.',
  },
  {
    chemin: PAGE_JETON.INSCRIPTION,
    titre: 'Inscription de votre organisme',
    explication:
      'Saisissez les identifiants reçus par courriel, puis les coordonnées du titulaire du compte. Il deviendra administrateur du compte.',
    action: '/api/v1/inscriptions',
    bouton: 'S’inscrire',
    champs: [
      {
        nom: 'role',
        libelle: 'Vous inscrivez votre organisme comme',
        type: 'choix',
        choix: { CERTIFICATEUR: 'certificateur', DEPOSANT: 'déposant, pour d’autres certificateurs' },
      },
      { nom: 'matricule', libelle: 'Matricule', type: 'text' },
      { nom: 'numeroContrat', libelle: 'Numéro de contrat (certificateur)', type: 'text', facultatif: true },
      {
        nom: 'matriculeCertificateur',
        libelle: 'Matricule de l’un de vos certificateurs (déposant)',
        type: 'text',
        facultatif: true,
      },
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

const optionHtml = ([valeur, libelle]: [string, string]): string => `<option value="${valeur}">${libelle}</option>`;

const saisieHtml = ({ nom, type, autocomplete, choix = {}, facultatif = false }: Champ): string => {
  const attributs = `id="${nom}" name="${nom}"${facultatif ? '' : ' required'}`;
  return type === 'choix'
    ? `<select ${attributs}>${Object.entries(choix).map(optionHtml).join('')}</select>`
    : `<input type="${type}" ${attributs}${autocomplete ? ` autocomplete="${autocomplete}"` : ''}>`;
};

const champHtml = (champ: Champ): string =>
  champ.type === 'checkbox'
    ? `<p>${saisieHtml(champ)} <label for="${champ.nom}">${champ.libelle}</label></p>`
    : `<label for="${champ.nom}">${champ.libelle}</label>${saisieHtml(champ)}`;

/** A page without anything of the caller's: the same bytes for everyone. */
export const composerPageLien = ({ titre, explication, action, bouton, champs, merci }: PageLien): string =>
  `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${titre}</title><link rel="stylesheet" href="/api/docs/style.css">
<script src="/pages/lien.js" defer></script></head>
<body><main><h1>${titre}</h1><p>${explication}</p>
<form method="post" action="${action}" data-merci="${merci}">${champs.map(champHtml).join('')}<p><button type="submit">${bouton}</button></p></form>
<div id="reponse" aria-live="polite"></div></main></body></html>
`;
