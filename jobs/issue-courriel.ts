import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ConstatEntity } from '../database/entities/constat.entity.ts';
import { type Dossier, DossierEntity } from '../database/entities/dossier.entity.ts';
import { AdresseRefuseeRepository } from '../database/repositories/adresse-refusee.repository.ts';
import { ConstatRepository } from '../database/repositories/constat.repository.ts';
import {
  CourrielEnvoiRepository,
  type CourrielPris,
  type EssaiEnvoi,
} from '../database/repositories/courriel-envoi.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';

/**
 * Writes what became of a try, in the caller's transaction: the row, the try with the mail as it was sent, what an address
 * that refuses or takes mails again changes, the journal. False, and nothing written, when the try is not the caller's any
 * more. Rows are locked before the journal, as the activities do.
 */
export const enregistrerIssue = async (
  em: EntityManager,
  courriel: CourrielPris,
  essai: EssaiEnvoi,
): Promise<boolean> => {
  if (!(await new CourrielEnvoiRepository(em).conclure(courriel, essai))) return false;
  const { etat, le } = essai;
  if (etat === 'REFUSE') await signalerRefus(em, courriel, le);
  if (etat === 'ENVOYE') await leverRefus(em, courriel, le);
  if (etat !== 'A_ENVOYER')
    await new JournalRepository(em).ajouter({
      organismeId: courriel.organismeId,
      le,
      acteur: 'systeme',
      acte: 'courriel.envoyer',
      objetType: 'courriel',
      objetId: courriel.id,
      etatAvant: 'EN_COURS',
      etatApres: etat,
    });
  return true;
};

const cleConstat = (adresseId: string, organismeId: string): string => `COURRIEL_REFUSE:${adresseId}:${organismeId}`;

/** The address is marked, the case told, the agents warned: once for an address, however many mails it refuses. */
const signalerRefus = async (em: EntityManager, courriel: CourrielPris, le: Date): Promise<void> => {
  const { id: courrielId, organismeId, destinataire } = courriel;
  const dossier = await dossierForUpdate(em, courriel);
  const { id: adresseId, nouvelle } = await new AdresseRefuseeRepository(em).marquer(destinataire, courrielId, le);
  if (dossier !== null && !dossier.notes.some(({ details }) => details.adresseId === adresseId)) {
    dossier.notes = [...dossier.notes, { code: 'ADRESSE_REFUSEE', details: { adresseId, courrielId } }];
    await em.flush();
  }
  if (organismeId !== null) {
    const constats = new ConstatRepository(em);
    const cle = cleConstat(adresseId, organismeId);
    // The mark is locked: nobody raises the same finding meanwhile.
    if ((await constats.parCleForUpdate(cle)) === null)
      await constats.relever({ cle, genre: 'COURRIEL_REFUSE', organismeId, le: le.toISOString() });
  }
  if (nouvelle) await journaliser(em, { organismeId, adresseId, acte: 'adresse.marquer', le });
};

/** The address takes mails again: its mark goes, and so does what was found because of it. */
const leverRefus = async (em: EntityManager, courriel: CourrielPris, le: Date): Promise<void> => {
  const { organismeId, destinataire } = courriel;
  const adresseId = await new AdresseRefuseeRepository(em).lever(destinataire);
  if (adresseId === null) return;
  const leves = await em.find(
    ConstatEntity,
    { genre: 'COURRIEL_REFUSE', cle: { $like: `${cleConstat(adresseId, '')}%` }, etat: { $ne: 'LEVE' } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { organismeId: 'asc' } },
  );
  const acte = { acteur: 'systeme', acte: 'constat.lever', le: le.toISOString() };
  for (const constat of leves) await new ConstatRepository(em).changerEtat(constat, 'LEVE', acte);
  await journaliser(em, { organismeId, adresseId, acte: 'adresse.lever', le });
};

/** The case of the mail, or the last one of its organisme. */
const dossierForUpdate = async (
  em: EntityManager,
  { dossierId, organismeId }: CourrielPris,
): Promise<Dossier | null> => {
  if (dossierId === null && organismeId === null) return null;
  const [dossier] = await em.find(DossierEntity, dossierId === null ? { organismeId } : { id: dossierId }, {
    lockMode: LockMode.PESSIMISTIC_WRITE,
    orderBy: { ouvertLe: 'desc' },
    limit: 1,
  });
  return dossier ?? null;
};

type LigneAdresse = { organismeId: string | null; adresseId: string; acte: string; le: Date };

const journaliser = (em: EntityManager, { organismeId, adresseId, acte, le }: LigneAdresse): Promise<void> =>
  new JournalRepository(em).ajouter({
    organismeId,
    le,
    acteur: 'systeme',
    acte,
    objetType: 'adresse',
    objetId: adresseId,
  });
