import { DossierRepository } from '../../database/repositories/dossier.repository.ts';
import { faitsDossier } from '../../database/repositories/faits-courriel.repository.ts';
import { dossierRouvert } from '../../domain/courriel/compositions-dossier.ts';
import { BusinessError } from '../../domain/errors.ts';
import { type ContexteActe, ecrire, texteDe } from './contexte.ts';

/**
 * What was refused or closed by mistake is instructed again, under the same reference. Refused (DOSSIER_DEJA_OUVERT) while
 * a later case of that SIRET is open.
 */
export const rouvrir = async (contexte: ContexteActe): Promise<{ courrielIds: string[] }> => {
  const { em, dossier, agentId } = contexte;
  const motif = texteDe(contexte);
  const dossiers = new DossierRepository(em);
  await dossiers.verrouillerSiret(dossier.siret);
  const ouvert = await dossiers.ouvert(dossier.siret);
  if (ouvert !== null)
    throw new BusinessError(
      'DOSSIER_DEJA_OUVERT',
      `Le dossier ${ouvert.reference} est ouvert pour ce SIRET : c’est lui qui se poursuit.`,
      { reference: ouvert.reference, dossierId: ouvert.id, etat: ouvert.etat },
    );
  dossier.agentId = agentId;
  dossier.motifRefus = null;
  return { courrielIds: await ecrire(contexte, dossierRouvert(faitsDossier(dossier), motif)) };
};
