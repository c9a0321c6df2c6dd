import { PAGE_JETON } from '../../adapters/jetons/jeton.ts';
import { TYPES_PIECE } from '../../domain/piece/piece.ts';

type Champ = {
  /** Path in the body of the request. */
  nom: string;
  libelle: string;
  type: 'text' | 'email' | 'password' | 'checkbox' | 'hidden' | 'file' | 'choix';
  valeur?: string;
  /** Where the files of this field go first; their ids take their place in the body. */
  pieces?: string;
  /** Values of a choice, with what each is called. */
  choix?: Readonly<Record<string, string>>;
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
  /** Shown once done. */
  merci: string;
};

export type PageLien = Formulaire & {
  chemin: string;
  titre: string;
  explication: string;
  /** A script of its own, that goes on with what was read. */
  script?: string;
  /** Another thing that the same link allows. */
  autre?: Formulaire & { titre: string };
};

const NOUVEAU_MOT_DE_PASSE: Champ = {
  nom: 'motDePasse',
  libelle: 'Mot de passe (14 caractères au moins)',
  type: 'password',
  autocomplete: 'new-password',
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
      NOUVEAU_MOT_DE_PASSE,
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
  {
    chemin: PAGE_JETON.DEMANDE_REMPLACEMENT,
    titre: 'Joindre mes justificatifs',
    explication:
      'Joignez de un à cinq fichiers PDF, PNG, JPEG, XML, CSV ou XLSX, de 10 Mo au plus, puis envoyez votre demande de remplacement.',
    action: '/api/v1/remplacements-administrateur/envoi',
    bouton: 'Envoyer ma demande',
    champs: [
      {
        nom: 'pieceIds',
        libelle: 'Justificatifs',
        type: 'file',
        pieces: '/api/v1/remplacements-administrateur/pieces',
      },
    ],
    merci: 'Votre demande est enregistrée. Un courriel vous a été envoyé, avec un lien pour la suivre.',
  },
  {
    chemin: PAGE_JETON.SUIVI_REMPLACEMENT,
    titre: 'Suivre ma demande de remplacement',
    explication: 'Consultez l’avancement de votre demande de remplacement d’un administrateur.',
    action: '/api/v1/remplacements-administrateur/suivi',
    bouton: 'Consulter',
    champs: [],
    merci: 'Voici l’état de votre demande.',
    autre: {
      titre: 'Annuler ma demande',
      action: '/api/v1/remplacements-administrateur/annulation',
      bouton: 'Annuler ma demande',
      champs: [],
      merci: 'Votre demande est annulée. Les accès au compte ne changent pas.',
    },
  },
  {
    chemin: PAGE_JETON.OPPOSITION_REMPLACEMENT,
    titre: 'M’opposer à un remplacement',
    explication:
      'Dites pourquoi le remplacement de l’administrateur de votre compte n’est pas fondé. La procédure s’arrêtera aussitôt, et un agent reprendra l’examen.',
    action: '/api/v1/remplacements-administrateur/opposition',
    bouton: 'M’opposer',
    champs: [{ nom: 'motif', libelle: 'Motif de votre opposition', type: 'text' }],
    merci: 'Votre opposition est enregistrée. Un agent va l’examiner.',
  },
  {
    chemin: PAGE_JETON.INVITATION,
    titre: 'Rejoindre le compte de votre organisme',
    explication:
      'Choisissez votre mot de passe et acceptez les conditions d’utilisation : votre identifiant de connexion vous sera envoyé par courriel.',
    action: '/api/v1/invitations',
    bouton: 'Accepter l’invitation',
    champs: [
      NOUVEAU_MOT_DE_PASSE,
      { nom: 'conditionsAcceptees', libelle: 'J’accepte les conditions d’utilisation', type: 'checkbox' },
    ],
    merci: 'Votre accès est ouvert. Votre identifiant de connexion vous a été envoyé par courriel.',
  },
  {
    chemin: PAGE_JETON.MOT_DE_PASSE,
    titre: 'Choisir un nouveau mot de passe',
    explication: 'Votre nouveau mot de passe remplacera l’ancien et fermera toutes vos sessions ouvertes.',
    action: '/api/v1/recuperation/mot-de-passe/remplacement',
    bouton: 'Changer mon mot de passe',
    champs: [NOUVEAU_MOT_DE_PASSE],
    merci: 'Votre mot de passe est changé. Vous pouvez vous connecter.',
  },
  {
    chemin: PAGE_JETON.COURRIEL_NOUVEAU,
    titre: 'Confirmer ma nouvelle adresse électronique',
    explication: 'Le changement prend effet quand cette adresse et l’ancienne sont confirmées.',
    action: '/api/v1/changements-courriel/confirmation',
    bouton: 'Confirmer cette adresse',
    champs: [{ nom: 'adresse', libelle: '', type: 'hidden', valeur: 'NOUVELLE' }],
    merci: 'Cette adresse est confirmée. Un courriel vous avertira dès que le changement aura pris effet.',
  },
  {
    chemin: PAGE_JETON.COURRIEL_ANCIEN,
    titre: 'Accepter un changement d’adresse électronique',
    explication: 'Donnez votre accord si vous avez demandé ce changement. Sinon, fermez cette page : rien ne changera.',
    action: '/api/v1/changements-courriel/confirmation',
    bouton: 'Donner mon accord',
    champs: [{ nom: 'adresse', libelle: '', type: 'hidden', valeur: 'ANCIENNE' }],
    merci: 'Votre accord est enregistré. Un courriel vous avertira dès que le changement aura pris effet.',
  },
];

