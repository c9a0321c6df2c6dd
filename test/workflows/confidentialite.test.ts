import { randomUUID } from 'node:crypto';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { expect } from 'chai';
import { createDepotsActivities, createDossiersActivities, createSngiActivities } from '../../activities/index.ts';
import {
  accrochageWorkflowId,
  deposerDemande,
  refuserDossier,
} from '../../workflows/accrochage/accrochage.contract.ts';
import { compteWorkflowId, GERER_COMPTE, inviterPersonne } from '../../workflows/compte/compte.contract.ts';
import { depotWorkflowId, recevoirDepot } from '../../workflows/depot/depot.contract.ts';
import {
  demanderRecuperation,
  RECUPERER_ACCES,
  recuperationWorkflowId,
} from '../../workflows/recuperation/recuperation.contract.ts';
import { AGENTS, buildActe, buildDemande, buildSiret } from '../support/builders.ts';
import { ajouterFichier, createDepsDeTest, type DepsDeTest } from '../support/deps-worker.ts';
import { buildFichierDepot } from '../support/fichier-depot.ts';
import { ordonnerAuDepot, ordonnerAuDossier, ordonnerCourt, refusDe } from '../support/ordres.ts';
import { ajouterAgents, type BaseOuverte, ouvrirBase } from '../support/orm.ts';
import { ajouterOrganisme, ajouterUtilisateur } from '../support/personnes.ts';
import { nirFictif } from '../support/sngi-fictif.ts';
import { type Atelier, ouvrirAtelier } from '../support/workers.ts';

/** The history as the server keeps it, its bytes also read as text. */
const historiqueBrut = async ({ client }: Atelier, workflowId: string): Promise<string> => {
  const texte = historyToJSON(await client.workflow.getHandle(workflowId).fetchHistory());
  const decodes = [...texte.matchAll(/"([A-Za-z0-9+/]{8,}={0,2})"/g)].map(([, code = '']) =>
    Buffer.from(code, 'base64').toString('latin1'),
  );
  return `${texte}\n${decodes.join('\n')}`;
};

describe('what Temporal may know', () => {
  let base: BaseOuverte;
  let atelier: Atelier;
  let deps: DepsDeTest;

  before(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
    deps = createDepsDeTest(base.orm);
    atelier = await ouvrirAtelier();
    await atelier.demarrer('dossiers', createDossiersActivities(deps));
    await atelier.demarrer('depots', createDepotsActivities(deps));
    await atelier.demarrer('sngi', createSngiActivities(deps));
  });

  after(async () => {
    await atelier.fermer();
    await deps.fermer();
    await base.fermer();
  });

  it('no name, mail or free text of a case in its raw history, refusals included', async () => {
    const siret = buildSiret();
    const demande = buildDemande({ siret });
    const { dossierId } = await ordonnerAuDossier(atelier, siret, deposerDemande, [demande]);
    await refusDe(
      ordonnerAuDossier(atelier, siret, refuserDossier, [
        { ...buildActe({ dossierId, version: 9 }), motif: 'Motif libre et secret' },
      ]),
    );
    const ordre = { ...buildActe({ dossierId, agentId: AGENTS[1] }), motif: 'Motif libre et secret' };
    await ordonnerAuDossier(atelier, siret, refuserDossier, [ordre]);
    await atelier.client.workflow.getHandle(accrochageWorkflowId(siret)).result();

    const brut = await historiqueBrut(atelier, accrochageWorkflowId(siret));

    expect(brut).to.include('binary/encrypted').and.include('VERSION_PERIMEE');
    const { contact, raisonSociale } = demande.contenu;
    for (const tu of [contact.nom, contact.courriel, raisonSociale, 'Motif libre', 'a changé depuis'])
      expect(brut).to.not.include(tu);
  });

  it('no name or mail of a person of an account, nor of who forgot her identifier', async () => {
    const { compteId } = await ajouterOrganisme(base.orm);
    const { utilisateurId: id } = await ajouterUtilisateur(base.orm, compteId);
    const [effetId, le, courriel] = [randomUUID(), '2026-03-03T10:00:00.000Z', 'basile@institut-secret.example'];
    const invitee = { nom: 'Lanquetot', prenom: 'Basile', courriel, role: 'UTILISATEUR' as const, assistance: false };
    const invitation = { effetId, auteur: { qui: 'ADMINISTRATEUR' as const, id }, le, ...invitee };
    await ordonnerCourt(atelier, [GERER_COMPTE, compteWorkflowId(compteId), { compteId }], inviterPersonne, invitation);
    const oubli = { effetId, le, demande: { genre: 'IDENTIFIANTS' as const, courriel } };
    const run = recuperationWorkflowId(effetId);
    await ordonnerCourt(atelier, [RECUPERER_ACCES, run, {}], demanderRecuperation, oubli);
    await atelier.client.workflow.getHandle(run).result();

    const brut = `${await historiqueBrut(atelier, compteWorkflowId(compteId))}${await historiqueBrut(atelier, run)}`;

    expect(brut).to.include('binary/encrypted');
    for (const tu of ['Lanquetot', 'Basile', 'institut-secret']) expect(brut).to.not.include(tu);
  });

  it('no civil status or NIR of a holder, not even sealed: opened with the keys, the payloads hold ids only', async () => {
    const emetteur = await ajouterOrganisme(base.orm);
    const { matricule, numeroContrat: idContrat } = emetteur;
    const passages = [
      { idTechnique: 'CONFIDENTIEL-1', nomNaissance: 'KERVADEC', prenom1: 'Maëlle' },
      { idTechnique: 'CONFIDENTIEL-2', nomNaissance: 'INCONNU', prenom1: 'Yseult' },
    ];
    const octets = buildFichierDepot({ matricule, idContrat, passages });
    const depotId = await ajouterFichier(deps, { emetteur, octets, nomFichier: 'promotion-kervadec.xml' });
    await ordonnerAuDepot(atelier, depotId, recevoirDepot, []);
    await atelier.client.workflow.getHandle(depotWorkflowId(depotId)).result();

    const ouvert = await historiqueOuvert(atelier, depotWorkflowId(depotId));

    expect(await historiqueBrut(atelier, depotWorkflowId(depotId))).to.not.include('promotion-kervadec');
    expect(ouvert).to.include(depotId);
    for (const tu of ['KERVADEC', 'Maëlle', 'Yseult', nirFictif('KERVADEC Maëlle')]) expect(ouvert).to.not.include(tu);
  });
});

/** Every payload of the history, opened with the keys. */
const historiqueOuvert = async ({ client }: Atelier, workflowId: string): Promise<string> => {
  const { payloadCodecs } = client.options.loadedDataConverter;
  const scelles: { metadata?: Record<string, Uint8Array>; data?: Uint8Array }[] = [];
  const chercher = (noeud: unknown): void => {
    if (typeof noeud !== 'object' || noeud === null || noeud instanceof Uint8Array) return;
    if ('metadata' in noeud && 'data' in noeud && noeud.data instanceof Uint8Array) scelles.push(noeud as never);
    for (const enfant of Object.values(noeud)) chercher(enfant);
  };
  chercher((await client.workflow.getHandle(workflowId).fetchHistory()).events);
  const [codec] = payloadCodecs;
  if (codec === undefined) throw new Error('the client has no codec');
  const ouverts = await codec.decode(scelles as never);
  return ouverts.map(({ data }) => Buffer.from(data ?? []).toString()).join('\n');
};
