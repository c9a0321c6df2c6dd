import type { ActeDossier } from './acte-dossier.ts';
import { type EtatDossier, TRANSITIONS_DOSSIER } from './dossier.ts';
import { type EcheanceDossier, echeancesDues, LIBELLE_ECHEANCE } from './echeance-dossier.ts';
import {
  type FaitsDeposants,
  type FaitsInscription,
  type GardeInscription,
  minuteriesInscription,
  raisonInscription,
} from './situation-inscription.ts';

/** Who has to do something for the case to go on. PERSONNE: it is over, or all is done. */
export type Attendu = 'AGENT' | 'ORGANISME' | 'SYSTEME' | 'PERSONNE';

/** What holds a case before it has its identifiers. */
type GardeInstruction =
  | 'AUCUN_AGENT'
  | 'DECISION_ATTENDUE'
  | 'REPONSE_ATTENDUE'
  | 'CLOTURE_A_DECIDER'
  | 'DATE_DE_REPRISE'
  | 'EMISSION_EN_COURS';

/** What holds the case where it is: the condition of its next transition that is not met. */
export type GardeDossier = GardeInstruction | GardeInscription;

/** Facts of a case, as its row and what hangs on it tell them. */
export type FaitsDossier = {
  etat: EtatDossier;
  agentId: string | null;
  cloturePropose: boolean;
  attenteJusquAu: string | null;
  complementJusquAu: string | null;
  echeances: readonly EcheanceDossier[];
  relanceAgentsPrevueLe: string | null;
  /** Null but at IDENTIFIANTS_EMIS. */
  inscription: FaitsInscription | null;
  deposants: FaitsDeposants;
};

export type SituationDossier = {
  attendu: Attendu;
  /** Null when nothing more is to come. */
  garde: GardeDossier | null;
  /** One sentence for the agent: why the case is here. */
  pourquoi: string;
  transitions: { vers: EtatDossier; par: ActeDossier | 'reponse' | 'systeme' | 'inscription' | 'depot' }[];
  minuterie: { le: string; effet: string } | null;
};

type Reponse = { attendu: Attendu; garde: GardeDossier | null; pourquoi: string };

const PHRASE: Record<GardeInstruction, string> = {
  AUCUN_AGENT: 'Aucun agent ne l’a encore pris.',
  DECISION_ATTENDUE: 'Un agent l’instruit et doit décider.',
  REPONSE_ATTENDUE: 'L’organisme n’a pas encore répondu au complément demandé.',
  CLOTURE_A_DECIDER: 'Le délai donné à l’organisme est passé sans réponse : un agent doit décider de la clôture.',
  DATE_DE_REPRISE: 'Il est mis en attente, et reprendra de lui-même à la date prévue.',
  EMISSION_EN_COURS: 'Il est accepté : ses identifiants sont en cours d’émission.',
};

const attend = (attendu: Attendu, garde: GardeInstruction): Reponse => ({ attendu, garde, pourquoi: PHRASE[garde] });
const fini = (pourquoi: string): Reponse => ({ attendu: 'PERSONNE', garde: null, pourquoi });

/** A case whose inscription cannot be read goes by its state. */
const SANS_INSCRIPTION: FaitsInscription = { courriel: 'EN_ROUTE', lien: null, compte: null, validationExpireLe: null };

const raison = (faits: FaitsDossier, le: string): Reponse => {
  switch (faits.etat) {
    case 'RECU':
      return attend('AGENT', faits.agentId === null ? 'AUCUN_AGENT' : 'DECISION_ATTENDUE');
    case 'EN_INSTRUCTION':
      return attend('AGENT', 'DECISION_ATTENDUE');
    case 'COMPLEMENT_DEMANDE':
      return faits.cloturePropose ? attend('AGENT', 'CLOTURE_A_DECIDER') : attend('ORGANISME', 'REPONSE_ATTENDUE');
    case 'EN_ATTENTE':
      return attend('SYSTEME', 'DATE_DE_REPRISE');
    case 'ACCEPTE':
      return attend('SYSTEME', 'EMISSION_EN_COURS');
    case 'IDENTIFIANTS_EMIS':
      return raisonInscription(faits.inscription ?? SANS_INSCRIPTION, faits.deposants, le);
    case 'COMPTE_ACTIF':
      return raisonInscription({ ...SANS_INSCRIPTION, compte: 'ACTIF' }, faits.deposants, le);
    case 'ACCROCHE':
      return fini('L’organisme est accroché : plus rien n’est attendu pour ce dossier.');
    case 'REFUSE':
      return fini('La demande a été refusée ; un agent peut rouvrir le dossier si c’est par erreur.');
    case 'CLOS':
      return fini('Le dossier a été clos sans suite ; un agent peut le rouvrir si c’est par erreur.');
    case 'FUSIONNE':
      return fini('La demande se poursuit dans un autre dossier.');
  }
};

