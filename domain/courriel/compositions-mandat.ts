import { type CourrielCompose, joignables, ouAAttribuer, saluer } from './composition.ts';
import type { FaitsMandat, FaitsMandatAnnonce, FaitsOrganisme } from './faits-courriel.ts';

const etendueDe = ({ numeroContrat, certifications, debut, fin }: FaitsMandat) => ({
  numeroContrat: ouAAttribuer(numeroContrat),
  certifications,
  debut,
  fin,
});

/** Tells a déposant of its mandate: its identifiers with a link while it has no account as déposant, else the new contract alone. */
export const mandatAuDeposant = (
  mandat: FaitsMandatAnnonce,
  jetonId: string,
): CourrielCompose<'identifiants-deposant' | 'mandat-ajoute'> => {
  const { certificateur, deposant, compteOuvert } = mandat;
  const destinataire = deposant.contact.courriel;
  const parametres = {
    destinataire: saluer(deposant.contact),
    raisonSociale: deposant.raisonSociale,
    certificateur: certificateur.raisonSociale,
    matriculeCertificateur: ouAAttribuer(certificateur.matricule),
    ...etendueDe(mandat),
  };
  if (compteOuvert) return { modele: 'mandat-ajoute', destinataire, parametres };
  const matricule = ouAAttribuer(deposant.matricule);
  return { modele: 'identifiants-deposant', destinataire, parametres: { ...parametres, matricule, jetonId } };
};

/** The certificateur gets all the mandates of one grant in one mail. */
export const mandatsAccordes = (
  certificateur: FaitsOrganisme,
  mandats: readonly FaitsMandat[],
): CourrielCompose<'mandats-accordes'> => ({
  modele: 'mandats-accordes',
  destinataire: certificateur.contact.courriel,
  parametres: {
    destinataire: saluer(certificateur.contact),
    raisonSociale: certificateur.raisonSociale,
    mandats: mandats.map((mandat) => ({
      deposant: mandat.deposant.raisonSociale,
      siret: mandat.deposant.siret,
      ...etendueDe(mandat),
    })),
  },
});

/** What a mandate has become: other certifications or another end, an end, or a mandate that never began. */
export type SuiteMandat = 'MODIFIE' | 'TERMINE' | 'ANNULE';

/** Tells both ends of a mandate, as it is after the change; those whom a mail can reach. */
export const mandatChange = (
  mandat: FaitsMandat,
  suite: SuiteMandat,
): (CourrielCompose<'mandat-modifie' | 'mandat-termine'> & { organismeId: string })[] => {
  const { certificateur, deposant } = mandat;
  const courriels = [certificateur, deposant].map(({ organismeId, contact }) => {
    const parametres = {
      destinataire: saluer(contact),
      certificateur: certificateur.raisonSociale,
      deposant: deposant.raisonSociale,
      ...etendueDe(mandat),
    };
    const destinataire = contact.courriel;
    return suite === 'MODIFIE'
      ? { organismeId, modele: 'mandat-modifie' as const, destinataire, parametres }
      : {
          organismeId,
          modele: 'mandat-termine' as const,
          destinataire,
          parametres: { ...parametres, annule: suite === 'ANNULE' },
        };
  });
  return joignables(courriels);
};

/** To the certificateur that another one names as the one who sends all holders of a code. */
export const cocertificationDeclaree = (
  emetteur: FaitsOrganisme,
  declaration: { declarant: string; code: string; debut: string },
): CourrielCompose<'cocertification-declaree'> => ({
  modele: 'cocertification-declaree',
  destinataire: emetteur.contact.courriel,
  parametres: { raisonSociale: emetteur.raisonSociale, ...declaration },
});
