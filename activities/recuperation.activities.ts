import type { EntityManager } from '@mikro-orm/postgresql';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import { RecuperationRepository } from '../database/repositories/recuperation.repository.ts';
import type { RecuperationDemandee } from '../domain/compte/ordres.ts';
import type { DossierDeps } from './deps.ts';

/** What is sent to who forgot her identifier or her password. */
export const createRecuperationActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => ({
  /**
   * Leaves the mail that the request asks for, always to the address on record; nothing when nobody is known by it. One
   * `effetId`, one mail: run twice, writes nothing more.
   */
  async envoyerRecuperation({ effetId, le, demande }: RecuperationDemandee): Promise<{ courrielIds: string[] }> {
    return orm.em.fork().transactional(async (em) => {
      const courriels = new CourrielRepository(em, domaineCourriels);
      if (demande.genre === 'MOT_DE_PASSE') {
        const courrielId = await lienMotDePasse(em, courriels, {
          identifiantConnexion: demande.identifiantConnexion,
          effetId,
          le,
          cleId: jetons.cleActive,
        });
        return { courrielIds: courrielId === null ? [] : [courrielId] };
      }
      const rappel = await new RecuperationRepository(em).parCourriel(demande.courriel);
      if (rappel === null) return { courrielIds: [] };
      const { courriel: destinataire, identifiants } = rappel;
      const cle = `identifiants-oublies:${effetId}`;
      const modele = 'identifiants-oublies';
      return {
        courrielIds: [await courriels.deposer({ cle, modele, destinataire, parametres: { identifiants }, le })],
      };
    });
  },
});

type DemandeLien = { identifiantConnexion: string; effetId: string; le: string; cleId: string };

/** A new link closes those before it: the last mail holds the only one that opens. */
const lienMotDePasse = async (
  em: EntityManager,
  courriels: CourrielRepository,
  { identifiantConnexion, effetId, le, cleId }: DemandeLien,
): Promise<string | null> => {
  const personne = await new RecuperationRepository(em).parIdentifiant(identifiantConnexion);
  if (personne === null) return null;
  const { utilisateurId: sujetId, prenom, nom, raisonSociale, courriel: destinataire, organismeId } = personne;
  const jetonId = await new JetonRepository(em).emettre({
    usage: 'MOT_DE_PASSE',
    sujetId,
    cleId,
    le,
    emission: effetId,
  });
  return courriels.deposer({
    cle: `mot-de-passe-oublie:${effetId}`,
    modele: 'mot-de-passe-oublie',
    destinataire,
    parametres: { prenom, nom, raisonSociale, jetonId },
    organismeId,
    le,
  });
};
