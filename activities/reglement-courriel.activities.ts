import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { JetonEntity } from '../database/entities/jeton.entity.ts';
import {
  type CourrielARegler,
  CourrielReglementRepository,
} from '../database/repositories/courriel-reglement.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import {
  type CourrielRegle,
  DECISIONS_COURRIEL,
  deciderReglement,
  destinataireDuRenvoi,
  lienDuRenvoiEteint,
  type ReglementCourriel,
} from '../domain/courriel/reglement.ts';

/** What persons make of mails that wait for them. */
export const createReglementCourrielActivities = ({ orm }: { orm: MikroORM }) => ({
  /**
   * Writes the decision under lock, with its line in the journal; a mail sent again goes to the contact's present address.
   * One decision a try: asked again by the same agent, writes nothing more.
   */
  async reglerCourriel(demande: ReglementCourriel & { courrielId: string }): Promise<CourrielRegle> {
    const { courrielId, agentId, tentative, decision, le } = demande;
    return orm.em.fork().transactional(async (em) => {
      const reglements = new CourrielReglementRepository(em);
      const courriel = await reglements.lireForUpdate(courrielId, tentative);
      const { tentatives, etat: etatAvant, organismeId } = courriel;
      const acteur = `agent:${agentId}`;
      if (deciderReglement(courriel, { decision, acteur, tentative }) === 'DEJA_FAIT')
        return { courrielId, etat: etatAvant, tentatives };
      const { vers: etat } = DECISIONS_COURRIEL[decision];
      if (etat === 'A_ENVOYER') await exigerLienVivant(em, courriel, le);
      const destinataire =
        etat === 'A_ENVOYER' ? destinataireDuRenvoi(courriel, courriel.adresseDuContact) : courriel.destinataire;
      await reglements.regler(courrielId, demande, { etat, destinataire });
      const objet = { objetType: 'courriel', objetId: courrielId, etatAvant, etatApres: etat };
      await new JournalRepository(em).ajouter({ organismeId, le, acteur, acte: 'courriel.regler', ...objet });
      return { courrielId, etat, tentatives };
    });
  },
});

const exigerLienVivant = async (em: EntityManager, { jetonId }: CourrielARegler, le: string): Promise<void> => {
  if (jetonId === null) return;
  const jeton = await em.findOne(JetonEntity, { id: jetonId });
  if (jeton === null || jeton.consommeLe != null || jeton.expireLe <= new Date(le)) throw lienDuRenvoiEteint();
};
