// `node scripts/courriels.ts`: writes the catalogue of mails from their templates; a test says when it is stale.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PREAVIS_ACCES_JOURS } from '../domain/compte/acces.ts';
import { VALIDITE_JETON_JOURS } from '../domain/compte/jeton.ts';
import { A_EFFET_LEGAL, type ModeleCourriel } from '../domain/courriel/courriel.ts';
import { DOUTES_MAX, delaiAvantEssaiMs, TENTATIVES_MAX } from '../domain/courriel/envoi.ts';
import { USAGE_DU_LIEN } from '../domain/courriel/parametres.ts';
import { rendreCourriel } from '../templates/rendre.ts';
import { contexteExemple, EXEMPLES } from '../test/unit/templates/exemples-courriels.ts';

/** Where the catalogue stands. */
export const CHEMIN_CATALOGUE = join(import.meta.dirname, '..', 'docs', 'guides', 'courriels.md');

const PRESENTATION: Record<ModeleCourriel, { titre: string; quand: string; aQui: string }> = {
  'demande-recue': {
    titre: 'Demande reçue',
    quand:
      'Dès que le formulaire de contact est enregistré, y compris quand la demande rejoint un dossier déjà ouvert.',
    aQui: 'Le contact métier indiqué dans le formulaire.',
  },
  'identifiants-inscription': {
    titre: 'Identifiants d’inscription',
    quand: 'Quand un agent accepte le dossier et que le matricule et le numéro de contrat sont attribués.',
    aQui: 'Le contact métier du dossier.',
  },
  'demande-refusee': {
    titre: 'Demande refusée',
    quand: 'Quand un agent refuse le dossier ; le motif est celui qu’il a saisi.',
    aQui: 'Le contact métier du dossier.',
  },
  'validation-courriel': {
    titre: 'Validation de l’adresse électronique',
    quand: 'À la fin de l’inscription.',
    aQui: 'La personne qui s’inscrit.',
  },
  'identifiant-connexion': {
    titre: 'Identifiant de connexion',
    quand: 'Quand l’adresse électronique est validée et que le compte est ouvert.',
    aQui: 'La personne inscrite.',
  },
  'depot-recu': {
    titre: 'Dépôt reçu',
    quand: 'Dès que le dépôt est enregistré et son accusé de réception disponible.',
    aQui: 'Le compte qui a déposé et le contact métier de l’organisme émetteur.',
  },
  'depot-traite': {
    titre: 'Dépôt traité',
    quand: 'Quand l’accusé de traitement est disponible.',
    aQui: 'Le compte qui a déposé et le contact métier de l’organisme émetteur.',
  },
  'dossiers-en-attente': {
    titre: 'Dossiers en attente',
    quand: 'Quand des dossiers attendent une décision depuis plus de cinq jours ouvrés ; une fois par jour au plus.',
    aQui: 'Les agents chargés de l’instruction.',
  },
  'remplacement-a-completer': {
    titre: 'Remplacement à compléter',
    quand: 'Dès qu’une demande de remplacement d’un administrateur est ouverte, que l’organisme soit connu ou non.',
    aQui: 'Le demandeur.',
  },
  'remplacement-enregistre': {
    titre: 'Demande de remplacement enregistrée',
    quand: 'Quand le demandeur a envoyé ses justificatifs.',
    aQui: 'Le demandeur.',
  },
  'remplacement-annonce': {
    titre: 'Remplacement annoncé',
    quand: 'Quand la demande est complète, puis quand un agent l’accepte ou la maintient.',
    aQui: 'Le contact métier et les administrateurs actuels du compte, hormis le demandeur.',
  },
  'remplacement-suite': {
    titre: 'Suite d’une demande de remplacement',
    quand:
      'À chaque suite de la demande : acceptée, contestée, refusée (le motif est celui que l’agent a saisi), annulée, effectuée (il y lit comment il entre : accès habituel, invitation, nouveau mot de passe si son accès est en sommeil).',
    aQui: 'Le demandeur.',
  },
  'remplacement-issue': {
    titre: 'Issue d’un remplacement',
    quand: 'Quand une opposition n’est pas retenue, et à la fin de la procédure.',
    aQui: 'Les personnes à qui le remplacement avait été annoncé.',
  },
  'remplacement-oppose': {
    titre: 'Opposition à un remplacement',
    quand: 'Quand une personne avertie s’oppose.',
    aQui: 'Les agents du support et de la supervision.',
  },
  'remplacements-en-attente': {
    titre: 'Remplacements en attente',
    quand:
      'Quand des demandes de remplacement attendent une décision depuis plus de cinq jours ouvrés ; une fois par jour ouvré.',
    aQui: 'Les agents du support et de la supervision.',
  },
  'complement-demande': {
    titre: 'Complément demandé',
    quand:
      'Quand un agent demande un complément ; ce qui manque est dit par lui. De nouveau, quand l’adresse du contact change avant la réponse.',
    aQui: 'Le contact métier du dossier.',
  },
  'complement-rappel': {
    titre: 'Rappel du complément',
    quand: 'Le dixième et le vingtième jour après la demande, tant que l’organisme n’a pas répondu.',
    aQui: 'Le contact métier du dossier.',
  },
  'complement-retire': {
    titre: 'Complément retiré',
    quand: 'Quand un agent reprend l’instruction sans attendre la réponse.',
    aQui: 'Le contact métier du dossier.',
  },
  'complement-recu': {
    titre: 'Complément reçu',
    quand: 'Dès que l’organisme a répondu.',
    aQui: 'L’agent chargé du dossier.',
  },
  'reponse-recue': {
    titre: 'Réponse reçue',
    quand: 'Dès que la réponse de l’organisme est enregistrée.',
    aQui: 'Le contact métier du dossier.',
  },
  'mise-en-attente': {
    titre: 'Mise en attente',
    quand: 'Quand un agent met le dossier en attente jusqu’à une date ; le motif est celui qu’il a saisi.',
    aQui: 'Le contact métier du dossier.',
  },
  'reprise-dossier': {
    titre: 'Reprise du dossier',
    quand: 'Quand le dossier mis en attente reprend, de lui-même ou par un agent.',
    aQui: 'Le contact métier du dossier.',
  },
  'dossier-confie': {
    titre: 'Dossier confié',
    quand: 'Quand un agent confie un dossier à un autre.',
    aQui: 'L’agent à qui le dossier est confié.',
  },
  'cloture-proposee': {
    titre: 'Clôture à décider',
    quand: 'Quand le délai donné à l’organisme est passé sans réponse.',
    aQui: 'L’agent chargé du dossier, ou tous ceux qui instruisent quand personne ne l’est.',
  },
  'dossier-clos': {
    titre: 'Dossier clos sans suite',
    quand: 'Quand un agent clôt le dossier ; le motif est celui qu’il a saisi.',
    aQui: 'Le contact métier du dossier.',
  },
  'dossier-rouvert': {
    titre: 'Dossier rouvert',
    quand: 'Quand un agent rouvre un dossier refusé ou clos par erreur.',
    aQui: 'Le contact métier du dossier.',
  },
  'dossier-fusionne': {
    titre: 'Dossier fusionné',
    quand: 'Quand un agent fusionne un dossier ouvert sous un mauvais SIRET avec celui du bon.',
    aQui: 'Le contact métier du dossier fusionné.',
  },
  'changement-recu': {
    titre: 'Changement demandé',
    quand: 'Dès qu’un formulaire qui demande un changement est enregistré.',
    aQui: 'La personne qui a rempli le formulaire.',
  },
  'changement-annonce': {
    titre: 'Changement annoncé',
    quand: 'En même temps, et quand une demande jointe à un dossier dit autre chose que lui : avant tout effet.',
    aQui: 'Le contact actuel de l’organisme.',
  },
  'changement-confirme': {
    titre: 'Changement confirmé',
    quand: 'Quand un agent confirme le changement.',
    aQui: 'Le contact d’avant, celui d’après et la personne qui a rempli le formulaire.',
  },
  'changement-refuse': {
    titre: 'Changement refusé',
    quand: 'Quand un agent refuse le changement ; le motif est celui qu’il a saisi.',
    aQui: 'Le contact actuel et la personne qui a rempli le formulaire.',
  },
  'rappel-inscription': {
    titre: 'Rappel avant la fin du lien d’inscription',
    quand:
      'Sept, quinze et vingt-cinq jours après l’envoi des identifiants, tant que le compte n’est pas ouvert et que leur lien n’a pas servi ; pour un déposant, tant que le mandat dure.',
    aQui: 'Le contact métier de l’organisme.',
  },
  'identifiants-renvoyes': {
    titre: 'Identifiants envoyés de nouveau',
    quand:
      'Quand quelqu’un les demande pour ce SIRET (trois fois par jour au plus), qu’un agent les renvoie ou que l’adresse du contact change, tant que personne n’a validé son inscription : un courriel par rôle, et pour un déposant tous ses contrats. Les liens précédents n’ouvrent plus rien.',
    aQui: 'Le contact métier de l’organisme, toujours.',
  },
  'compte-deja-ouvert': {
    titre: 'Compte déjà ouvert',
    quand: 'Quand les identifiants sont demandés de nouveau et que le compte est déjà ouvert.',
    aQui: 'Le contact métier de l’organisme, toujours.',
  },
  'contact-remplace': {
    titre: 'Autre contact enregistré',
    quand:
      'Quand un agent accepte la demande d’un organisme connu jusque-là comme déposant seulement, avec une autre adresse que celle qui était enregistrée.',
    aQui: 'L’adresse enregistrée jusque-là.',
  },
  'acces-expire': {
    titre: 'Accès par programme qui expire',
    quand: `${PREAVIS_ACCES_JOURS.join(' puis ')} jours avant la fin du secret d’un accès par programme.`,
    aQui: 'Les administrateurs du compte.',
  },
  'acces-programme': {
    titre: 'Accès par programme créé, remplacé ou révoqué',
    quand:
      'Quand un accès par programme est créé, que son secret est remplacé, qu’une autre personne que celle qui l’a créé le révoque, ou qu’il est révoqué avec l’accès de la personne qui en détenait le secret.',
    aQui: 'Les administrateurs du compte.',
  },
  'agent-en-attente': {
    titre: 'Agent en attente de droits',
    quand: 'Quand un agent sans aucun droit se connecte ; une seule fois.',
    aQui: 'Les agents de supervision.',
  },
  'agent-habilite': {
    titre: 'Droits d’un agent ouverts',
    quand: 'Quand la supervision donne ses premiers droits à un agent.',
    aQui: 'L’agent.',
  },
  'suppleance-confiee': {
    titre: 'Suppléance confiée',
    quand: 'Quand une absence est déclarée.',
    aQui: 'Le suppléant.',
  },
  invitation: {
    titre: 'Invitation à rejoindre un compte',
    quand:
      'Quand un administrateur invite une personne, ou l’invite de nouveau : le lien d’avant n’ouvre alors plus rien ; et quand un remplacement prend effet, si le demandeur n’avait pas d’accès au compte.',
    aQui: 'La personne invitée.',
  },
  'droits-changes': {
    titre: 'Droits changés',
    quand: 'Quand un administrateur change le rôle d’une personne, ou son droit à l’assistance.',
    aQui: 'La personne concernée.',
  },
  'acces-ferme': {
    titre: 'Accès fermé',
    quand:
      'Quand un accès est désactivé ou verrouillé, par un administrateur ou par un agent, ou une invitation retirée.',
    aQui: 'La personne concernée.',
  },
  'acces-rouvert': {
    titre: 'Accès rouvert',
    quand: 'Quand un accès est réactivé ou déverrouillé.',
    aQui: 'La personne concernée.',
  },
  'identifiants-oublies': {
    titre: 'Rappel des identifiants',
    quand: 'Quand une adresse connue demande ses identifiants oubliés ; une adresse inconnue ne reçoit rien.',
    aQui: 'L’adresse connue.',
  },
  'mot-de-passe-oublie': {
    titre: 'Mot de passe oublié',
    quand: 'Quand un nouveau mot de passe est demandé pour un identifiant connu.',
    aQui: 'La personne, à l’adresse connue.',
  },
  'mot-de-passe-change': {
    titre: 'Mot de passe changé',
    quand: 'Quand un mot de passe vient d’être changé ou réinitialisé.',
    aQui: 'La personne concernée.',
  },
  'courriel-nouveau': {
    titre: 'Nouvelle adresse à confirmer',
    quand: 'Quand une personne demande à changer d’adresse.',
    aQui: 'La nouvelle adresse.',
  },
  'courriel-ancien': {
    titre: 'Accord de l’ancienne adresse',
    quand: 'Quand une personne demande à changer d’adresse.',
    aQui: 'L’adresse actuelle.',
  },
  'courriel-change': {
    titre: 'Adresse changée',
    quand: 'Quand les deux adresses ont confirmé, ou un administrateur à la place de l’ancienne.',
    aQui: 'L’ancienne adresse et la nouvelle.',
  },
  'second-facteur': {
    titre: 'Second facteur',
    quand: 'Quand un second facteur est activé, retiré par la personne, ou réinitialisé par un administrateur.',
    aQui: 'La personne concernée.',
  },
  'inactivite-annoncee': {
    titre: 'Accès bientôt en sommeil',
    quand: 'Après onze mois sans connexion.',
    aQui: 'La personne concernée.',
  },
  'acces-en-sommeil': {
    titre: 'Accès en sommeil',
    quand: 'Après douze mois sans connexion, et un mois au moins après l’avertissement.',
    aQui: 'La personne concernée.',
  },
  'identifiants-deposant': {
    titre: 'Identifiants de déposant',
    quand: 'Quand un mandat s’ouvre pour un organisme qui n’a pas encore de compte de déposant.',
    aQui: 'Le contact du déposant, ou l’adresse donnée par le formulaire.',
  },
  'mandat-ajoute': {
    titre: 'Nouveau mandat',
    quand: 'Quand un mandat s’ouvre pour un déposant dont le compte existe : il n’a pas à s’inscrire de nouveau.',
    aQui: 'Le contact du déposant.',
  },
  'mandats-accordes': {
    titre: 'Mandats accordés',
    quand: 'Quand des mandats s’ouvrent, avec les identifiants du certificateur ou plus tard.',
    aQui: 'Le contact métier du certificateur.',
  },
  'mandat-modifie': {
    titre: 'Mandat modifié',
    quand: 'Quand un agent change les certifications ou la fin d’un mandat.',
    aQui: 'Le contact métier du certificateur et celui du déposant.',
  },
  'mandat-termine': {
    titre: 'Fin de mandat',
    quand: 'Quand l’administrateur du certificateur, ou un agent, met fin à un mandat ou l’annule.',
    aQui: 'Le contact métier du certificateur et celui du déposant.',
  },
  'cocertification-declaree': {
    titre: 'Déclaration d’un co-certificateur',
    quand: 'Quand un certificateur déclare qu’un autre envoie tous les titulaires d’une certification.',
    aQui: 'Le contact métier du certificateur désigné.',
  },
};

