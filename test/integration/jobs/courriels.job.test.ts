import { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import PostalMime from 'postal-mime';
import { jetonAuthentique, lireIdJeton } from '../../../adapters/jetons/jeton.ts';
import type { Envoyeur } from '../../../adapters/mail/envoyeur-smtp.ts';
import { ormConfig } from '../../../database/orm.config.ts';
import { CourrielEnvoiRepository } from '../../../database/repositories/courriel-envoi.repository.ts';
import { DOUTES_MAX, TENTATIVES_MAX } from '../../../domain/courriel/envoi.ts';
import { couperConnexions } from '../../support/couper-connexions.ts';
import { fermerBase } from '../../support/orm.ts';
import { type BaseDeTest, basePropre } from '../../support/postgres.ts';
import { bonServeurSauf, demarrerScript, demarrerSmtp, type ServeurSmtp } from '../mail/serveur-smtp.ts';
import {
  DESTINATAIRE,
  deposerCourriel,
  EMPREINTE,
  envoyeurDeTest,
  journalDeTest,
  lireCourriel,
} from './courriels-de-test.ts';

const LE = new Date('2026-03-02T08:00:00Z');
const plusTard = (ms: number): Date => new Date(LE.getTime() + ms);
const horloge = { maintenant: () => LE };

describe('the sender of mails', () => {
  let base: BaseDeTest;
  let orm: MikroORM;
  const ouverts: ServeurSmtp[] = [];
  const garder = async (serveur: Promise<ServeurSmtp>): Promise<ServeurSmtp> => {
    ouverts.push(await serveur);
    return serveur;
  };
  const actesDuJournal = (id: string) =>
    orm.em
      .fork()
      .execute('SELECT acte, acteur, etat_avant, etat_apres FROM journal.ligne WHERE objet_id = ? ORDER BY numero', [
        id,
      ]);

  before(async () => {
    base = await basePropre();
    orm = await MikroORM.init(ormConfig(base.url));
  });

  after(() => fermerBase(orm, base));

  afterEach(() => Promise.all(ouverts.splice(0).map((serveur) => serveur.fermer())));

  it('sends a mail once, however many times it is run', async () => {
    const serveur = await garder(demarrerSmtp());
    const id = await deposerCourriel(orm, 'depot-recu', LE);
    const envoyer = envoyeurDeTest(orm, serveur.url, horloge);

    const issues = [await envoyer(id), await envoyer(id), await envoyer(id)];
    const ligne = await lireCourriel(orm, id);

    expect(issues).to.deep.equal(['ENVOYE', 'RIEN_A_FAIRE', 'RIEN_A_FAIRE']);
    expect(serveur.recus).to.have.length(1);
    expect(ligne).to.deep.include({ etat: 'ENVOYE', tentatives: 1, issueLe: LE });
    expect(await actesDuJournal(id)).to.deep.equal([
      { acte: 'courriel.envoyer', acteur: 'systeme', etat_avant: 'EN_COURS', etat_apres: 'ENVOYE' },
    ]);
  });

  it('sends one mail when thirty senders take it at once', async () => {
    const serveur = await garder(demarrerSmtp());
    const id = await deposerCourriel(orm, 'depot-recu', LE);
    const envoyer = envoyeurDeTest(orm, serveur.url, horloge);

    const issues = await Promise.all(Array.from({ length: 30 }, () => envoyer(id)));

    expect(issues.filter((issue) => issue === 'ENVOYE')).to.have.length(1);
    expect(issues.filter((issue) => issue === 'RIEN_A_FAIRE')).to.have.length(29);
    expect(serveur.recus).to.have.length(1);
  });

  it('carries under its Message-ID a link that its row recognises, and that nothing kept', async () => {
    const serveur = await garder(demarrerSmtp());
    const id = await deposerCourriel(orm, 'identifiants-inscription', LE);

    await envoyeurDeTest(orm, serveur.url, horloge)(id);
    const lu = await PostalMime.parse(serveur.recus[0] ?? '');
    const ligne = await lireCourriel(orm, id);
    const jeton = /https:\/\/accrochage\.exemple\.fr\/inscription#(\S+)/.exec(lu.text ?? '')?.[1] ?? '';

    expect(lu.messageId).to.equal(ligne.messageId);
    expect(
      jetonAuthentique(EMPREINTE, jeton, { id: lireIdJeton(jeton) ?? '', usage: 'INSCRIPTION', cleId: 'k1' }),
    ).to.equal(true);
    expect(JSON.stringify(ligne)).not.to.include(jeton);
  });

  it('records a refusal for good', async () => {
    const serveur = await garder(demarrerScript(bonServeurSauf({ RCPT: '550 5.1.1 boîte inconnue' })));
    const id = await deposerCourriel(orm, 'demande-refusee', LE);
    const envoyer = envoyeurDeTest(orm, serveur.url, horloge);

    const issues = [await envoyer(id), await envoyer(id)];
    const ligne = await lireCourriel(orm, id);

    expect(issues).to.deep.equal(['REFUSE', 'RIEN_A_FAIRE']);
    expect(ligne).to.deep.include({ etat: 'REFUSE', issueLe: LE });
    expect(ligne.reponseSmtp).to.include('550');
  });

  it('tries again later, later each time, what the server puts off, and sends it once it can', async () => {
    const reponses = ['421 4.3.2 plus tard', '451 4.7.1 liste grise', '250 bien'];
    let rang = 0;
    const serveur = await garder(demarrerScript((ligne) => bonServeurSauf({ RCPT: reponses[rang] ?? '' })(ligne)));
    const id = await deposerCourriel(orm, 'depot-recu', LE);
    const essayerA = async (ms: number): Promise<string> =>
      envoyeurDeTest(orm, serveur.url, { maintenant: () => plusTard(ms) })(id);

    const premier = await essayerA(0);
    const troptot = await essayerA(59_000);
    const apresPremier = (await lireCourriel(orm, id)).prochainEssaiLe;
    rang = 1;
    const deuxieme = await essayerA(60_000);
    const apresDeuxieme = (await lireCourriel(orm, id)).prochainEssaiLe;
    rang = 2;
    const troisieme = await essayerA(180_000);

    expect([premier, troptot, deuxieme, troisieme]).to.deep.equal(['A_ENVOYER', 'RIEN_A_FAIRE', 'A_ENVOYER', 'ENVOYE']);
    expect([apresPremier, apresDeuxieme]).to.deep.equal([plusTard(60_000), plusTard(180_000)]);
    expect(serveur.recus).to.have.length(1);
    expect(await lireCourriel(orm, id)).to.deep.include({ etat: 'ENVOYE', tentatives: 3 });
  });

  it('gives up after five days of being put off', async () => {
    const serveur = await garder(demarrerScript(bonServeurSauf({ RCPT: '451 4.7.1 liste grise' })));
    const id = await deposerCourriel(orm, 'depot-recu', LE);
    await orm.em.fork().execute('UPDATE accrochage.courriel SET tentatives = ? WHERE id = ?', [TENTATIVES_MAX - 1, id]);

    const issue = await envoyeurDeTest(orm, serveur.url, horloge)(id);

    expect(issue).to.equal('REFUSE');
  });

  describe('when the connection is lost after the message went', () => {
    it('leaves a mail with legal effect to a person', async () => {
      const serveur = await garder(demarrerScript(bonServeurSauf({ '.': 'couper' })));
      const id = await deposerCourriel(orm, 'identifiants-inscription', LE);
      const a = (ms: number) => envoyeurDeTest(orm, serveur.url, { maintenant: () => plusTard(ms) })(id);

      const issues = [await a(0), await a(86_400_000)];

      expect(issues).to.deep.equal(['INCERTAIN', 'RIEN_A_FAIRE']);
      expect(serveur.recus).to.have.length(1);
      expect(await lireCourriel(orm, id)).to.deep.include({ etat: 'INCERTAIN', issueLe: null });
    });

    it('sends another again, the same to the byte so that the copy is dropped, and not for ever', async () => {
      const serveur = await garder(demarrerScript(bonServeurSauf({ '.': 'couper' })));
      const id = await deposerCourriel(orm, 'validation-courriel', LE);
      const issues: string[] = [];

      for (let jour = 0; jour <= DOUTES_MAX; jour += 1)
        issues.push(await envoyeurDeTest(orm, serveur.url, { maintenant: () => plusTard(jour * 86_400_000) })(id));

      expect(issues).to.deep.equal([
        ...Array.from({ length: DOUTES_MAX - 1 }, () => 'A_ENVOYER'),
        'INCERTAIN',
        'RIEN_A_FAIRE',
      ]);
      expect(serveur.recus).to.have.length(DOUTES_MAX);
      expect(new Set(serveur.recus.map(String)).size).to.equal(1);
    });
  });

  describe('when a sender stopped without a word', () => {
    const prendreEtMourir = (id: string) =>
      new CourrielEnvoiRepository(orm.em.fork()).prendre(id, LE, plusTard(120_000));

    it('leaves its mail alone until its lease ends', async () => {
      const serveur = await garder(demarrerSmtp());
      const id = await deposerCourriel(orm, 'depot-recu', LE);
      await prendreEtMourir(id);

      const issue = await envoyeurDeTest(orm, serveur.url, { maintenant: () => plusTard(119_000) })(id);

      expect(issue).to.equal('RIEN_A_FAIRE');
      expect(serveur.recus).to.deep.equal([]);
    });

    it('then leaves a mail with legal effect to a person, and sends another', async () => {
      const serveur = await garder(demarrerSmtp());
      const legal = await deposerCourriel(orm, 'demande-refusee', LE);
      const autre = await deposerCourriel(orm, 'depot-recu', LE);
      await prendreEtMourir(legal);
      await prendreEtMourir(autre);
      const envoyer = envoyeurDeTest(orm, serveur.url, { maintenant: () => plusTard(120_000) });

      const issues = [await envoyer(legal), await envoyer(autre), await envoyer(legal)];

      expect(issues).to.deep.equal(['INCERTAIN', 'ENVOYE', 'RIEN_A_FAIRE']);
      expect(serveur.recus).to.have.length(1);
    });

    it('writes nothing when the mail has been taken by another since', async () => {
      const id = await deposerCourriel(orm, 'depot-recu', LE);
      const perdu = await prendreEtMourir(id);
      await new CourrielEnvoiRepository(orm.em.fork()).prendre(id, plusTard(120_000), plusTard(240_000));
      if (!perdu) throw new Error('not taken');

      const suite = {
        ...({ issue: 'REPORTE', etat: 'A_ENVOYER', reponseSmtp: '', le: LE, prochainEssaiLe: LE } as const),
        ...{ garde: null, garderJusqua: LE },
      };
      const ecrit = await new CourrielEnvoiRepository(orm.em.fork()).conclure(perdu, suite);

      expect(ecrit).to.equal(false);
      expect(await lireCourriel(orm, id)).to.deep.include({ etat: 'EN_COURS', tentatives: 2 });
    });

    it('keeps a mail as long as its sender works on it', async () => {
      const id = await deposerCourriel(orm, 'depot-recu', new Date());
      let finir: () => void = () => undefined;
      const lent: Envoyeur = {
        envoyer: () => new Promise((resolve) => (finir = () => resolve({ issue: 'ACCEPTE', reponse: '250' }))),
      };
      const enCours = envoyeurDeTest(orm, 'smtp://127.0.0.1', { envoyeur: lent, bailMs: 150 })(id);
      await new Promise((resolve) => setTimeout(resolve, 500));

      const autre = await envoyeurDeTest(orm, 'smtp://127.0.0.1', { envoyeur: lent })(id);
      finir();

      expect(autre).to.equal('RIEN_A_FAIRE');
      expect(await enCours).to.equal('ENVOYE');
    });
  });

  it('keeps a mail that cannot be rendered for a corrected version, and says so', async () => {
    const serveur = await garder(demarrerSmtp());
    const id = await deposerCourriel(orm, 'validation-courriel', LE);
    await orm.em.fork().execute(`UPDATE accrochage.courriel SET parametres = parametres - 'nom' WHERE id = ?`, [id]);
    const journal = journalDeTest();

    const issue = await envoyeurDeTest(orm, serveur.url, { ...horloge, journal })(id);

    expect(issue).to.equal('A_ENVOYER');
    expect(serveur.recus).to.deep.equal([]);
    expect(journal.lignes.join('\n')).to.include('courriel impossible à rendre').and.to.include('nom (invalid_type)');
  });

  it('writes the outcome once the database is back', async () => {
    let rouvrir: () => Promise<void> = async () => undefined;
    const couper = async (): Promise<void> => {
      rouvrir = await couperConnexions(base);
    };
    const serveur = await garder(demarrerSmtp({}, couper));
    const id = await deposerCourriel(orm, 'identifiants-inscription', LE);
    const journal = journalDeTest();
    // Each failed attempt at writing is logged: the database comes back after the second.
    const warn = (details: Record<string, unknown>, message: string): void => {
      journal.warn(details, message);
      if (details.essai === 2) void rouvrir();
    };

    const issue = await envoyeurDeTest(orm, serveur.url, { ...horloge, journal: { ...journal, warn }, reessaiMs: 50 })(
      id,
    );

    expect(issue).to.equal('ENVOYE');
    expect((await lireCourriel(orm, id)).etat).to.equal('ENVOYE');
    expect(
      journal.lignes.filter((ligne) => ligne.startsWith('issue du courriel non enregistrée')),
    ).to.have.length.at.least(2);
  });

  it('never logs an address, a name or a text', async () => {
    const bon = await garder(demarrerSmtp());
    const mauvais = await garder(demarrerScript(bonServeurSauf({ RCPT: `550 <${DESTINATAIRE}> inconnue` })));
    const journal = journalDeTest();

    for (const { url } of [bon, mauvais]) {
      const id = await deposerCourriel(orm, 'identifiants-inscription', LE);
      await envoyeurDeTest(orm, url, { ...horloge, journal })(id);
    }

    expect(journal.lignes).to.have.length(2);
    expect(journal.lignes.join('\n')).not.to.match(/camille|lef[eè]vre|exemple|bois|12ABC345|#/i);
  });
});
