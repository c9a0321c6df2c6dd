// What Schedules start: one run each, which finds something to do.
import { deposerCourriel } from '../../test/integration/jobs/courriels-de-test.ts';
import { ajouterAcces } from '../../test/support/acces.ts';
import { ajouterFichier } from '../../test/support/deps-worker.ts';
import { buildFichierDepot } from '../../test/support/fichier-depot.ts';
import { lignes } from '../../test/support/orm.ts';
import { ajouterAgent, ajouterOrganisme, ajouterUtilisateur } from '../../test/support/personnes.ts';
import { buildArchive } from '../../test/support/repertoires.ts';
import { nomFile } from '../../workflows/files.contract.ts';
import {
  BALAYER_TECHNIQUE,
  RATTRAPER_TELEVERSEMENTS,
  RELANCER_IDENTIFIANTS,
  RELANCER_REMPLACEMENTS,
  RENVOYER_COURRIELS,
  SUIVRE_REPERTOIRES,
  SURVEILLER_ACCES,
  SURVEILLER_ETABLISSEMENTS,
  SURVEILLER_INACTIVITE,
  SURVEILLER_MANDATS,
} from '../../workflows/maintenance/maintenance.contract.ts';
import type { Lieu, Scene } from './lieu.ts';

const JOUR_MS = 86_400_000;

const ronde =
  (workflowType: string, preparer: (lieu: Lieu) => Promise<unknown>): Scene =>
  async (lieu) => {
    await preparer(lieu);
    const { client, prefixe } = lieu.atelier;
    const workflowId = `${prefixe}${workflowType}`;
    const taskQueue = nomFile('dossiers', prefixe);
    await client.workflow.execute(workflowType, { workflowId, taskQueue, args: [] });
    return { workflowId };
  };

const fichierOublie = async ({ base, deps }: Lieu): Promise<void> => {
  const emetteur = await ajouterOrganisme(base.orm);
  const { matricule, numeroContrat: idContrat } = emetteur;
  await ajouterFichier(deps, {
    emetteur,
    octets: buildFichierDepot({ matricule, idContrat, passages: [{ idTechnique: 'A' }] }),
  });
};

const connexionPerimee = ({ base }: Lieu): Promise<unknown> =>
  lignes(
    base.orm,
    "INSERT INTO technique.connexion_agent (etat, nonce, verificateur, retour, expire_le) VALUES ('e', 'n', 'v', '/', '2026-01-01')",
  );

const archiveDuJour = async ({ repertoires }: Lieu): Promise<void> => {
  const certificateurs = [{ siret: '73282932000074', nom: 'INSTITUT' }];
  repertoires.prevoir({ type: 'DONNE', octets: buildArchive([{ numero: 'RNCP1', certificateurs }]) });
};

const identifiantsInutilises = async ({ base }: Lieu): Promise<void> => {
  const { organismeId } = await ajouterOrganisme(base.orm);
  await lignes(base.orm, "UPDATE accrochage.compte SET role = 'DEPOSANT' WHERE organisme_id = ?", [organismeId]);
  await lignes(
    base.orm,
    `INSERT INTO technique.jeton (id, usage, sujet_id, cle_id, expire_le, cree_le)
     SELECT gen_random_uuid(), 'INSCRIPTION', id, 'k1', now() + interval '20 days', now() - interval '10 days'
     FROM accrochage.contrat WHERE organisme_id = ?`,
    [organismeId],
  );
};

const accesQuiExpire = async ({ base }: Lieu): Promise<void> => {
  const { compteId } = await ajouterOrganisme(base.orm);
  await ajouterUtilisateur(base.orm, compteId);
  await ajouterAcces(base.orm, compteId, { maintenant: new Date(Date.now() - 360 * JOUR_MS) });
};

const personneAbsente = async ({ base }: Lieu): Promise<void> => {
  const { compteId } = await ajouterOrganisme(base.orm);
  const { utilisateurId } = await ajouterUtilisateur(base.orm, compteId);
  const sql = "UPDATE accrochage.utilisateur SET etat_change_le = '2020-01-01T00:00:00Z' WHERE id = ?";
  await lignes(base.orm, sql, [utilisateurId]);
};

const demandeQuiAttend = async ({ base }: Lieu): Promise<void> => {
  const { organismeId, compteId, siret, matricule } = await ajouterOrganisme(base.orm);
  await ajouterAgent(base.orm, ['support']);
  await lignes(
    base.orm,
    `INSERT INTO accrochage.remplacement (id, reference, siret, matricule, role, organisme_id, compte_id, nom, prenom, courriel,
       fonction, motif, etat, version, partants, ouvert_le, demande_le, etat_change_le, etat_change_par)
     VALUES (gen_random_uuid(), 'RMP-2026-999999', ?, ?, 'CERTIFICATEUR', ?, ?, 'Fictive', 'Iris', 'iris@institut.example',
       'Directrice', 'DEPART', 'DEMANDE', 2, '{}', '2026-01-05', '2026-01-05', '2026-01-05', 'lien:x')`,
    [siret, matricule, organismeId, compteId],
  );
};

export const MAINTENANCE: Record<string, Scene> = {
  'renvoyer-courriels': ronde(RENVOYER_COURRIELS, ({ base }) =>
    deposerCourriel(base.orm, 'demande-refusee', new Date()),
  ),
  'rattraper-televersements': ronde(RATTRAPER_TELEVERSEMENTS, fichierOublie),
  'balayer-technique': ronde(BALAYER_TECHNIQUE, connexionPerimee),
  'surveiller-etablissements': ronde(SURVEILLER_ETABLISSEMENTS, ({ base }) => ajouterOrganisme(base.orm)),
  'surveiller-acces': ronde(SURVEILLER_ACCES, accesQuiExpire),
  'suivre-repertoires': ronde(SUIVRE_REPERTOIRES, archiveDuJour),
  'relancer-identifiants': ronde(RELANCER_IDENTIFIANTS, identifiantsInutilises),
  'relancer-remplacements': ronde(RELANCER_REMPLACEMENTS, demandeQuiAttend),
  'surveiller-inactivite': ronde(SURVEILLER_INACTIVITE, personneAbsente),
  'surveiller-mandats': ronde(SURVEILLER_MANDATS, ({ base }) => ajouterOrganisme(base.orm)),
};
