import { randomUUID } from 'node:crypto';
import { composerDepot } from '../../cli/demo/fichier-depot.ts';
import type { FichierScenario } from '../scenarios/scenario.ts';
import { TITULAIRES } from '../scenarios/titulaires.ts';

export type Identifiants = { emetteur: string; certificateur: string; idContrat: string };

const DEFAUTS: Record<NonNullable<FichierScenario['defaut']>, (fichier: string) => string> = {
  SEXE_INVALIDE: (fichier) => fichier.replace(/<cpf:sexe>./, '<cpf:sexe>H'),
  EMETTEUR_INCONNU: (fichier) => fichier.replace(/<cpf:idClient>[^<]+/, '<cpf:idClient>99ZZZ999'),
  DOCTYPE: (fichier) => fichier.replace('?>\n', '?>\n<!DOCTYPE flux [<!ENTITY a "a">]>\n'),
};

/** The bytes of a file of a scenario, its fault included. */
export const composerFichier = (
  { certifications, defaut }: FichierScenario,
  { emetteur, certificateur, idContrat }: Identifiants,
): string => {
  const fichier = composerDepot({
    idFlux: randomUUID(),
    horodatage: '2026-03-02T17:21:00+01:00',
    matriculeEmetteur: emetteur,
    matriculeCertificateur: certificateur,
    idContrat,
    certifications: certifications.map(({ passages, ...certification }) => ({
      ...certification,
      passages: passages.map(({ idTechnique, titulaire, dateFinValidite }) => ({
        idTechnique,
        titulaire: TITULAIRES[titulaire].personne,
        dateDebutValidite: '2026-02-10',
        ...(dateFinValidite !== undefined && { dateFinValidite }),
      })),
    })),
  });
  return defaut === undefined ? fichier : DEFAUTS[defaut](fichier);
};
