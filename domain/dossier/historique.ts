import type { ActeDossier } from './acte-dossier.ts';

/** What happens to a case without an agent's act of the instruction. */
type FaitDuDossier =
  | 'dossier.ouvrir'
  | 'dossier.recevoirFusion'
  | 'dossier.recevoirReponse'
  | 'dossier.rappelerComplement'
  | 'dossier.proposerCloture'
  | 'dossier.finirAttente'
  | 'dossier.emettreIdentifiants'
  | 'dossier.changerSiret'
  | 'dossier.accrocher'
  | 'demande.joindre'
  | 'compte.ouvrir'
  | 'compte.activer'
  | 'changement.demander'
  | 'changement.decider';

/** What an agent reads of each line of the history of a case. */
const LIBELLE: Record<`dossier.${ActeDossier}` | FaitDuDossier, string> = {
  'dossier.prendre': 'Dossier pris en instruction',
  'dossier.accepter': 'Demande acceptée',
  'dossier.refuser': 'Demande refusée',
  'dossier.demanderComplement': 'Complément demandé',
  'dossier.mettreEnAttente': 'Dossier mis en attente',
  'dossier.reprendre': 'Instruction reprise',
  'dossier.confier': 'Dossier confié à un autre agent',
  'dossier.annoter': 'Note ajoutée',
  'dossier.clore': 'Dossier clos sans suite',
  'dossier.rouvrir': 'Dossier rouvert',
  'dossier.fusionner': 'Dossier fusionné avec celui du bon SIRET',
  'dossier.ouvrir': 'Dossier ouvert',
  'dossier.recevoirFusion': 'Un autre dossier a été fusionné dans celui-ci',
  'dossier.recevoirReponse': 'Réponse de l’organisme reçue',
  'dossier.rappelerComplement': 'Rappel du complément envoyé à l’organisme',
  'dossier.proposerCloture': 'Clôture sans suite proposée',
  'dossier.finirAttente': 'Fin de la mise en attente',
  'dossier.emettreIdentifiants': 'Identifiants émis',
  'dossier.changerSiret': 'SIRET changé',
  'dossier.accrocher': 'Organisme accroché',
  'demande.joindre': 'Une autre demande a été jointe',
  'compte.ouvrir': 'Compte ouvert par l’organisme',
  'compte.activer': 'Compte activé',
  'changement.demander': 'Changement demandé par formulaire',
  'changement.decider': 'Changement décidé',
};

/** Sentence for an act as it is written in the history; an act that this list does not know shows its name. */
export const libelleActe = (acte: string): string => (LIBELLE as Record<string, string>)[acte] ?? acte;

/** Who acts on a case, without any name. */
export type GenreActeur = 'AGENT' | 'ORGANISME' | 'SYSTEME';

const ORGANISME = /^(anonyme$|utilisateur:|demande:|depot:)/;

/** What an identifier of the journal is. */
export const genreActeur = (acteur: string): GenreActeur => {
  if (acteur.startsWith('agent:')) return 'AGENT';
  return ORGANISME.test(acteur) ? 'ORGANISME' : 'SYSTEME';
};
