import { randomUUID } from 'node:crypto';
import type { BancApi } from './banc-api.ts';
import { lignes } from './orm.ts';
import type { OrganismeDeTest } from './personnes.ts';
import { CONTENUS, nomDePiece } from './pieces.ts';
import { DEMANDEUR } from './remplacements.ts';

const BASE = '/remplacements-administrateur';

/** A complete request for the account of that organisme, from the form to its proof; its id. */
export const demanderRemplacement = async (
  banc: BancApi,
  { siret, matricule }: Pick<OrganismeDeTest, 'siret' | 'matricule'>,
): Promise<string> => {
  const demandeur = { ...DEMANDEUR, courriel: `${randomUUID()}@institut.example` };
  const formulaire = { siret, matricule, role: 'CERTIFICATEUR', demandeur, motif: 'DEPART' };
  const { reference } = (await banc.poster(banc.anonyme, BASE, formulaire)).corps;
  const [ligne] = await lignes<{ id: string }>(
    banc.base.orm,
    'SELECT id FROM accrochage.remplacement WHERE reference = ?',
    [reference],
  );
  if (ligne === undefined) throw new Error('the request was not opened');
  const jeton = await banc.jetonDe('DEMANDE_REMPLACEMENT', ligne.id);
  const piece = await fetch(`${banc.api.origine}/api/v1${BASE}/pieces`, {
    method: 'POST',
    headers: {
      'X-Jeton-Lien': jeton,
      'Content-Type': 'application/pdf',
      'Content-Disposition': nomDePiece('attestation.pdf'),
    },
    body: CONTENUS.pdf,
  });
  const { pieceId } = (await piece.json()) as { pieceId: string };
  const { statut } = await banc.poster(banc.anonyme, `${BASE}/envoi`, { jeton, pieceIds: [pieceId] });
  if (statut !== 201) throw new Error(`the request was not sent: ${statut}`);
  return ligne.id;
};
