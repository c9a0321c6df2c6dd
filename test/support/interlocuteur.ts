import { setTimeout as attendre } from 'node:timers/promises';
import { ApiOperateur } from '../../cli/api-operateur.ts';
import type { SessionApi } from '../../cli/demo/session-api.ts';
import { depotTermine, type EtatDepot } from '../../domain/depot/depot.ts';

export type Recu = { depotId: string; idTraitement: number; sha256: string; tailleOctets: number };

export type DepotVu = Recu & {
  etat: EtatDepot;
  statut: string;
  traiteLe: string | null;
  nombrePassages: number | null;
  nombreOk: number | null;
  nombreKo: number | null;
  nombreErreurs: number | null;
};

/** Who deposits and reads deposits: a person of an organisme, or an operator for it. */
export type Interlocuteur = {
  deposer(fichier: { nom: string; octets: string }): Promise<Recu>;
  lire(depotId: string): Promise<DepotVu>;
  telecharger(chemin: string): Promise<{ octets: Uint8Array; nom: string | null }>;
};

const entetesDe = (nom: string): Record<string, string> => ({
  'Content-Type': 'application/xml',
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(nom)}`,
});

export const parSession = (session: SessionApi): Interlocuteur => ({
  deposer: ({ nom, octets }) => session.ecrire<Recu>('/depots', { octets, entetes: entetesDe(nom) }),
  lire: (depotId) => session.lire<DepotVu>(`/depots/${depotId}`),
  telecharger: (chemin) => session.telecharger(`/depots/${chemin}`),
});

export const parExploitant = (pile: { api: string; jetonOperateur: string }, matricule: string): Interlocuteur => {
  const api = new ApiOperateur(pile);
  return {
    deposer: ({ nom, octets }) => api.deposer({ nom, octets: new Blob([octets]), matricule }),
    lire: (depotId) => api.lireDepot(depotId),
    telecharger: (chemin) => api.telecharger(`depots/${chemin}`),
  };
};

const PAS_MS = 50;

/** The deposit once nothing more happens to it; fails with its last state. */
export const suivreDepot = async (lire: () => Promise<DepotVu>, timeoutMs = 30_000): Promise<DepotVu> => {
  for (const fin = Date.now() + timeoutMs; ; await attendre(PAS_MS)) {
    const depot = await lire();
    if (depotTermine(depot.etat)) return depot;
    if (Date.now() > fin) throw new Error(`the deposit stays ${depot.etat}`);
  }
};
