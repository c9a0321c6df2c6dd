import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { RechercheDossiersRepository } from '../../../database/repositories/recherche-dossiers.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import {
  type ChampRecherche,
  champsPossibles,
  LIBELLE_CHAMP_RECHERCHE,
} from '../../../domain/dossier/recherche-dossiers.ts';
import { ligne } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { ligneDossierSchema, ligneVue } from './ligne.schema.ts';

const CHAMPS = Object.keys(LIBELLE_CHAMP_RECHERCHE) as [ChampRecherche, ...ChampRecherche[]];

/** Search by what an agent has at hand. A name is personal: it travels in the body, never in an address. */
export const rechercherDossiersRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'post',
  path: '/dossiers/recherche',
  permission: 'dossier:lire',
  tag: 'Dossiers',
  summary: 'Rechercher des dossiers',
  description:
    'Par SIRET ou son début, ancien SIRET, raison sociale, matricule, numéro de contrat, référence, nom ou adresse du contact. Les mots d’un nom se donnent dans n’importe quel ordre, sans casse ni accents, entiers ou commencés ; ce qui ressemble seulement vient ensuite (`approchant`).',
  body: z.strictObject({
    texte: ligne(120).min(3),
    champs: z
      .array(z.enum(CHAMPS).meta({ id: 'ChampRecherche' }))
      .min(1)
      .max(CHAMPS.length)
      .optional()
      .meta({ description: 'Où chercher ; partout où le texte peut se trouver, sinon' }),
    limite: z.int().min(1).max(50).default(20),
  }),
  status: 200,
  response: z
    .object({
      elements: z.array(
        z.object({
          dossier: ligneDossierSchema,
          champ: z.enum(CHAMPS),
          libelleChamp: z.string(),
          valeur: z.string().meta({ description: 'Ce que contient le champ où le texte a été trouvé' }),
          approchant: z.boolean().meta({ description: 'Vrai quand le nom ressemble seulement au texte' }),
        }),
      ),
      tronque: z.boolean().meta({ description: 'Vrai quand il y en a d’autres : précisez le texte' }),
    })
    .meta({ id: 'DossiersTrouves' }),
  handler: async ({ body: { texte, champs, limite }, agent, maintenant }, { orm }) => {
    const possibles = champsPossibles(texte).filter((champ) => champs === undefined || champs.includes(champ));
    const demande = { texte, champs: possibles, agentId: agent.agentId, limite };
    const trouves = await new RechercheDossiersRepository(orm.em.fork()).chercher(porteeDe(agent), demande);
    return {
      elements: trouves.slice(0, limite).map(({ champ, valeur, approchant, ...lue }) => ({
        dossier: ligneVue(lue, maintenant),
        champ,
        libelleChamp: LIBELLE_CHAMP_RECHERCHE[champ],
        valeur,
        approchant,
      })),
      tronque: trouves.length > limite,
    };
  },
});
