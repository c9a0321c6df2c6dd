import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as commun } from '@zxcvbn-ts/language-common';
import { dictionary as francais, translations } from '@zxcvbn-ts/language-fr';
import argon2 from 'argon2';
import { BusinessError } from '../../domain/errors.ts';

const LONGUEUR_MINIMALE = 14;
const LONGUEUR_MAXIMALE = 128;
/** Characters that say nothing of who chose them. */
const HORS_MOTS_PROPRES_MINIMUM = 8;
/** On the scale of zxcvbn, 0 to 4: 3 withstands an offline attack against a slow hash. */
const SCORE_MINIMAL = 3;

/** OWASP's parameters for argon2id: 19 MiB, two passes, one lane. */
const ARGON2ID = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export type MotsDePasse = {
  /** Refuses (MOT_DE_PASSE_FAIBLE) what is short or easy to guess; `propres` are words of the person and organisme. */
  exigerRobuste(motDePasse: string, propres: readonly string[], champ: string): void;
  hacher(motDePasse: string): Promise<string>;
  /** Takes as long without hash (no such account) as with one. */
  verifier(motDePasse: string, hachage: string | null): Promise<boolean>;
};

const refuser = (champ: string, message: string): never => {
  throw new BusinessError('MOT_DE_PASSE_FAIBLE', message, { erreurs: [{ champ, message }] });
};

/** The same password typed on another keyboard or system is the same bytes. */
const normaliser = (motDePasse: string): string => motDePasse.normalize('NFC');

/** Letters without their accents nor their case: « Lefèvre » is in « LEFEVRE2026 ». */
const nus = (texte: string): string => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What is left of the password once the words of the person and organisme are taken out of it. */
const horsMotsPropres = (motDePasse: string, propres: readonly string[]): string =>
  propres
    .flatMap((propre) => nus(propre).split(/[^\p{L}\p{N}]+/u))
    .filter((mot) => mot.length > 2)
    .sort((a, b) => b.length - a.length)
    .reduce((reste, mot) => reste.replaceAll(mot, ''), nus(motDePasse));

/** Rules and hashing of passwords. The decoy is hashed once, so that an unknown account costs what a known one does. */
export const createMotsDePasse = (): MotsDePasse => {
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...commun, ...francais },
    graphs: adjacencyGraphs,
    translations,
    maxLength: LONGUEUR_MAXIMALE,
  });
  const leurre = argon2.hash('personne n’a ce mot de passe', ARGON2ID);
  return {
    exigerRobuste(motDePasse, propres, champ) {
      const normalise = normaliser(motDePasse);
      const longueur = Array.from(normalise).length;
      if (longueur < LONGUEUR_MINIMALE)
        refuser(champ, `Le mot de passe doit compter au moins ${LONGUEUR_MINIMALE} caractères.`);
      if (longueur > LONGUEUR_MAXIMALE)
        refuser(champ, `Le mot de passe doit compter ${LONGUEUR_MAXIMALE} caractères au plus.`);
      if (horsMotsPropres(normalise, propres).length < HORS_MOTS_PROPRES_MINIMUM)
        refuser(
          champ,
          'Ce mot de passe est fait de votre nom, de votre adresse ou du nom de votre organisme : ajoutez-y des mots qui ne vous désignent pas.',
        );
      const { score, feedback } = zxcvbn.check(
        normalise,
        propres.filter((mot) => mot.length > 2),
      );
      if (score >= SCORE_MINIMAL) return;
      const conseils = [feedback.warning, ...feedback.suggestions]
        .filter((phrase) => phrase)
        .map((phrase) => (/[.!?]$/.test(phrase ?? '') ? phrase : `${phrase}.`));
      refuser(champ, ['Ce mot de passe est trop facile à deviner.', ...conseils].join(' '));
    },
    hacher: (motDePasse) => argon2.hash(normaliser(motDePasse), ARGON2ID),
    async verifier(motDePasse, hachage) {
      const correct = await argon2.verify(hachage ?? (await leurre), normaliser(motDePasse));
      return correct && hachage !== null;
    },
  };
};
