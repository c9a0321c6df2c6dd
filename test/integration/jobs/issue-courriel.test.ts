import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import PostalMime from 'postal-mime';
import { EntretienRepository } from '../../../database/repositories/entretien.repository.ts';
import type { ModeleCourriel } from '../../../domain/courriel/courriel.ts';
import { contexteEssai, JETON_MASQUE } from '../../../domain/courriel/courriel-garde.ts';
import { constatsEnBase } from '../../support/constats.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterDossier, ajouterOrganisme } from '../../support/personnes.ts';
import { toutLeTexte } from '../../support/toute-la-base.ts';
import { bonServeurSauf, demarrerScript, demarrerSmtp, type ServeurSmtp } from '../mail/serveur-smtp.ts';
import { CONTENUS, DESTINATAIRE, deposerCourriel, envoyeurDeTest } from './courriels-de-test.ts';

const LE = new Date('2026-03-02T08:00:00Z');
const heure = (nombre: number): Date => new Date(LE.getTime() + nombre * 3_600_000);

type Essai = {
  tentative: number;
  issue: string;
  etat: string;
  reponse_smtp: string;
  contenu: Buffer | null;
  cle_id: string;
};

describe('what a try leaves behind', () => {
  let base: BaseOuverte;
  let organismeId: string;
  let dossierId: string;
  const ouverts: ServeurSmtp[] = [];

  beforeEach(async () => {
    base = await ouvrirBase();
    const organisme = await ajouterOrganisme(base.orm);
    ({ organismeId } = organisme);
    dossierId = await ajouterDossier(base.orm, organisme);
  });

  afterEach(async () => {
    await Promise.all(ouverts.splice(0).map((serveur) => serveur.fermer()));
    await base.fermer();
  });

  const serveur = async (refus?: string): Promise<ServeurSmtp> => {
    const demarre = await (refus ? demarrerScript(bonServeurSauf({ RCPT: refus })) : demarrerSmtp());
    ouverts.push(demarre);
    return demarre;
  };
  const deposer = async (modele: ModeleCourriel, lien: { organisme?: true; dossier?: true } = {}): Promise<string> => {
    const id = await deposerCourriel(base.orm, modele, LE);
    await lignes(base.orm, 'UPDATE accrochage.courriel SET organisme_id = ?, dossier_id = ? WHERE id = ?', [
      lien.organisme ? organismeId : null,
      lien.dossier ? dossierId : null,
      id,
    ]);
    return id;
  };
  const envoyer = (id: string, { url }: ServeurSmtp, le = LE): Promise<string> =>
    envoyeurDeTest(base.orm, url, { maintenant: () => le })(id);
  const essais = (id: string): Promise<Essai[]> =>
    lignes<Essai>(base.orm, 'SELECT * FROM accrochage.courriel_essai WHERE courriel_id = ? ORDER BY tentative', [id]);
  const marques = () => lignes(base.orm, 'SELECT adresse, courriel_id FROM accrochage.adresse_refusee');
  const notes = async () =>
    (
      await lignes<{ notes: { code: string; details: Record<string, string> }[] }>(
        base.orm,
        'SELECT notes FROM accrochage.dossier',
      )
    )[0]?.notes ?? [];
  const ouvrir = (id: string, { tentative, contenu, cle_id }: Essai): Record<string, string> =>
    JSON.parse(
      Buffer.from(CONTENUS.ouvrir(contenu ?? Buffer.alloc(0), cle_id, contexteEssai(id, tentative))).toString(),
    );

  it('is the mail as it was sent, sealed, the token of its link masked and nowhere in the database', async () => {
    const smtp = await serveur();
    const id = await deposer('identifiants-inscription', { organisme: true, dossier: true });

    await envoyer(id, smtp);
    const envoye = await PostalMime.parse(smtp.recus[0] ?? '');
    const [essai] = await essais(id);
    const garde = ouvrir(id, essai as Essai);
    const jeton = /\/inscription#(\S+)/.exec(envoye.text ?? '')?.[1] ?? '';

    expect(jeton).to.have.length(64);
    expect(garde.destinataire).to.equal(DESTINATAIRE);
    expect(garde.sujet).to.equal(envoye.subject);
    expect(garde.texte).to.equal(
      envoye.text
        ?.replaceAll(jeton, JETON_MASQUE)
        .trimEnd()
        .concat(garde.texte?.endsWith('\n') ? '\n' : ''),
    );
    expect(garde.html).to.include(`/inscription#${JETON_MASQUE}`).and.not.to.include(jeton);
    const enBase = await toutLeTexte(base);
    for (const cache of [jeton, garde.sujet ?? '']) expect(enBase).not.to.include(cache);
  });

  it('is one line a try, with what the server answered', async () => {
    const id = await deposer('depot-recu');

    await envoyer(id, await serveur('451 4.7.1 liste grise'));
    await envoyer(id, await serveur(), heure(1));

    const lus = (await essais(id)).map(({ tentative, issue, etat, reponse_smtp }) => ({
      tentative,
      issue,
      etat,
      reponse: reponse_smtp.slice(-12),
    }));
    expect(lus[0]).to.deep.equal({ tentative: 1, issue: 'REPORTE', etat: 'A_ENVOYER', reponse: ' liste grise' });
    expect(lus[1]).to.deep.include({ tentative: 2, issue: 'ACCEPTE', etat: 'ENVOYE' });
  });

  it('keeps what was said by a mail whose sender died, for the person who has to decide', async () => {
    const id = await deposer('demande-refusee');
    await lignes(
      base.orm,
      "UPDATE accrochage.courriel SET etat = 'EN_COURS', tentatives = 1, prochain_essai_le = ? WHERE id = ?",
      [LE, id],
    );

    const issue = await envoyer(id, await serveur());
    const [essai] = await essais(id);

    expect(issue).to.equal('INCERTAIN');
    expect(ouvrir(id, essai as Essai).texte).to.include('Aucune certification');
  });

  it('of a refusal for good: the address is marked, the case told, the agents warned', async () => {
    const id = await deposer('demande-refusee', { organisme: true, dossier: true });

    await envoyer(id, await serveur('550 5.1.1 boîte inconnue'));

    expect(await marques()).to.deep.equal([{ adresse: DESTINATAIRE, courriel_id: id }]);
    const [note] = await notes();
    expect(note?.code).to.equal('ADRESSE_REFUSEE');
    expect(note?.details).to.include({ courrielId: id }).and.to.have.property('adresseId');
    expect(await constatsEnBase(base.orm)).to.have.length(1);
    expect((await constatsEnBase(base.orm))[0]).to.include({
      genre: 'COURRIEL_REFUSE',
      etat: 'A_TRAITER',
      organismeId,
    });
    expect(JSON.stringify([await notes(), await constatsEnBase(base.orm)])).not.to.include('@');
  });

  it('of a second refusal by the same address, however it is written: nothing more for the agents', async () => {
    const smtp = await serveur('550 5.1.1 boîte inconnue');
    await envoyer(await deposer('demande-refusee', { organisme: true, dossier: true }), smtp);
    const second = await deposer('depot-recu', { organisme: true });
    await lignes(base.orm, 'UPDATE accrochage.courriel SET destinataire = ? WHERE id = ?', [
      DESTINATAIRE.toUpperCase(),
      second,
    ]);

    const issues = [await envoyer(second, smtp), await envoyer(second, smtp)];

    expect(issues).to.deep.equal(['REFUSE', 'RIEN_A_FAIRE']);
    expect(await marques()).to.deep.equal([{ adresse: DESTINATAIRE, courriel_id: second }]);
    expect(await notes()).to.have.length(1);
    expect(await constatsEnBase(base.orm)).to.have.length(1);
  });

  it('of a mail about an organisme, told to its last case', async () => {
    await envoyer(await deposer('depot-traite', { organisme: true }), await serveur('550 non'));

    expect((await notes()).map(({ code }) => code)).to.deep.equal(['ADRESSE_REFUSEE']);
  });

  it('of a mail that concerns nobody known: the mark alone', async () => {
    await envoyer(await deposer('dossiers-en-attente'), await serveur('550 non'));

    expect(await marques()).to.have.length(1);
    expect(await notes()).to.deep.equal([]);
    expect(await constatsEnBase(base.orm)).to.deep.equal([]);
  });

  it('of a mail that the address takes again: the mark goes with the address, the finding is lifted', async () => {
    const refus = await serveur('550 5.1.1 boîte inconnue');
    await envoyer(await deposer('demande-refusee', { organisme: true, dossier: true }), refus);

    await envoyer(await deposer('depot-recu'), await serveur(), heure(1));
    const apres = (await constatsEnBase(base.orm)).map(({ etat }) => etat);
    await envoyer(await deposer('demande-refusee', { organisme: true, dossier: true }), refus, heure(2));
    const encore = (await constatsEnBase(base.orm)).map(({ etat }) => etat);

    expect(apres).to.deep.equal(['LEVE']);
    expect([...encore].sort()).to.deep.equal(['A_TRAITER', 'LEVE']);
    expect(await marques()).to.have.length(1);
    const actes = await lignes<{ acte: string }>(
      base.orm,
      "SELECT acte FROM journal.ligne WHERE objet_type = 'adresse' ORDER BY le, acte",
    );
    expect(actes.map(({ acte }) => acte)).to.deep.equal(['adresse.marquer', 'adresse.lever', 'adresse.marquer']);
  });

  it('leaves the mark of another address alone', async () => {
    await envoyer(await deposer('demande-refusee'), await serveur('550 non'));
    const autre = await deposer('depot-recu');
    await lignes(base.orm, 'UPDATE accrochage.courriel SET destinataire = ? WHERE id = ?', [
      'autre@organisme.exemple',
      autre,
    ]);

    await envoyer(autre, await serveur(), heure(1));

    expect(await marques()).to.have.length(1);
  });

  it('is erased with its time: a year, five with legal effect', async () => {
    const smtp = await serveur();
    const legal = await deposer('demande-refusee');
    const autre = await deposer('depot-recu');
    for (const id of [legal, autre]) await envoyer(id, smtp);
    const balayer = (le: string) => new EntretienRepository(base.orm.em.fork()).oublierPerimes(new Date(le));
    const restants = async () => [(await essais(legal)).length, (await essais(autre)).length];

    await balayer('2027-03-02T07:59:00Z');
    const avant = await restants();
    await balayer('2027-03-02T08:01:00Z');
    const unAn = await restants();
    await balayer('2031-03-02T08:01:00Z');

    expect([avant, unAn, await restants()]).to.deep.equal([
      [1, 1],
      [1, 0],
      [0, 0],
    ]);
    expect(await lignes(base.orm, 'SELECT id FROM accrochage.courriel')).to.have.length(2);
  });

  it('forgets an address that refused nothing for a year', async () => {
    await lignes(
      base.orm,
      'INSERT INTO accrochage.adresse_refusee (adresse, id, courriel_id, refusee_le) VALUES (?, ?, ?, ?)',
      ['x@y.exemple', randomUUID(), await deposer('depot-recu'), LE],
    );

    await new EntretienRepository(base.orm.em.fork()).oublierPerimes(new Date('2027-03-03T08:00:00Z'));

    expect(await marques()).to.deep.equal([]);
  });
});
