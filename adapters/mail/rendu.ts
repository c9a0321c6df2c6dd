import type { ModeleCourriel } from '../../domain/courriel/courriel.ts';
import type { Empreinte } from '../../domain/securite/trousseau.ts';
import { type CourrielRendu, rendreCourriel } from '../../templates/rendre.ts';
import { composerJeton, type LigneJeton, lienJeton } from '../jetons/jeton.ts';

/** The row of the link that the mail carries, with the instant (ISO) at which it ends. */
export type JetonDuCourriel = LigneJeton & { expireLe: string };

export type CourrielARendre = { modele: ModeleCourriel; parametres: unknown; jeton: JetonDuCourriel | null };

/** Subject and parts of a mail of the outbox; the token of its link is computed here, at the last moment, and kept nowhere. */
export const createRendu =
  ({ urlPublique, empreinte }: { urlPublique: string; empreinte: Empreinte }) =>
  ({ modele, parametres, jeton }: CourrielARendre): CourrielRendu =>
    rendreCourriel(modele, parametres, {
      urlPublique,
      lien: jeton && {
        adresse: lienJeton(urlPublique, jeton.usage, composerJeton(empreinte, jeton)),
        expireLe: jeton.expireLe,
      },
    });
