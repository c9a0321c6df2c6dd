import type { ControlePassage } from '../controle.ts';

/** A passage that this very deposit kept (a retry) is no double. */
export const dejaConserve: ControlePassage = {
  code: 'PASSAGE_DEJA_CONSERVE',
  gravite: 'REJETTE_PASSAGE',
  phrase: 1,
  aide: {
    titre: 'Passage déjà transmis',
    explication:
      'Un passage portant cet idTechnique a déjà été accepté pour votre matricule. Il est définitif : tout va bien, et il n’avait pas à être renvoyé.',
    quoiFaire:
      'Rien si c’est le même passage. Si c’en est un autre, donnez-lui un idTechnique qui n’a jamais servi. La correction d’un passage accepté n’est pas encore ouverte.',
  },
  verifier: ({ ligne }, { dejaConserve: conserve }) =>
    conserve === 'PAR_UN_AUTRE_DEPOT' ? { ligne, message: 'Ce passage a déjà été accepté.' } : undefined,
};
