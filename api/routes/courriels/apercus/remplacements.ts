import { z } from 'zod';
import { faitsOrganisme, faitsRemplacement } from '../../../../database/repositories/faits-courriel.repository.ts';
import { RemplacementLectureRepository } from '../../../../database/repositories/remplacement-lecture.repository.ts';
import type { CourrielCompose } from '../../../../domain/courriel/composition.ts';
import {
  type FaitsAverti,
  type FaitsRemplacement,
  remplacementAnnonce,
  remplacementIssue,
  remplacementSuite,
} from '../../../../domain/courriel/compositions-remplacement.ts';
import { aAvertir } from '../../../../domain/remplacement/averti.ts';
import { finDuDelaiOpposition } from '../../../../domain/remplacement/delai.ts';
import { introuvable } from '../../../reponses/erreur-http.ts';
import { MOTIF } from '../../dossiers/precisions.schema.ts';
import { AUCUN_JETON, type ContexteApercu, definirApercu } from './definir-apercu.ts';

type Lu = { faits: FaitsRemplacement; avertis: FaitsAverti[]; nouveaux: FaitsAverti[] };

/** The request, who was told of it, and who would be if it were told today. */
const lire = async (remplacementId: string, { em }: ContexteApercu): Promise<Lu> => {
  const lu = await new RemplacementLectureRepository(em).lireComplet(remplacementId);
  if (!lu?.organisme) throw introuvable('Cette demande de remplacement');
  const { remplacement, organisme, administrateurs, avis } = lu;
  const { contact } = faitsOrganisme(organisme);
  const deja = avis.map(({ courriel }) => courriel);
  return {
    faits: faitsRemplacement(remplacement, organisme.raisonSociale),
    avertis: avis.map(({ courriel, opposeLe }) => ({ courriel, oppose: opposeLe != null })),
    nouveaux: aAvertir({ administrateurs, contact }, { auteur: remplacement.courriel, deja }).map(({ courriel }) => ({
      courriel,
      oppose: false,
    })),
  };
};

/** Both sides learn when it takes effect. */
const delai = (faits: FaitsRemplacement, avertis: readonly FaitsAverti[], maintenant: Date): CourrielCompose[] => {
  const acceptee = { ...faits, prendEffetLe: finDuDelaiOpposition(maintenant.toISOString()) };
  return [
    remplacementSuite(acceptee, 'ACCEPTE'),
    ...avertis.map((averti) => remplacementAnnonce(acceptee, averti, AUCUN_JETON)),
  ];
};

export const accepterRemplacement = definirApercu({
  permission: 'compte:remplacer',
  champs: { remplacementId: z.uuid() },
  async composer({ remplacementId }, contexte) {
    const { faits, avertis, nouveaux } = await lire(remplacementId, contexte);
    return delai(faits, [...avertis, ...nouveaux], contexte.maintenant);
  },
});

export const maintenirRemplacement = definirApercu({
  permission: 'compte:remplacer',
  champs: { remplacementId: z.uuid() },
  async composer({ remplacementId }, contexte) {
    const { faits, avertis } = await lire(remplacementId, contexte);
    return delai(faits, avertis, contexte.maintenant);
  },
});

export const refuserRemplacement = definirApercu({
  permission: 'compte:remplacer',
  champs: { remplacementId: z.uuid(), ...MOTIF },
  async composer({ remplacementId, motif }, contexte) {
    const { faits, avertis } = await lire(remplacementId, contexte);
    const refusee = { ...faits, motifRefus: motif, prendEffetLe: null };
    return [
      remplacementSuite(refusee, 'REFUSE'),
      ...avertis.map((averti) => remplacementIssue(refusee, averti, 'REFUSE')),
    ];
  },
});
