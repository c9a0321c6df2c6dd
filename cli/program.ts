import { Command, CommanderError } from 'commander';
import { CsvIllisible } from '../adapters/csv/csv-illisible.ts';
import { CODE_SORTIE, PanneCli } from './sortie.ts';

const TITRES: Record<string, string> = {
  'Usage:': 'Usage :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
};

/** The words of the parser library, in French. */
const SENTENCES: [RegExp, string][] = [
  [/^error: unknown option '(.+?)'.*$/s, 'Option inconnue : $1.'],
  [/^error: unknown command '(.+?)'.*$/s, 'Commande inconnue : $1.'],
  [/^error: missing required argument '(.+?)'.*$/s, 'Il manque l’argument « $1 ».'],
  [/^error: required option '(.+?)' not specified.*$/s, 'Il manque l’option « $1 ».'],
  [/^error: option '(.+?)' argument missing.*$/s, 'L’option « $1 » attend une valeur.'],
  [/^error: too many arguments.*$/s, 'Trop d’arguments.'],
  [/^error: option '(.+?)' argument '(.*?)' is invalid\. ?(.*)$/s, 'Option « $1 », valeur « $2 » incorrecte. $3'],
  [
    /^error: command-argument value '(.*?)' is invalid for argument '(.+?)'\. ?(.*)$/s,
    'Argument « $2 », valeur « $1 » incorrecte. $3',
  ],
];

const enFrancais = (message: string): string => {
  for (const [modele, phrase] of SENTENCES) if (modele.test(message)) return message.replace(modele, phrase).trim();
  return message.replace(/^error: /, '');
};

/** The root of the command line: French everywhere, errors thrown instead of ending the process. */
export const createProgram = (): Command =>
  new Command('accrochage')
    .description('Accrochage des organismes certificateurs au système d’information du CPF')
    .usage('<commande> [options]')
    .helpOption('-h, --help', 'affiche cette aide')
    .helpCommand('aide [commande]', 'affiche l’aide d’une commande')
    .configureHelp({ styleTitle: (titre) => TITRES[titre] ?? titre, showGlobalOptions: true })
    .configureOutput({ outputError: () => undefined })
    .exitOverride();

/** Runs the command line and gives its exit code: 0, 1 (KO or refused), 2 (bad usage), 3 (technical failure). */
export const runProgram = async (program: Command, argv: readonly string[]): Promise<number> => {
  try {
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? CODE_SORTIE.succes);
  } catch (erreur) {
    if (erreur instanceof CommanderError) return usage(erreur);
    if (erreur instanceof CsvIllisible) {
      console.error(erreur.message);
      return CODE_SORTIE.refus;
    }
    console.error(erreur instanceof Error ? messageDePanne(erreur) : String(erreur));
    return CODE_SORTIE.panne;
  }
};

const usage = (erreur: CommanderError): number => {
  if (erreur.exitCode === 0) return CODE_SORTIE.succes;
  if (erreur.code !== 'commander.help') console.error(`${enFrancais(erreur.message)}\nVoyez « accrochage --help ».`);
  return CODE_SORTIE.usage;
};

const FICHIERS: Record<string, string> = {
  ENOENT: 'Fichier introuvable',
  EACCES: 'Accès refusé à',
  EISDIR: 'Ce n’est pas un fichier',
  ECONNREFUSED: 'Le service ne répond pas à',
};

const messageDePanne = (erreur: Error): string => {
  const { code, path, address, port } = erreur as NodeJS.ErrnoException & { address?: string; port?: number };
  const debut = code === undefined ? undefined : FICHIERS[code];
  if (debut) return `${debut} : ${path ?? `${address ?? ''}:${port ?? ''}`}.`;
  return erreur instanceof PanneCli ? erreur.message : `Échec technique : ${erreur.message}`;
};
