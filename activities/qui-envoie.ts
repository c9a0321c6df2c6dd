import type { EntityManager } from '@mikro-orm/postgresql';
import { CoCertificationRepository } from '../database/repositories/cocertification.repository.ts';
import { ConstatRepository } from '../database/repositories/constat.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import {
  declarationsDiscordantes,
  type FaitsCoCertification,
  titulairesSansEmetteur,
} from '../domain/cocertification/cocertification.ts';
import type { GenreConstat } from '../domain/constat/constat.ts';

const GENRES = ['DECLARATIONS_DISCORDANTES', 'TITULAIRES_SANS_EMETTEUR'] as const satisfies readonly GenreConstat[];

const constatsDe = (faits: FaitsCoCertification) => {
  const { code } = faits;
  return [
    ...declarationsDiscordantes(faits).map(([organismeId, autreOrganismeId]) => ({
      cle: `DECLARATIONS_DISCORDANTES:${code}:${organismeId}:${autreOrganismeId}`,
      genre: 'DECLARATIONS_DISCORDANTES' as const,
      ...{ code, organismeId, autreOrganismeId },
    })),
    ...titulairesSansEmetteur(faits).map((organismeId) => ({
      cle: `TITULAIRES_SANS_EMETTEUR:${code}:${organismeId}`,
      genre: 'TITULAIRES_SANS_EMETTEUR' as const,
      ...{ code, organismeId },
    })),
  ];
};

/**
 * Brings the findings on who sends the holders of a code to what declarations, mandates and répertoires say on that day.
 * Natural keys (code, organismes): run twice, writes nothing more.
 */
export const suivreQuiEnvoie = async (em: EntityManager, code: string, le: string): Promise<void> => {
  const cocertifications = new CoCertificationRepository(em);
  await cocertifications.verrouiller(code);
  const attendus = constatsDe(await cocertifications.faits(code, jourDeParis(le)));
  const constats = new ConstatRepository(em);
  for (const constat of attendus) await constats.suivreFait({ ...constat, le }, true);
  const cles = new Set(attendus.map(({ cle }) => cle));
  for (const { cle, genre, organismeId } of await constats.enCours(GENRES, code))
    if (!cles.has(cle)) await constats.suivreFait({ cle, genre, organismeId, le }, false);
};

/** Same for every code on which that certificateur declared something: its mandates have just changed. */
export const suivreQuiEnvoiePour = async (em: EntityManager, certificateurId: string, le: string): Promise<void> => {
  for (const code of await new CoCertificationRepository(em).codesDeclares(certificateurId))
    await suivreQuiEnvoie(em, code, le);
};
