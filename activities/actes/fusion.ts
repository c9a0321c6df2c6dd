import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ChangementEntity } from '../../database/entities/changement.entity.ts';
import { DemandeContactEntity } from '../../database/entities/demande-contact.entity.ts';
import { type Dossier, DossierEntity } from '../../database/entities/dossier.entity.ts';
import { DossierRepository } from '../../database/repositories/dossier.repository.ts';
import { faitsDossier } from '../../database/repositories/faits-courriel.repository.ts';
import { jourDeParis } from '../../domain/calendrier/heure-de-paris.ts';
import { dossierFusionne } from '../../domain/courriel/compositions-dossier.ts';
import { BusinessError } from '../../domain/errors.ts';
import { siretValide } from '../../domain/organisme/siret.ts';
import { consigner, relanceApres } from '../suivi-dossier.ts';
import { type ContexteActe, ecrire } from './contexte.ts';

/**
 * A case opened under a wrong SIRET goes on in the one of the right SIRET, which is opened when there is none: its requests
 * go there, with their follow-up links.
 */
export const fusionner = async (contexte: ContexteActe): Promise<{ courrielIds: string[] }> => {
  const { em, dossier, le } = contexte;
  const versSiret = exigerAutreSiret(contexte);
  const dossiers = new DossierRepository(em);
  await dossiers.verrouillerSiret(versSiret);
  const ouvert = await dossiers.ouvertForUpdate(versSiret);
  const cible = ouvert ?? (await ouvrirDapres(em, contexte, versSiret));
  await em.nativeUpdate(
    DemandeContactEntity,
    { dossierId: dossier.id },
    ouvert === null ? { dossierId: cible.id } : { dossierId: cible.id, jointe: true },
  );
  // What was asked meanwhile concerns the case that goes on.
  const attendus = { dossierId: dossier.id, etat: 'A_CONFIRMER' as const };
  await em.nativeUpdate(ChangementEntity, attendus, { dossierId: cible.id });
  dossier.fusionneDans = cible.id;
  cible.notes = [...cible.notes, { code: 'DOSSIER_FUSIONNE', details: { dossierId: dossier.id } }];
  await consigner(em, cible, {
    acte: ouvert === null ? 'dossier.ouvrir' : 'dossier.recevoirFusion',
    acteur: `agent:${contexte.agentId}`,
    le,
    etatAvant: ouvert === null ? null : cible.etat,
    texte: contexte.precisions.texte ?? null,
  });
  const fusionne = dossierFusionne(faitsDossier(dossier), { nouvelleReference: cible.reference, versSiret });
  return { courrielIds: await ecrire(contexte, fusionne) };
};

const exigerAutreSiret = ({ dossier, precisions: { versSiret = '' } }: ContexteActe): string => {
  if (siretValide(versSiret) && versSiret !== dossier.siret) return versSiret;
  throw new BusinessError(
    'SIRET_INVALIDE',
    'Indiquez le bon SIRET : 14 chiffres aux clés exactes, autre que celui de ce dossier.',
    { champ: 'versSiret' },
  );
};

const ouvrirDapres = async (
  em: EntityManager,
  { dossier, agentId, le, durees }: ContexteActe,
  siret: string,
): Promise<Dossier> => {
  const cible = em.create(DossierEntity, {
    id: randomUUID(),
    reference: await new DossierRepository(em).prochaineReference(jourDeParis(le).slice(0, 4)),
    siret,
    origine: 'FORMULAIRE',
    etat: 'EN_INSTRUCTION',
    raisonSociale: dossier.raisonSociale,
    contactNom: dossier.contactNom,
    contactPrenom: dossier.contactPrenom,
    contactCourriel: dossier.contactCourriel,
    certifications: dossier.certifications,
    confieDepot: dossier.confieDepot,
    agentId,
    notes: [],
    echeances: [],
    version: 1,
    ouvertLe: dossier.ouvertLe,
    etatChangeLe: new Date(le),
    relanceAgentsPrevueLe: relanceApres(le, durees.relanceMs),
  });
  await em.flush();
  return cible;
};
