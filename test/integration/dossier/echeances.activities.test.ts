import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { EcheanceDossier } from '../../../domain/dossier/echeance-dossier.ts';
import { type BancDossier, ouvrirBancDossier, refusMetier } from '../../support/banc-dossier.ts';
import { lignes } from '../../support/orm.ts';

const PRECISIONS = { texte: 'Un extrait Kbis récent.', jusquAu: '2026-04-10' };

describe('what the clock does to a case', () => {
  let banc: BancDossier;

  beforeEach(async () => {
    banc = await ouvrirBancDossier();
  });

  afterEach(() => banc.fermer());

  /** Lets what is due next come due; gives the mails it wrote. */
  const echoir = async (dossierId: string): Promise<{ echeance: EcheanceDossier; modeles: unknown[] }> => {
    const [dossier] = await lignes<{ echeances: EcheanceDossier[] }>(
      banc.base.orm,
      'SELECT echeances FROM accrochage.dossier WHERE id = ?',
      [dossierId],
    );
    const [echeance] = dossier?.echeances ?? [];
    if (echeance === undefined) return expect.fail('nothing is due');
    const { courrielIds } = await banc.echeances().echoirDossier({ dossierId, echeance, le: echeance.le });
    const ecrits = await lignes(
      banc.base.orm,
      'SELECT modele FROM accrochage.courriel WHERE id IN (SELECT jsonb_array_elements_text(?::jsonb)::uuid)',
      [JSON.stringify(courrielIds)],
    );
    return { echeance, modeles: ecrits.map(({ modele }) => modele) };
  };

  it('reminds twice, then proposes the closing to the agent, run twice each', async () => {
    const { dossierId } = await banc.ouvrir();
    await banc.agir('demanderComplement', dossierId, { precisions: PRECISIONS });
    const vus: unknown[] = [];

    for (let tour = 0; tour < 3; tour += 1) {
      const { echeance, modeles } = await echoir(dossierId);
      vus.push(modeles);
      const avant = await banc.compter();
      await banc.echeances().echoirDossier({ dossierId, echeance, le: echeance.le });
      expect(await banc.compter()).to.deep.equal(avant);
    }

    const [dossier] = await lignes(
      banc.base.orm,
      `SELECT etat, cloture_proposee_le IS NOT NULL AS proposee, relance_agents_prevue_le IS NOT NULL AS relance
       FROM accrochage.dossier`,
    );
    expect(vus).to.deep.equal([['complement-rappel'], ['complement-rappel'], ['cloture-proposee']]);
    expect(dossier).to.deep.equal({ etat: 'COMPLEMENT_DEMANDE', proposee: true, relance: true });
  });

  it('brings a case on hold back by itself, where it was, and tells the organisme', async () => {
    const { dossierId } = await banc.ouvrir();
    await banc.agir('mettreEnAttente', dossierId, { precisions: { texte: 'Jury.', jusquAu: '2026-05-04' } });

    const { modeles } = await echoir(dossierId);

    const [dossier] = await lignes(banc.base.orm, 'SELECT etat, attente_retour, echeances FROM accrochage.dossier');
    expect(modeles).to.deep.equal(['reprise-dossier']);
    expect(dossier).to.deep.equal({ etat: 'RECU', attente_retour: null, echeances: [] });
  });

  it('does nothing for a due date that was taken off the list', async () => {
    const { dossierId } = await banc.ouvrir();
    await banc.agir('demanderComplement', dossierId, { precisions: PRECISIONS });
    const echeance = { genre: 'FIN_COMPLEMENT' as const, le: '2026-04-01T00:00:00.000Z' };
    const avant = await banc.compter();

    const { courrielIds } = await banc.echeances().echoirDossier({ dossierId, echeance, le: echeance.le });

    expect(courrielIds).to.deep.equal([]);
    expect(await banc.compter()).to.deep.equal(avant);
  });

  describe('the answer of the organisme', () => {
    const repondre = async (dossierId: string, reponseId = randomUUID()) => {
      const [complement] = await lignes<{ id: string; demandeId: string }>(
        banc.base.orm,
        `SELECT c.id, d.id AS "demandeId" FROM accrochage.complement c JOIN accrochage.demande_contact d USING (dossier_id)
         WHERE dossier_id = ? ORDER BY c.demande_le DESC LIMIT 1`,
        [dossierId],
      );
      const { id: complementId = '', demandeId = '' } = complement ?? {};
      const le = '2026-03-09T10:00:00.000Z';
      const reponse = { reponseId, complementId, demandeId, texte: 'Voici l’extrait.', pieceIds: [], le };
      return banc.complements().recevoirReponse({ dossierId, reponse });
    };

    it('run twice under one id writes nothing more and answers the same', async () => {
      const { dossierId } = await banc.ouvrir();
      await banc.agir('demanderComplement', dossierId, { precisions: PRECISIONS });
      const reponseId = randomUUID();
      const premiere = await repondre(dossierId, reponseId);
      const avant = await banc.compter();

      const seconde = await repondre(dossierId, reponseId);

      expect(seconde).to.deep.equal(premiere);
      expect(await banc.compter()).to.deep.equal(avant);
      expect(premiere.reponse.etat).to.equal('EN_INSTRUCTION');
      expect(premiere.courrielIds).to.have.length(2);
    });

    it('a second answer is not expected any more', async () => {
      const { dossierId } = await banc.ouvrir();
      await banc.agir('demanderComplement', dossierId, { precisions: PRECISIONS });
      await repondre(dossierId);

      const erreur = await refusMetier(repondre(dossierId));

      expect([erreur.code, erreur.details.etat]).to.deep.equal(['COMPLEMENT_CLOS', 'RECU']);
    });

    it('that comes during a hold waits for its end, and the case goes back to the agent then', async () => {
      const { dossierId } = await banc.ouvrir();
      await banc.agir('demanderComplement', dossierId, { precisions: PRECISIONS });
      await banc.agir('mettreEnAttente', dossierId, { precisions: { texte: 'Jury.', jusquAu: '2026-05-04' } });

      const { reponse } = await repondre(dossierId);
      await echoir(dossierId);

      const [dossier] = await lignes(banc.base.orm, 'SELECT etat FROM accrochage.dossier');
      expect([reponse.etat, dossier?.etat]).to.deep.equal(['EN_ATTENTE', 'EN_INSTRUCTION']);
    });
  });
});