/** What moves a case from one state to the next. */
const MOTEUR: Record<EtatDossier, Partial<Record<EtatDossier, SituationDossier['transitions'][number]['par']>>> = {
  RECU: {
    EN_INSTRUCTION: 'prendre',
    COMPLEMENT_DEMANDE: 'demanderComplement',
    EN_ATTENTE: 'mettreEnAttente',
    ACCEPTE: 'accepter',
    REFUSE: 'refuser',
    CLOS: 'clore',
    FUSIONNE: 'fusionner',
  },
  EN_INSTRUCTION: {
    COMPLEMENT_DEMANDE: 'demanderComplement',
    EN_ATTENTE: 'mettreEnAttente',
    ACCEPTE: 'accepter',
    REFUSE: 'refuser',
    CLOS: 'clore',
    FUSIONNE: 'fusionner',
  },
  COMPLEMENT_DEMANDE: {
    EN_INSTRUCTION: 'reponse',
    EN_ATTENTE: 'mettreEnAttente',
    ACCEPTE: 'accepter',
    REFUSE: 'refuser',
    CLOS: 'clore',
    FUSIONNE: 'fusionner',
  },
  EN_ATTENTE: { RECU: 'systeme', EN_INSTRUCTION: 'systeme', COMPLEMENT_DEMANDE: 'systeme' },
  ACCEPTE: { IDENTIFIANTS_EMIS: 'systeme' },
  IDENTIFIANTS_EMIS: { COMPTE_ACTIF: 'inscription', ACCROCHE: 'depot' },
  COMPTE_ACTIF: { ACCROCHE: 'depot' },
  ACCROCHE: {},
  REFUSE: { EN_INSTRUCTION: 'rouvrir' },
  CLOS: { EN_INSTRUCTION: 'rouvrir' },
  FUSIONNE: {},
};

const minuterieDe = (
  { echeances, etat, relanceAgentsPrevueLe, inscription }: FaitsDossier,
  maintenant: string,
): SituationDossier['minuterie'] => {
  const dues = echeancesDues(echeances, etat === 'EN_ATTENTE');
  const candidates = [
    ...dues.map(({ genre, le }) => ({ le, effet: LIBELLE_ECHEANCE[genre] })),
    ...(relanceAgentsPrevueLe === null
      ? []
      : [{ le: relanceAgentsPrevueLe, effet: 'Rappel aux agents que ce dossier attend une décision' }]),
    ...(inscription === null ? [] : minuteriesInscription(inscription, maintenant)),
  ];
  return candidates.sort((a, b) => Date.parse(a.le) - Date.parse(b.le))[0] ?? null;
};

/**
 * « Pourquoi ce dossier est-il là ? »: the next transitions and what moves them, the guard that is not met, the next timer
 * with its date, and who is waited for, at that instant (ISO).
 */
export const situationDossier = (faits: FaitsDossier, le: string): SituationDossier => ({
  ...raison(faits, le),
  transitions: TRANSITIONS_DOSSIER[faits.etat].flatMap((vers) => {
    const par = MOTEUR[faits.etat][vers];
    return par === undefined ? [] : [{ vers, par }];
  }),
  minuterie: minuterieDe(faits, le),
});

/** What is expected of whom, and until when (a day or an instant). */
type AttenduOrganisme = { de: Attendu; quoi: string; jusquAu: string | null };

const PREMIER_DEPOT: AttenduOrganisme = {
  de: 'ORGANISME',
  quoi: 'Votre compte est ouvert : déposez votre premier fichier.',
  jusquAu: null,
};

const attenduDeLInscription = ({ lien, compte, validationExpireLe }: FaitsInscription): AttenduOrganisme => {
  if (compte === 'ACTIF') return PREMIER_DEPOT;
  return compte === 'A_VALIDER'
    ? {
        de: 'ORGANISME',
        quoi: 'Votre organisme est inscrit : la personne inscrite doit valider son adresse par le lien qu’elle a reçu.',
        jusquAu: validationExpireLe,
      }
    : {
        de: 'ORGANISME',
        quoi: 'Vos identifiants vous ont été envoyés : ouvrez votre compte par le lien du courriel.',
        jusquAu: lien?.expireLe ?? null,
      };
};

/** What the organisme reads by its follow-up link. */
export const attenduPourLOrganisme = (faits: FaitsDossier): AttenduOrganisme => {
  switch (faits.etat) {
    case 'RECU':
    case 'EN_INSTRUCTION':
      return { de: 'AGENT', quoi: 'Un agent de la Caisse des Dépôts examine votre demande.', jusquAu: null };
    case 'COMPLEMENT_DEMANDE':
      return {
        de: 'ORGANISME',
        quoi: 'Un complément vous est demandé : répondez depuis cette page.',
        jusquAu: faits.complementJusquAu,
      };
    case 'EN_ATTENTE':
      return {
        de: 'AGENT',
        quoi: 'Votre demande est mise en attente : son examen reprendra à la date indiquée.',
        jusquAu: faits.attenteJusquAu,
      };
    case 'ACCEPTE':
      return {
        de: 'AGENT',
        quoi: 'Votre demande est acceptée : vos identifiants vont partir par courriel.',
        jusquAu: null,
      };
    case 'IDENTIFIANTS_EMIS':
      return attenduDeLInscription(faits.inscription ?? SANS_INSCRIPTION);
    case 'COMPTE_ACTIF':
      return PREMIER_DEPOT;
    case 'ACCROCHE':
      return { de: 'PERSONNE', quoi: 'Votre organisme est accroché : rien de plus n’est attendu.', jusquAu: null };
    case 'REFUSE':
      return { de: 'PERSONNE', quoi: 'Votre demande n’a pas pu être acceptée.', jusquAu: null };
    case 'CLOS':
      return { de: 'PERSONNE', quoi: 'Votre demande a été close sans suite.', jusquAu: null };
    case 'FUSIONNE':
      return { de: 'PERSONNE', quoi: 'Votre demande se poursuit sous une autre référence.', jusquAu: null };
  }
};
