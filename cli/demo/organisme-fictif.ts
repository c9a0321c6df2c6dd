import { randomInt } from 'node:crypto';
import { siretValide } from '../../domain/organisme/siret.ts';

export type OrganismeFictif = {
  siret: string;
  raisonSociale: string;
  contact: { nom: string; prenom: string; courriel: string };
  motDePasse: string;
};

const NOMS = [
  'École des Métiers du Numérique',
  'Institut des Savoir-Faire',
  'Centre de Langues de l’Iroise',
  'Académie du Bois',
];

/** A SIRET with exact keys; those that begin with 9 are not given yet. */
const siretFictif = (): string => {
  for (;;) {
    const siret = `9${String(randomInt(1e8)).padStart(8, '0')}000${String(randomInt(100)).padStart(2, '0')}`;
    if (siretValide(siret)) return siret;
  }
};

/** A new organisme that does not exist, with the person who speaks for it. */
export const organismeFictif = (): OrganismeFictif => {
  const siret = siretFictif();
  return {
    siret,
    raisonSociale: `${NOMS[randomInt(NOMS.length)]} ${siret.slice(1, 5)}`,
    contact: { nom: 'Kermarrec', prenom: 'Soazig', courriel: `contact-${siret}@organismes.exemple` },
    motDePasse: `la rivière déborde ${randomInt(1e6)} fois`,
  };
};
