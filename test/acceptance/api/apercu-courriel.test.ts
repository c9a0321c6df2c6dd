import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { compterEcrits } from '../../support/apercus.ts';
import { type BancApercus, dans, MOTIF, ouvrirBancApercus } from '../../support/banc-apercus.ts';
import type { Reponse } from '../../support/banc-api.ts';
import {
  ajouterAgent,
  ajouterOrganisme,
  ajouterUtilisateur,
  connecte,
  type Navigateur,
} from '../../support/personnes.ts';
import { demanderRemplacement } from '../../support/remplacements-api.ts';

describe('mails of the other acts, before they go', () => {
  let banc: BancApercus;

  before(async () => {
    banc = await ouvrirBancApercus();
  });

  after(() => banc.fermer());

  it('are shown for an access that is locked, then unlocked', async () => {
    const { compteId } = await ajouterOrganisme(banc.base.orm);
    const { utilisateurId: personneId } = await ajouterUtilisateur(banc.base.orm, compteId);

    const verrou = { motif: 'PERTE_OU_VOL' };
    await banc.exact({
      acte: { nom: 'verrouillerPersonne', personneId, ...verrou },
      chemin: `/personnes/${personneId}/verrouillage`,
      corps: verrou,
      nombre: 1,
    });
    await banc.exact({
      acte: { nom: 'deverrouillerPersonne', personneId },
      chemin: `/personnes/${personneId}/deverrouillage`,
      nombre: 1,
    });
  });

  it('are shown for the replacement of an administrateur: accepted, then refused after an opposition', async () => {
    const organisme = await ajouterOrganisme(banc.base.orm);
    const { utilisateurId } = await ajouterUtilisateur(banc.base.orm, organisme.compteId);
    const remplacementId = await demanderRemplacement(banc, organisme);
    const racine = `/remplacements-administrateur/${remplacementId}`;
    const version = async (): Promise<number> => (await banc.lire(banc.agent, racine)).corps.version as number;

    const acceptation = { version: await version(), partants: [utilisateurId] };
    await banc.exact({
      acte: { nom: 'accepterRemplacement', remplacementId },
      chemin: `${racine}/acceptation`,
      corps: acceptation,
      nombre: 3,
    });
    await banc.exact({
      acte: { nom: 'refuserRemplacement', remplacementId, motif: MOTIF },
      chemin: `${racine}/refus`,
      corps: { version: await version(), motif: MOTIF },
      nombre: 3,
    });
  });

  it('are shown for an agent’s first rights, and for who stands in for her', async () => {
    const agentId = await ajouterAgent(banc.base.orm, []);
    const suppleantId = await ajouterAgent(banc.base.orm, ['instruction']);
    const [droits, absence] = [{ donner: ['instruction'] }, { suppleantId, debut: dans(3), fin: dans(10) }];

    await banc.exact({
      acte: { nom: 'changerRolesAgent', agentId, ...droits },
      chemin: `/agents/${agentId}/roles`,
      corps: droits,
      nombre: 1,
    });
    await banc.exact({
      acte: { nom: 'declarerAbsence', agentId, ...absence },
      chemin: `/agents/${agentId}/absences`,
      corps: absence,
      nombre: 1,
    });
  });

  const refus = async (qui: Navigateur, acte: object): Promise<[number, unknown]> => {
    const { statut, corps }: Reponse = await banc.poster(qui, '/courriels/apercu', { acte });
    return [statut, corps.code];
  };

  it('are refused for an act that sends none, without what the act needs, or for what does not exist', async () => {
    const { dossierId } = await banc.surDossier();
    const avant = await compterEcrits(banc);
    const essais = [
      { nom: 'annoter', dossierId },
      { nom: 'refuser', dossierId },
      { nom: 'refuser', dossierId, motif: 'a\u0007' },
      { nom: 'refuser', dossierId, motif: MOTIF, autre: 'x' },
      { nom: 'renvoyerIdentifiants', dossierId },
      { nom: 'refuser', dossierId: randomUUID(), motif: MOTIF },
      { nom: 'verrouillerPersonne', personneId: randomUUID(), motif: 'DEPART' },
      { nom: 'terminerMandat', mandatId: randomUUID() },
      { nom: 'confirmerChangement', changementId: randomUUID() },
      { nom: 'accepterRemplacement', remplacementId: randomUUID() },
      { nom: 'changerRolesAgent', agentId: randomUUID(), donner: ['support'] },
    ];

    const refuses = [];
    for (const acte of essais) refuses.push(await refus(banc.agent, acte));

    expect(refuses).to.deep.equal([
      ...Array(4).fill([422, 'DEMANDE_INVALIDE']),
      [409, 'IDENTIFIANTS_NON_EMIS'],
      ...Array(6).fill([404, 'INTROUVABLE']),
    ]);
    expect(await compterEcrits(banc)).to.deep.equal(avant);
  });

  it('are shown only to who may do the act', async () => {
    const { dossierId } = await banc.surDossier();
    const support = await connecte(banc.api, { agentId: await ajouterAgent(banc.base.orm, ['support']) });
    const { compteId } = await ajouterOrganisme(banc.base.orm);
    const { utilisateurId: personneId } = await ajouterUtilisateur(banc.base.orm, compteId);

    const refuse = await refus(support, { nom: 'refuser', dossierId, motif: MOTIF });
    const permis = await refus(support, { nom: 'verrouillerPersonne', personneId, motif: 'DEPART' });

    expect([refuse, permis[0]]).to.deep.equal([[403, 'ACTION_INTERDITE'], 200]);
  });
});
