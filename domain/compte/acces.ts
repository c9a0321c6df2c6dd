import { BusinessError } from '../errors.ts';

/** What a machine of an organisme may be allowed; each word is also the permission of the routes that it opens. */
export const PORTEES_ACCES = ['depot:deposer', 'depot:lire'] as const;

export type PorteeAcces = (typeof PORTEES_ACCES)[number];

export const LIBELLE_PORTEE_ACCES: Record<PorteeAcces, string> = {
  'depot:deposer': 'Déposer des fichiers',
  'depot:lire': 'Suivre les dépôts et télécharger leurs accusés',
};

/** Live accesses that one account may have. */
export const ACCES_MAXIMUM = 10;

/** Days for which a secret is valid, unless fewer are asked. */
export const VALIDITE_ACCES_JOURS = 365;

/** Days for which the old secret stays valid beside the new one. */
export const CHEVAUCHEMENT_JOURS = { defaut: 7, maximum: 30 } as const;

/** Days before the end at which the administrateurs are warned. */
export const PREAVIS_ACCES_JOURS = [30, 7] as const;

const JOUR_MS = 86_400_000;

export const dansJours = (maintenant: Date, jours: number): Date => new Date(maintenant.getTime() + jours * JOUR_MS);

/** A secret as the table knows it: its end, and when it last served. */
export type SecretAcces = { id: string; creeLe: Date; expireLe: Date; utiliseLe: Date | null };

export type EtatAcces = 'ACTIF' | 'EXPIRE' | 'REVOQUE';

type Vie = { revoqueLe: Date | null; secrets: readonly SecretAcces[] };

/** An access lives as long as one of its secrets, unless it was revoked. */
export const etatAcces = ({ revoqueLe, secrets }: Vie, maintenant: Date): EtatAcces => {
  if (revoqueLe !== null) return 'REVOQUE';
  return secrets.some(({ expireLe }) => expireLe > maintenant) ? 'ACTIF' : 'EXPIRE';
};

/** Refuses one access more than an account may have, and a name that a live one bears (their holder must tell them apart). */
export const exigerAccesPossible = (nom: string, nomsDesActifs: readonly string[]): void => {
  if (nomsDesActifs.some((autre) => autre.toLowerCase() === nom.toLowerCase()))
    throw new BusinessError(
      'ACCES_EXISTANT',
      'Un accès actif de ce compte porte déjà ce nom. Son secret ne peut plus être montré : remplacez-le, ou choisissez un autre nom.',
      { champ: 'nom' },
    );
  if (nomsDesActifs.length >= ACCES_MAXIMUM)
    throw new BusinessError(
      'ACCES_TROP_NOMBREUX',
      `Un compte a ${ACCES_MAXIMUM} accès actifs au plus : révoquez-en un avant d’en créer un autre.`,
      { maximum: ACCES_MAXIMUM },
    );
};

/**
 * When each live secret ends, once a new one takes over: the one in service after the overlap at the latest, and at once
 * the one that never served (its answer was lost). Refuses a third secret beside two that serve, and an access that is over.
 */
export const finsApresRotation = (
  acces: Vie,
  { maintenant, chevauchementJours }: { maintenant: Date; chevauchementJours: number },
): { secretId: string; expireLe: Date }[] => {
  if (etatAcces(acces, maintenant) !== 'ACTIF')
    throw new BusinessError('ACCES_TERMINE', 'Cet accès a expiré ou a été révoqué : créez-en un autre.');
  const vivants = acces.secrets
    .filter(({ expireLe }) => expireLe > maintenant)
    .sort((a, b) => a.creeLe.getTime() - b.creeLe.getTime());
  const [ancien, recent] = vivants;
  if (ancien && recent && recent.utiliseLe !== null)
    throw new BusinessError(
      'ROTATION_EN_COURS',
      'Le secret de cet accès est déjà en cours de remplacement : l’ancien et le nouveau servent tous deux. Attendez la fin de l’ancien, ou révoquez cet accès.',
      { ancienJusquA: ancien.expireLe.toISOString() },
    );
  const limite = dansJours(maintenant, chevauchementJours);
  return vivants.flatMap((secret) => {
    const fin = secret === recent ? maintenant : limite;
    return fin < secret.expireLe ? [{ secretId: secret.id, expireLe: fin }] : [];
  });
};
