import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { JournalRepository } from '../../../database/repositories/journal.repository.ts';
import { type AccesLu, AccesRepository } from '../../../database/repositories/technique/acces.repository.ts';
import { dansJours } from '../../../domain/compte/acces.ts';
import { type AppelantUtilisateur, acteurDe } from '../../../domain/compte/appelant.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { empreinteSecret, nouveauSecret, PREFIXE_SECRET_ACCES } from '../../securite/secrets.ts';

/** What an act on the accesses of an account may use; the lines of the journal are in the transaction of the change. */
export type ActeAcces = {
  acces: AccesRepository;
  trouver(accesId: string): Promise<AccesLu>;
  /** A new secret for that access; its text is nowhere else than in what this returns. */
  ajouterSecret(accesId: string, validiteJours: number): Promise<string>;
  journaliser(acte: string, accesId: string): Promise<void>;
};

/** One act of an administrateur on the accesses of her account, alone of its kind until it ends. */
export const tenirAcces = async <T>(
  { appelant, em, maintenant }: { appelant: AppelantUtilisateur; em: EntityManager; maintenant: Date },
  acte: (acte: ActeAcces) => Promise<T>,
): Promise<T> =>
  em.transactional(async (tem) => {
    const acces = new AccesRepository(tem);
    await acces.verrouiller(appelant.compteId);
    return acte({
      acces,
      async trouver(accesId) {
        const lu = await acces.trouver(appelant.compteId, accesId);
        if (!lu) throw introuvable('Cet accès');
        return lu;
      },
      async ajouterSecret(accesId, validiteJours) {
        const secret = `${PREFIXE_SECRET_ACCES}${nouveauSecret()}`;
        const expireLe = dansJours(maintenant, validiteJours);
        await acces.ajouterSecret({
          id: randomUUID(),
          accesId,
          empreinte: empreinteSecret(secret),
          maintenant,
          expireLe,
        });
        return secret;
      },
      journaliser: (nom, objetId) =>
        new JournalRepository(tem).ajouter({
          organismeId: appelant.organismeId,
          le: maintenant,
          acteur: acteurDe(appelant),
          acte: nom,
          objetType: 'acces',
          objetId,
        }),
    });
  });
