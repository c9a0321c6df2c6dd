import type { ModeleCourriel } from '../../domain/courriel/courriel.ts';
import { LIBELLE_ETAT_DOSSIER } from '../../domain/dossier/dossier.ts';
import { confier, raconterMandat } from './recit-mandats.ts';
import type { AccuseAttendu, Etape, EtatAttendu, FichierScenario, Scenario } from './scenario.ts';
import { TITULAIRES } from './titulaires.ts';

const COURRIELS: Record<ModeleCourriel, string> = {
  'demande-recue': 'demande reçue',
  'demande-refusee': 'demande refusée',
  'identifiants-inscription': 'identifiants d’inscription',
  'identifiants-deposant': 'identifiants de déposant',
  'mandat-ajoute': 'nouveau mandat',
  'mandats-accordes': 'mandats accordés',
  'mandat-modifie': 'mandat modifié',
  'mandat-termine': 'fin de mandat',
  'cocertification-declaree': 'déclaration d’un co-certificateur',
  'validation-courriel': 'adresse à valider',
  'identifiant-connexion': 'identifiant de connexion',
  'depot-recu': 'dépôt reçu',
  'depot-traite': 'dépôt traité',
  'dossiers-en-attente': 'dossiers en attente',
  'remplacement-a-completer': 'remplacement à compléter',
  'remplacement-enregistre': 'demande de remplacement enregistrée',
  'remplacement-annonce': 'remplacement annoncé',
  'remplacement-suite': 'suite d’une demande de remplacement',
  'remplacement-issue': 'issue d’un remplacement',
  'remplacement-oppose': 'opposition à un remplacement',
  'remplacements-en-attente': 'remplacements en attente',
  'complement-demande': 'complément demandé',
  'complement-rappel': 'rappel du complément',
  'complement-retire': 'complément retiré',
  'complement-recu': 'réponse reçue (à l’agent)',
  'reponse-recue': 'réponse reçue',
  'mise-en-attente': 'mise en attente',
  'reprise-dossier': 'reprise du dossier',
  'dossier-confie': 'dossier confié (à l’agent)',
  'cloture-proposee': 'clôture proposée (à l’agent)',
  'dossier-clos': 'dossier clos sans suite',
  'dossier-rouvert': 'dossier rouvert',
  'dossier-fusionne': 'dossier fusionné',
  'changement-recu': 'changement demandé',
  'changement-annonce': 'changement annoncé au contact',
  'changement-confirme': 'changement confirmé',
  'changement-refuse': 'changement refusé',
  'rappel-inscription': 'rappel avant la fin du lien d’inscription',
  'identifiants-renvoyes': 'identifiants envoyés de nouveau',
  'compte-deja-ouvert': 'compte déjà ouvert',
  'contact-remplace': 'autre contact enregistré',
  'acces-expire': 'accès par programme qui expire',
  'acces-programme': 'accès par programme créé, remplacé ou révoqué',
  'agent-en-attente': 'agent en attente de droits',
  'agent-habilite': 'droits d’un agent ouverts',
  'suppleance-confiee': 'suppléance confiée',
  invitation: 'invitation à rejoindre un compte',
  'droits-changes': 'droits changés',
  'acces-ferme': 'accès fermé',
  'acces-rouvert': 'accès rouvert',
  'identifiants-oublies': 'rappel des identifiants',
  'mot-de-passe-oublie': 'mot de passe oublié',
  'mot-de-passe-change': 'mot de passe changé',
  'courriel-nouveau': 'nouvelle adresse à confirmer',
  'courriel-ancien': 'accord de l’ancienne adresse',
  'courriel-change': 'adresse changée',
  'second-facteur': 'second facteur',
  'inactivite-annoncee': 'accès bientôt en sommeil',
  'acces-en-sommeil': 'accès en sommeil',
};

const DEFAUTS: Record<NonNullable<FichierScenario['defaut']>, string> = {
  SEXE_INVALIDE: 'une valeur que le schéma n’admet pas (`H` dans `sexe`)',
  EMETTEUR_INCONNU: 'un matricule d’émetteur inconnu',
  DOCTYPE: 'une déclaration DOCTYPE',
};

const nommer = (phrase: string): string =>
  phrase.replace(/\{([ABC])(\.contrat)?\}/g, (_, nom: string, contrat?: string) =>
    contrat ? `[contrat de ${nom}]` : `[matricule de ${nom}]`,
  );

/** Between quotes of code: the last space of a sentence stays, and nothing of it is Markdown. */
const citer = (phrase: string): string => `\`${nommer(phrase)}\``;

