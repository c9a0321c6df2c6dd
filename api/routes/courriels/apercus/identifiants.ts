import { z } from 'zod';
import { FaitsCourrielRepository, type FaitsLus } from '../../../../database/repositories/faits-courriel.repository.ts';
import { OctroiMandatsRepository } from '../../../../database/repositories/octroi-mandats.repository.ts';
import { jourDeParis } from '../../../../domain/calendrier/heure-de-paris.ts';
import {
  identifiantsInscription,
  identifiantsRenvoyes,
} from '../../../../domain/courriel/compositions-identifiants.ts';
import type { FaitsDossier } from '../../../../domain/courriel/faits-courriel.ts';
import { introuvable } from '../../../reponses/erreur-http.ts';
import { ACCEPTATION } from '../../dossiers/precisions.schema.ts';
import { exigerRenvoyables } from '../../inscriptions/ordonner-renvoi.ts';
import { AUCUN_JETON, type ContexteApercu, definirApercu } from './definir-apercu.ts';
import { octroi } from './mandats.ts';

const lire = async (
  dossierId: string,
  { em, maintenant }: ContexteApercu,
): Promise<FaitsLus & { dossier: FaitsDossier }> => {
  const faits = await new FaitsCourrielRepository(em).pourDossier(dossierId, jourDeParis(maintenant.toISOString()));
  if (!faits?.dossier) throw introuvable('Ce dossier');
  return { ...faits, dossier: faits.dossier };
};

/** The identifiers of the organisme, then what its déposants and itself read of the mandates granted. */
export const accepterDossier = definirApercu({
  permission: 'dossier:instruire',
  champs: { dossierId: z.uuid(), ...ACCEPTATION },
  async composer({ dossierId, mandats }, contexte) {
    const { em, maintenant } = contexte;
    const { dossier, organisme, contrats } = await lire(dossierId, contexte);
    const { siret, raisonSociale, contact } = dossier;
    const contrat = contrats.find(({ role }) => role === 'CERTIFICATEUR') ?? null;
    const certificateur = organisme ?? { organismeId: '', siret, raisonSociale, matricule: null, contact };
    const aAccorder = { mandats, le: maintenant.toISOString() };
    const prepares = await new OctroiMandatsRepository(em).alAcceptation({ id: dossierId, siret }, aAccorder);
    const emis = identifiantsInscription(dossier, { organisme, contrat, jetonId: AUCUN_JETON });
    return [emis, ...(await octroi(em, certificateur, prepares))];
  },
});

export const renvoyerIdentifiants = definirApercu({
  permission: 'dossier:instruire',
  champs: { dossierId: z.uuid() },
  async composer({ dossierId }, contexte) {
    const faits = await lire(dossierId, contexte);
    const organisme = exigerRenvoyables(faits);
    return faits.contrats.map((contrat) => identifiantsRenvoyes(organisme, { contrat, jetonId: AUCUN_JETON }));
  },
});
