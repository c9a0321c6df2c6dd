import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CompteurRepository } from '../../database/repositories/technique/compteur.repository.ts';
import { type Appelant, acteurDe } from '../../domain/compte/appelant.ts';
import { BusinessError } from '../../domain/errors.ts';
import type { Limite } from '../route.ts';

export type DepsLimites = {
  em: () => EntityManager;
  horloge: () => Date;
  /** Multiplies every limit; 1 in production. */
  facteurLimites: number;
};

const empreinteDe = (texte: string): string => createHash('sha256').update(texte).digest('base64url').slice(0, 22);

/** Whom a route's own limit counts: who is known, else the network that asks. */
export const sujetDe = ({ appelant, reseau }: { appelant: Appelant; reseau: string }): string =>
  appelant.type === 'ANONYME' ? reseau : acteurDe(appelant);

/** Counts a request; returns the headers that say what is left, refuses with 429 beyond. */
export const consommer = async (
  limite: Limite,
  sujet: string,
  { em, horloge, facteurLimites }: DepsLimites,
): Promise<Record<string, string>> => {
  const maintenant = horloge();
  const nombre = Math.max(1, Math.round(limite.nombre * facteurLimites));
  const compte = await new CompteurRepository(em()).consommer(
    `limite:${limite.nom}:${empreinteDe(sujet)}`,
    maintenant,
    limite.fenetreSecondes,
  );
  const attente = Math.max(1, Math.ceil((compte.reinitialiseLe.getTime() - maintenant.getTime()) / 1000));
  if (compte.nombre > nombre)
    throw new BusinessError('TROP_DE_REQUETES', `Trop de demandes en peu de temps : réessayez dans ${attente} s.`, {
      reessayerApresSecondes: attente,
    });
  return {
    'RateLimit-Policy': `"${limite.nom}";q=${nombre};w=${limite.fenetreSecondes}`,
    RateLimit: `"${limite.nom}";r=${nombre - compte.nombre};t=${attente}`,
  };
};
