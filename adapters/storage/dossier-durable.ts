import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes what a folder lists survive a power cut: names created, renamed or removed in it. */
export const synchroniserDossier = async (dossier: string): Promise<void> => {
  const poignee = await open(dossier, 'r');
  try {
    await poignee.sync();
  } finally {
    await poignee.close();
  }
};

/** Creates the folder and those above it, each durable in its parent; does nothing when it is there. */
export const creerDossierDurable = async (dossier: string): Promise<void> => {
  const premier = await mkdir(dossier, { recursive: true, mode: 0o700 });
  if (premier === undefined) return;
  for (let courant = dossier; courant.length >= premier.length; courant = dirname(courant))
    await synchroniserDossier(dirname(courant));
};
