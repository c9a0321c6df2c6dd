import type { Readable } from 'node:stream';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type FichierDurable,
  type NouveauTeleversement,
  TeleversementRepository,
} from '../../../database/repositories/technique/televersement.repository.ts';
import { debutAcceptable, OCTETS_A_VOIR } from '../../../domain/depot/premiers-octets.ts';
import { cleFichierDepose, cleTemporaire, type Stockage } from '../../../domain/depot/stockage.ts';
import { BusinessError } from '../../../domain/errors.ts';

export const TAILLE_MAXIMALE_OCTETS = 200_000_000;

const tropVolumineux = (): BusinessError =>
  new BusinessError(
    'DEPOT_TROP_VOLUMINEUX',
    'Le fichier dépasse 200 Mo (200 000 000 octets). Répartissez les passages en plusieurs fichiers.',
    {
      tailleMaximaleOctets: TAILLE_MAXIMALE_OCTETS,
    },
  );

const illisible = (): BusinessError =>
  new BusinessError(
    'DEPOT_ILLISIBLE',
    'Ce fichier n’est pas un document XML : ses premiers octets ne le sont dans aucun encodage accepté.',
  );

const incomplet = (): BusinessError =>
  new BusinessError(
    'DEPOT_INCOMPLET',
    'Le fichier n’est pas arrivé en entier : rien n’a été conservé. Envoyez-le de nouveau.',
  );

/** Size announced, checked before a byte is read; null when the body comes in chunks. */
export const lireTailleAnnoncee = (contentLength: string | undefined): number | null => {
  if (contentLength === undefined) return null;
  const taille = Number(contentLength);
  if (taille > TAILLE_MAXIMALE_OCTETS) throw tropVolumineux();
  if (taille === 0) throw new BusinessError('DEPOT_VIDE', 'Le fichier est vide.');
  return taille;
};

/** The body as it passes, refused as soon as it can be: too long, not XML, empty, or shorter than announced. */
export async function* controlerFlux(corps: Readable, tailleAnnoncee: number | null): AsyncGenerator<Uint8Array> {
  let recus = 0;
  let debut = Buffer.alloc(0);
  try {
    // The line stays open after a refusal, so that the refusal can be read.
    for await (const morceau of corps.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      recus += morceau.length;
      if (recus > TAILLE_MAXIMALE_OCTETS) throw tropVolumineux();
      if (debut.length < OCTETS_A_VOIR) {
        debut = Buffer.concat([debut, morceau.subarray(0, OCTETS_A_VOIR - debut.length)]);
        if (debut.length === OCTETS_A_VOIR && !debutAcceptable(debut)) throw illisible();
      }
      yield morceau;
    }
  } catch (erreur) {
    throw corps.errored === erreur && erreur !== null ? incomplet() : erreur;
  }
  if (recus === 0) throw new BusinessError('DEPOT_VIDE', 'Le fichier est vide.');
  if (!debutAcceptable(debut)) throw illisible();
  if (tailleAnnoncee !== null && recus !== tailleAnnoncee) throw incomplet();
}

export type Reception = {
  televersement: Omit<NouveauTeleversement, 'cleTemporaire' | 'cleStockage'>;
  corps: Readable;
  tailleAnnoncee: number | null;
  signal: AbortSignal;
  noterCorps(empreinte: Uint8Array): Promise<void>;
  horloge: () => Date;
};

/**
 * Writes the body under a temporary key, durable, then gives it its final key. When it returns, the file is whole and its
 * deposit can be recorded by whoever comes; when it throws, nothing is kept.
 */
export const recevoirFichier = async (
  { televersement, corps, tailleAnnoncee, signal, noterCorps, horloge }: Reception,
  { em, stockage }: { em: EntityManager; stockage: Stockage },
): Promise<FichierDurable> => {
  const { depotId } = televersement;
  const [temporaire, definitive] = [cleTemporaire(depotId), cleFichierDepose(depotId)];
  const televersements = new TeleversementRepository(em);
  await televersements.commencer({ ...televersement, cleTemporaire: temporaire, cleStockage: definitive });
  try {
    const fichier = await stockage.ecrire(temporaire, controlerFlux(corps, tailleAnnoncee), signal);
    await noterCorps(Buffer.from(fichier.sha256, 'hex'));
    await televersements.noterFichier(depotId, fichier);
    await stockage.renommer(temporaire, definitive);
    await televersements.noterDurable(depotId, horloge());
    return fichier;
  } catch (erreur) {
    await stockage.supprimer(temporaire);
    await televersements.abandonner(depotId);
    throw signal.aborted && !(erreur instanceof BusinessError) ? incomplet() : erreur;
  }
};
