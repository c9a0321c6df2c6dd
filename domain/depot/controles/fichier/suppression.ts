import type { ControleFichier } from '../controle.ts';

/** The schema of 2026 knows SUPPRESSION; until it is open such a file writes nothing. */
export const suppressionOuverte: ControleFichier = {
  code: 'SUPPRESSION_NON_OUVERTE',
  gravite: 'REJETTE_FICHIER',
  aide: {
    titre: 'Suppression non ouverte',
    explication: 'Le fichier demande une suppression (action SUPPRESSION), qui n’est pas encore ouverte.',
    quoiFaire:
      'Pour transmettre des passages, retirez l’élément action ou mettez CREATION. Pour une erreur dans des passages acceptés, écrivez à l’assistance.',
    exemple: '<cpf:action>CREATION</cpf:action>',
  },
  verifier: ({ action }, { suppressionOuverte: ouverte }) =>
    action === 'SUPPRESSION' && !ouverte
      ? { message: "La suppression de passages n'est pas encore ouverte : aucun passage de ce fichier n'a été traité." }
      : undefined,
};
