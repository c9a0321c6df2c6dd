import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CompteurRepository } from '../../database/repositories/technique/compteur.repository.ts';
import { BusinessError } from '../../domain/errors.ts';

/** Attempts that guess: a few are free, then each one makes the next wait twice as long. */
export type Sujet = {
  genre:
    | 'identifiant-reseau'
    | 'identifiant'
    | 'reseau'
    | 'mot-de-passe'
    | 'code'
    | 'lien'
    | 'client'
    | 'reseau-clients'
    | 'destinataire'
    | 'recuperation';
  valeur: string;
};

type Regle = {
  franchise: number;
  plafondSecondes: number;
  oubliSecondes: number;
  /** Counted against many people at once: one who is right forgets her own attempt, and not those of the others. */
  partage?: true;
};

const REGLES: Record<Sujet['genre'], Regle> = {
  'identifiant-reseau': { franchise: 3, plafondSecondes: 900, oubliSecondes: 3600 },
  // An identifier is no secret: strangers who are wrong with it must not keep its owner out, nor guess without end.
  identifiant: { franchise: 100, plafondSecondes: 30, oubliSecondes: 3600 },
  // A whole office may stand behind one address.
  reseau: { franchise: 30, plafondSecondes: 300, oubliSecondes: 900, partage: true },
  // Asked again of who is signed in: nobody else counts there.
  'mot-de-passe': { franchise: 3, plafondSecondes: 900, oubliSecondes: 3600 },
  // Of a second factor, asked once the password is known.
  code: { franchise: 3, plafondSecondes: 900, oubliSecondes: 86_400 },
  lien: { franchise: 5, plafondSecondes: 900, oubliSecondes: 3600 },
  // Several processes of one machine may ask at the same instant, and a vendor asks for many organismes.
  client: { franchise: 10, plafondSecondes: 900, oubliSecondes: 3600 },
  'reseau-clients': { franchise: 100, plafondSecondes: 300, oubliSecondes: 900, partage: true },
  // Mails that anybody may have sent to an address.
  destinataire: { franchise: 3, plafondSecondes: 3600, oubliSecondes: 86_400 },
  // Mails asked for one address or identifier, known or not: nobody's mailbox is filled.
  recuperation: { franchise: 3, plafondSecondes: 3600, oubliSecondes: 86_400 },
};

/** What attempts to sign in with an identifier count against, beside their network as a whole. */
export const essaisDeConnexion = (identifiantConnexion: string, reseau: string): Sujet[] => [
  { genre: 'identifiant-reseau', valeur: `${identifiantConnexion} ${reseau}` },
  { genre: 'identifiant', valeur: identifiantConnexion },
];

const cleDe = ({ genre, valeur }: Sujet): string =>
  `essais:${genre}:${createHash('sha256').update(valeur).digest('base64url').slice(0, 22)}`;

/**
 * Counts the attempt before it is made; refuses (TROP_DE_REQUETES, with the seconds to wait) when it comes too soon for one of
 * its subjects, and then counts it against none.
 */
export const compterEssai = async (sujets: readonly Sujet[], em: EntityManager, maintenant: Date): Promise<void> =>
  em.transactional(async (tem) => {
    const compteurs = new CompteurRepository(tem);
    for (const sujet of sujets) {
      const { partage = false, ...regle } = REGLES[sujet.genre];
      const tentative = await compteurs.tenter({ cle: cleDe(sujet), maintenant, partage, ...regle });
      if (tentative.permise) continue;
      const attente = Math.max(1, Math.ceil((tentative.jusqua.getTime() - maintenant.getTime()) / 1000));
      throw new BusinessError('TROP_DE_REQUETES', `Trop d’essais : réessayez dans ${attente} s.`, {
        reessayerApresSecondes: attente,
      });
    }
  });

/** The attempt was right: those of its subjects are forgotten, and it alone where others share the count. */
export const oublierEssais = async (sujets: readonly Sujet[], em: EntityManager): Promise<void> => {
  const compteurs = new CompteurRepository(em);
  for (const sujet of sujets)
    await (REGLES[sujet.genre].partage ? compteurs.rendre(cleDe(sujet)) : compteurs.oublier(cleDe(sujet)));
};
