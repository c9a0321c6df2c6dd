import { DemandeContactEntity } from '../../database/entities/demande-contact.entity.ts';
import { FaitsCourrielRepository, faitsDossier } from '../../database/repositories/faits-courriel.repository.ts';
import { JetonRepository } from '../../database/repositories/jeton.repository.ts';
import { contactApres } from '../../domain/changement/changement.ts';
import { complementDemande } from '../../domain/courriel/compositions-dossier.ts';
import { changeDAdresse } from '../../domain/organisme/contact.ts';
import { ecrire, lienDeSuivi } from '../actes/contexte.ts';
import { remplacerContact } from '../remplacer-contact.ts';
import { consigner } from '../suivi-dossier.ts';
import type { ContexteChangement, EffetChangement } from './contexte.ts';

/** Who leaves keeps nothing that opens: links end with the address, and the new one gets those that are of use. */
export const changerContact: EffetChangement = async (contexte) => {
  const { em, organisme, dossier, changement, contenu, agentId, le, deps } = contexte;
  const contact = contactApres(contenu, changement.genre);
  if (contact === null) throw new Error('not a change of contact');
  const acteur = `agent:${agentId}`;
  const courrielIds: string[] = [];
  if (organisme) {
    const remplacement = { organisme, contact, effetId: changement.id, acteur, le };
    courrielIds.push(...(await remplacerContact(em, remplacement, deps)));
  }
  if (dossier) {
    const { contactCourriel: avant, etat: etatAvant, version } = dossier;
    const { nom: contactNom, prenom: contactPrenom, courriel: contactCourriel } = contact;
    Object.assign(dossier, { contactNom, contactPrenom, contactCourriel, version: version + 1 });
    await consigner(em, dossier, { acte: 'dossier.changerContact', acteur, le, etatAvant });
    if (changeDAdresse(avant, contactCourriel)) courrielIds.push(...(await passerLeSuivi({ ...contexte, dossier })));
  }
  return courrielIds;
};

/**
 * Ends the links by which the case is read and answered; what is expected of the organisme is asked again, with a new one.
 * Those of joined requests show nothing of the case, and stay.
 */
const passerLeSuivi = async (
  contexte: Pick<ContexteChangement, 'em' | 'changement' | 'le' | 'deps'> & {
    dossier: NonNullable<ContexteChangement['dossier']>;
  },
): Promise<string[]> => {
  const { em, dossier, changement, le } = contexte;
  const jetons = new JetonRepository(em);
  for (const { id: sujetId } of await em.find(DemandeContactEntity, { dossierId: dossier.id, jointe: false }))
    await jetons.terminer({ usages: ['SUIVI_DEMANDE'], sujetId, le });
  const attendu = await new FaitsCourrielRepository(em).complementAttendu(dossier.id);
  if (attendu === null) return [];
  const suite = { ...contexte, acteId: changement.id };
  const { objet, jusquAu } = attendu;
  const jetonId = await lienDeSuivi(suite, jusquAu);
  return ecrire(suite, complementDemande(faitsDossier(dossier), { objet, jusquAu, jetonId }));
};
