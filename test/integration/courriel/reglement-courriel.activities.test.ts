import { expect } from 'chai';
import { createReglementCourrielActivities } from '../../../activities/reglement-courriel.activities.ts';
import type { ReglementCourriel } from '../../../domain/courriel/reglement.ts';
import { refusMetier } from '../../support/banc-dossier.ts';
import { AGENTS } from '../../support/builders.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterDossier, ajouterOrganisme } from '../../support/personnes.ts';
import { deposerCourriel, envoyeurDeTest } from '../jobs/courriels-de-test.ts';
import { bonServeurSauf, demarrerScript, demarrerSmtp, type ServeurSmtp } from '../mail/serveur-smtp.ts';

const LE = new Date('2026-03-02T08:00:00Z');

describe('what a person decides of a mail', () => {
  let base: BaseOuverte;
  const ouverts: ServeurSmtp[] = [];

  beforeEach(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
  });

  afterEach(async () => {
    await Promise.all(ouverts.splice(0).map((serveur) => serveur.fermer()));
    await base.fermer();
  });

  const regler = (courrielId: string, autre: Partial<ReglementCourriel> = {}) =>
    createReglementCourrielActivities(base).reglerCourriel({
      ...{ courrielId, agentId: AGENTS[0], le: '2026-03-02T09:00:00.000Z', tentative: 1, decision: 'PARTI' },
      ...autre,
    });
  const garder = async (serveur: Promise<ServeurSmtp>): Promise<ServeurSmtp> => {
    ouverts.push(await serveur);
    return serveur;
  };
  /** A mail with legal effect after one try: uncertain or refused. */
  const apresEssai = async (
    etat: 'INCERTAIN' | 'REFUSE',
    modele: 'demande-refusee' | 'identifiants-inscription' = 'demande-refusee',
  ): Promise<string> => {
    const id = await deposerCourriel(base.orm, modele, LE);
    const panne: Record<string, string> = etat === 'INCERTAIN' ? { '.': 'couper' } : { RCPT: '550 inconnue' };
    const serveur = await garder(demarrerScript(bonServeurSauf(panne)));
    await envoyeurDeTest(base.orm, serveur.url, { maintenant: () => LE })(id);
    return id;
  };
  const lire = async (id: string) =>
    (
      await lignes(base.orm, 'SELECT etat, tentatives, destinataire, issue_le FROM accrochage.courriel WHERE id = ?', [
        id,
      ])
    )[0];
  const photographier = () =>
    lignes(
      base.orm,
      `SELECT (SELECT jsonb_agg(c ORDER BY id) FROM accrochage.courriel c) AS courriels,
         (SELECT jsonb_agg(e ORDER BY courriel_id, tentative) FROM accrochage.courriel_essai e) AS essais,
         (SELECT count(*) FROM journal.ligne) AS journal`,
    );

  it('reglerCourriel run twice, « parti »: the mail is sent, nothing more is written', async () => {
    const id = await apresEssai('INCERTAIN');

    const premiere = await regler(id);
    const avant = await photographier();
    const seconde = await regler(id);

    expect(premiere).to.deep.equal({ courrielId: id, etat: 'ENVOYE', tentatives: 1 });
    expect(seconde).to.deep.equal(premiere);
    expect(await photographier()).to.deep.equal(avant);
    expect(await lire(id)).to.include({ etat: 'ENVOYE' });
  });

  it('« renvoyer » run twice: the mail leaves once more, and an old order does not send it again', async () => {
    const id = await apresEssai('INCERTAIN');
    const serveur = await garder(demarrerSmtp());
    const envoyer = envoyeurDeTest(base.orm, serveur.url, { maintenant: () => new Date('2026-03-02T09:00:00Z') });

    await regler(id, { decision: 'RENVOYER' });
    await regler(id, { decision: 'RENVOYER' });
    const issues = [await envoyer(id), await envoyer(id)];
    const encore = await regler(id, { decision: 'RENVOYER' });

    expect(issues).to.deep.equal(['ENVOYE', 'RIEN_A_FAIRE']);
    expect(serveur.recus).to.have.length(1);
    expect(encore).to.deep.equal({ courrielId: id, etat: 'ENVOYE', tentatives: 2 });
  });

  it('a refused mail sent again follows the contact to its present address, never elsewhere', async () => {
    const organisme = await ajouterOrganisme(base.orm);
    const dossierId = await ajouterDossier(base.orm, organisme);
    const id = await apresEssai('REFUSE');
    await lignes(base.orm, 'UPDATE accrochage.courriel SET dossier_id = ? WHERE id = ?', [dossierId, id]);
    await lignes(base.orm, "UPDATE accrochage.organisme SET contact_courriel = 'corrige@institut.example'");

    await regler(id, { decision: 'RENVOYER' });

    expect(await lire(id)).to.include({ etat: 'A_ENVOYER', destinataire: 'corrige@institut.example', tentatives: 1 });
  });

  it('refuses « parti » of what was refused, a try that is not the last, and another agent’s second decision', async () => {
    const refuse = await apresEssai('REFUSE');
    const incertain = await apresEssai('INCERTAIN');
    await regler(incertain);

    const refus = [
      await refusMetier(regler(refuse)),
      await refusMetier(regler(incertain, { agentId: AGENTS[1] })),
      await refusMetier(regler(refuse, { decision: 'RENVOYER', tentative: 7 })),
    ];

    expect(refus.map(({ code }) => code)).to.deep.equal(['DEJA_FAIT', 'DEJA_FAIT', 'INTROUVABLE']);
    expect(refus[1]?.details.par).to.equal(`agent:${AGENTS[0]}`);
  });

  it('does not send again a mail whose link opens nothing any more', async () => {
    const id = await apresEssai('INCERTAIN', 'identifiants-inscription');
    await lignes(base.orm, 'UPDATE technique.jeton SET expire_le = ?', [LE]);

    const refus = await refusMetier(regler(id, { decision: 'RENVOYER' }));

    expect(refus.code).to.equal('COURRIEL_NON_RENVOYABLE');
    expect(refus.message).to.include('envoyez-les de nouveau depuis le dossier');
  });
});
