import { expect } from 'chai';
import PostalMime from 'postal-mime';
import { createEnvoyeurSmtp, type ResultatEnvoi } from '../../../adapters/mail/envoyeur-smtp.ts';
import type { MessageAEnvoyer } from '../../../adapters/mail/message.ts';
import { optionsSmtp } from '../../../adapters/mail/url-smtp.ts';
import { rendreCourriel } from '../../../templates/rendre.ts';
import { contexteExemple, EXEMPLES } from '../../unit/templates/exemples-courriels.ts';
import { bonServeurSauf, demarrerScript, demarrerSmtp, type ServeurSmtp } from './serveur-smtp.ts';

const EXPEDITEUR = 'Accrochage au SI du CPF <accrochage@exemple.fr>';
const MESSAGE: MessageAEnvoyer = {
  destinataire: 'camille@organisme.exemple',
  messageId: '<0123456789abcdef0123456789abcdef@exemple.fr>',
  date: new Date('2026-03-02T16:21:00Z'),
  contenu: rendreCourriel('depot-traite', EXEMPLES['depot-traite'], contexteExemple('depot-traite')),
};

const refuser = (code: number, texte: string): Error => Object.assign(new Error(texte), { responseCode: code });

describe('sending by SMTP', () => {
  const ouverts: ServeurSmtp[] = [];
  const garder = async (serveur: Promise<ServeurSmtp>): Promise<ServeurSmtp> => {
    ouverts.push(await serveur);
    return serveur;
  };
  const envoyer = (url: string, message = MESSAGE): Promise<ResultatEnvoi> =>
    createEnvoyeurSmtp({
      url,
      expediteur: EXPEDITEUR,
      delais: { connexionMs: 2000, accueilMs: 300, silenceMs: 300 },
    }).envoyer(message);

  afterEach(() => Promise.all(ouverts.splice(0).map((serveur) => serveur.fermer())));

  it('hands over a mail that says who, when, that no machine should answer, in text and in HTML', async () => {
    const serveur = await garder(demarrerSmtp());

    const issue = await envoyer(serveur.url);
    const lu = await PostalMime.parse(serveur.recus[0] ?? '');

    expect(issue.issue).to.equal('ACCEPTE');
    expect(lu.messageId).to.equal(MESSAGE.messageId);
    expect(lu.date).to.equal('2026-03-02T16:21:00.000Z');
    expect(lu.from).to.deep.equal({ name: 'Accrochage au SI du CPF', address: 'accrochage@exemple.fr' });
    expect(lu.to?.map(({ address }) => address)).to.deep.equal(['camille@organisme.exemple']);
    expect(lu.subject).to.equal(MESSAGE.contenu.sujet);
    expect(lu.text?.trim()).to.equal(MESSAGE.contenu.texte.trim());
    expect(lu.html?.trim()).to.equal(MESSAGE.contenu.html.trim());
    expect(lu.headers).to.deep.include({
      key: 'auto-submitted',
      value: 'auto-generated',
      originalKey: 'Auto-Submitted',
    });
  });

  it('sends the same bytes each time', async () => {
    const serveur = await garder(demarrerSmtp());

    await envoyer(serveur.url);
    await envoyer(serveur.url);

    expect(serveur.recus).to.have.length(2);
    expect(serveur.recus[0]?.equals(serveur.recus[1] ?? Buffer.alloc(0))).to.equal(true);
  });

  it('makes one recipient of the address it is given, whatever it holds', async () => {
    const lignes: string[] = [];
    const serveur = await garder(
      demarrerScript((ligne) => {
        lignes.push(ligne);
        return bonServeurSauf({})(ligne);
      }),
    );

    await envoyer(serveur.url, { ...MESSAGE, destinataire: 'a@exemple.fr, b@exemple.fr' });

    expect(lignes.filter((ligne) => ligne.startsWith('RCPT'))).to.have.length(1);
  });

  describe('ends as', () => {
    it('REFUSE when the server says 550 to the recipient', async () => {
      const serveur = await garder(
        demarrerSmtp({ onRcptTo: (_adresse, _session, suite) => suite(refuser(550, '5.1.1 boîte inconnue')) }),
      );

      const { issue, reponse } = await envoyer(serveur.url);

      expect(issue).to.equal('REFUSE');
      expect(reponse).to.include('550').and.to.include('RCPT TO');
    });

    it('REFUSE when the server says 554 to the message itself', async () => {
      const serveur = await garder(demarrerScript(bonServeurSauf({ '.': '554 5.7.1 refusé' })));

      expect((await envoyer(serveur.url)).issue).to.equal('REFUSE');
    });

    it('REFUSE when the address cannot be said in SMTP', async () => {
      const serveur = await garder(demarrerSmtp());

      expect((await envoyer(serveur.url, { ...MESSAGE, destinataire: 'a@b.fr>\r\nDATA' })).issue).to.equal('REFUSE');
    });

    const reportes: Record<string, Record<string, string>> = {
      '421 to the recipient': { RCPT: '421 4.3.2 plus tard' },
      '451 to the recipient': { RCPT: '451 4.7.1 liste grise' },
      '452 to DATA': { DATA: '452 4.3.1 disque plein' },
      '421 to the message itself': { '.': '421 4.3.2 arrêt en cours' },
      '550 to our own sender, which is our set-up': { MAIL: '550 5.7.1 expéditeur refusé' },
      'the connection is cut at the recipient': { RCPT: 'couper' },
      'the connection is cut at DATA, before it began': { DATA: 'couper' },
      'the server falls silent before the message': { MAIL: 'muet' },
    };
    for (const [titre, changes] of Object.entries(reportes))
      it(`REPORTE: ${titre}`, async () => {
        const serveur = await garder(demarrerScript(bonServeurSauf(changes)));

        expect((await envoyer(serveur.url)).issue).to.equal('REPORTE');
        expect((await envoyer(serveur.url)).issue).to.equal('REPORTE');
      });

    it('REPORTE when nobody answers at that address', async () => {
      const serveur = await demarrerSmtp();
      await serveur.fermer();

      expect((await envoyer(serveur.url)).issue).to.equal('REPORTE');
    });

    it('REPORTE when the server greets nobody', async () => {
      const serveur = await garder(demarrerScript(bonServeurSauf({}), 'muet'));

      expect((await envoyer(serveur.url)).issue).to.equal('REPORTE');
    });

    it('REPORTE when our credentials are refused', async () => {
      const serveur = await garder(
        demarrerSmtp({
          onAuth: (_auth, _session, suite) => suite(refuser(535, '5.7.8 refusé')),
          allowInsecureAuth: true,
        }),
      );

      const { issue, reponse } = await envoyer(serveur.url.replace('//', '//moi:secret-123@'));

      expect(issue).to.equal('REPORTE');
      expect(reponse).not.to.include('secret-123');
    });

    for (const [titre, fin] of [
      ['the connection is cut once the message is gone', 'couper'],
      ['the server falls silent once the message is gone', 'muet'],
    ] as const)
      it(`INCONNUE: ${titre}`, async () => {
        const serveur = await garder(demarrerScript(bonServeurSauf({ '.': fin })));

        expect((await envoyer(serveur.url)).issue).to.equal('INCONNUE');
        expect(serveur.recus).to.have.length(1);
      });

    it('INCONNUE when the whole exchange takes longer than it may, after the message began', async () => {
      const serveur = await garder(demarrerScript(bonServeurSauf({ '.': 'muet' })));
      const envoyeur = createEnvoyeurSmtp({ url: serveur.url, expediteur: EXPEDITEUR, delais: { dureeMaxMs: 200 } });

      expect((await envoyeur.envoyer(MESSAGE)).issue).to.equal('INCONNUE');
    });

    it('ACCEPTE by a server that takes its time, within the limits', async () => {
      const serveur = await garder(demarrerSmtp({}, () => new Promise((resolve) => setTimeout(resolve, 100))));

      expect((await envoyer(serveur.url)).issue).to.equal('ACCEPTE');
    });
  });

  it('says neither credentials nor message to a server without TLS when TLS is required', async () => {
    const lignes: string[] = [];
    const serveur = await garder(
      demarrerScript((ligne) => {
        lignes.push(ligne);
        return ligne.startsWith('EHLO') ? '250-script\r\n250 AUTH PLAIN LOGIN' : bonServeurSauf({})(ligne);
      }),
    );

    const { issue } = await envoyer(`${serveur.url.replace('//', '//moi:secret-123@')}?requireTLS=true`);

    expect(issue).to.equal('REPORTE');
    expect(lignes.filter((ligne) => /^(AUTH|MAIL)/.test(ligne))).to.deep.equal([]);
  });

  it('requires TLS by itself as soon as credentials leave the machine', () => {
    const exige = (url: string): boolean | undefined => optionsSmtp(url, 'a@exemple.fr', {}).connexion.requireTLS;

    expect(exige('smtp://moi:secret@relais.exemple:587')).to.equal(true);
    expect(exige('smtp://moi:secret@127.0.0.1:25')).to.equal(false);
    expect(exige('smtp://relais.exemple')).to.equal(false);
  });

  it('refuses to start with a sender that is not an address', () => {
    expect(() => createEnvoyeurSmtp({ url: 'smtp://127.0.0.1', expediteur: 'Accrochage' })).to.throw('expéditeur');
  });
});
