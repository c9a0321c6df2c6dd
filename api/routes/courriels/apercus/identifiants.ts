import { z } from 'zod';
import { FaitsCourrielRepository, type FaitsLus } from '../../../../database/repositories/faits-courriel.repository.ts';
import { OctroiMandatsRepository } from '../../../../database/repositories/octroi-mandats.repository.ts';
import { jourDeParis } from '../../../../domain/calendrier/heure-de-paris.ts';
import type { CourrielCompose } from '../../../../domain/courriel/composition.ts';
import {
  contactRemplace,
  identifiantsInscription,
  identifiantsRenvoyes,
} from '../../../../domain/courriel/compositions-identifiants.ts';
import type { FaitsContrat, FaitsDossier, FaitsOrganisme } from '../../../../domain/courriel/faits-courriel.ts';
import { changeDAdresse, presentationALAcceptation } from '../../../../domain/organisme/contact.ts';
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

/** What a new contact gets: the identifiers of each account that nobody opened. */
export const sansCompte = (organisme: FaitsOrganisme, contrats: readonly FaitsContrat[]): CourrielCompose[] =>
  contrats
    .filter(({ compte }) => compte === null)
    .map((contrat) => identifiantsRenvoyes(organisme, { contrat, jetonId: AUCUN_JETON }));

/** The identifiers, what another contact makes both addresses read, then what is read of the mandates granted. */
export const accepterDossier = definirApercu({
  permission: 'dossier:instruire',
  champs: { dossierId: z.uuid(), ...ACCEPTATION },
  async composer({ dossierId, mandats }, contexte) {
    const { em, maintenant } = contexte;
    const { dossier } = await lire(dossierId, contexte);
    const { siret } = dossier;
    // Named as a déposant, the organisme is known before its own case says so.
    const connu = await new FaitsCourrielRepository(em).pourSujet({ siret }, jourDeParis(maintenant.toISOString()));
    const { organisme, contrats } = connu ?? { organisme: null, contrats: [] };
    const contrat = contrats.find(({ role }) => role === 'CERTIFICATEUR') ?? null;
    const inconnu = { ...dossier, organismeId: '', matricule: null };
    const { contact: avant, ...enregistre } = organisme ?? inconnu;
    const vu = { ...enregistre, contact: avant, certificateur: contrat !== null };
    const certificateur = { ...enregistre, ...presentationALAcceptation(vu, dossier) };
    const { contact: apres } = certificateur;
    const renvoyes = changeDAdresse(avant.courriel, apres.courriel) ? sansCompte(certificateur, contrats) : [];
    const aAccorder = { mandats, le: maintenant.toISOString() };
    const prepares = await new OctroiMandatsRepository(em).alAcceptation({ id: dossierId, siret }, aAccorder);
    const emis = identifiantsInscription(dossier, { organisme: certificateur, contrat, jetonId: AUCUN_JETON });
    const remplace = [...contactRemplace({ avant, apres }, dossier), ...renvoyes];
    return [emis, ...remplace, ...(await octroi(em, certificateur, prepares))];
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
