import { z } from 'zod';
import { CHEVAUCHEMENT_JOURS } from '../../domain/compte/acces.ts';
import { instant, ligneDuPublic } from '../champs.ts';
import { accorder } from '../typographie.ts';

export const accesExpireParams = z
  .strictObject({
    prenom: ligneDuPublic,
    nom: ligneDuPublic,
    raisonSociale: ligneDuPublic,
    acces: ligneDuPublic,
    expireLe: instant,
  })
  .transform((lus) => ({ ...lus, chevauchement: accorder(CHEVAUCHEMENT_JOURS.defaut, 'jour', 'jours') }));
