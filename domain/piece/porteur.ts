import { type AppelantAgent, type AppelantUtilisateur, acteurDe } from '../compte/appelant.ts';
import type { UsageJeton } from '../compte/jeton.ts';

/** Who sent an attachment, and so may use it: the holder of a link on one subject, or a person who is signed in. */
export type PorteurPiece = string;

/** The subject and not the link: a link issued again gives the same person back what she sent. */
export const porteurDuLien = (lien: { usage: UsageJeton; sujetId: string }): PorteurPiece =>
  `${lien.usage}:${lien.sujetId}`;

export const porteurConnecte = (appelant: AppelantUtilisateur | AppelantAgent): PorteurPiece => acteurDe(appelant);
