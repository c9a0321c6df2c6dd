import type { Changement } from '../../database/entities/changement.entity.ts';
import type { Dossier } from '../../database/entities/dossier.entity.ts';
import type { Organisme } from '../../database/entities/organisme.entity.ts';
import type { CourrielRepository } from '../../database/repositories/courriel.repository.ts';
import { precisionDe } from '../../domain/changement/changement.ts';
import { decisionChangement } from '../../domain/courriel/compositions-changement.ts';
import type { Contact, ContenuDemande } from '../../domain/dossier/demande-contact.ts';
import type { ChangementDemande } from '../../domain/dossier/ordres.ts';

type Connu = { dossier: Dossier | null; organisme: Organisme | null };

/** The contact of the organisme, or of its case while it has no identifiers. */
const contactPresent = ({ organisme, dossier }: Connu): Contact => {
  const { contactNom = '', contactPrenom = '', contactCourriel = '' } = organisme ?? dossier ?? {};
  return { nom: contactNom, prenom: contactPrenom, courriel: contactCourriel };
};

type Annonce = {
  courriels: CourrielRepository;
  demande: ChangementDemande;
  reference: string;
  jetonId: string;
  connu: Connu;
  le: string;
};

/** The acknowledgement, and the warning to the present contact (`preavis`, null when no address is known). */
export const annoncer = async (annonce: Annonce): Promise<{ tous: string[]; preavis: string | null }> => {
  const { courriels, demande, reference, jetonId, connu, le } = annonce;
  const { demandeId, contenu } = demande;
  const { motif: genre, raisonSociale, contact } = contenu;
  const liens = { organismeId: connu.organisme?.id ?? null, dossierId: connu.dossier?.id ?? null, le };
  const accuse = await courriels.deposer({
    cle: `changement-recu:${demandeId}`,
    modele: 'changement-recu',
    destinataire: contact.courriel,
    parametres: { reference, genre, raisonSociale, jetonId },
    ...liens,
  });
  const preavis = await prevenir(courriels, { demandeId, genre, reference, raisonSociale, contenu, connu, le });
  return { tous: [accuse, ...(preavis === null ? [] : [preavis])], preavis };
};

type Preavis = {
  demandeId: string;
  genre: ChangementDemande['contenu']['motif'];
  reference: string;
  raisonSociale: string;
  contenu: ContenuDemande;
  connu: Connu;
  le: string;
};

/** Tells the present contact, before anything changes, that somebody asks for this. */
export const prevenir = async (courriels: CourrielRepository, preavis: Preavis): Promise<string | null> => {
  const { demandeId, genre, reference, raisonSociale, contenu, connu, le } = preavis;
  const { courriel } = contactPresent(connu);
  if (courriel === '') return null;
  const { nom, prenom } = contenu.contact;
  return courriels.deposer({
    cle: `changement-annonce:${demandeId}:${genre}`,
    modele: 'changement-annonce',
    destinataire: courriel,
    parametres: {
      reference,
      genre,
      raisonSociale,
      demandeur: `${prenom} ${nom}`,
      precision: precisionDe(contenu, genre),
      recueLe: le,
    },
    organismeId: connu.organisme?.id ?? null,
    dossierId: connu.dossier?.id ?? null,
    le,
  });
};

type Decision = {
  changement: Changement;
  contenu: ContenuDemande;
  reference: string;
  concernes: Connu & { contact: Contact };
  le: string;
};

/** The mails of the decision taken, in the preview's words. One key a change and an address: run twice, it is one mail each. */
export const direDecision = async (courriels: CourrielRepository, decision: Decision): Promise<string[]> => {
  const { changement, contenu, reference, concernes, le } = decision;
  const { id, genre, etat, motif } = changement;
  if (etat === 'A_CONFIRMER') return [];
  const dite = { decision: etat, genre, contenu, reference, contactAvant: concernes.contact, motif: motif ?? '' };
  const liens = { organismeId: concernes.organisme?.id ?? null, dossierId: concernes.dossier?.id ?? null, le };
  return Promise.all(
    decisionChangement(dite).map((courriel) => {
      const cle = `${courriel.modele}:${id}:${courriel.destinataire}`;
      return courriels.deposer({ ...courriel, cle, ...liens });
    }),
  );
};
