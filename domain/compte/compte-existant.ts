import { BusinessError } from '../errors.ts';

/** Refusal of a second inscription: it names the person to turn to, when there is one, for whoever holds a valid link. */
export const compteExistant = (administrateur: { nom: string; prenom: string } | null): BusinessError => {
  if (administrateur === null)
    return new BusinessError(
      'COMPTE_EXISTANT',
      'Ce compte existe déjà, et personne ne l’administre aujourd’hui : adressez-vous à l’assistance.',
    );
  const { nom, prenom } = administrateur;
  return new BusinessError(
    'COMPTE_EXISTANT',
    `Ce compte est déjà ouvert : adressez-vous à son administrateur, ${prenom} ${nom}, pour y être ajouté.`,
    { administrateur: { nom, prenom } },
  );
};

/** Refusal of a link issued before somebody registered by another: it says how to register in the place of who cannot be reached. */
export const inscriptionEnCours = ({ nom, prenom }: { nom: string; prenom: string }): BusinessError =>
  new BusinessError(
    'COMPTE_EXISTANT',
    `${prenom} ${nom} a déjà inscrit cet organisme et doit encore valider son adresse électronique. Si cette personne ne le peut pas, demandez que les identifiants soient envoyés de nouveau : le nouveau lien rouvre l’inscription.`,
    { administrateur: { nom, prenom } },
  );
