// The follow-up page: what is expected of the organisme, and its answer to a complement, with attachments.
// lien.js tells what it read, by the event `lu`, with the token and the place for what follows.
const ajouter = (parent, balise, texte, attributs = {}) => {
  const element = document.createElement(balise);
  if (texte) element.textContent = texte;
  for (const [nom, valeur] of Object.entries(attributs)) element.setAttribute(nom, valeur);
  parent.append(element);
  return element;
};

const jourEnFrancais = (jour) =>
  new Date(jour).toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });

const expliquer = async (reponse) => {
  const { detail, erreurs = [] } = await reponse.json().catch(() => ({}));
  return [
    detail ?? 'Le service n’a pas répondu. Réessayez dans quelques instants.',
    ...erreurs.map((e) => e.message),
  ].join(' ');
};

/** One attachment at a time: over a bad line the ones that have gone stay. */
const envoyerPiece = async (fichier, jeton) => {
  const reponse = await fetch('/api/v1/demandes-contact/suivi/pieces', {
    method: 'POST',
    credentials: 'omit',
    headers: {
      'Content-Type': fichier.type || 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fichier.name)}`,
      'X-Jeton-Lien': jeton,
    },
    body: fichier,
  });
  if (!reponse.ok) throw new Error(`${fichier.name} : ${await expliquer(reponse)}`);
  return (await reponse.json()).pieceId;
};

const formulaire = (parent, { complementId }, jeton) => {
  const form = ajouter(parent, 'form');
  ajouter(form, 'label', 'Votre réponse', { for: 'texte' });
  const texte = ajouter(form, 'textarea', '', { id: 'texte', required: '', maxlength: '4000', rows: '6' });
  ajouter(form, 'label', 'Fichiers joints (PDF, PNG, JPEG, XML, CSV ou XLSX, 10 au plus, 10 Mo chacun)', {
    for: 'pieces',
  });
  const choix = ajouter(form, 'input', '', {
    id: 'pieces',
    type: 'file',
    multiple: '',
    accept: '.pdf,.png,.jpg,.jpeg,.xml,.csv,.xlsx',
  });
  const bouton = ajouter(ajouter(form, 'p'), 'button', 'Envoyer ma réponse', { type: 'submit' });
  const etat = ajouter(form, 'p', '', { 'aria-live': 'polite' });
  // Sent again after a lost answer, it is one answer; changed after a refusal, it is another one.
  let [cle, dernier] = ['', ''];
  const envoyees = new Map();
  form.addEventListener('submit', async (evenement) => {
    evenement.preventDefault();
    bouton.disabled = true;
    try {
      for (const fichier of choix.files) {
        etat.textContent = `Envoi de ${fichier.name}…`;
        if (!envoyees.has(fichier)) envoyees.set(fichier, await envoyerPiece(fichier, jeton));
      }
      const pieceIds = [...choix.files].map((fichier) => envoyees.get(fichier));
      const corps = JSON.stringify({ jeton, complementId, texte: texte.value, pieceIds });
      if (corps !== dernier) [cle, dernier] = [crypto.randomUUID(), corps];
      const reponse = await fetch('/api/v1/demandes-contact/suivi/reponse', {
        method: 'POST',
        credentials: 'omit',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': cle },
        body: corps,
      });
      if (!reponse.ok) throw new Error(await expliquer(reponse));
      form.replaceChildren();
      ajouter(form, 'p', 'Votre réponse est enregistrée. Un courriel en accuse réception.', { role: 'status' });
    } catch (erreur) {
      etat.textContent =
        erreur instanceof TypeError ? 'Le service n’a pas répondu. Réessayez dans quelques instants.' : erreur.message;
      etat.setAttribute('role', 'alert');
    } finally {
      bouton.disabled = false;
    }
  });
};

document.addEventListener('lu', ({ detail: { lu, jeton, lieu } }) => {
  if (lu.attendu) ajouter(lieu, 'p', lu.attendu.quoi);
  if (lu.attendu?.jusquAu) ajouter(lieu, 'p', `Jusqu’au ${jourEnFrancais(lu.attendu.jusquAu)}.`);
  for (const { libelleEtat, motif } of lu.changements ?? [])
    ajouter(lieu, 'p', `Changement demandé : ${libelleEtat}${motif ? ` (${motif})` : ''}.`);
  if (!lu.complement) return;
  ajouter(lieu, 'h2', 'Ce qui vous est demandé');
  ajouter(lieu, 'p', lu.complement.objet, { class: 'texte' });
  formulaire(lieu, lu.complement, jeton);
});
