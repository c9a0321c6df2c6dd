import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { jetonAuthentique, lireIdJeton } from '../../adapters/jetons/jeton.ts';
import type { Jeton } from '../../database/entities/jeton.entity.ts';
import { lienInvalide } from '../../database/repositories/jeton.repository.ts';
import { JetonLectureRepository } from '../../database/repositories/jeton-lecture.repository.ts';
import type { UsageJeton } from '../../domain/compte/jeton.ts';
import type { Empreinte } from '../../domain/securite/trousseau.ts';

export type VerificationLien = { texte: string; usage: UsageJeton; maintenant: Date };

/** The row that a link's token opens, used already or not; one same refusal for a wrong, expired or unknown one. */
export const ouvrirLien = async (
  { texte, usage, maintenant }: VerificationLien,
  { em, jetons }: { em: EntityManager; jetons: Empreinte },
): Promise<Jeton> => {
  const id = lireIdJeton(texte);
  const jeton = id === null ? null : await new JetonLectureRepository(em).trouver(id);
  if (!jeton || jeton.usage !== usage || !jetonAuthentique(jetons, texte, jeton) || jeton.expireLe <= maintenant)
    throw lienInvalide(usage);
  return jeton;
};

/** Same, for a link that serves once: used, it opens nothing more. */
export const ouvrirLienNeuf = async (
  verification: VerificationLien,
  deps: { em: EntityManager; jetons: Empreinte },
): Promise<Jeton> => {
  const jeton = await ouvrirLien(verification, deps);
  if (jeton.consommeLe) throw lienInvalide(verification.usage);
  return jeton;
};

/** Header of the token where the body is a file: never in the address, which logs and histories keep. */
export const ENTETE_LIEN = 'x-jeton-lien';

/** Scope of the idempotency keys of who holds a link: its hash, since the token itself is never stored. */
export const porteeDuLien = (texte: string): string => `lien:${createHash('sha256').update(texte).digest('base64url')}`;
