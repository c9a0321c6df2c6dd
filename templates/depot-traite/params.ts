import { z } from 'zod';
import { STATUT_OFFICIEL } from '../../domain/depot/depot.ts';
import { compte, instant, ligne } from '../champs.ts';
import { accorder } from '../typographie.ts';

export const depotTraiteParams = z
  .strictObject({
    nomFichier: ligne,
    idTraitement: z.number().int().positive(),
    statut: z.enum(['REJETE', 'TRAITE_AVEC_SUCCES', 'TRAITE_AVEC_ERREURS']),
    nombreOk: compte,
    nombreKo: compte,
    nombreErreurs: compte,
    traiteLe: instant,
  })
  .transform(({ statut, nombreOk, nombreKo, nombreErreurs, ...reste }) => ({
    ...reste,
    statut: STATUT_OFFICIEL[statut],
    rejete: statut === 'REJETE',
    succes: statut === 'TRAITE_AVEC_SUCCES',
    conserves: accorder(nombreOk, 'passage conservé', 'passages conservés'),
    rejetes: accorder(nombreKo, 'passage rejeté', 'passages rejetés'),
    erreurs: accorder(nombreErreurs, 'erreur relevée', 'erreurs relevées'),
  }));
