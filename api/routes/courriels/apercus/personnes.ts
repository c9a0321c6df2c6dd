import { z } from 'zod';
import { CompteLectureRepository } from '../../../../database/repositories/compte-lecture.repository.ts';
import { type ActeAcces, deciderActeAcces, type EtatAcces } from '../../../../domain/compte/acces-personne.ts';
import type { CourrielCompose } from '../../../../domain/courriel/composition.ts';
import { accesFerme, accesRouvert, type FaitsPersonne } from '../../../../domain/courriel/compositions-personne.ts';
import { introuvable } from '../../../reponses/erreur-http.ts';
import { MOTIFS_VERROU } from '../../personnes/personne.schema.ts';
import { type ContexteApercu, definirApercu } from './definir-apercu.ts';

type SurPersonne = { personneId: string; acte: Extract<ActeAcces, 'verrouiller' | 'deverrouiller'> };

/** Refuses what the state of the access excludes, as the act does; no mail when it is there already. */
const surPersonne = async (
  { personneId, acte }: SurPersonne,
  { em }: ContexteApercu,
  composer: (personne: FaitsPersonne, etatAvant: EtatAcces) => CourrielCompose,
): Promise<CourrielCompose[]> => {
  const lue = await new CompteLectureRepository(em).trouverPersonne(personneId);
  if (!lue) throw introuvable('Cette personne');
  const { prenom, nom, courriel, etat } = lue.utilisateur;
  if (deciderActeAcces(etat, acte, 'AGENT') === 'DEJA_FAIT') return [];
  return [composer({ prenom, nom, courriel, raisonSociale: lue.organisme.raisonSociale }, etat)];
};

export const verrouillerPersonne = definirApercu({
  permission: 'acces:verrouiller',
  champs: { personneId: z.uuid(), motif: z.enum(MOTIFS_VERROU) },
  composer: ({ personneId, motif }, contexte) =>
    surPersonne({ personneId, acte: 'verrouiller' }, contexte, (personne, etatAvant) =>
      accesFerme(personne, { motif, parLaCaisse: true, etatAvant }),
    ),
});

export const deverrouillerPersonne = definirApercu({
  permission: 'acces:verrouiller',
  champs: { personneId: z.uuid() },
  composer: ({ personneId }, contexte) =>
    surPersonne({ personneId, acte: 'deverrouiller' }, contexte, (personne) =>
      accesRouvert(personne, { parLaCaisse: true }),
    ),
});
