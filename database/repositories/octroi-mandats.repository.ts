import type { EntityManager } from '@mikro-orm/postgresql';
import { jourDeParis } from '../../domain/calendrier/heure-de-paris.ts';
import type { Jour } from '../../domain/calendrier/jour.ts';
import type { FaitsMandatAnnonce, FaitsOrganisme } from '../../domain/courriel/faits-courriel.ts';
import type { DeposantDeclare } from '../../domain/dossier/demande-contact.ts';
import { BusinessError } from '../../domain/errors.ts';
import { exigerAucunPartenaire, exigerAutreOrganisme } from '../../domain/mandat/deposant.ts';
import { exigerPeriodeMandat, exigerSansChevauchement, situationMandat } from '../../domain/mandat/mandat.ts';
import type { MandatDemande } from '../../domain/mandat/ordres.ts';
import { CompteEntity } from '../entities/compte.entity.ts';
import { ContratEntity } from '../entities/contrat.entity.ts';
import { DemandeContactEntity } from '../entities/demande-contact.entity.ts';
import { OrganismeEntity } from '../entities/organisme.entity.ts';
import { faitsOrganisme } from './faits-courriel.repository.ts';
import { MandatRepository } from './mandat.repository.ts';
import { OrganismeRepository } from './organisme.repository.ts';
import { RepertoireRepository } from './repertoire.repository.ts';

/** A mandate that every rule allows, with all that opening it needs. `courriel` is empty when nobody has said it. */
export type MandatPrepare = {
  siret: string;
  raisonSociale: string;
  courriel: string;
  certifications: string[];
  debut: Jour;
  fin: Jour | null;
  partenairesVerifies: boolean;
};

export type APreparer<M extends MandatDemande> = {
  siretCertificateur: string;
  mandats: readonly M[];
  /** What a form said of these déposants. */
  declares?: readonly DeposantDeclare[];
  le: string;
};

/** What granting mandates reads before it writes: the act and its preview see the same. Reads only. */
export class OctroiMandatsRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Checks all that is asked: one refusal, and nothing is granted. What a demand says beside stays on it. */
  async preparer<M extends MandatDemande>(aPreparer: APreparer<M>): Promise<(M & MandatPrepare)[]> {
    const { siretCertificateur, mandats, declares = [], le } = aPreparer;
    const prepares: (M & MandatPrepare)[] = [];
    const partenariats = [];
    for (const demande of mandats) {
      const { certifications, debut = jourDeParis(le), fin = null } = demande;
      const siret = await new OrganismeRepository(this.#em).siretActuel(demande.siret);
      exigerAutreOrganisme(siret, siretCertificateur);
      exigerPeriodeMandat({ debut, fin }, jourDeParis(le));
      const connu = await this.#em.findOne(OrganismeEntity, { siret });
      const declare = declares.find((deposant) => [siret, demande.siret].includes(deposant.siret));
      const raisonSociale = connu?.raisonSociale ?? demande.raisonSociale ?? declare?.raisonSociale;
      if (raisonSociale === undefined) throw nomInconnu(siret);
      const courriel = demande.courriel ?? declare?.courriel ?? '';
      const partenaire = { deposant: siret, certificateur: siretCertificateur, codes: certifications };
      const codes = await new RepertoireRepository(this.#em).partenariats(partenaire);
      partenariats.push({ siret, raisonSociale, codes: codes ?? [] });
      prepares.push({ ...demande, siret, raisonSociale, courriel, debut, fin, partenairesVerifies: codes !== null });
    }
    exigerAucunPartenaire(partenariats);
    for (const [rang, prepare] of prepares.entries())
      exigerSansChevauchement(
        prepare,
        prepares
          .slice(0, rang)
          .filter(({ siret }) => siret === prepare.siret)
          .map((autre) => ({ ...autre, mandatId: '', annule: false })),
      );
    return prepares;
  }

  /**
   * What accepting a case grants: what the agent says, or all that its form declares, for every certification, where no
   * mandate runs already.
   */
  async alAcceptation(
    dossier: { id: string; siret: string },
    { mandats, le }: { mandats: readonly MandatDemande[] | undefined; le: string },
  ): Promise<MandatPrepare[]> {
    const { siret: siretCertificateur } = dossier;
    const declares = await this.#deposantsDeclares(dossier.id);
    const certificateur = await this.#em.findOne(OrganismeEntity, { siret: siretCertificateur });
    const connus = certificateur === null ? [] : await new MandatRepository(this.#em).donnesPar(certificateur.id);
    const dure = (siret: string): boolean =>
      connus.some((connu) => connu.sirets.includes(siret) && situationMandat(connu, jourDeParis(le)) !== 'TERMINE');
    const demandes: readonly MandatDemande[] =
      mandats ?? declares.filter(({ siret }) => !dure(siret)).map(({ siret }) => ({ siret, certifications: [] }));
    const prepares = await this.preparer({ siretCertificateur, mandats: demandes, declares, le });
    for (const prepare of prepares)
      exigerSansChevauchement(
        prepare,
        connus.filter(({ siret }) => siret === prepare.siret),
      );
    return prepares;
  }

  /** The mandate as its mails would tell it, whether or not its déposant and its contract exist. */
  async faits(certificateur: FaitsOrganisme, prepare: MandatPrepare): Promise<FaitsMandatAnnonce> {
    const { siret, raisonSociale, courriel, certifications, debut, fin } = prepare;
    const connu = await this.#em.findOne(OrganismeEntity, { siret });
    const deposant = connu
      ? faitsOrganisme(connu)
      : { organismeId: '', siret, raisonSociale, matricule: null, contact: { nom: '', prenom: '', courriel } };
    const { contact } = deposant;
    const organismeId = connu?.id;
    const certificateurAussi =
      organismeId !== undefined && (await new OrganismeRepository(this.#em).estCertificateur(organismeId));
    const adresse = contact.courriel || (certificateurAussi ? '' : courriel);
    const joignable = { ...deposant, contact: { ...contact, courriel: adresse } };
    const lien = { organismeId, certificateurId: certificateur.organismeId, role: 'DEPOSANT' as const };
    const contrat =
      organismeId && certificateur.organismeId ? await this.#em.findOne(ContratEntity, { ...lien, organismeId }) : null;
    const compte = organismeId ? await this.#em.findOne(CompteEntity, { organismeId, role: 'DEPOSANT' }) : null;
    const etendue = { certifications, debut, fin, numeroContrat: contrat?.numero ?? null };
    return { certificateur, deposant: joignable, compteOuvert: compte !== null, ...etendue };
  }

  /** Déposants of the form that opened the case. */
  async #deposantsDeclares(dossierId: string): Promise<DeposantDeclare[]> {
    const [ouverture] = await this.#em.find(
      DemandeContactEntity,
      { dossierId, jointe: false, motif: 'ACCROCHAGE' },
      { orderBy: { recueLe: 'asc' }, limit: 1 },
    );
    return ouverture?.contenu.motif === 'ACCROCHAGE' ? ouverture.contenu.deposants : [];
  }
}

const nomInconnu = (siret: string): BusinessError =>
  new BusinessError(
    'DEMANDE_INVALIDE',
    `L’organisme de SIRET ${siret} ne nous est pas encore connu : indiquez sa raison sociale.`,
    { champ: 'raisonSociale', siret },
  );
