import { z } from 'zod';
import { ligneDuPublic } from '../champs.ts';
import { destinataire } from '../personne.ts';
import { typographier } from '../typographie.ts';

const DOUTE =
  'Si cet acte vous paraît anormal, révoquez cet accès dès maintenant sur votre compte, puis répondez à ce courriel.';

const TEXTES = {
  CREE: {
    titre: 'Un accès par programme a été créé',
    constat: 'vient de créer l’accès suivant. Le logiciel qui en détient le secret peut agir au nom de votre compte.',
    suite: DOUTE,
  },
  SECRET_REMPLACE: {
    titre: 'Le secret d’un accès par programme a été remplacé',
    constat:
      'vient de remplacer le secret de l’accès suivant. L’ancien secret cesse de valoir au plus tard à la date choisie.',
    suite: DOUTE,
  },
  REVOQUE: {
    titre: 'Un accès par programme a été révoqué',
    constat: 'vient de révoquer l’accès suivant. Le logiciel qui s’en servait ne peut plus rien faire.',
    suite: 'Si ce logiciel doit continuer, créez un autre accès et confiez-lui son secret.',
  },
  PERSONNE_FERMEE: {
    titre: 'Des accès par programme ont été révoqués',
    constat:
      'n’a plus accès au compte. Les accès suivants, dont cette personne connaissait un secret, ont été révoqués aussitôt : les logiciels qui s’en servaient ne peuvent plus rien faire.',
    suite: 'Pour ceux qui doivent continuer, créez d’autres accès et confiez-leur les nouveaux secrets.',
  },
} as const;

export const accesProgrammeParams = z
  .strictObject({
    ...destinataire,
    evenement: z.enum(['CREE', 'SECRET_REMPLACE', 'REVOQUE', 'PERSONNE_FERMEE']),
    acces: z.array(ligneDuPublic).min(1),
    personne: ligneDuPublic,
  })
  .transform(({ evenement, ...reste }) => {
    const { titre, constat, suite } = TEXTES[evenement];
    return { ...reste, titre, constat: typographier(constat), suite: typographier(suite) };
  });
