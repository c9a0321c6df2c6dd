import type {
  Contact,
  ContenuDemande,
  DemandeAccrochage,
  DeposantDeclare,
  MotifChangement,
  MotifDemande,
} from '../dossier/demande-contact.ts';
import { BusinessError } from '../errors.ts';

/** What may be changed in what is known of an organisme; the same words as the motif of the form that asks for it. */
export type GenreChangement = MotifChangement;

/** A change asked waits for an agent. */
export type EtatChangement = 'A_CONFIRMER' | 'CONFIRME' | 'REFUSE';

export const TRANSITIONS_CHANGEMENT: Record<EtatChangement, readonly EtatChangement[]> = {
  A_CONFIRMER: ['CONFIRME', 'REFUSE'],
  CONFIRME: [],
  REFUSE: [],
};

export type DecisionChangement = Exclude<EtatChangement, 'A_CONFIRMER'>;

export const LIBELLE_ETAT_CHANGEMENT: Record<EtatChangement, string> = {
  A_CONFIRMER: 'À confirmer',
  CONFIRME: 'Confirmé',
  REFUSE: 'Refusé',
};

export const LIBELLE_GENRE_CHANGEMENT: Record<GenreChangement, string> = {
  ASSISTANCE: 'Accès d’une personne à l’assistance',
  NOUVEAU_SIRET: 'Changement de SIRET',
  NOUVEAU_CONTACT: 'Changement de contact métier',
  DEPOSANTS: 'Changement de déposants',
};

/** The change as it stands under lock; `par` and `le`: who decided, and when. */
export type ChangementVu = { etat: EtatChangement; par: string | null; le: string | null };

/**
 * Whether the decision is to be written, or was by the same agent already. Refuses what is decided otherwise or by
 * somebody else (DEJA_FAIT), with who and when.
 */
export const deciderChangement = (
  changement: ChangementVu,
  demande: { vers: DecisionChangement; acteur: string },
): 'A_FAIRE' | 'DEJA_FAIT' => {
  const { etat, par, le } = changement;
  if (etat === demande.vers && par === demande.acteur) return 'DEJA_FAIT';
  if (!TRANSITIONS_CHANGEMENT[etat].includes(demande.vers))
    throw new BusinessError(
      'DEJA_FAIT',
      `Ce changement est « ${LIBELLE_ETAT_CHANGEMENT[etat]} » : il n’attend plus de décision.`,
      { etat, par, le },
    );
  return 'A_FAIRE';
};

const meme = (un: string, autre: string): boolean => un.trim().toLowerCase() === autre.trim().toLowerCase();

/** What the case knows, that a joined request may say otherwise. */
export type ConnuDuDossier = {
  contactNom: string;
  contactPrenom: string;
  contactCourriel: string;
  deposants: string[];
};

/** A request that joins a case changes nothing by itself: what it says otherwise becomes as many changes to confirm. */
export const changementsDUneDemandeJointe = (
  connu: ConnuDuDossier,
  { contact, deposants }: DemandeAccrochage,
): GenreChangement[] => {
  const memeContact =
    meme(connu.contactNom, contact.nom) &&
    meme(connu.contactPrenom, contact.prenom) &&
    meme(connu.contactCourriel, contact.courriel);
  const nouveaux = deposants.some(({ siret }) => !connu.deposants.includes(siret));
  return [...(memeContact ? [] : ['NOUVEAU_CONTACT' as const]), ...(nouveaux ? ['DEPOSANTS' as const] : [])];
};

const nomEtCourriel = ({ prenom, nom, courriel }: Contact): string => `${prenom} ${nom} (${courriel})`;
const nommes = (deposants: readonly DeposantDeclare[]): string =>
  deposants.map(({ raisonSociale, siret }) => `${raisonSociale} (SIRET ${siret})`).join(', ');

/** What the change is, in one line, with the words of the form; `genre` when a request to be known asks for it. */
export const precisionDe = (contenu: ContenuDemande, genre: MotifDemande = contenu.motif): string => {
  switch (contenu.motif) {
    case 'ACCROCHAGE':
      return genre === 'DEPOSANTS' ? nommes(contenu.deposants) : nomEtCourriel(contenu.contact);
    case 'ASSISTANCE':
      return nomEtCourriel(contenu.contact);
    case 'NOUVEAU_SIRET':
      return `${contenu.nouvelleRaisonSociale} (SIRET ${contenu.nouveauSiret})`;
    case 'NOUVEAU_CONTACT':
      return nomEtCourriel(contenu.nouveauContact);
    case 'DEPOSANTS':
      return [
        contenu.ajoutes.length > 0 ? `à ajouter : ${nommes(contenu.ajoutes)}` : '',
        contenu.retires.length > 0 ? `à retirer : SIRET ${contenu.retires.join(', ')}` : '',
      ]
        .filter(Boolean)
        .join(' ; ');
  }
};

/** The contact on record once the change is confirmed; null when the change leaves it as it is. */
export const contactApres = (contenu: ContenuDemande, genre: GenreChangement): Contact | null => {
  if (genre !== 'NOUVEAU_CONTACT') return null;
  return contenu.motif === 'NOUVEAU_CONTACT' ? contenu.nouveauContact : contenu.contact;
};