const fiche = (modele: ModeleCourriel): string => {
  const { titre, quand, aQui } = PRESENTATION[modele];
  const usage = USAGE_DU_LIEN[modele];
  const { sujet, texte } = rendreCourriel(modele, EXEMPLES[modele], contexteExemple(modele));
  return `## ${titre}

- **Quand :** ${quand}
- **À qui :** ${aQui}
- **Lien personnel :** ${usage ? `oui, valable ${VALIDITE_JETON_JOURS[usage]} jours` : 'non'}
- **Effet légal :** ${A_EFFET_LEGAL[modele] ? 'oui' : 'non'}
- **Gabarit :** \`templates/${modele}/\`

**Objet :** ${sujet}

\`\`\`\`text
${texte.replaceAll(/[ \t]+$/gm, '').trim()}
\`\`\`\`
`;
};

/** The catalogue as it should stand today. */
export const catalogueCourriels = (): string => `# Courriels envoyés

Ce document est produit à partir des gabarits (\`node scripts/courriels.ts\`) : ne le modifiez pas à la main. Les valeurs des exemples sont fictives. Chaque courriel part en deux versions de même contenu, HTML et texte ; la version texte est reproduite ici.

## Ce que tous ont en commun

- Ils invitent à répondre : l’adresse d’expédition (\`COURRIEL_EXPEDITEUR\`) doit être relevée par l’assistance.
- Leurs liens ne mènent qu’à l’adresse publique du service (\`URL_PUBLIQUE\`). Le jeton d’un lien personnel est calculé au moment de l’envoi et n’est conservé nulle part.
- Ils portent \`Auto-Submitted: auto-generated\` et un \`Message-ID\` qui ne change pas d’un envoi à l’autre.
- Ils ne contiennent aucune donnée de titulaire.

## Ce que devient un courriel

| état | sens | suite |
|---|---|---|
| \`A_ENVOYER\` | il attend son premier envoi, ou le suivant | envoi automatique ; après un report du serveur : ${[1, 2, 3].map((rang) => delaiAvantEssaiMs(rang) / 60_000).join(', ')} minutes… puis toutes les ${delaiAvantEssaiMs(TENTATIVES_MAX) / 3_600_000} heures |
| \`EN_COURS\` | il est remis au serveur de messagerie | si l’expéditeur s’arrête net, le courriel est repris à la fin de son bail (deux minutes) |
| \`ENVOYE\` | le serveur l’a accepté | aucune |
| \`REFUSE\` | le serveur l’a refusé définitivement, ou l’a reporté ${TENTATIVES_MAX} fois (cinq jours) | vérifier l’adresse |
| \`INCERTAIN\` | la connexion a été perdue alors que le serveur l’avait peut-être accepté | une personne décide, en consultant les traces du serveur de messagerie |

Un courriel sans effet légal dont l’issue est inconnue repart de lui-même, identique à l’octet près, jusqu’à ${DOUTES_MAX} envois : le serveur du destinataire reconnaît le doublon à son \`Message-ID\`. Un courriel à effet légal ne repart jamais de lui-même.

${(Object.keys(PRESENTATION) as ModeleCourriel[]).map(fiche).join('\n')}`;

if (import.meta.main) {
  writeFileSync(CHEMIN_CATALOGUE, catalogueCourriels());
}
