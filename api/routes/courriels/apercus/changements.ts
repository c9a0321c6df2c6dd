import { z } from 'zod';
import { ChangementLectureRepository } from '../../../../database/repositories/changement-lecture.repository.ts';
import { CompteLectureRepository } from '../../../../database/repositories/compte-lecture.repository.ts';
import {
  FaitsCourrielRepository,
  faitsOrganisme,
} from '../../../../database/repositories/faits-courriel.repository.ts';
import { MandatRepository } from '../../../../database/repositories/mandat.repository.ts';
import { OctroiMandatsRepository } from '../../../../database/repositories/octroi-mandats.repository.ts';
import { PersonneRepository } from '../../../../database/repositories/personne.repository.ts';
import { jourDeParis } from '../../../../domain/calendrier/heure-de-paris.ts';
import { contactApres } from '../../../../domain/changement/changement.ts';
import { mandatsAChanger } from '../../../../domain/changement/changement-deposants.ts';
import type { CourrielCompose } from '../../../../domain/courriel/composition.ts';
import { decisionChangement } from '../../../../domain/courriel/compositions-changement.ts';
import { complementDemande } from '../../../../domain/courriel/compositions-dossier.ts';
import { droitsChanges, invitation } from '../../../../domain/courriel/compositions-personne.ts';
import type { ContenuDemande } from '../../../../domain/dossier/demande-contact.ts';
import { changeDAdresse } from '../../../../domain/organisme/contact.ts';
import { introuvable } from '../../../reponses/erreur-http.ts';
import { MOTIF } from '../../dossiers/precisions.schema.ts';
import { AUCUN_JETON, type ContexteApercu, definirApercu } from './definir-apercu.ts';
import { sansCompte } from './identifiants.ts';
import { octroi, terminaison } from './mandats.ts';

const INCONNU = { nom: '', prenom: '', courriel: '' };

const lire = async (changementId: string, { em }: ContexteApercu) => {
  const lu = await new ChangementLectureRepository(em).trouver(changementId);
  if (!lu) throw introuvable('Ce changement');
  const { reference, genre, contenu, contactActuel, organismeId, dossierId } = lu;
  const organisme = organismeId === null ? null : await new CompteLectureRepository(em).trouverOrganisme(organismeId);
  const dite = { reference, genre, contenu, contactAvant: contactActuel ?? INCONNU };
  return { organisme, dossierId, contenu, dite, contactApres: contactApres(contenu, genre) };
};

type Lu = Awaited<ReturnType<typeof lire>>;
type Organisme = NonNullable<Lu['organisme']>;

const mandats = async (organisme: Organisme, contenu: ContenuDemande, { em, maintenant }: ContexteApercu) => {
  const [le, aujourdhui] = [maintenant.toISOString(), jourDeParis(maintenant.toISOString())];
  const donnes = await new MandatRepository(em).donnesPar(organisme.id);
  const { aFinir, aAccorder } = mandatsAChanger(contenu, donnes, aujourdhui);
  const courriels: CourrielCompose[] = [];
  for (const { mandatId } of aFinir) {
    const faits = await new FaitsCourrielRepository(em).pourMandat(mandatId);
    if (faits) courriels.push(...terminaison(faits, aujourdhui, aujourdhui));
  }
  const prepares = await new OctroiMandatsRepository(em).preparer({
    siretCertificateur: organisme.siret,
    mandats: aAccorder.map(({ siret }) => ({ siret, certifications: [] })),
    declares: aAccorder,
    le,
  });
  return [...courriels, ...(await octroi(em, faitsOrganisme(organisme), prepares))];
};

/** An invitation; whoever has an access or an invitation already learns that assistance is open to her. */
const assistance = async (organisme: Organisme, { contact }: ContenuDemande, { em }: ContexteApercu) => {
  const personnes = new PersonneRepository(em);
  const { comptes, siennes } = await personnes.accesDansLOrganisme(organisme.id, contact.courriel);
  if (comptes.length === 0) return [];
  const { raisonSociale } = organisme;
  const [sienne] = siennes;
  if (sienne?.assistance) return [];
  if (sienne) return [droitsChanges({ ...sienne, raisonSociale }, { role: sienne.role, assistance: true })];
  return [invitation({ ...contact, raisonSociale }, { role: 'UTILISATEUR', jetonId: AUCUN_JETON })];
};

/** The identifiers not used yet and the complement still expected, with new links, where the address is another one. */
const nouveauContact = async (
  { organisme, dossierId, contactApres: contact }: Lu,
  { em, maintenant }: ContexteApercu,
) => {
  const courriels: CourrielCompose[] = [];
  if (contact === null) return courriels;
  const [faits, jour] = [new FaitsCourrielRepository(em), jourDeParis(maintenant.toISOString())];
  const lus = organisme && (await faits.pourSujet({ siret: organisme.siret }, jour));
  if (lus?.organisme && changeDAdresse(lus.organisme.contact.courriel, contact.courriel))
    courriels.push(...sansCompte({ ...lus.organisme, contact }, lus.contrats));
  const dossier = dossierId === null ? null : (await faits.pourDossier(dossierId, jour))?.dossier;
  const attendu = dossier && (await faits.complementAttendu(dossier.dossierId));
  if (dossier && attendu && changeDAdresse(dossier.contact.courriel, contact.courriel)) {
    const { objet, jusquAu } = attendu;
    courriels.push(complementDemande({ ...dossier, contact }, { objet, jusquAu, jetonId: AUCUN_JETON }));
  }
  return courriels;
};

/** What the change itself makes somebody read, before those who are told of the decision. */
export const confirmerChangement = definirApercu({
  permission: 'dossier:instruire',
  champs: { changementId: z.uuid() },
  async composer({ changementId }, contexte) {
    const lu = await lire(changementId, contexte);
    const { organisme, contenu, dite } = lu;
    const effets: CourrielCompose[] = [];
    if (organisme?.matricule != null && dite.genre === 'DEPOSANTS')
      effets.push(...(await mandats(organisme, contenu, contexte)));
    if (organisme && dite.genre === 'ASSISTANCE') effets.push(...(await assistance(organisme, contenu, contexte)));
    effets.push(...(await nouveauContact(lu, contexte)));
    return [...effets, ...decisionChangement({ ...dite, decision: 'CONFIRME', motif: '' })];
  },
});

export const refuserChangement = definirApercu({
  permission: 'dossier:instruire',
  champs: { changementId: z.uuid(), ...MOTIF },
  async composer({ changementId, motif }, contexte) {
    const { dite } = await lire(changementId, contexte);
    return decisionChangement({ ...dite, decision: 'REFUSE', motif });
  },
});
