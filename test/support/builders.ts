import { randomInt, randomUUID } from 'node:crypto';
import type { DemandeAccrochage } from '../../domain/dossier/demande-contact.ts';
import type { ActeAgent, DemandeRecue, Inscription } from '../../workflows/accrochage/accrochage.contract.ts';

/** A SIRET whose keys hold; nobody's, as far as tests can know. */
export const buildSiret = (): string => {
  const siren = completer(String(randomInt(10_000_000, 99_999_999)));
  return completer(`${siren}${String(randomInt(1000, 9999))}`);
};

/** Adds the check digit that makes the whole satisfy Luhn. */
const completer = (chiffres: string): string => {
  for (let cle = 0; cle <= 9; cle += 1) {
    const candidat = `${chiffres}${cle}`;
    if (luhn(candidat)) return candidat;
  }
  throw new Error('one digit out of ten always fits');
};

const luhn = (texte: string): boolean =>
  Array.from(texte)
    .reverse()
    .reduce((somme, chiffre, rang) => {
      const double = Number(chiffre) * (rang % 2 === 0 ? 1 : 2);
      return somme + (double > 9 ? double - 9 : double);
    }, 0) %
    10 ===
  0;

/** What the contact form says, of a fictional organisme. */
export const buildContenu = (contenu: Partial<DemandeAccrochage> = {}): DemandeAccrochage => ({
  motif: 'ACCROCHAGE',
  siret: buildSiret(),
  raisonSociale: 'Institut Fictif des Métiers',
  contact: { nom: 'Tesseyre', prenom: 'Odile', courriel: 'odile.tesseyre@institut-fictif.example' },
  certifications: ['RNCP31001'],
  confieDepot: false,
  deposants: [],
  ...contenu,
});

/** A request as the workflow receives it. */
export const buildDemande = (
  contenu: Partial<DemandeAccrochage> = {},
  demande: Partial<DemandeRecue> = {},
): DemandeRecue => ({
  demandeId: randomUUID(),
  recueLe: '2026-03-02T09:00:00.000Z',
  contenu: buildContenu(contenu),
  ...demande,
});

/** Agents that `ajouterAgents` (orm.ts) puts in the database. */
export const AGENTS = ['019aa000-0000-7000-8000-000000000001', '019aa000-0000-7000-8000-000000000002'] as const;

/** An act of an agent on the first version of a case. */
export const buildActe = (acte: Pick<ActeAgent, 'dossierId'> & Partial<ActeAgent>): ActeAgent => ({
  agentId: AGENTS[0],
  le: '2026-03-03T10:00:00.000Z',
  version: 1,
  acteId: randomUUID(),
  ...acte,
});

/** The inscription of a fictional person. */
export const buildInscription = (
  inscription: Pick<Inscription, 'jetonId' | 'contratId' | 'motDePasseId'> & Partial<Inscription>,
): Inscription => ({
  inscriptionId: randomUUID(),
  role: 'CERTIFICATEUR',
  titulaire: { nom: 'Lanquetot', prenom: 'Basile', courriel: 'basile.lanquetot@institut-fictif.example' },
  conditionsAccepteesLe: '2026-03-04T11:00:00.000Z',
  ...inscription,
});
