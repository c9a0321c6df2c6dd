import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import {
  COLONNES_DOSSIERS,
  COLONNES_PERSONNES,
  dossierDe,
  enLigneCsv,
  genererPersonnes,
} from '../database/seeders/personnes-fictives.ts';
import { genererDepot } from './generateur/depot.ts';

const ecrire = (chemin: string, morceaux: Iterable<string> | AsyncIterable<Uint8Array>): Promise<void> =>
  pipeline(Readable.from(morceaux), createWriteStream(chemin));

function* registre(graine: number, nombre: number): Generator<string> {
  yield `${COLONNES_PERSONNES}\n`;
  for (const personne of genererPersonnes({ graine, nombre })) yield `${enLigneCsv(personne)}\n`;
}

function* dossiers(graine: number, nombre: number): Generator<string> {
  yield `${COLONNES_DOSSIERS}\n`;
  let rang = 0;
  for (const personne of genererPersonnes({ graine, nombre })) {
    const { idDossier, nomTitulaire, prenom1Titulaire, nir } = dossierDe(personne, rang++);
    yield `${[idDossier, nomTitulaire, prenom1Titulaire, nir].join(';')}\n`;
  }
}

/** Writes a deposit, and when asked the register of persons and the training files that its holders are found in. */
export const executer = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: {
      sortie: { type: 'string', default: 'depot.xml' },
      graine: { type: 'string', default: '1' },
      passages: { type: 'string', default: '1000' },
      fautifs: { type: 'string', default: '0' },
      dossiers: { type: 'string', default: '0.1' },
      identifiants: { type: 'string', default: '0' },
      matricule: { type: 'string' },
      contrat: { type: 'string' },
      personnes: { type: 'string' },
      formations: { type: 'string' },
    },
  });
  const [graine, nombre] = [Number(values.graine), Number(values.passages)];
  const depot = genererDepot({
    graine,
    passages: nombre,
    partFautive: Number(values.fautifs),
    partDossier: Number(values.dossiers),
    partIdentifiant: Number(values.identifiants),
    ...(values.matricule === undefined ? {} : { matriculeEmetteur: values.matricule }),
    ...(values.contrat === undefined ? {} : { idContrat: values.contrat }),
  });
  await ecrire(values.sortie, depot);
  if (values.personnes !== undefined) await ecrire(values.personnes, registre(graine, nombre));
  if (values.formations !== undefined) await ecrire(values.formations, dossiers(graine, nombre));
};
