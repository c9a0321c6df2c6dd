import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { createEmpreinte, createTrousseau } from '../../../adapters/chiffrement/trousseau.ts';
import { createEnvoyeurSmtp } from '../../../adapters/mail/envoyeur-smtp.ts';
import { createRendu, createRenduMasque } from '../../../adapters/mail/rendu.ts';
import { type Courriel, CourrielEntity } from '../../../database/entities/courriel.entity.ts';
import { CourrielRepository } from '../../../database/repositories/courriel.repository.ts';
import type { ModeleCourriel } from '../../../domain/courriel/courriel.ts';
import { USAGE_DU_LIEN } from '../../../domain/courriel/parametres.ts';
import { type CourrielsDeps, createCourrielsJob } from '../../../jobs/courriels.job.ts';
import type { JournalTechnique } from '../../../jobs/journal-technique.ts';
import { EXEMPLES } from '../../unit/templates/exemples-courriels.ts';

export const EMPREINTE = createEmpreinte({ active: 'k1', cles: { k1: Buffer.alloc(32, 7).toString('base64') } });
export const CONTENUS = createTrousseau({ active: 'c1', cles: { c1: Buffer.alloc(32, 9).toString('base64') } });
export const DESTINATAIRE = 'camille.lefevre@organisme.exemple';

export type LigneCourriel = Pick<
  Courriel,
  'etat' | 'tentatives' | 'messageId' | 'reponseSmtp' | 'prochainEssaiLe' | 'issueLe'
>;

/** Puts one mail in the outbox, with the row of its link, as an activity does. */
export const deposerCourriel = (orm: MikroORM, modele: ModeleCourriel, le: Date): Promise<string> =>
  orm.em.fork().transactional(async (em) => {
    const usage = USAGE_DU_LIEN[modele];
    const jetonId = randomUUID();
    if (usage)
      await em.execute(
        `INSERT INTO technique.jeton (id, usage, sujet_id, cle_id, expire_le, cree_le) VALUES (?, ?, ?, 'k1', ?, ?)`,
        [jetonId, usage, randomUUID(), new Date(le.getTime() + 86_400_000), le],
      );
    return new CourrielRepository(em, 'exemple.fr').deposer({
      cle: `${modele}:${randomUUID()}`,
      modele,
      destinataire: DESTINATAIRE,
      parametres: { ...EXEMPLES[modele], ...(usage && { jetonId }) } as never,
      le: le.toISOString(),
    });
  });

export const lireCourriel = async (orm: MikroORM, id: string): Promise<LigneCourriel> => {
  const { etat, tentatives, messageId, reponseSmtp, prochainEssaiLe, issueLe } = await orm.em
    .fork()
    .findOneOrFail(CourrielEntity, { id });
  return { etat, tentatives, messageId, reponseSmtp, prochainEssaiLe, issueLe };
};

/** A logger that keeps its lines, to see what they give away. */
export const journalDeTest = (): JournalTechnique & { lignes: string[] } => {
  const lignes: string[] = [];
  const noter = (details: Record<string, unknown>, message: string): void => {
    lignes.push(`${message} ${JSON.stringify(details)}`);
  };
  return { lignes, info: noter, warn: noter, error: noter };
};

/** The sender of mails on a true SMTP server. */
export const envoyeurDeTest = (
  orm: MikroORM,
  urlSmtp: string,
  deps: Partial<CourrielsDeps> = {},
): ReturnType<typeof createCourrielsJob> =>
  createCourrielsJob({
    orm,
    envoyeur: createEnvoyeurSmtp({
      url: urlSmtp,
      expediteur: 'Accrochage <accrochage@exemple.fr>',
      delais: { silenceMs: 500 },
    }),
    rendre: createRendu({ urlPublique: 'https://accrochage.exemple.fr', empreinte: EMPREINTE }),
    rendreMasque: createRenduMasque('https://accrochage.exemple.fr'),
    contenus: CONTENUS,
    journal: journalDeTest(),
    ...deps,
  });
