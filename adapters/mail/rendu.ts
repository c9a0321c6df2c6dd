import type { UsageJeton } from '../../domain/compte/jeton.ts';
import type { ModeleCourriel } from '../../domain/courriel/courriel.ts';
import { JETON_MASQUE } from '../../domain/courriel/courriel-garde.ts';
import type { Empreinte } from '../../domain/securite/trousseau.ts';
import { type CourrielRendu, rendreCourriel } from '../../templates/rendre.ts';
import { composerJeton, type LigneJeton, lienJeton } from '../jetons/jeton.ts';

/** The row of the link that the mail carries, with the instant (ISO) at which it ends. */
export type JetonDuCourriel = LigneJeton & { expireLe: string };

export type CourrielARendre = { modele: ModeleCourriel; parametres: unknown; jeton: JetonDuCourriel | null };

/** Same, for who must not hold the token: the use of its link and its end say all that is shown. */
export type CourrielAMontrer = {
  modele: ModeleCourriel;
  parametres: unknown;
  jeton: { usage: UsageJeton; expireLe: string } | null;
};

/** Written alike whoever configures it: the mail and its preview must not differ. */
const sansBarreFinale = (urlPublique: string): string => urlPublique.replace(/\/+$/, '');

/** Subject and parts of a mail of the outbox; the token of its link is computed here, at the last moment, and kept nowhere. */
export const createRendu =
  ({ urlPublique, empreinte }: { urlPublique: string; empreinte: Empreinte }) =>
  ({ modele, parametres, jeton }: CourrielARendre): CourrielRendu =>
    rendreCourriel(modele, parametres, {
      urlPublique: sansBarreFinale(urlPublique),
      lien: jeton && {
        adresse: lienJeton(urlPublique, jeton.usage, composerJeton(empreinte, jeton)),
        expireLe: jeton.expireLe,
      },
    });

/** The same mail as it may be kept and shown: a mask stands where the token was. */
export const createRenduMasque =
  (urlPublique: string) =>
  ({ modele, parametres, jeton }: CourrielAMontrer): CourrielRendu =>
    rendreCourriel(modele, parametres, {
      urlPublique: sansBarreFinale(urlPublique),
      lien: jeton && {
        adresse: lienJeton(urlPublique, jeton.usage, JETON_MASQUE),
        expireLe: jeton.expireLe,
      },
    });
