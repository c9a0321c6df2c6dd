import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import {
  type AnnuaireConnu,
  type ContratPrevu,
  type LigneAnnuaire,
  type PlanAnnuaire,
  planifierImportAnnuaire,
} from '../../domain/organisme/annuaire.ts';

export type ResultatAnnuaire = {
  organismesAjoutes: number;
  contratsAjoutes: number;
  contratsConnus: number;
  refus: { ligne: number; motif: string }[];
};

const VERROU = "SELECT pg_advisory_xact_lock(hashtext('import-annuaire'))";

/**
 * Brings in organismes known beforehand as « identifiants émis », in one transaction. Natural keys (SIRET, matricule,
 * number of contract): imported twice, writes nothing more.
 */
export const importerAnnuaire = async (
  client: ClientBase,
  lignes: readonly LigneAnnuaire[],
  le: Date,
): Promise<ResultatAnnuaire> => {
  await client.query('BEGIN');
  try {
    await client.query(VERROU);
    const plan = planifierImportAnnuaire(lignes, await lireConnu(client), randomUUID);
    await ecrireOrganismes(client, plan, le);
    await ecrireContrats(client, plan.contrats, le);
    await ecrireDossiers(client, plan, le);
    await client.query('COMMIT');
    const connus = plan.contrats.filter((contrat) => contrat.dejaConnu).length;
    return {
      organismesAjoutes: plan.organismes.length,
      contratsAjoutes: plan.contrats.length - connus,
      contratsConnus: connus,
      refus: plan.refus,
    };
  } catch (erreur) {
    await client.query('ROLLBACK');
    throw erreur;
  }
};

const lireConnu = async (client: ClientBase): Promise<AnnuaireConnu> => ({
  organismes: (await client.query('SELECT id, siret, matricule FROM accrochage.organisme')).rows,
  contrats: (
    await client.query(
      'SELECT numero, organisme_id AS "organismeId", role, certificateur_id AS "certificateurId" FROM accrochage.contrat',
    )
  ).rows,
});

const ecrireOrganismes = async (client: ClientBase, plan: PlanAnnuaire, le: Date): Promise<void> => {
  await client.query(
    `INSERT INTO accrochage.organisme
       (id, siret, raison_sociale, matricule, contact_nom, contact_prenom, contact_courriel, cree_le)
     SELECT *, $8::timestamptz FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])`,
    [...colonnes(plan.organismes), le],
  );
  await client.query(
    `UPDATE accrochage.organisme o SET matricule = m.matricule
     FROM unnest($1::uuid[], $2::text[]) AS m (id, matricule) WHERE o.id = m.id`,
    [plan.matricules.map((m) => m.organismeId), plan.matricules.map((m) => m.matricule)],
  );
};

const colonnes = (organismes: PlanAnnuaire['organismes']): string[][] => [
  organismes.map((o) => o.id),
  organismes.map((o) => o.siret),
  organismes.map((o) => o.raisonSociale),
  organismes.map((o) => o.matricule),
  organismes.map((o) => o.contactNom),
  organismes.map((o) => o.contactPrenom),
  organismes.map((o) => o.contactCourriel),
];

/**
 * A déposant's mandates hang on its contract. The directory gives one, from the day of the import, to a pair that never had
 * any, and corrects the list of the only one while nobody has touched it: what was decided since stands.
 */
const ecrireContrats = async (client: ClientBase, contrats: readonly ContratPrevu[], le: Date): Promise<void> => {
  const nouveaux = contrats.filter((contrat) => !contrat.dejaConnu);
  await client.query(
    `INSERT INTO accrochage.contrat (id, numero, organisme_id, role, certificateur_id, cree_le)
     SELECT gen_random_uuid(), c.*, $5::timestamptz FROM unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[]) AS c`,
    [
      nouveaux.map((c) => c.numero),
      nouveaux.map((c) => c.organismeId),
      nouveaux.map((c) => c.role),
      nouveaux.map((c) => c.certificateurId),
      le,
    ],
  );
  for (const contrat of contrats.filter((c) => c.role === 'DEPOSANT'))
    await client.query(
      `WITH vise AS (SELECT id FROM accrochage.contrat WHERE numero = $1),
            connu AS (SELECT m.id, m.version, m.fin, count(*) OVER () AS nombre
                      FROM accrochage.mandat m JOIN vise ON m.contrat_id = vise.id),
            corrige AS (UPDATE accrochage.mandat m SET certifications = $2 FROM connu
                        WHERE m.id = connu.id AND connu.nombre = 1 AND connu.version = 1 AND connu.fin IS NULL)
       INSERT INTO accrochage.mandat (id, contrat_id, certifications, debut, cree_le)
       SELECT gen_random_uuid(), vise.id, $2, ($3::timestamptz AT TIME ZONE 'Europe/Paris')::date, $3 FROM vise
       WHERE NOT EXISTS (SELECT FROM connu)`,
      [contrat.numero, contrat.certifications, le],
    );
};

/** One case per new organisme, unless a form opened one already: then its instruction goes on as usual. */
const ecrireDossiers = async (client: ClientBase, plan: PlanAnnuaire, le: Date): Promise<void> => {
  const detenues = new Map<string, string[]>();
  for (const contrat of plan.contrats)
    if (contrat.role === 'CERTIFICATEUR') detenues.set(contrat.organismeId, contrat.certifications);
  await client.query(
    `WITH nouveau AS (
       INSERT INTO accrochage.dossier (id, reference, siret, organisme_id, origine, etat, raison_sociale,
         contact_nom, contact_prenom, contact_courriel, certifications, confie_depot, ouvert_le, etat_change_le)
       SELECT gen_random_uuid(), 'ACC-' || to_char($9::timestamptz, 'YYYY') || '-' || lpad(nextval('accrochage.rang_dossier')::text, 6, '0'),
         o.siret, o.id, 'ANNUAIRE', 'IDENTIFIANTS_EMIS', o.raison, o.nom, o.prenom, o.courriel,
         CASE WHEN o.codes = '' THEN '{}' ELSE string_to_array(o.codes, ',') END, false, $9, $9
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
         AS o (id, siret, raison, matricule, nom, prenom, courriel, codes)
       ON CONFLICT (siret) WHERE etat NOT IN ('REFUSE', 'CLOS', 'FUSIONNE') DO NOTHING
       RETURNING id, organisme_id)
     SELECT journal.ajouter(organisme_id::text, $9, 'operateur', 'annuaire.importer', 'dossier', id::text, NULL, 'IDENTIFIANTS_EMIS')
     FROM nouveau`,
    [...colonnes(plan.organismes), plan.organismes.map((o) => (detenues.get(o.id) ?? []).join(',')), le],
  );
};
