import type { Dossier } from '../database/entities/dossier.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { DossierRepository } from '../database/repositories/dossier.repository.ts';
import { faitsDossier, faitsOrganisme } from '../database/repositories/faits-courriel.repository.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import { OrganismeRepository } from '../database/repositories/organisme.repository.ts';
import { PieceRepository } from '../database/repositories/piece.repository.ts';
import { identifiantsInscription } from '../domain/courriel/compositions-identifiants.ts';
import { exigerTransitionDossier } from '../domain/dossier/dossier.ts';
import type { DossierSuivi } from '../domain/dossier/ordres.ts';
import type { DossierDeps } from './deps.ts';
import { ouvrirMandatsPrevus } from './mandats-prevus.ts';
import { changerEtat, consigner, suivre } from './suivi-dossier.ts';

/** Matricule and contract of an accepted organisme. */
export const createIdentifiantsActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => ({
  /**
   * Issues both with the single-use link and its mail, opens the mandates granted, and gives the organisme what it attached
   * to its answers; what it has already is kept. The state decides: run twice, issues nothing more.
   */
  async emettreIdentifiants({ dossierId, le }: { dossierId: string; le: string }): Promise<{
    dossier: DossierSuivi;
    courrielIds: string[];
  }> {
    return orm.em.fork().transactional(async (em) => {
      const dossier = await new DossierRepository(em).getForUpdate(dossierId);
      if (dossier.etat !== 'ACCEPTE') return { dossier: await suivre(em, dossier), courrielIds: [] };
      exigerTransitionDossier(dossier.etat, 'IDENTIFIANTS_EMIS');
      const organismes = new OrganismeRepository(em);
      const organisme = await organismes.getOrCreateForUpdate({ ...contactDe(dossier), creeLe: new Date(le) });
      // Known so far as a déposant only, perhaps without any contact: the case brings one.
      if (organisme.contactCourriel === '') Object.assign(organisme, contactDe(dossier));
      await organismes.attribuerMatricule(organisme);
      dossier.organismeId = organisme.id;
      changerEtat(dossier, 'IDENTIFIANTS_EMIS', le);
      await em.flush();
      await new PieceRepository(em).remettreAOrganisme(dossierId, organisme.id);
      const certificateur = { organismeId: organisme.id, certificateurId: organisme.id };
      const contrat = await organismes.attribuerContrat({
        ...certificateur,
        role: 'CERTIFICATEUR',
        creeLe: new Date(le),
      });
      const lien = { usage: 'INSCRIPTION' as const, sujetId: contrat.id, cleId: jetons.cleActive, le };
      const jetonId = await new JetonRepository(em).emettre(lien);
      const { id: contratId, numero, role } = contrat;
      const emis = {
        organisme: faitsOrganisme(organisme),
        contrat: { contratId, numero, role, compte: null, administrateurs: [], mandants: [] },
        jetonId,
      };
      const courrielId = await new CourrielRepository(em, domaineCourriels).deposer({
        cle: `identifiants-inscription:${contrat.id}`,
        ...identifiantsInscription(faitsDossier(dossier), emis),
        organismeId: organisme.id,
        dossierId,
        le,
      });
      const mandats = { dossierId, certificateur: organisme, le };
      const courrielsMandats = await ouvrirMandatsPrevus(em, mandats, { jetons, domaineCourriels });
      await consigner(em, dossier, {
        acte: 'dossier.emettreIdentifiants',
        acteur: 'systeme',
        le,
        etatAvant: 'ACCEPTE',
      });
      return { dossier: await suivre(em, dossier), courrielIds: [courrielId, ...courrielsMandats] };
    });
  },
});

const contactDe = ({ siret, raisonSociale, contactNom, contactPrenom, contactCourriel }: Dossier) => ({
  siret,
  raisonSociale,
  contactNom,
  contactPrenom,
  contactCourriel,
});
