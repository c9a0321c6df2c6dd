import type { Jour } from '../calendrier/jour.ts';
import { BusinessError } from '../errors.ts';
import type { DeclarationEnvoi } from './ordres.ts';

type Certificateur = { id: string; siret: string };

const refuser = (champ: string, message: string): never => {
  throw new BusinessError('DEMANDE_INVALIDE', message, { champ });
};

/**
 * Checks a declaration on a code against its certificateurs (by the répertoires, among those we know): who speaks must be
 * one of them, who is named too, and nothing is declared for days gone by.
 */
export const preparerDeclaration = (
  { code, mode, siretEmetteur, debut }: Pick<DeclarationEnvoi, 'code' | 'mode' | 'siretEmetteur' | 'debut'>,
  { siret, certificateurs, jour }: { siret: string; certificateurs: readonly Certificateur[]; jour: Jour },
): { emetteurId: string | null; debut: Jour } => {
  if (!certificateurs.some((certificateur) => certificateur.siret === siret))
    refuser(
      'code',
      `À France compétences, l’organisme n’est pas cité parmi les certificateurs de ${code}. S’il doit l’être, faites mettre la fiche à jour.`,
    );
  if (debut !== undefined && debut < jour)
    refuser('debut', 'Une déclaration ne vaut pas pour le passé : indiquez un jour à partir d’aujourd’hui.');
  const commence = debut ?? jour;
  if (mode === 'CHACUN_LES_SIENS') {
    if (siretEmetteur !== undefined)
      refuser('siretEmetteur', 'Quand chacun envoie les siens, aucun certificateur n’est à nommer.');
    return { emetteurId: null, debut: commence };
  }
  const emetteur = certificateurs.find((certificateur) => certificateur.siret === siretEmetteur);
  if (emetteur === undefined)
    return refuser(
      'siretEmetteur',
      `Indiquez le SIRET du certificateur qui envoie tous les titulaires : l’un de ceux de ${code} à France compétences, et déjà accroché. Un autre organisme reçoit un mandat.`,
    );
  return { emetteurId: emetteur.id, debut: commence };
};
