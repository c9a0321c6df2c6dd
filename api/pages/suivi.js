// The follow-up page: what is expected of the organisme, and its answer when a complement is asked.
import { ecrire, jourEnFrancais } from './ecrire.js';

document.addEventListener('lu', ({ detail: { lu, reponse } }) => {
  const { attendu, complement, changements } = lu;
  if (attendu) ecrire(reponse, attendu.quoi);
  if (attendu?.jusquAu) ecrire(reponse, `Jusqu’au ${jourEnFrancais(attendu.jusquAu)}.`);
  for (const { libelleEtat, motif } of changements)
    ecrire(reponse, `Changement demandé : ${libelleEtat}${motif ? ` (${motif})` : ''}.`);
  const autre = document.getElementById('autre');
  autre.hidden = complement === null;
  if (complement === null) return;
  ecrire(reponse, 'Ce qui vous est demandé', { balise: 'h2' });
  ecrire(reponse, complement.objet, { classe: 'texte' });
  autre.querySelector('[name=complementId]').value = complement.complementId;
});
