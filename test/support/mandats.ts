import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { lignes } from './orm.ts';
import { ajouterOrganisme, type OrganismeDeTest } from './personnes.ts';

export type MandatDeTest = { mandatId: string; numeroContrat: string; deposant: OrganismeDeTest };

let rang = 0;

/** A mandate with the contract that bears it; for all certifications and in force unless told. */
export const ajouterMandat = async (
  orm: MikroORM,
  mandat: { certificateur: OrganismeDeTest; deposant?: OrganismeDeTest; debut?: string; fin?: string | null },
): Promise<MandatDeTest> => {
  const { certificateur, debut = '2026-01-01', fin = null } = mandat;
  const deposant = mandat.deposant ?? (await ajouterOrganisme(orm));
  rang += 1;
  const [mandatId, numeroContrat] = [randomUUID(), `MCFCER${String(800_000 + rang)}`];
  await lignes(
    orm,
    `WITH contrat AS (INSERT INTO accrochage.contrat (id, numero, organisme_id, role, certificateur_id, cree_le)
       VALUES (gen_random_uuid(), ?, ?, 'DEPOSANT', ?, now()) RETURNING id)
     INSERT INTO accrochage.mandat (id, contrat_id, debut, fin, cree_le) SELECT ?, id, ?, ?, now() FROM contrat`,
    [numeroContrat, deposant.organismeId, certificateur.organismeId, mandatId, debut, fin],
  );
  return { mandatId, numeroContrat, deposant };
};
