import type { CodeRefus } from '../analyse.ts';
import type { Aide } from '../controles/controle.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** Our own refusals, above the schema; the sentence itself is the engine's. */
export const REFUS: Record<CodeRefus, Aide> = {
  DOCTYPE_INTERDIT: {
    titre: 'DOCTYPE interdit',
    explication:
      'Une déclaration DOCTYPE peut faire lire au serveur des fichiers étrangers : elle est refusée par sécurité.',
    quoiFaire: 'Supprimez la ligne <!DOCTYPE …> et remplacez les entités qu’elle définit par leur valeur.',
    exemple: DECLARATION,
  },
  XML_1_1: {
    titre: 'XML 1.1 refusé',
    explication: 'La première ligne annonce XML 1.1, dont l’interface ne veut pas.',
    quoiFaire: 'Annoncez la version 1.0.',
    exemple: DECLARATION,
  },
  ENCODAGE_REFUSE: {
    titre: 'Encodage refusé',
    explication: 'L’interface accepte UTF-8, US-ASCII, ISO-8859-1, ISO-8859-15, windows-1252 et UTF-16.',
    quoiFaire: 'Enregistrez le fichier en UTF-8.',
    exemple: DECLARATION,
  },
  RACINE_XSI_TYPE: {
    titre: 'Racine étrangère portant xsi:type',
    explication: 'La racine n’est pas flux, mais se fait passer pour un autre type par xsi:type.',
    quoiFaire: 'Employez la racine de l’exemple, sans xsi:type.',
    exemple: '<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0">',
  },
  PROFONDEUR_EXCESSIVE: {
    titre: 'Éléments trop imbriqués',
    explication: 'Plus de 256 éléments sont ouverts les uns dans les autres ; un dépôt n’en compte pas quinze.',
    quoiFaire: 'Vérifiez que chaque élément est fermé.',
  },
  NOM_TROP_LONG: {
    titre: 'Nom démesuré',
    explication: 'Un nom d’élément ou d’attribut dépasse 1 000 caractères.',
    quoiFaire: 'Vérifiez qu’un « > » ou un guillemet ne manque pas.',
  },
  TROP_D_ATTRIBUTS: {
    titre: 'Trop d’attributs',
    explication: 'Un élément porte plus de 10 000 attributs.',
    quoiFaire: 'Retirez ces attributs : hors xsi:nil, le fichier n’en a pas besoin.',
  },
  ATTRIBUT_TROP_LONG: {
    titre: 'Valeur d’attribut démesurée',
    explication: 'La valeur d’un attribut dépasse 64 Kio.',
    quoiFaire: 'Vérifiez qu’un guillemet ne manque pas.',
  },
  TEXTE_TROP_LONG: {
    titre: 'Texte démesuré',
    explication: 'Le texte d’un élément dépasse 1 Mio, alors qu’aucune donnée n’en admet plus de 255 caractères.',
    quoiFaire: 'Vérifiez qu’une balise de fin ne manque pas.',
  },
  COMMENTAIRE_TROP_LONG: {
    titre: 'Commentaire démesuré',
    explication: 'Un commentaire ou une instruction de traitement dépasse 16 Mio.',
    quoiFaire: 'Supprimez-le : il n’est pas lu.',
  },
  TROP_DE_PASSAGES: {
    titre: 'Trop de passages',
    explication: 'Le fichier contient plus de 200 000 passages.',
    quoiFaire: 'Répartissez les passages en plusieurs fichiers.',
  },
  FICHIER_TROP_VOLUMINEUX: {
    titre: 'Fichier trop volumineux',
    explication: 'Le fichier dépasse 200 000 000 octets (200 Mo).',
    quoiFaire: 'Répartissez les passages en plusieurs fichiers.',
  },
};
