import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import {
  empreinteSecret,
  nouveauSecret,
  PREFIXE_JETON_ACCES,
  PREFIXE_SECRET_ACCES,
} from '../../api/securite/secrets.ts';
import { AccesRepository } from '../../database/repositories/technique/acces.repository.ts';
import { JetonAccesRepository } from '../../database/repositories/technique/jeton-acces.repository.ts';
import { dansJours, PORTEES_ACCES, type PorteeAcces } from '../../domain/compte/acces.ts';
import type { ApiDeTest } from './api.ts';
import { type Navigateur, navigateur } from './personnes.ts';

export type AccesDeTest = { accesId: string; secretId: string; secret: string };

/** An access and its secret, put where the administrateur would have put them. */
export const ajouterAcces = async (
  orm: Pick<MikroORM, 'em'>,
  compteId: string,
  {
    nom = `Logiciel ${randomUUID()}`,
    portees = PORTEES_ACCES,
    validiteJours = 365,
    maintenant = new Date(),
    creePar = 'utilisateur:x',
  }: {
    nom?: string;
    portees?: readonly PorteeAcces[];
    validiteJours?: number;
    maintenant?: Date;
    creePar?: string;
  } = {},
): Promise<AccesDeTest> => {
  const acces = new AccesRepository(orm.em.fork());
  const [accesId, secretId] = [randomUUID(), randomUUID()];
  const secret = `${PREFIXE_SECRET_ACCES}${nouveauSecret()}`;
  const expireLe = dansJours(maintenant, validiteJours);
  await acces.creer({ id: accesId, compteId, nom, portees, creePar, maintenant });
  const empreinte = empreinteSecret(secret);
  await acces.ajouterSecret({ id: secretId, accesId, empreinte, creePar, maintenant, expireLe });
  return { accesId, secretId, secret };
};

/** A machine of that account, with a token of an hour put where the token endpoint would have put it. */
export const machine = async (
  api: ApiDeTest,
  compteId: string,
  options: { portees?: readonly PorteeAcces[] } = {},
): Promise<Navigateur & AccesDeTest> => {
  const { portees = PORTEES_ACCES } = options;
  const { orm, horloge } = api.deps;
  const maintenant = horloge();
  const acces = await ajouterAcces(orm, compteId, { ...options, maintenant });
  const jeton = `${PREFIXE_JETON_ACCES}${nouveauSecret()}`;
  await new JetonAccesRepository(orm.em.fork()).emettre({
    empreinte: empreinteSecret(jeton),
    secretId: acces.secretId,
    portees,
    maintenant,
    expireLe: new Date(maintenant.getTime() + 3_600_000),
  });
  return { ...navigateur(api, { Authorization: `Bearer ${jeton}` }), ...acces };
};
