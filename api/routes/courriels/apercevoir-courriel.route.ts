import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { createRenduMasque } from '../../../adapters/mail/rendu.ts';
import { AdresseRefuseeRepository } from '../../../database/repositories/adresse-refusee.repository.ts';
import { FaitsCourrielRepository } from '../../../database/repositories/faits-courriel.repository.ts';
import { jourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import { VALIDITE_JETON_JOURS } from '../../../domain/compte/jeton.ts';
import { compositionDe, exigerParties } from '../../../domain/courriel/compositions.ts';
import { USAGE_DU_LIEN } from '../../../domain/courriel/parametres.ts';
import { ligne, paragraphe } from '../../champs.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { rendu } from './courriel.schema.ts';

/** Stands for the row of a link that nothing issues: the preview shows a mask. */
const AUCUN_JETON = '00000000-0000-4000-8000-000000000000';

/** The mail that an act would send, with its real variables. Writes nothing, sends nothing, issues no link. */
export const apercevoirCourrielRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; urlPublique: URL }>()({
  method: 'post',
  path: '/courriels/apercu',
  permission: 'dossier:instruire',
  tag: 'Courriels',
  summary: 'Relire un courriel avant l’acte qui l’enverra',
  description: 'Rien n’est écrit ni envoyé. Le lien montré n’ouvre rien.',
  body: z.strictObject({
    modele: ligne(60).meta({ example: 'demande-refusee' }),
    dossierId: z.uuid().meta({ description: 'Dossier sur lequel porte l’acte' }),
    parties: z
      .record(z.string().max(60), paragraphe(4000))
      .default({})
      .meta({ description: 'Parties libres, par leur nom', example: { motif: 'Aucune certification enregistrée.' } }),
  }),
  status: 200,
  response: z.object({ modele: z.string(), ...rendu, adresseRefusee: z.boolean() }).meta({ id: 'ApercuCourriel' }),
  handler: async ({ body: { modele, dossierId, parties }, maintenant }, { orm, urlPublique }) => {
    const composition = compositionDe(modele);
    exigerParties(composition, parties);
    const em = orm.em.fork();
    const faits = await new FaitsCourrielRepository(em).pourDossier(dossierId, jourDeParis(maintenant.toISOString()));
    if (!faits) throw introuvable('Ce dossier');
    const contrat = composition.contrat(faits.contrats);
    const compose = composition.composer({ faits: { ...faits, contrat }, parties, jetonId: AUCUN_JETON });
    const usage = USAGE_DU_LIEN[compose.modele];
    const expireLe = (jours: number): string => new Date(maintenant.getTime() + jours * 86_400_000).toISOString();
    const jeton = usage && { usage, expireLe: expireLe(VALIDITE_JETON_JOURS[usage]) };
    const { destinataire } = compose;
    const refusees = await new AdresseRefuseeRepository(em).parmi([destinataire]);
    return {
      modele,
      destinataire,
      adresseRefusee: refusees.has(destinataire),
      ...createRenduMasque(urlPublique.href)({ ...compose, jeton }),
    };
  },
});
