import { startMailCatcher } from '../../main/dev/mail-catcher.ts';

export interface BoiteAuxLettres {
  /** Address for SMTP_URL. */
  readonly smtpUrl: string;
  /** Pages where the mails are read, as `npm start` has them. */
  readonly url: string;
  fermer(): Promise<void>;
}

/** An SMTP server of its own that keeps all it is given; opened again on its ports and file, it still has it. */
export const ouvrirBoite = async (
  place: { smtpPort: number; httpPort: number; file?: string } = { smtpPort: 0, httpPort: 0 },
): Promise<BoiteAuxLettres> => {
  const catcher = await startMailCatcher(place);
  return { smtpUrl: catcher.smtpUrl, url: catcher.url, fermer: () => catcher.close() };
};
