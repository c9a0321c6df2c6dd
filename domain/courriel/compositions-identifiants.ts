import type { Contact } from '../dossier/demande-contact.ts';
import { changeDAdresse } from '../organisme/contact.ts';
import { type CourrielCompose, ouAAttribuer } from './composition.ts';
import type { FaitsContrat, FaitsDossier, FaitsOrganisme } from './faits-courriel.ts';
import type { ParametresCourriel } from './parametres.ts';

type Identifiants = {
  contact: Contact;
  raisonSociale: string;
  matricule: string | null | undefined;
  numero: string | undefined;
  jetonId: string;
};

const identifiants = ({
  contact,
  raisonSociale,
  matricule,
  numero,
  jetonId,
}: Identifiants): ParametresCourriel['identifiants-inscription'] => ({
  destinatairePrenom: contact.prenom,
  destinataireNom: contact.nom,
  raisonSociale,
  matricule: ouAAttribuer(matricule),
  numeroContrat: ouAAttribuer(numero),
  jetonId,
});

/** The answer to an accepted request, to the contact of its case; without organisme or contract, before they are issued. */
export const identifiantsInscription = (
  { contact, raisonSociale: declaree }: FaitsDossier,
  { organisme, contrat, jetonId }: { organisme: FaitsOrganisme | null; contrat: FaitsContrat | null; jetonId: string },
): CourrielCompose<'identifiants-inscription'> => {
  const raisonSociale = organisme?.raisonSociale ?? declaree;
  const [matricule, numero] = [organisme?.matricule, contrat?.numero];
  return {
    modele: 'identifiants-inscription',
    destinataire: contact.courriel,
    parametres: identifiants({ contact, raisonSociale, matricule, numero, jetonId }),
  };
};

/** To the address that was on record until an agent accepted a case that gives another; nobody where it is the same. */
export const contactRemplace = (
  { avant, apres }: { avant: Contact; apres: Contact },
  { reference, raisonSociale, siret }: FaitsDossier,
): CourrielCompose<'contact-remplace'>[] =>
  changeDAdresse(avant.courriel, apres.courriel)
    ? [{ modele: 'contact-remplace', destinataire: avant.courriel, parametres: { reference, raisonSociale, siret } }]
    : [];

/** Identifiers sent again, to the contact on record: with a new link, or the news that the account is open for good. */
export const identifiantsRenvoyes = (
  { contact, raisonSociale, matricule }: FaitsOrganisme,
  { contrat, jetonId }: { contrat: FaitsContrat; jetonId: string },
): CourrielCompose<'identifiants-renvoyes' | 'compte-deja-ouvert'> => {
  const { numero, role, compte, administrateurs, mandants } = contrat;
  const destinataire = contact.courriel;
  if (compte !== 'ACTIF') {
    const parametres = identifiants({ contact, raisonSociale, matricule, numero, jetonId });
    return { modele: 'identifiants-renvoyes', destinataire, parametres: { ...parametres, mandants } };
  }
  const { prenom: destinatairePrenom, nom: destinataireNom } = contact;
  const parametres = { destinatairePrenom, destinataireNom, raisonSociale, role, administrateurs };
  return { modele: 'compte-deja-ouvert', destinataire, parametres };
};
