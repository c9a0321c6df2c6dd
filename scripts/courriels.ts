// `node scripts/courriels.ts`: writes the catalogue of mails from their templates; a test says when it is stale.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
