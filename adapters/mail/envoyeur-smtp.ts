import { Readable } from 'node:stream';
import addressparser from 'nodemailer/lib/addressparser';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { IssueEnvoi } from '../../domain/courriel/envoi.ts';
import { composerMessage, type MessageAEnvoyer } from './message.ts';
import { type DelaisSmtp, optionsSmtp } from './url-smtp.ts';

/** How a sending ended, and what the server or the network said. */
export type ResultatEnvoi = { issue: IssueEnvoi; reponse: string };

/** Sends mails one by one. Never throws for what the server or the network does: that is an outcome. */
export type Envoyeur = { envoyer(message: MessageAEnvoyer): Promise<ResultatEnvoi> };

type ErreurSmtp = Error & { responseCode?: number; command?: string; code?: string };

/** Steps at which a 5xx speaks of this mail; elsewhere it speaks of our set-up (credentials, sender) and may be mended. */
const ETAPES_DU_MESSAGE = new Set(['RCPT TO', 'DATA']);

const issueDe = (erreur: ErreurSmtp, commence: boolean): ResultatEnvoi => {
  const { responseCode = 0, command = '', code = '' } = erreur;
  const reponse = `${command} ${code} ${erreur.message}`.trim().slice(0, 1000);
  if (responseCode >= 500 && ETAPES_DU_MESSAGE.has(command)) return { issue: 'REFUSE', reponse };
  // The address itself cannot be said in SMTP.
  if (responseCode === 0 && code === 'EENVELOPE') return { issue: 'REFUSE', reponse };
  return { issue: commence && responseCode === 0 ? 'INCONNUE' : 'REPORTE', reponse };
};

const dialoguer = (
  connexion: SMTPConnection,
  auth: { user: string; pass: string } | null,
  envoi: { de: string; a: string; octets: Buffer; dureeMaxMs: number },
): Promise<ResultatEnvoi> =>
  new Promise((resolve) => {
    let commence = false;
    // The connection pulls on this stream only once the server has said 354: from there on the outcome may be unknown.
    async function* corps(): AsyncGenerator<Buffer> {
      commence = true;
      yield envoi.octets;
    }
    const finir = (resultat: ResultatEnvoi): void => {
      clearTimeout(minuteur);
      const dialogueSain = resultat.issue === 'ACCEPTE' || resultat.issue === 'REFUSE';
      if (dialogueSain && !connexion.destroyed) connexion.quit();
      else connexion.close();
      resolve(resultat);
    };
    const echouer = (erreur: Error): void => finir(issueDe(erreur, commence));
    const minuteur = setTimeout(
      () => echouer(Object.assign(new Error('durée maximale dépassée'), { code: 'ETIMEDOUT' })),
      envoi.dureeMaxMs,
    );
    const envoyer = (): void =>
      connexion.send(
        { from: envoi.de, to: [envoi.a], size: envoi.octets.length },
        Readable.from(corps()),
        (erreur, info) =>
          erreur ? echouer(erreur) : finir({ issue: 'ACCEPTE', reponse: String(info?.response ?? '').slice(0, 1000) }),
      );
    connexion.on('error', echouer);
    connexion.connect((erreur) => {
      if (erreur) echouer(erreur);
      else if (auth) connexion.login({ credentials: auth }, (refus) => (refus ? echouer(refus) : envoyer()));
      else envoyer();
    });
  });

/** Sends by the server of `url` (`smtp:` with STARTTLS when offered, required with credentials; `smtps:`). */
export const createEnvoyeurSmtp = ({
  url,
  expediteur,
  delais = {},
}: {
  url: string;
  expediteur: string;
  delais?: Partial<DelaisSmtp>;
}): Envoyeur => {
  const [adresse] = addressparser(expediteur, { flatten: true });
  if (!adresse?.address.includes('@')) throw new Error('l’expéditeur des courriels n’est pas une adresse');
  const de = adresse.address;
  const { connexion, auth, dureeMaxMs } = optionsSmtp(url, de, delais);
  return {
    async envoyer(message) {
      const octets = await composerMessage(expediteur, message);
      return dialoguer(new SMTPConnection(connexion), auth, { de, a: message.destinataire, octets, dureeMaxMs });
    },
  };
};
