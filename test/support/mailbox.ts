import { startMailCatcher } from '../../main/dev/mail-catcher.ts';
import type { CaughtMail } from '../../main/dev/mail-store.ts';

export interface BoiteAuxLettres {
  /** Address for SMTP_URL. */
  readonly smtpUrl: string;
  /** Every mail caught so far, oldest first. */
  messages(): readonly CaughtMail[];
  /** The first mail, already there or still to come, that fits; fails after `timeoutMs` with what was caught. */
  attendre(predicat: (courriel: CaughtMail) => boolean, timeoutMs?: number): Promise<CaughtMail>;
  fermer(): Promise<void>;
}

/** An SMTP server of its own that keeps all it is given. */
export const ouvrirBoite = async (): Promise<BoiteAuxLettres> => {
  const catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0 });
  return {
    smtpUrl: catcher.smtpUrl,
    messages: () => catcher.store.all(),
    attendre: (predicat, timeoutMs = 20_000) => catcher.store.waitFor(predicat, timeoutMs),
    fermer: () => catcher.close(),
  };
};
