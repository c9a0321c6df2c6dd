import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Contact } from '../../domain/dossier/demande-contact.ts';
import { BusinessError } from '../../domain/errors.ts';
import { type Changement, ChangementEntity } from '../entities/changement.entity.ts';
import { CourrielEntity } from '../entities/courriel.entity.ts';
import { type Dossier, DossierEntity } from '../entities/dossier.entity.ts';
import { type Organisme, OrganismeEntity } from '../entities/organisme.entity.ts';

const verrou = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;

/** Changes asked by form, write side. */
export class ChangementRepository {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** The change under lock; INTROUVABLE when there is none. */
  async getForUpdate(id: string): Promise<Changement> {
    const changement = await this.em.findOne(ChangementEntity, { id }, verrou);
    if (changement === null) throw new BusinessError('INTROUVABLE', 'Ce changement n’existe pas.');
    return changement;
  }

  /** What the change concerns, under lock, with the contact before it. */
  async concernes({ dossierId, organismeId }: Changement): Promise<{
    dossier: Dossier | null;
    organisme: Organisme | null;
    contact: Contact;
  }> {
    const dossier = dossierId == null ? null : await this.em.findOne(DossierEntity, { id: dossierId }, verrou);
    // The organisme may have come into being since the form.
    const id = organismeId ?? dossier?.organismeId;
    const organisme = id == null ? null : await this.em.findOne(OrganismeEntity, { id }, verrou);
    const {
      contactNom: nom = '',
      contactPrenom: prenom = '',
      contactCourriel: courriel = '',
    } = organisme ?? dossier ?? {};
    return { dossier, organisme, contact: { nom, prenom, courriel } };
  }

  /** The present contact is told before: PREAVIS_EN_COURS while that mail has no outcome. */
  async exigerPreavisParti({ preavisCourrielId }: Changement): Promise<void> {
    if (preavisCourrielId == null) return;
    const preavis = await this.em.findOneOrFail(CourrielEntity, { id: preavisCourrielId });
    if (preavis.etat === 'A_ENVOYER' || preavis.etat === 'EN_COURS')
      throw new BusinessError(
        'PREAVIS_EN_COURS',
        'Le courriel qui prévient le contact actuel n’est pas encore parti : confirmez ce changement dans quelques minutes.',
      );
  }
}
