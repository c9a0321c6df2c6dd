import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { ContratEntity } from '../database/entities/contrat.entity.ts';
import { type Mandat, MandatEntity } from '../database/entities/mandat.entity.ts';
import { type Organisme, OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { DeposantPartenaireRepository } from '../database/repositories/deposant-partenaire.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { MandatRepository } from '../database/repositories/mandat.repository.ts';
import { OctroiMandatsRepository } from '../database/repositories/octroi-mandats.repository.ts';
import { RepertoireRepository } from '../database/repositories/repertoire.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import { BusinessError } from '../domain/errors.ts';
import { exigerAucunPartenaire } from '../domain/mandat/deposant.ts';
import {
  deciderFin,
  deciderModification,
  exigerSansChevauchement,
  type MandatVu,
  situationMandat,
} from '../domain/mandat/mandat.ts';
import type { FinMandat, MandatApresActe, ModificationMandat, OctroiMandat } from '../domain/mandat/ordres.ts';
import { annoncerChangement, type MandatOuvert } from './courriels-mandats.ts';
import type { DossierDeps } from './deps.ts';
import { accorderMandats } from './octroi-mandats.ts';
import { suivreQuiEnvoiePour } from './qui-envoie.ts';

/** `siret` is that of the certificateur whose workflow was told. */
type Entree<T> = { siret: string; demande: T };
export type SuiteMandat<T> = { reponse: T; courrielIds: string[] };

const ACTES = ['mandat.accorder', 'mandat.modifier', 'mandat.terminer'];

/** Acts on the mandates of a certificateur, once its case is accepted. */
export const createMandatsActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => {
  const deps = { jetons, domaineCourriels };
  return {
    /** Grants a mandate. One `mandatId`, one mandate: run twice, writes nothing more. */
    async accorderMandat({ siret, demande }: Entree<OctroiMandat>): Promise<SuiteMandat<MandatApresActe>> {
      const { mandatId, mandat, acteur, le } = demande;
      return ecrire(orm, async (em) => {
        const certificateur = await certificateurDe(em, siret);
        if ((await em.findOne(MandatEntity, { id: mandatId })) !== null)
          return { reponse: await apresActe(em, mandatId, le), courrielIds: [] };
        const aPreparer = { siretCertificateur: siret, mandats: [{ ...mandat, mandatId }], le };
        const mandats = await new OctroiMandatsRepository(em).preparer(aPreparer);
        const octroi = { certificateur, mandats, siChevauche: 'REFUSER' as const, acteur, le };
        const courrielIds = await accorderMandats(em, octroi, deps);
        return { reponse: await apresActe(em, mandatId, le), courrielIds };
      });
    },

    /** Changes certifications and end, under lock, with the mails. So already: answers the same, writes nothing more. */
    async modifierMandat({ siret, demande }: Entree<ModificationMandat>): Promise<SuiteMandat<MandatApresActe>> {
      const { mandatId, certifications, fin, acteur, le } = demande;
      return ecrire(orm, async (em) => {
        const lu = await lireForUpdate(em, siret, mandatId);
        const { mandat, deposant, autres } = lu;
        const courrielIds: string[] = [];
        if (deciderModification(lu.vu, demande, jourDeParis(le)) === 'A_FAIRE') {
          const etendue = { debut: mandat.debut, fin, certifications };
          exigerSansChevauchement(
            etendue,
            autres.map(({ id, ...autre }) => ({ mandatId: id, ...autre })),
          );
          const partenaire = { deposant: deposant.siret, certificateur: siret, codes: certifications };
          const codes = await new RepertoireRepository(em).partenariats(partenaire);
          const { raisonSociale } = deposant;
          exigerAucunPartenaire([{ siret: deposant.siret, raisonSociale, codes: codes ?? [] }]);
          const change = { certifications, fin, partenairesVerifies: codes !== null };
          courrielIds.push(...(await changer(em, lu, { change, acte: 'mandat.modifier', acteur, le }, deps)));
        }
        return { reponse: await apresActe(em, mandatId, le), courrielIds };
      });
    },

    /** Ends a mandate today or later, under lock, with the mails. Ended so already: answers the same, writes nothing more. */
    async terminerMandat({ siret, demande }: Entree<FinMandat>): Promise<SuiteMandat<MandatApresActe>> {
      const { mandatId, le } = demande;
      return ecrire(orm, async (em) => {
        const courrielIds = await finirMandat(em, { siret, ...demande }, deps);
        return { reponse: await apresActe(em, mandatId, le), courrielIds };
      });
    },
  };
};

/** Ends a mandate in the caller's transaction; the mails it writes. Ended so already: writes nothing more. */
export const finirMandat = async (
  em: EntityManager,
  { siret, mandatId, version, acteur, le, ...fin }: FinMandat & { siret: string },
  deps: DepsCourriels,
): Promise<string[]> => {
  const aujourdhui = jourDeParis(le);
  const { jour = aujourdhui } = fin;
  const lu = await lireForUpdate(em, siret, mandatId);
  const suite = deciderFin(lu.vu, { version, jour }, aujourdhui);
  const change = suite === 'ANNULER' ? { annule: true } : { fin: jour };
  return suite === 'DEJA_FAIT' ? [] : changer(em, lu, { change, acte: 'mandat.terminer', acteur, le }, deps);
};

/** Writes the change with its line in the journal, the findings that follow from it, and the mails. */
const changer = async (em: EntityManager, lu: MandatLu, acte: ActeMandat, deps: DepsCourriels): Promise<string[]> => {
  const { mandat, certificateur } = lu;
  const { change, acteur, le } = acte;
  const etatAvant = situationMandat(mandat, jourDeParis(le));
  Object.assign(mandat, { ...change, version: mandat.version + 1 });
  await em.flush();
  const etatApres = situationMandat(mandat, jourDeParis(le));
  const objet = { objetType: 'mandat', objetId: mandat.id, etatAvant, etatApres };
  await new JournalRepository(em).ajouter({ organismeId: certificateur.id, le, acteur, acte: acte.acte, ...objet });
  await suivreQuiEnvoiePour(em, certificateur.id, le);
  await new DeposantPartenaireRepository(em).suivre(le, certificateur.id);
  const termine = mandat.annule ? 'ANNULE' : 'TERMINE';
  return annoncerChangement(em, { ...lu, suite: acte.acte === 'mandat.modifier' ? 'MODIFIE' : termine, le }, deps);
};

type DepsCourriels = Pick<DossierDeps, 'jetons' | 'domaineCourriels'>;
type MandatLu = MandatOuvert & { certificateur: Organisme; autres: Mandat[]; vu: MandatVu };
type ActeMandat = {
  change: Partial<Pick<Mandat, 'certifications' | 'fin' | 'annule' | 'partenairesVerifies'>>;
  acte: 'mandat.modifier' | 'mandat.terminer';
  acteur: string;
  le: string;
};

const ecrire = <T>(orm: MikroORM, ecriture: (em: EntityManager) => Promise<T>): Promise<T> =>
  orm.em.fork().transactional(ecriture);

/** The organisme that gives mandates: it bears a contract as certificateur. */
const certificateurDe = async (em: EntityManager, siret: string): Promise<Organisme> => {
  const organisme = await em.findOne(OrganismeEntity, { siret });
  if (organisme === null) throw new BusinessError('INTROUVABLE', 'Cet organisme n’existe pas.');
  const contrat = await em.findOne(ContratEntity, { organismeId: organisme.id, role: 'CERTIFICATEUR' });
  if (contrat === null || organisme.matricule == null)
    throw new BusinessError(
      'DEMANDE_INVALIDE',
      'Cet organisme n’est pas accroché comme certificateur : acceptez d’abord son dossier, où ses mandats peuvent être accordés.',
    );
  return organisme;
};

/** The mandate under lock with all that acts on it need; INTROUVABLE when another certificateur gave it. */
const lireForUpdate = async (em: EntityManager, siret: string, mandatId: string): Promise<MandatLu> => {
  const { mandat, contrat, autres } = await new MandatRepository(em).getForUpdate(mandatId);
  const certificateur = await em.findOneOrFail(OrganismeEntity, { id: contrat.certificateurId });
  if (certificateur.siret !== siret) throw new BusinessError('INTROUVABLE', 'Ce mandat n’existe pas.');
  const deposant = await em.findOneOrFail(OrganismeEntity, { id: contrat.organismeId });
  const dernier = await new JournalRepository(em).dernier('mandat', mandatId, ACTES);
  const vu = { ...mandat, fin: mandat.fin ?? null, par: dernier?.acteur ?? null, le: dernier?.le ?? null };
  return { mandat, contrat, autres, certificateur, deposant, vu };
};

const apresActe = async (em: EntityManager, mandatId: string, le: string): Promise<MandatApresActe> => {
  const mandat = await em.findOneOrFail(MandatEntity, { id: mandatId });
  const { numero, organismeId } = await em.findOneOrFail(ContratEntity, { id: mandat.contratId });
  const deposant = await em.findOneOrFail(OrganismeEntity, { id: organismeId });
  const { certifications, debut, fin = null, version, partenairesVerifies } = mandat;
  const situation = situationMandat(mandat, jourDeParis(le));
  const etat = { certifications, debut, fin, situation, version, partenairesVerifies };
  return { mandatId, numeroContrat: numero, ...etat, deposantJoignable: deposant.contactCourriel !== '' };
};
