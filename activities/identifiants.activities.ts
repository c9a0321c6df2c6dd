import type { EntityManager } from '@mikro-orm/postgresql';
import type { Dossier } from '../database/entities/dossier.entity.ts';
import type { Organisme } from '../database/entities/organisme.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { DossierRepository } from '../database/repositories/dossier.repository.ts';
import { faitsDossier, faitsOrganisme } from '../database/repositories/faits-courriel.repository.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import { OrganismeRepository } from '../database/repositories/organisme.repository.ts';
import { PieceRepository } from '../database/repositories/piece.repository.ts';
import { contactRemplace, identifiantsInscription } from '../domain/courriel/compositions-identifiants.ts';
import { exigerTransitionDossier } from '../domain/dossier/dossier.ts';
import type { DossierSuivi } from '../domain/dossier/ordres.ts';
import { presentationALAcceptation } from '../domain/organisme/contact.ts';
import type { DossierDeps } from './deps.ts';
import { ouvrirMandatsPrevus } from './mandats-prevus.ts';
import { remplacerContact } from './remplacer-contact.ts';
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
      await organismes.attribuerMatricule(organisme);
      dossier.organismeId = organisme.id;
      changerEtat(dossier, 'IDENTIFIANTS_EMIS', le);
      await em.flush();
      const courrielsContact = await tenirContact(em, { organisme, dossier, le }, { jetons, domaineCourriels });
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
      return {
        dossier: await suivre(em, dossier),
        courrielIds: [courrielId, ...courrielsContact, ...courrielsMandats],
      };
    });
  },
});

type Tenue = { organisme: Organisme; dossier: Dossier; le: string };

/** The name and contact that its case gives an organisme known so far as a déposant; the address on record until then is told. */
const tenirContact = async (
  em: EntityManager,
  { organisme, dossier, le }: Tenue,
  deps: Pick<DossierDeps, 'jetons' | 'domaineCourriels'>,
): Promise<string[]> => {
  const { id: organismeId, raisonSociale } = organisme;
  const { contact: avant } = faitsOrganisme(organisme);
  const certificateur = await new OrganismeRepository(em).estCertificateur(organismeId);
  const faits = faitsDossier(dossier);
  const presentation = presentationALAcceptation({ raisonSociale, contact: avant, certificateur }, faits);
  const { contact } = presentation;
  organisme.raisonSociale = presentation.raisonSociale;
  const courrielIds: string[] = [];
  for (const compose of contactRemplace({ avant, apres: contact }, faits)) {
    const cle = `contact-remplace:${dossier.id}`;
    const liens = { organismeId, dossierId: dossier.id, le };
    courrielIds.push(await new CourrielRepository(em, deps.domaineCourriels).deposer({ ...compose, cle, ...liens }));
  }
  const remplacement = { organisme, contact, effetId: dossier.id, acteur: 'systeme', le };
  return [...courrielIds, ...(await remplacerContact(em, remplacement, deps))];
};

const contactDe = ({ siret, raisonSociale, contactNom, contactPrenom, contactCourriel }: Dossier) => ({
  siret,
  raisonSociale,
  contactNom,
  contactPrenom,
  contactCourriel,
});
