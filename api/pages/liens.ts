import { PAGE_JETON } from '../../adapters/jetons/jeton.ts';
import { PIECES_PAR_ENVOI } from '../../domain/piece/piece.ts';
import { PIECES_REMPLACEMENT_MAX } from '../../domain/remplacement/ordres.ts';
import type { Champ, PageLien } from './page-lien.ts';

const NOUVEAU_MOT_DE_PASSE: Champ = {
  nom: 'motDePasse',
  libelle: 'Mot de passe (14 caractères au moins)',
  type: 'password',
  autocomplete: 'new-password',
};

const CHANGEMENT_FINI =
  'Si les deux adresses sont confirmées, le changement a pris effet. Sinon, redemandez-le depuis votre compte.';

/** Pages that the links of mails lead to. The token stands in the fragment: no address that is asked for holds it. */
export const PAGES_LIENS: readonly PageLien[] = [
  {
    chemin: PAGE_JETON.SUIVI_DEMANDE,
    titre: 'Suivre ma demande',
    explication: 'Consultez l’avancement de votre demande, et répondez à ce qui vous est demandé.',
    lienFini:
      'Le lien de suivi figure dans les courriels envoyés au sujet de votre demande : ouvrez le plus récent, ou répondez-y.',
    action: '/api/v1/demandes-contact/suivi',
    bouton: 'Consulter',
    champs: [],
    consultation: true,
    merci: 'Voici l’état de votre demande.',
    script: '/pages/suivi.js',
    autre: {
      titre: 'Votre réponse',
      masque: true,
      action: '/api/v1/demandes-contact/suivi/reponse',
      bouton: 'Envoyer ma réponse',
      champs: [
        { nom: 'complementId', libelle: '', type: 'hidden' },
        { nom: 'texte', libelle: 'Votre réponse', type: 'paragraphe', maximum: 4000 },
        {
          nom: 'pieceIds',
          libelle: 'Fichiers joints (facultatif) : PDF, PNG, JPEG, XML, CSV ou XLSX, 10 au plus, 10 Mo chacun',
          type: 'file',
          pieces: '/api/v1/demandes-contact/suivi/pieces',
          maximum: PIECES_PAR_ENVOI,
          facultatif: true,
        },
      ],
      merci: 'Votre réponse est enregistrée. Un courriel en accuse réception.',
    },
  },
  {
    chemin: PAGE_JETON.INSCRIPTION,
    titre: 'Inscription de votre organisme',
    explication:
      'Saisissez les identifiants reçus par courriel, puis les coordonnées du titulaire du compte. Il deviendra administrateur du compte.',
    lienFini:
      'Si votre organisme est déjà inscrit, il n’y a rien à refaire ici. Sinon, <a href="/inscription/renvoi">recevez un nouveau lien</a> à l’adresse du contact de l’organisme.',
    verification: '/api/v1/inscriptions/verification',
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
      { nom: 'numeroContrat', libelle: 'Numéro de contrat', type: 'text', pour: 'CERTIFICATEUR' },
      {
        nom: 'matriculeCertificateur',
        libelle: 'Matricule de l’un de vos certificateurs',
        type: 'text',
        pour: 'DEPOSANT',
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
    lienFini:
      'Si votre adresse est déjà validée, votre identifiant de connexion vous a été envoyé par courriel. Sinon, répondez au courriel qui contient ce lien.',
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
    lienFini:
      'Si votre demande est envoyée, un courriel vous a donné le lien pour la suivre. Sinon, présentez une nouvelle demande.',
    action: '/api/v1/remplacements-administrateur/envoi',
    bouton: 'Envoyer ma demande',
    champs: [
      {
        nom: 'pieceIds',
        libelle: 'Justificatifs',
        type: 'file',
        pieces: '/api/v1/remplacements-administrateur/pieces',
        maximum: PIECES_REMPLACEMENT_MAX,
      },
    ],
    merci: 'Votre demande est enregistrée. Un courriel vous a été envoyé, avec un lien pour la suivre.',
  },
  {
    chemin: PAGE_JETON.SUIVI_REMPLACEMENT,
    titre: 'Suivre ma demande de remplacement',
    explication: 'Consultez l’avancement de votre demande de remplacement d’un administrateur.',
    lienFini: 'Le lien de suivi figure dans le courriel qui a confirmé votre demande : ouvrez-le, ou répondez-y.',
    action: '/api/v1/remplacements-administrateur/suivi',
    bouton: 'Consulter',
    champs: [],
    consultation: true,
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
    lienFini: 'Pour vous opposer, répondez au courriel qui contient ce lien, en rappelant sa référence.',
    action: '/api/v1/remplacements-administrateur/opposition',
    bouton: 'M’opposer',
    champs: [{ nom: 'motif', libelle: 'Motif de votre opposition', type: 'paragraphe', maximum: 2000 }],
    merci: 'Votre opposition est enregistrée. Un agent va l’examiner.',
  },
  {
    chemin: PAGE_JETON.INVITATION,
    titre: 'Rejoindre le compte de votre organisme',
    explication:
      'Choisissez votre mot de passe et acceptez les conditions d’utilisation : votre identifiant de connexion vous sera envoyé par courriel.',
    lienFini:
      'Si vous avez déjà accepté, votre identifiant de connexion vous a été envoyé par courriel. Sinon, demandez une nouvelle invitation à l’administrateur du compte.',
    verification: '/api/v1/invitations/verification',
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
    lienFini:
      'Si votre mot de passe est changé, connectez-vous avec le nouveau. Sinon, demandez un autre lien : il ne vaut qu’un jour.',
    action: '/api/v1/recuperation/mot-de-passe/remplacement',
    bouton: 'Changer mon mot de passe',
    champs: [NOUVEAU_MOT_DE_PASSE],
    merci: 'Votre mot de passe est changé. Vous pouvez vous connecter.',
  },
  {
    chemin: PAGE_JETON.COURRIEL_NOUVEAU,
    titre: 'Confirmer ma nouvelle adresse électronique',
    explication: 'Le changement prend effet quand cette adresse et l’ancienne sont confirmées.',
    lienFini: CHANGEMENT_FINI,
    action: '/api/v1/changements-courriel/confirmation',
    bouton: 'Confirmer cette adresse',
    champs: [{ nom: 'adresse', libelle: '', type: 'hidden', valeur: 'NOUVELLE' }],
    merci: 'Cette adresse est confirmée. Un courriel vous avertira dès que le changement aura pris effet.',
  },
  {
    chemin: PAGE_JETON.COURRIEL_ANCIEN,
    titre: 'Accepter un changement d’adresse électronique',
    explication: 'Donnez votre accord si vous avez demandé ce changement. Sinon, fermez cette page : rien ne changera.',
    lienFini: CHANGEMENT_FINI,
    action: '/api/v1/changements-courriel/confirmation',
    bouton: 'Donner mon accord',
    champs: [{ nom: 'adresse', libelle: '', type: 'hidden', valeur: 'ANCIENNE' }],
    merci: 'Votre accord est enregistré. Un courriel vous avertira dès que le changement aura pris effet.',
  },
];
