import { openAsBlob } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Depot } from '../api/client/client.ts';
import { depotTermine, type EtatDepot } from '../domain/depot/depot.ts';
import { ApiOperateur, type DocumentRecu, type RefusApi, signalerRefus } from './api-operateur.ts';
import { CODE_SORTIE } from './sortie.ts';
import type { Pile } from './stack.ts';

type Options = { matricule: string; attendre?: boolean; accuses?: string; json?: boolean };

const PAS_MS = 300;

const CODE_DE_L_ETAT: Record<EtatDepot, number> = {
  RECU: CODE_SORTIE.succes,
  EN_COURS: CODE_SORTIE.succes,
  TRAITE_AVEC_SUCCES: CODE_SORTIE.succes,
  TRAITE_AVEC_ERREURS: CODE_SORTIE.refus,
  REJETE: CODE_SORTIE.refus,
  ANNULE: CODE_SORTIE.refus,
  ECHEC_TECHNIQUE: CODE_SORTIE.panne,
};

/** `depot deposer`: an operator deposits a file for an organisme, through the API of the running stack. */
export const addDepotDeposer = (depot: Command, pile: () => Pile): void => {
  depot
    .command('deposer <fichier>')
    .description('Dépose un fichier XML pour un organisme, par l’API de la pile en marche')
    .requiredOption('--matricule <matricule>', 'matricule de l’organisme qui dépose')
    .option('--attendre', 'suit le traitement jusqu’à sa fin')
    .option('--accuses <dossier>', 'écrit les deux accusés dans ce dossier (attend la fin du traitement)')
    .option('--json', 'résultat sur une ligne, pour un programme')
    .action(async (fichier: string, options: Options) => {
      const api = new ApiOperateur(pile());
      try {
        await deposer(api, fichier, options);
      } catch (erreur) {
        const enJson = ({ code, message }: RefusApi): void => console.log(JSON.stringify({ fichier, code, message }));
        signalerRefus(erreur, options.json ? enJson : undefined);
      }
    });
};

const deposer = async (api: ApiOperateur, fichier: string, options: Options): Promise<void> => {
  const dire = options.json ? () => undefined : (phrase: string): void => console.log(phrase);
  await stat(fichier);
  const octets = await openAsBlob(fichier);
  const recu = await api.deposer({ nom: basename(fichier), octets, matricule: options.matricule });
  dire(`Reçu : traitement n° ${recu.idTraitement}, dépôt ${recu.depotId}, SHA-256 ${recu.sha256}.`);
  const accuses: string[] = [];
  if (options.accuses !== undefined)
    accuses.push(
      await garder(options.accuses, await api.telecharger(`depots/${recu.depotId}/accuse-reception?format=xml`)),
    );
  const suivi = options.attendre === true || options.accuses !== undefined;
  const depot = suivi ? await suivre(api, recu.depotId, dire) : await api.lireDepot(recu.depotId);
  if (options.accuses !== undefined && CODE_DE_L_ETAT[depot.etat] !== CODE_SORTIE.panne)
    accuses.push(await garder(options.accuses, await api.telecharger(`depots/${recu.depotId}/accuse-traitement`)));
  for (const accuse of accuses) dire(`Écrit : ${accuse}`);
  if (options.json) console.log(JSON.stringify({ fichier, ...depot, accuses }));
  process.exitCode = CODE_DE_L_ETAT[depot.etat];
};

const suivre = async (api: ApiOperateur, depotId: string, dire: (phrase: string) => void): Promise<Depot> => {
  let etat: EtatDepot | undefined;
  for (;;) {
    const depot = await api.lireDepot(depotId);
    if (depot.etat !== etat) dire(`${depot.statut}${bilan(depot)}`);
    etat = depot.etat;
    if (depotTermine(depot.etat)) return depot;
    await attendre(PAS_MS);
  }
};

const bilan = ({ nombreOk, nombreKo, nombreErreurs }: Depot): string => {
  if (nombreErreurs) return ` : ${nombreErreurs} erreur${nombreErreurs > 1 ? 's' : ''}`;
  return nombreOk === null ? '' : ` : ${nombreOk} passages acceptés, ${nombreKo ?? 0} rejetés`;
};

const garder = async (dossier: string, { nom, octets }: DocumentRecu): Promise<string> => {
  await mkdir(dossier, { recursive: true });
  const chemin = join(dossier, basename(nom));
  await writeFile(chemin, octets);
  return chemin;
};
