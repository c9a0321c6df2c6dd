import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { strToU8, zipSync } from 'fflate';

/** One fiche as published, with its certificateurs. */
export type FichePubliee = {
  numero: string;
  effet?: string;
  fin?: string;
  actif?: 'ACTIVE' | 'INACTIVE';
  certificateurs?: { siret: string; nom: string }[];
};

const csv = (colonnes: string, lignes: string[]): Uint8Array =>
  strToU8(`\u{FEFF}${[colonnes, ...lignes].join('\n')}\n`);

/** The archive of a day: the three files that matter, and one of the others. */
export const buildArchive = (fiches: readonly FichePubliee[], sans: 'PARTENAIRES' | null = null): Uint8Array => {
  const standard = fiches.map(
    ({ numero, effet = '01/01/2020', fin = '31/12/2027', actif = 'ACTIVE' }) =>
      `${numero};Titre ${numero};${effet};${fin};${actif}`,
  );
  const certificateurs = fiches.flatMap(({ numero, certificateurs: siens = [] }) =>
    siens.map(({ siret, nom }) => `${numero};${siret};${nom}`),
  );
  return zipSync({
    'export_fiches_CSV_Standard_2026_03_02.csv': csv(
      'Numero_Fiche;Intitule;Date_Effet;Date_Fin_Enregistrement;Actif',
      standard,
    ),
    'export_fiches_CSV_Rome_2026_03_02.csv': csv(
      'Numero_Fiche;Codes_Rome_Code',
      fiches.map(({ numero }) => `${numero};K2111`),
    ),
    'export_fiches_CSV_Certificateurs_2026_03_02.csv': csv(
      'Numero_Fiche;Siret_Certificateur;Nom_Certificateur',
      certificateurs,
    ),
    ...(sans === null && {
      'export_fiches_CSV_Partenaires_2026_03_02.csv': csv(
        'Numero_Fiche;Nom_Partenaire;Siret_Partenaire;Habilitation_Partenaire',
        fiches.map(({ numero }) => `${numero};Centre;;HABILITATION_FORMER`),
      ),
    }),
  });
};

/** How the publisher behaves for one call. */
export type ConduiteSource =
  | { type: 'DONNE'; octets: Uint8Array }
  | { type: 'STATUT'; statut: number }
  | { type: 'PAGE' }
  | { type: 'COUPE_AU_MILIEU'; octets: Uint8Array }
  | { type: 'MUET' }
  | { type: 'SANS_FIN' }
  | { type: 'REDIRIGE' };

export type ServeurRepertoires = {
  url: string;
  /** Paths asked. */
  appels: string[];
  /** Behaviours of the next calls, in order; the last one stays. */
  prevoir(...conduites: ConduiteSource[]): void;
  fermer(): Promise<void>;
};

const repondre = (reponse: ServerResponse, conduite: ConduiteSource): void => {
  switch (conduite.type) {
    case 'DONNE':
      reponse.end(conduite.octets);
      return;
    case 'STATUT':
      reponse.writeHead(conduite.statut).end('non');
      return;
    case 'PAGE':
      reponse.setHeader('content-type', 'text/html').end('<p>Maintenance</p>');
      return;
    case 'COUPE_AU_MILIEU':
      reponse.setHeader('content-length', conduite.octets.length);
      reponse.write(conduite.octets.subarray(0, conduite.octets.length / 2));
      setTimeout(() => reponse.destroy(), 10);
      return;
    case 'MUET':
      return;
    case 'SANS_FIN': {
      reponse.write('PK\x03\x04');
      const flot = setInterval(() => reponse.write(Buffer.alloc(10_000)), 1);
      reponse.on('close', () => clearInterval(flot));
      return;
    }
    case 'REDIRIGE':
      reponse.writeHead(302, { location: '/ailleurs' }).end();
  }
};

/** A publisher of the répertoires that misbehaves on demand. */
export const demarrerRepertoires = async (): Promise<ServeurRepertoires> => {
  const appels: string[] = [];
  const prevues: ConduiteSource[] = [];
  const serveur = createServer((requete, reponse) => {
    appels.push(requete.url ?? '');
    const conduite = (prevues.length > 1 ? prevues.shift() : prevues[0]) ?? { type: 'STATUT', statut: 404 };
    repondre(reponse, conduite);
  });
  serveur.listen(0, '127.0.0.1');
  await once(serveur, 'listening');
  return {
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}/export-fiches-csv-AAAA-MM-JJ.zip`,
    appels,
    prevoir: (...conduites) => void prevues.splice(0, prevues.length, ...conduites),
    fermer: async () => {
      serveur.closeAllConnections();
      serveur.close();
      await once(serveur, 'close');
    },
  };
};
