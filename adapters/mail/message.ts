import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { CourrielRendu } from '../../templates/rendre.ts';

/** A mail ready to go: what was rendered, for whom, and what identifies it for ever. */
export type MessageAEnvoyer = {
  destinataire: string;
  /** `<…@…>`: the same each time this mail is sent, so that a reader's server drops the second copy. */
  messageId: string;
  date: Date;
  contenu: CourrielRendu;
};

/** The bytes of the mail: same message, same bytes. Text and HTML always both there; machines are told not to answer. */
export const composerMessage = (expediteur: string, message: MessageAEnvoyer): Promise<Buffer> =>
  new MailComposer({
    from: expediteur,
    // As an object: a comma in the stored address must not make two recipients of one.
    to: { name: '', address: message.destinataire },
    messageId: message.messageId,
    date: message.date,
    subject: message.contenu.sujet,
    text: message.contenu.texte,
    html: message.contenu.html,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': 'fr' },
    textEncoding: 'quoted-printable',
    baseBoundary: createHash('sha256').update(message.messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
