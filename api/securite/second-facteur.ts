import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type SecondFacteur,
  SecondFacteurRepository,
} from '../../database/repositories/technique/second-facteur.repository.ts';
import { BusinessError } from '../../domain/errors.ts';
import type { Trousseau } from '../../domain/securite/trousseau.ts';
import { empreinteSecours } from './codes-secours.ts';
import { compterEssai, oublierEssais } from './delais.ts';
import { pasDuCode } from './totp.ts';

const contexteDe = (utilisateurId: string): string => `second-facteur:${utilisateurId}`;

export type Verification = { utilisateurId: string; facteur: SecondFacteur; code: string; maintenant: Date };
export type DepsSecondFacteur = { em: EntityManager; reponses: Trousseau };

/** Sealed for that person: the row of another does not open with it. */
export const scellerSecret = (
  secret: Uint8Array,
  utilisateurId: string,
  reponses: Trousseau,
): { scelle: Uint8Array; cleId: string } => reponses.sceller(secret, contexteDe(utilisateurId));

/** True once for each code of the authenticator, and once for each recovery code when these may serve. */
const codeJuste = async (
  { utilisateurId, facteur, code, maintenant }: Verification,
  { em, reponses }: DepsSecondFacteur,
): Promise<boolean> => {
  const seconds = new SecondFacteurRepository(em);
  const secret = reponses.ouvrir(facteur.secret, facteur.cleId, contexteDe(utilisateurId));
  const pas = pasDuCode(secret, code.replaceAll(' ', ''), maintenant);
  if (pas !== null) return seconds.consommerPas(facteur.id, pas);
  return facteur.confirme && seconds.consommerSecours(facteur.id, empreinteSecours(code), maintenant);
};

/**
 * Refuses (SECOND_FACTEUR_INCORRECT) a code that is wrong, too old, or has served, slower and slower wherever it is asked.
 * Nothing but a right code forgets the wrong ones: who holds the password, or a session, must not guess the rest.
 */
export const exigerCode = async (verification: Verification, deps: DepsSecondFacteur): Promise<void> => {
  const essais = [{ genre: 'code', valeur: verification.utilisateurId }] as const;
  await compterEssai(essais, deps.em, verification.maintenant);
  if (await codeJuste(verification, deps)) return oublierEssais(essais, deps.em);
  const message =
    'Ce code n’est pas ou plus valable : attendez le code suivant de votre application, ou prenez un code de secours.';
  throw new BusinessError('SECOND_FACTEUR_INCORRECT', message, { champ: 'code' });
};

/** At sign-in, after a right password: asks for a code (SECOND_FACTEUR_REQUIS) of who has a second factor, and checks it. */
export const exigerSecondFacteur = async (
  { utilisateurId, code, maintenant }: { utilisateurId: string; code: string | undefined; maintenant: Date },
  deps: DepsSecondFacteur,
): Promise<void> => {
  const facteur = await new SecondFacteurRepository(deps.em).trouver(utilisateurId);
  if (!facteur?.confirme) return;
  if (code === undefined)
    throw new BusinessError(
      'SECOND_FACTEUR_REQUIS',
      'Saisissez le code à six chiffres de votre application d’authentification, ou l’un de vos codes de secours.',
    );
  await exigerCode({ utilisateurId, facteur, code, maintenant }, deps);
};
