import { z } from 'zod';
import type { GenreChangement } from '../domain/changement/changement.ts';

type EnMots = {
  /** What the request is about; follows « porte sur ». */
  objet: string;
  /** What is true from its confirmation on: a sentence. */
  effet: string;
};

const EN_MOTS: Record<GenreChangement, EnMots> = {
  ASSISTANCE: {
    objet: 'l’accès d’une personne aux services d’assistance des certificateurs',
    effet: 'La personne désignée a désormais accès aux services d’assistance, au nom de l’organisme.',
  },
  NOUVEAU_SIRET: {
    objet: 'le SIRET de l’organisme',
    effet:
      'L’organisme est désormais connu sous son nouveau SIRET. Son matricule, ses contrats, ses comptes et les données déjà transmises ne changent pas.',
  },
  NOUVEAU_CONTACT: {
    objet: 'le contact métier de l’organisme',
    effet:
      'Nos courriels sont désormais adressés au nouveau contact métier. Si son adresse est une autre, les liens d’inscription et de suivi envoyés à la précédente n’ouvrent plus rien.',
  },
  DEPOSANTS: {
    objet: 'les déposants, auxquels l’organisme confie le dépôt de ses données',
    effet: 'Nous tenons désormais compte de ce changement.',
  },
};

/** Kind of change, written for people. */
export const genre = z.enum(Object.keys(EN_MOTS) as GenreChangement[]).transform((valeur) => EN_MOTS[valeur]);
