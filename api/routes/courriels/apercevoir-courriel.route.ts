import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { createRenduMasque } from '../../../adapters/mail/rendu.ts';
import { AdresseRefuseeRepository } from '../../../database/repositories/adresse-refusee.repository.ts';
import { VALIDITE_JETON_JOURS } from '../../../domain/compte/jeton.ts';
import { joignables } from '../../../domain/courriel/composition.ts';
import { USAGE_DU_LIEN } from '../../../domain/courriel/parametres.ts';
import { defineRoute } from '../../route.ts';
import { acteAPrevoir, prevoir } from './apercus/index.ts';
import { rendu } from './courriel.schema.ts';

/** The mails that an act would send, with their real variables. Writes nothing, sends nothing, issues no link. */
export const apercevoirCourrielRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; urlPublique: URL }>()({
  method: 'post',
  path: '/courriels/apercu',
  permission: 'courriel:apercevoir',
  tag: 'Courriels',
  summary: 'Relire les courriels d’un acte avant de l’accomplir',
  description:
    'Ceux que l’acte enverrait, à qui, dans l’ordre ; aucun si l’acte n’en envoie pas. Rien n’est écrit ni envoyé. Les liens montrés n’ouvrent rien. Il faut les droits de l’acte lui-même.',
  body: z.strictObject({ acte: acteAPrevoir }),
  status: 200,
  response: z.object({
    courriels: z.array(
      z.object({ modele: z.string(), ...rendu, adresseRefusee: z.boolean() }).meta({ id: 'ApercuCourriel' }),
    ),
  }),
  handler: async ({ body: { acte }, agent, maintenant }, { orm, urlPublique }) => {
    const em = orm.em.fork();
    const composes = joignables(await prevoir(acte, { em, agent, maintenant }));
    const refusees = await new AdresseRefuseeRepository(em).parmi(composes.map(({ destinataire }) => destinataire));
    const rendre = createRenduMasque(urlPublique.href);
    const expireLe = (jours: number): string => new Date(maintenant.getTime() + jours * 86_400_000).toISOString();
    return {
      courriels: composes.map((compose) => {
        const { modele, destinataire } = compose;
        const usage = USAGE_DU_LIEN[modele];
        const jeton = usage && { usage, expireLe: expireLe(VALIDITE_JETON_JOURS[usage]) };
        return { modele, destinataire, adresseRefusee: refusees.has(destinataire), ...rendre({ ...compose, jeton }) };
      }),
    };
  },
});
