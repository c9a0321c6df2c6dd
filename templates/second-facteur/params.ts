import { z } from 'zod';
import { destinataire } from '../personne.ts';
import { typographier } from '../typographie.ts';

const TEXTES = {
  ACTIVE: {
    titre: 'Votre second facteur est actif',
    constat:
      'La connexion demande désormais, en plus du mot de passe, un code de votre application d’authentification.',
    suite:
      'Gardez en lieu sûr les codes de secours affichés à l’activation : chacun remplace une fois le code de l’application.',
  },
  RETIRE: {
    titre: 'Votre second facteur est retiré',
    constat: 'Vous avez retiré votre second facteur : la connexion ne demande plus que le mot de passe.',
    suite: 'Vous pouvez en activer un nouveau à tout moment. Les anciens codes de secours ne servent plus.',
  },
  REINITIALISE: {
    titre: 'Votre second facteur est réinitialisé',
    constat: 'Un administrateur a retiré votre second facteur : la connexion ne demande plus que le mot de passe.',
    suite: 'Activez-en un nouveau dès votre prochaine connexion. Les anciens codes de secours ne servent plus.',
  },
} as const;

export const secondFacteurParams = z
  .strictObject({ ...destinataire, evenement: z.enum(['ACTIVE', 'RETIRE', 'REINITIALISE']) })
  .transform(({ evenement, ...reste }) => {
    const { titre, constat, suite } = TEXTES[evenement];
    return { ...reste, titre, constat: typographier(constat), suite: typographier(suite) };
  });