const resultats = (fichier: FichierScenario, attendu: AccuseAttendu): string[] => {
  if ('erreurs' in attendu)
    return attendu.erreurs.map(
      ({ ligne, colonne, message }) => `- ligne ${ligne}, colonne ${colonne} : ${citer(message)}`,
    );
  const lignes = fichier.certifications.flatMap(({ type, code, passages }) =>
    passages.map(({ idTechnique, titulaire, dateFinValidite }) => {
      const fin = dateFinValidite === undefined ? '' : ', fin de validité avant le début';
      const issue = attendu.ko[idTechnique];
      return `| ${idTechnique} | ${type} \`${code}\` | ${TITULAIRES[titulaire].description}${fin} | ${
        issue === undefined ? 'accepté' : citer(issue)
      } |`;
    }),
  );
  return ['| idTechnique | Certification | Titulaire | Accusé |', '| --- | --- | --- | --- |', ...lignes];
};

/** One step in a sentence, and under it what the accusé must say when it is a deposit. */
const raconter = (etape: Etape, envoye: FichierScenario | undefined): { phrase: string; details: string[] } => {
  const { organisme: nom } = etape;
  const simple = (phrase: string): { phrase: string; details: string[] } => ({ phrase, details: [] });
  switch (etape.faire) {
    case 'REMPLIR_FORMULAIRE':
      return simple(
        etape.attendu === 'DOSSIER_OUVERT'
          ? `${nom} remplit le formulaire de contact${confier(etape.deposants)} : un dossier s’ouvre, un courriel en accuse réception.`
          : `${nom} remplit de nouveau le formulaire, avec un autre contact : la demande rejoint le dossier et ne le change pas.`,
      );
    case 'SUIVRE_DEMANDE':
      return simple(
        etape.attendu === 'JOINTE'
          ? `${nom} suit sa demande par le lien du courriel : elle est transmise à l’agent, et rien du dossier n’y paraît.`
          : `${nom} suit sa demande par le lien du courriel : « ${LIBELLE_ETAT_DOSSIER[etape.attendu]} ».`,
      );
    case 'PRENDRE':
      return simple(`Une agente prend le dossier de ${nom}.`);
    case 'ACCEPTER':
      return simple(`Une agente accepte le dossier de ${nom} : matricule et contrat partent par courriel.`);
    case 'REFUSER':
      return simple(`Une agente refuse le dossier de ${nom} ; le courriel dit pourquoi : « ${etape.motif} »`);
    case 'DEMANDER_COMPLEMENT':
      return simple(`Une agente demande un complément à ${nom} : « ${etape.objet} »`);
    case 'REPONDRE_COMPLEMENT':
      return simple(`${nom} répond depuis sa page de suivi : « ${etape.texte} »`);
    case 'METTRE_EN_ATTENTE':
      return simple(`Une agente met le dossier de ${nom} en attente jusqu’à une date : « ${etape.motif} »`);
    case 'LAISSER_PASSER':
      return simple(
        etape.quoi === 'LE_DELAI_DU_COMPLEMENT'
          ? `${nom} ne répond pas : deux rappels partent, puis la clôture sans suite est proposée à l’agente.`
          : `Le jour dit, le dossier de ${nom} reprend de lui-même là où il en était.`,
      );
    case 'CLORE':
      return simple(`Une agente clôt le dossier de ${nom} sans suite : « ${etape.motif} »`);
    case 'ROUVRIR':
      return simple(`Une agente rouvre le dossier de ${nom}, sous la même référence : « ${etape.motif} »`);
    case 'REMPLACER_ADMINISTRATEUR':
      return simple(
        `L’administrateur de ${nom} est parti : une autre personne demande à le remplacer et joint un justificatif ; le contact est prévenu, un agent accepte, quinze jours passent sans opposition, elle devient administratrice et l’ancien accès est fermé.`,
      );
    case 'CHANGER_DE_SIRET':
      return simple(
        `${nom} déclare son nouveau SIRET par le formulaire ; le contact actuel est prévenu, puis une agente confirme : matricule, contrats, comptes et passages restent.`,
      );
    case 'INSCRIRE':
      return simple(
        `${nom} s’inscrit par le lien du courriel, valide son adresse, reçoit son identifiant et se connecte.`,
      );
    case 'IMPORTER_ANNUAIRE':
      return simple(
        etape.deposantPour === undefined
          ? `L’annuaire est importé : ${nom} y figure comme certificateur, avec son matricule et son contrat.`
          : `L’annuaire est importé : ${nom} y figure comme déposant de ${etape.deposantPour}, avec le contrat qui les lie.`,
      );
    case 'PUBLIER_PARTENAIRE':
    case 'ACCEPTER_AVEC_MANDATS':
    case 'ACCEPTATION_REFUSEE':
    case 'RECEVOIR_MANDAT':
    case 'INSCRIRE_DEPOSANT':
    case 'TERMINER_MANDAT':
      return simple(raconterMandat(etape));
    case 'DEPOSER':
      return raconterDepot(
        etape,
        etape.fichier,
        {
          EXPLOITANT: `Un exploitant dépose pour ${nom}`,
          ORGANISME: `${nom} dépose`,
          DEPOSANT: `${nom}, depuis son compte de déposant, dépose`,
        }[etape.par],
      );
    case 'REDEPOSER':
      if (envoye === undefined) throw new Error('nothing was deposited before');
      return raconterDepot(etape, envoye, `${nom} dépose une seconde fois`);
    case 'LIRE_DEPOT':
      return simple(
        etape.attendu === 'LISIBLE'
          ? `${nom} lit ce dépôt et ses deux accusés.`
          : `Pour ${nom}, ce dépôt n’existe pas (réponse 404).`,
      );
  }
};

