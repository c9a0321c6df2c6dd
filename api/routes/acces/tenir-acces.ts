import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { JournalRepository } from '../../../database/repositories/journal.repository.ts';
import { type AccesLu, AccesRepository } from '../../../database/repositories/technique/acces.repository.ts';
import { dansJours } from '../../../domain/compte/acces.ts';
import { type AppelantUtilisateur, acteurDe } from '../../../domain/compte/appelant.ts';
import type { AnnonceSecret } from '../../../domain/compte/ordres.ts';
import type { Trousseau } from '../../../domain/securite/trousseau.ts';
import { annoncerSecret } from '../../../workflows/compte/compte.contract.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { exigerMotDePasse } from '../../securite/mot-de-passe-courant.ts';
import { exigerSecondFacteur } from '../../securite/second-facteur.ts';
import { empreinteSecret, nouveauSecret, PREFIXE_SECRET_ACCES } from '../../securite/secrets.ts';
import { codeSecondFacteur, type DepsSoi, lireSoi, motDePasseCourant } from '../moi/soi.ts';
import { auteurDe, ordonnerAuCompte } from '../personnes/ordonner.ts';

/** Asked before a secret is made. */
export const preuve = { motDePasse: motDePasseCourant, code: codeSecondFacteur };

export type DepsAcces = DepsSoi & { reponses: Trousseau };

type Preuve = { motDePasse: string; code?: string | undefined };
type Circonstances = { appelant: AppelantUtilisateur; em: EntityManager; maintenant: Date };

/** The access, 404 when it is not of the caller's own account. */
export const exigerAcces = async (
  accesId: string,
  { compteId }: AppelantUtilisateur,
  em: EntityManager,
): Promise<AccesLu> => {
  const acces = await new AccesRepository(em).trouver(compteId, accesId);
  if (!acces) throw introuvable('Cet accès');
  return acces;
};

/** A secret lasts a year: an open session is not enough to make one. */
export const exigerPreuve = async (
  { motDePasse, code }: Preuve,
  { appelant, em, maintenant }: Circonstances,
  { motsDePasse, reponses }: Pick<DepsAcces, 'motsDePasse' | 'reponses'>,
): Promise<void> => {
  const { utilisateur: personne } = await lireSoi(appelant, em);
  await exigerMotDePasse({ personne, motDePasse, champ: 'motDePasse', maintenant }, { em, motsDePasse });
  await exigerSecondFacteur({ utilisateurId: personne.id, code, maintenant }, { em, reponses });
};

type SecretFait = { secretId: string; secret: string };

/** What an act on the accesses of an account may use; the lines of the journal are in the transaction of the change. */
export type ActeAcces = {
  acces: AccesRepository;
  trouver(accesId: string): Promise<AccesLu>;
  /** A new secret for that access; its text is nowhere else than in what this returns. */
  ajouterSecret(accesId: string, validiteJours: number): Promise<SecretFait>;
  journaliser(acte: string, accesId: string): Promise<void>;
};

/** One act of an administrateur on the accesses of her account, alone of its kind until it ends. */
export const tenirAcces = async <T>(
  { appelant, em, maintenant }: Circonstances,
  acte: (acte: ActeAcces) => Promise<T>,
): Promise<T> =>
  em.transactional(async (tem) => {
    const acces = new AccesRepository(tem);
    await acces.verrouiller(appelant.compteId);
    return acte({
      acces,
      trouver: (accesId) => exigerAcces(accesId, appelant, tem),
      async ajouterSecret(accesId, validiteJours) {
        const secret = `${PREFIXE_SECRET_ACCES}${nouveauSecret()}`;
        const expireLe = dansJours(maintenant, validiteJours);
        const secretId = randomUUID();
        const empreinte = empreinteSecret(secret);
        const creePar = acteurDe(appelant);
        await acces.ajouterSecret({ id: secretId, accesId, empreinte, creePar, maintenant, expireLe });
        return { secretId, secret };
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

type Annonce = Pick<AnnonceSecret, 'accesId' | 'evenement'> & { secretId: string };

/**
 * Orders the mails that tell of a secret, before its maker sees it: a secret that nobody was told of, or whose maker lost her
 * rights meanwhile, is known to nobody.
 */
export const annoncer = async (
  { secretId: effetId, ...annonce }: Annonce,
  { appelant, maintenant }: Pick<Circonstances, 'appelant' | 'maintenant'>,
  { ordres }: Pick<DepsAcces, 'ordres'>,
): Promise<void> => {
  const { utilisateurId: personneId, compteId } = appelant;
  const ordre = { effetId, personneId, auteur: auteurDe(appelant), le: maintenant.toISOString(), ...annonce };
  await ordonnerAuCompte({ compteId, update: annoncerSecret, ordre, effetId }, ordres);
};
