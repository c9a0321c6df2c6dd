import { BusinessError } from '../errors.ts';
import { sansLien } from './sans-lien.ts';

/** Free part that a module is written for. */
export type UsageModule = 'REFUS' | 'COMPLEMENT' | 'ATTENTE' | 'CLOTURE';

export const LIBELLE_USAGE_MODULE: Record<UsageModule, string> = {
  REFUS: 'Motif de refus',
  COMPLEMENT: 'Demande de complément',
  ATTENTE: 'Mise en attente',
  CLOTURE: 'Clôture sans suite',
};

export const LONGUEUR_MODULE_MAX = 4000;

/** Everything that a module may name: a closed list, each always known of a case. */
export const VARIABLES_MODULE = ['raisonSociale', 'siret', 'reference', 'contactPrenom', 'contactNom'] as const;
export type VariableModule = (typeof VARIABLES_MODULE)[number];

export type ContenuModule = { titre: string; texte: string; usage: UsageModule; actif: boolean };

/** An agent's writing; `version` is the one she saw, 0 for a new module. */
export type EcritureModule = ContenuModule & { agentId: string; le: string; version: number };

export type ModuleEcrit = { moduleId: string; version: number };

const MARQUE = /\{\{([^{}]*)\}\}/g;

const estVariable = (nom: string): nom is VariableModule => (VARIABLES_MODULE as readonly string[]).includes(nom);

const LISTE = VARIABLES_MODULE.map((nom) => `{{${nom}}}`).join(', ');

/** Refuses (VARIABLE_INCONNUE) a text that names a variable out of the list, or in which braces are left open. */
export const exigerVariablesConnues = (texte: string): void => {
  const inconnues = [...texte.matchAll(MARQUE)].map(([, nom = '']) => nom.trim()).filter((nom) => !estVariable(nom));
  const [premiere] = inconnues;
  if (premiere !== undefined)
    throw new BusinessError(
      'VARIABLE_INCONNUE',
      `La variable « ${premiere} » n’existe pas. Variables admises : ${LISTE}.`,
      {
        champ: 'texte',
        inconnues,
        admises: VARIABLES_MODULE,
      },
    );
  if (/\{\{|\}\}/.test(texte.replaceAll(MARQUE, '')))
    throw new BusinessError('VARIABLE_INCONNUE', `Des accolades ne sont pas refermées. Variables admises : ${LISTE}.`, {
      champ: 'texte',
      inconnues: [],
      admises: VARIABLES_MODULE,
    });
};

/**
 * The text with its variables replaced, once and by nothing but these values: what a value holds is never read again, and
 * no address in it becomes a link. A name out of the list stays as it is.
 */
export const remplirModule = (texte: string, valeurs: Record<VariableModule, string>): string =>
  texte.replaceAll(MARQUE, (marque, brut: string) => {
    const nom = brut.trim();
    return estVariable(nom) ? sansLien(valeurs[nom]) : marque;
  });

/** The module as it stands under lock. */
export type ModuleVu = ContenuModule & { version: number; par: string; le: string };

const memeContenu = (un: ContenuModule, autre: ContenuModule): boolean =>
  un.titre === autre.titre && un.texte === autre.texte && un.usage === autre.usage && un.actif === autre.actif;

/**
 * Whether the writing is to be done, or is what stands there already by the same agent (asked again: nothing more).
 * Refuses what was written on an outdated view (VERSION_PERIMEE, with what stands there now), and a module that does not
 * exist (INTROUVABLE).
 */
export const deciderEcriture = (
  module: ModuleVu | null,
  demande: ContenuModule & { version: number; acteur: string },
): 'A_FAIRE' | 'DEJA_FAIT' => {
  exigerVariablesConnues(demande.texte);
  if (module === null) {
    if (demande.version === 0) return 'A_FAIRE';
    throw new BusinessError('INTROUVABLE', 'Ce module de texte n’existe pas.');
  }
  const { version, par, le, titre, texte, usage, actif } = module;
  if (version === demande.version + 1 && par === demande.acteur && memeContenu(module, demande)) return 'DEJA_FAIT';
  if (version === demande.version) return 'A_FAIRE';
  throw new BusinessError(
    'VERSION_PERIMEE',
    'Ce module de texte a changé depuis que vous l’avez ouvert ; relisez-le.',
    {
      ...{ version, par, le },
      actuel: { titre, texte, usage, actif },
    },
  );
};