const raconterDepot = (
  { attendu, contrat }: { attendu: AccuseAttendu; contrat?: string },
  fichier: FichierScenario,
  debut: string,
): { phrase: string; details: string[] } => {
  const defaut = fichier.defaut === undefined ? '' : `, qui porte ${DEFAUTS[fichier.defaut]}`;
  const pour = fichier.certificateur === undefined ? '' : `, au nom du certificateur ${fichier.certificateur}`;
  const sous = contrat === undefined ? '' : `, en citant le contrat de ${contrat}`;
  return {
    phrase: `${debut} « ${fichier.nom} »${defaut}${pour}${sous} : « ${attendu.statut} ».`,
    details: resultats(fichier, attendu),
  };
};

const direFin = (nom: string, { dossiers, accroche, passages, courriels }: EtatAttendu): string => {
  const etats = dossiers.map((etat) => `« ${LIBELLE_ETAT_DOSSIER[etat]} »`).join(' puis ');
  const conserves =
    passages === 0
      ? 'aucun passage conservé'
      : `${passages} passage${passages > 1 ? 's' : ''} conservé${passages > 1 ? 's' : ''}`;
  const dossier = etats === '' ? 'aucun dossier' : `dossier ${etats}`;
  const recus = courriels.map((modele) => COURRIELS[modele]).join(', ') || 'aucun';
  return `- **${nom}** : ${dossier} ; ${accroche ? 'accroché' : 'pas accroché'} ; ${conserves} ; courriels : ${recus}.`;
};

const chapitre = ({ titre, acteurs, etapes, attendus }: Scenario, rang: number): string => {
  let envoye: FichierScenario | undefined;
  const histoire = etapes.flatMap((etape, numero) => {
    if (etape.faire === 'DEPOSER') envoye = etape.fichier;
    const { phrase, details } = raconter(etape, envoye);
    return [
      `${numero + 1}. ${phrase}`,
      ...(details.length > 0
        ? ['', ...details.map((ligne) => `${' '.repeat(String(numero + 1).length + 2)}${ligne}`), '']
        : []),
    ];
  });
  return [
    `## ${rang + 1}. ${titre}`,
    '',
    ...Object.entries(acteurs).map(([nom, qui]) => `- **${nom}** : ${qui}.`),
    '',
    ...histoire,
    '',
    'À la fin :',
    '',
    ...Object.entries(attendus).map(([nom, attendu]) => direFin(nom, attendu)),
    '',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
};

/** The page that tells every scenario; the same scenarios give the same bytes. */
export const pageScenarios = (scenarios: readonly Scenario[]): string =>
  [
    '# Ce que fait Accrochage, en situations',
    '',
    '> Page produite par `scripts/scenarios.ts` à partir de `test/scenarios/` : ne la modifiez pas à la main.',
    '',
    'Chaque situation ci-dessous est jouée en entier par les tests, sur le produit complet : formulaire et dépôts par l’API publique, agents par leur connexion, courriels relus dans la boîte de réception, accusés relus comme le font les logiciels des organismes. Les phrases des accusés sont données à la lettre.',
    '',
    ...scenarios.map(chapitre),
  ].join('\n');
