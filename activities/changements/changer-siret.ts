import { DossierRepository } from '../../database/repositories/dossier.repository.ts';
import { OrganismeRepository } from '../../database/repositories/organisme.repository.ts';
import { BusinessError } from '../../domain/errors.ts';
import { consigner } from '../suivi-dossier.ts';
import type { EffetChangement } from './contexte.ts';

/**
 * The organisme goes on under its new SIRET with all that hangs on it (matricule, contracts, accounts, mandates, passages);
 * the former one stays as history. Refused while a deposit is being treated (DEPOT_EN_COURS), when the new SIRET bears a
 * matricule (SIRET_DEJA_CONNU) or has a case of its own (DOSSIER_DEJA_OUVERT).
 */
export const changerSiret: EffetChangement = async (contexte) => {
  const { em, organisme, dossier, contenu, agentId, le } = contexte;
  if (contenu.motif !== 'NOUVEAU_SIRET') throw new Error('not a change of SIRET');
  const { nouveauSiret, nouvelleRaisonSociale } = contenu;
  const [dossiers, organismes] = [new DossierRepository(em), new OrganismeRepository(em)];
  await dossiers.verrouillerSiret(nouveauSiret);
  const ouvert = await dossiers.ouvert(nouveauSiret);
  if (ouvert !== null && ouvert.id !== dossier?.id)
    throw new BusinessError(
      'DOSSIER_DEJA_OUVERT',
      `Le dossier ${ouvert.reference} est ouvert pour le nouveau SIRET : fusionnez-le ou terminez-le d’abord.`,
      { reference: ouvert.reference, dossierId: ouvert.id },
    );
  if (organisme) {
    if (await organismes.aDepotEnCours(organisme.id))
      throw new BusinessError(
        'DEPOT_EN_COURS',
        'Un dépôt de cet organisme est en cours de traitement : confirmez ce changement lorsqu’il sera terminé.',
      );
    await organismes.deplacer(organisme, { siret: nouveauSiret, raisonSociale: nouvelleRaisonSociale, le });
  }
  if (dossier) {
    Object.assign(dossier, {
      siret: nouveauSiret,
      raisonSociale: nouvelleRaisonSociale,
      version: dossier.version + 1,
    });
    const { etat: etatAvant } = dossier;
    await consigner(em, dossier, { acte: 'dossier.changerSiret', acteur: `agent:${agentId}`, le, etatAvant });
  }
  return [];
};
