import type { Jour } from '../../calendrier/jour.ts';
import type { GenreChangement } from '../../changement/changement.ts';
import type { DeposantDeclare, MotifDemande } from '../demande-contact.ts';
import { dossierOuvert, type EtatDossier } from '../dossier.ts';
import {
  type CertificationExaminee,
  examinerCertifications,
  type FichePubliee,
  type OrganismeConnu,
} from './certifications.ts';
import { type DeposantExamine, examinerDeposants, type PartenairePublie } from './deposants.ts';
import { type Comparable, type Ecart, ecartsDe } from './ecarts.ts';
import { examinerIdentite, type Identite, type IdentiteFaits } from './identite.ts';

export type AutreDossier = {
  dossierId: string;
  reference: string;
  siret: string;
  raisonSociale: string;
  etat: EtatDossier;
  ouvertLe: string;
};
export type AutreOrganisme = {
  organismeId: string;
  siret: string;
  raisonSociale: string;
  matricule: string | null;
  etat: 'ACTIF' | 'FERME' | null;
  comptes: { compteId: string; role: string; etat: string }[];
};
type DemandeComparee = { demandeId: string; motif: MotifDemande; recueLe: string };
export type ChangementEnAttente = { changementId: string; genre: GenreChangement; recuLe: string };

/** Facts read of a case and of what surrounds it. */
export type FaitsExamen = {
  jour: Jour;
  identite: Omit<IdentiteFaits, 'autres'>;
  certifications: readonly string[];
  /** Null: no répertoire is loaded. */
  fiches: readonly FichePubliee[] | null;
  deposants: readonly DeposantDeclare[];
  partenaires: readonly PartenairePublie[];
  connus: Readonly<Record<string, OrganismeConnu>>;
  autresDossiers: readonly AutreDossier[];
  organismes: readonly AutreOrganisme[];
  /** What is known now: of the organisme when there is one, else of the case. */
  actuel: Comparable;
  jointes: readonly (DemandeComparee & Comparable)[];
  changements: readonly ChangementEnAttente[];
};

/** What an agent has to look at before deciding. */
export type CodeAlerte =
  | 'SIRET_FERME'
  | 'SIRET_INCONNU'
  | 'SIRET_NON_COMPARE'
  | 'RAISON_SOCIALE_DIFFERENTE'
  | 'REPERTOIRES_NON_CHARGES'
  | 'AUCUNE_CERTIFICATION_DETENUE'
  | 'CERTIFICATION_A_REGARDER'
  | 'DEPOSANT_PARTENAIRE'
  | 'AUTRE_DOSSIER_OUVERT'
  | 'CHANGEMENT_A_CONFIRMER';

const PHRASE: Record<CodeAlerte, string> = {
  SIRET_FERME: 'L’établissement est fermé à l’Insee.',
  SIRET_INCONNU: 'Le SIRET est inconnu de l’annuaire, ou sa publication est restreinte.',
  SIRET_NON_COMPARE: 'L’identité n’a pas été comparée à l’annuaire des SIRET.',
  RAISON_SOCIALE_DIFFERENTE: 'La raison sociale donnée diffère de celle qui est publiée.',
  REPERTOIRES_NON_CHARGES: 'Les répertoires ne sont pas chargés : les certifications ne sont pas comparées.',
  AUCUNE_CERTIFICATION_DETENUE: 'L’établissement ne détient aucune des certifications données.',
  CERTIFICATION_A_REGARDER: 'Une certification au moins est inconnue, détenue par un autre, inactive ou hors période.',
  DEPOSANT_PARTENAIRE: 'Un déposant nommé est partenaire d’une de ces certifications : il ne peut pas être accepté.',
  AUTRE_DOSSIER_OUVERT: 'Un autre dossier est ouvert pour la même entreprise (SIREN).',
  CHANGEMENT_A_CONFIRMER: 'Un changement demandé par formulaire attend une décision.',
};

export type Examen = {
  alertes: { code: CodeAlerte; phrase: string }[];
  identite: Identite;
  repertoiresCharges: boolean;
  certifications: CertificationExaminee[];
  deposants: DeposantExamine[];
  autresDossiers: readonly AutreDossier[];
  organismes: readonly AutreOrganisme[];
  demandesJointes: (DemandeComparee & { ecarts: Ecart[] })[];
  changements: readonly ChangementEnAttente[];
};

const alertesDe = (examen: Omit<Examen, 'alertes'>): CodeAlerte[] => {
  const { identite, repertoiresCharges, certifications, deposants, autresDossiers, changements } = examen;
  const vraies: Record<CodeAlerte, boolean> = {
    SIRET_FERME: identite.etat === 'FERME',
    SIRET_INCONNU: identite.etat === 'INCONNU',
    SIRET_NON_COMPARE: identite.etat === 'INDISPONIBLE' || identite.etat === 'NON_DEMANDE',
    RAISON_SOCIALE_DIFFERENTE: identite.nom.memes === false,
    REPERTOIRES_NON_CHARGES: !repertoiresCharges,
    AUCUNE_CERTIFICATION_DETENUE: repertoiresCharges && !certifications.some(({ detenue }) => detenue === true),
    CERTIFICATION_A_REGARDER: repertoiresCharges && certifications.some(({ remarques }) => remarques.length > 0),
    DEPOSANT_PARTENAIRE: deposants.some(({ refus }) => refus !== null),
    AUTRE_DOSSIER_OUVERT: autresDossiers.some(({ etat }) => dossierOuvert(etat)),
    CHANGEMENT_A_CONFIRMER: changements.length > 0,
  };
  return (Object.keys(vraies) as CodeAlerte[]).filter((code) => vraies[code]);
};

/** What an agent sees before deciding: facts put side by side, and what to look at first. Decides nothing. */
export const examinerDossier = (faits: FaitsExamen): Examen => {
  const { jour, identite, certifications, fiches, actuel, jointes } = faits;
  const { autresDossiers, organismes, changements } = faits;
  const examen = {
    identite: examinerIdentite({ ...identite, autres: organismes }),
    repertoiresCharges: fiches !== null,
    certifications: examinerCertifications(certifications, fiches, { siret: identite.siret, jour }),
    deposants: examinerDeposants(faits.deposants, faits.partenaires, faits.connus),
    autresDossiers,
    organismes,
    demandesJointes: jointes.map(({ demandeId, motif, recueLe, ...demande }) => ({
      demandeId,
      motif,
      recueLe,
      ecarts: ecartsDe(actuel, demande),
    })),
    changements,
  };
  return { alertes: alertesDe(examen).map((code) => ({ code, phrase: PHRASE[code] })), ...examen };
};
