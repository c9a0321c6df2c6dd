import { z } from 'zod';
import { identifiantsEnSouffrance, saluer } from '../identifiants.ts';
import { typographier } from '../typographie.ts';

const TITRES = [
  'Rappel : votre organisme n’est pas encore inscrit',
  'Deuxième rappel : votre organisme n’est pas encore inscrit',
  'Dernier rappel : votre lien d’inscription prend bientôt fin',
] as const;

export const rappelInscriptionParams = z
  .strictObject({
    ...identifiantsEnSouffrance,
    rang: z.int().min(1).max(TITRES.length),
  })
  .transform(({ rang, ...vue }) => {
    const enQualite = vue.mandants.length === 0 ? '' : ' (déposant)';
    return { ...saluer(vue), titre: typographier(`${TITRES[rang - 1] ?? TITRES[0]}${enQualite}`) };
  });
