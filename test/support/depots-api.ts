import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { EtatDepot } from '../../domain/depot/depot.ts';
import { cleAccuseTraitement, cleFichierDepose, cleTemporaire } from '../../domain/depot/stockage.ts';
import type { ApiDeTest } from './api.ts';
import { lignes } from './orm.ts';

export type DepotPose = {
  emetteurId: string;
  certificateurId?: string;
  etat?: EtatDepot;
  nomFichier?: string;
  octets?: string | Uint8Array;
  nombreKo?: number;
};

const enOctets = async function* (octets: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof octets === 'string' ? Buffer.from(octets) : octets;
};

/** A treated deposit as the treatment leaves it: row, file, accusé. */
export const poserDepot = async (
  orm: MikroORM,
  { deps }: Pick<ApiDeTest, 'deps'>,
  depot: DepotPose,
): Promise<{ depotId: string }> => {
  const depotId = randomUUID();
  const { emetteurId, certificateurId = null, etat = 'TRAITE_AVEC_ERREURS', nomFichier = 'export n°1.xml' } = depot;
  const { octets = '<flux/>', nombreKo = 0 } = depot;
  const cle = cleFichierDepose(depotId);
  const { cleId, sha256, tailleOctets } = await deps.stockage.ecrire(cle, enOctets(octets));
  const accuse = `Accusé de traitement_${nomFichier}_20260302.xml`;
  await deps.stockage.ecrire(cleAccuseTraitement(depotId), enOctets('<rapport/>'));
  await lignes(
    orm,
    `INSERT INTO technique.televersement
       (depot_id, emetteur_id, depose_par, nom_fichier, etat, cle_temporaire, cle_stockage, cle_id, taille_octets, sha256,
        commence_le, durable_le)
     VALUES (?, ?, 'agent:x', ?, 'RECU', ?, ?, ?, ?, ?, now(), now())`,
    [depotId, emetteurId, nomFichier, cleTemporaire(depotId), cle, cleId, tailleOctets, sha256],
  );
  await lignes(
    orm,
    `INSERT INTO accrochage.depot
       (id, id_traitement, emetteur_id, depose_par, nom_fichier, taille_octets, sha256, cle_stockage, cle_id, etat,
        etat_change_le, recu_le, traite_le, certificateur_id, id_flux, nombre_erreurs, nombre_passages, nombre_ok, nombre_ko,
        nom_accuse_traitement)
     VALUES (?, nextval('accrochage.id_traitement'), ?, 'agent:x', ?, ?, ?, ?, ?, ?, now(), now(), now(), ?, 'flux-1', 0, 0,
        0, ?, ?)`,
    [depotId, emetteurId, nomFichier, tailleOctets, sha256, cle, cleId, etat, certificateurId, nombreKo, accuse],
  );
  return { depotId };
};
