import { randomUUID } from 'node:crypto';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { JournalRepository } from '../../../database/repositories/journal.repository.ts';
import {
  JetonAccesRepository,
  type MachineReconnue,
} from '../../../database/repositories/technique/jeton-acces.repository.ts';
import { PORTEES_ACCES, type PorteeAcces } from '../../../domain/compte/acces.ts';
import { ErreurHttp } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { usageANoter } from '../../securite/authentification.ts';
import { compterEssai, oublierEssais } from '../../securite/delais.ts';
import { empreinteSecret, nouveauSecret, PREFIXE_JETON_ACCES } from '../../securite/secrets.ts';
import { type ClientPresente, clientInvalide, lireClient } from './client-oauth.ts';

const DUREE_JETON_SECONDES = 900;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An empty parameter is one that was not sent (RFC 6749, 3.2). */
const facultatif = z
  .string()
  .max(1000)
  .optional()
  .transform((texte) => texte || undefined);

const porteesDemandees = (scope: string | undefined, accordees: readonly PorteeAcces[]): PorteeAcces[] => {
  if (scope === undefined) return [...accordees];
  const demandees = new Set(scope.split(' ').filter(Boolean));
  const portees = accordees.filter((portee) => demandees.delete(portee));
  if (demandees.size > 0 || portees.length === 0)
    throw new ErreurHttp('PORTEE_INVALIDE', `Cet accès n’a pas ces portées. Les siennes : ${accordees.join(', ')}.`);
  return portees;
};

/** The machine that presents itself; a client id that none can bear costs the same work as another. */
const reconnaitre = async (
  { clientId, secret }: ClientPresente,
  { em, reseau, maintenant }: { em: EntityManager; reseau: string; maintenant: Date },
): Promise<MachineReconnue> => {
  const sujets = [
    { genre: 'reseau-clients', valeur: reseau },
    { genre: 'client', valeur: clientId },
  ] as const;
  await compterEssai(sujets, em, maintenant);
  const accesId = UUID.test(clientId) ? clientId : randomUUID();
  const machine = await new JetonAccesRepository(em).parSecret(accesId, empreinteSecret(secret), maintenant);
  if (!machine) throw clientInvalide();
  await oublierEssais(sujets, em);
  return machine;
};

/** Gives a token that lasts a quarter of an hour, with its line in the journal. No Idempotency-Key: it would keep a secret. */
const emettre = async (
  { secretId, accesId, organismeId, utiliseLe, expireLe: finDuSecret }: MachineReconnue,
  portees: readonly PorteeAcces[],
  { em, maintenant }: { em: EntityManager; maintenant: Date },
): Promise<{ jeton: string; dureeSecondes: number }> => {
  const jeton = `${PREFIXE_JETON_ACCES}${nouveauSecret()}`;
  const fin = maintenant.getTime() + DUREE_JETON_SECONDES * 1000;
  const expireLe = new Date(Math.min(fin, finDuSecret.getTime()));
  await em.transactional(async (tem) => {
    const machines = new JetonAccesRepository(tem);
    await machines.emettre({ empreinte: empreinteSecret(jeton), secretId, portees, maintenant, expireLe });
    if (usageANoter(utiliseLe, maintenant)) await machines.noterUsage(secretId, maintenant);
    const [objetType, objetId] = ['acces', accesId];
    const acteur = `acces:${accesId}`;
    await new JournalRepository(tem).ajouter({
      organismeId,
      le: maintenant,
      acteur,
      acte: 'acces.ouvrir',
      objetType,
      objetId,
    });
  });
  return { jeton, dureeSecondes: Math.floor((expireLe.getTime() - maintenant.getTime()) / 1000) };
};

export const obtenirJetonRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'post',
  path: '/oauth/jeton',
  protocole: 'oauth',
  permission: 'public',
  tag: 'Accès par programme',
  summary: 'Obtenir un jeton d’accès (OAuth 2.0, client_credentials)',
  description:
    'Le client et son secret sont donnés par l’en-tête Authorization (client_secret_basic) ou dans le corps (client_secret_post). Le jeton dure quinze minutes.',
  body: z.object({
    grant_type: facultatif.meta({ description: 'client_credentials' }),
    client_id: facultatif,
    client_secret: facultatif,
    scope: facultatif.meta({
      description: `Portées voulues, séparées par une espace, parmi celles de l’accès : ${PORTEES_ACCES.join(' ')}. Toutes par défaut.`,
    }),
  }),
  status: 200,
  response: z
    .object({
      access_token: z.string(),
      token_type: z.literal('Bearer'),
      expires_in: z.int().meta({ description: 'Secondes' }),
      scope: z.string(),
    })
    .meta({ id: 'JetonAcces' }),
  limite: { nom: 'jetons', nombre: 300, fenetreSecondes: 60 },
  handler: async ({ body, entree, maintenant }, { orm }) => {
    if (body.grant_type === undefined)
      throw new ErreurHttp('CORPS_ILLISIBLE', 'Le paramètre grant_type est obligatoire.');
    if (body.grant_type !== 'client_credentials')
      throw new ErreurHttp('OCTROI_INVALIDE', 'Seul grant_type=client_credentials est offert.');
    const client = lireClient(entree.entete('authorization'), body);
    const em = orm.em.fork();
    const machine = await reconnaitre(client, { em, reseau: entree.reseau, maintenant });
    const portees = porteesDemandees(body.scope, machine.portees);
    const { jeton, dureeSecondes } = await emettre(machine, portees, { em, maintenant });
    return { access_token: jeton, token_type: 'Bearer' as const, expires_in: dureeSecondes, scope: portees.join(' ') };
  },
});