const EXTENSIONS = Object.values(TYPES_PIECE)
  .flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`))
  .join(',');

const optionHtml = ([valeur, libelle]: [string, string]): string => `<option value="${valeur}">${libelle}</option>`;

const saisieHtml = ({ nom, type, pieces, autocomplete, choix = {}, facultatif = false }: Champ): string => {
  const attributs = `id="${nom}" name="${nom}"${facultatif ? '' : ' required'}`;
  if (type === 'choix') return `<select ${attributs}>${Object.entries(choix).map(optionHtml).join('')}</select>`;
  if (type === 'file')
    return `<input type="file" ${attributs} data-pieces="${pieces ?? ''}" accept="${EXTENSIONS}" multiple>`;
  return `<input type="${type}" ${attributs}${autocomplete ? ` autocomplete="${autocomplete}"` : ''}>`;
};

const champHtml = (champ: Champ): string => {
  const { nom, libelle, type, valeur } = champ;
  if (type === 'hidden') return `<input type="hidden" name="${nom}" value="${valeur ?? ''}">`;
  return type === 'checkbox'
    ? `<p>${saisieHtml(champ)} <label for="${nom}">${libelle}</label></p>`
    : `<label for="${nom}">${libelle}</label>${saisieHtml(champ)}`;
};

const formulaireHtml = ({ action, bouton, champs, merci, sansJeton }: Formulaire): string =>
  `<form method="post" action="${action}" data-merci="${merci}"${sansJeton ? ' data-sans-jeton' : ''}>${champs.map(champHtml).join('')}<p><button type="submit">${bouton}</button></p></form>
<div class="reponse" aria-live="polite"></div>`;

/** A page without anything of the caller's: the same bytes for everyone. */
export const composerPageLien = (page: PageLien): string => {
  const { titre, explication, script, autre, ...formulaire } = page;
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${titre}</title><link rel="stylesheet" href="/api/docs/style.css">
<script src="/pages/lien.js" defer></script>${script === undefined ? '' : `<script src="${script}" defer></script>`}</head>
<body><main><h1>${titre}</h1><p>${explication}</p>
${formulaireHtml(formulaire)}${autre === undefined ? '' : `<h2>${autre.titre}</h2>${formulaireHtml(autre)}`}</main></body></html>
`;
};
