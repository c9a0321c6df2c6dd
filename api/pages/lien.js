// Sends a form of the page as JSON, with the token that stands in the fragment of the address.
const jeton = location.hash.slice(1);
// The token leaves the address bar, so that it is neither copied nor seen over a shoulder.
history.replaceState(null, '', location.pathname);

class Refus extends Error {
  constructor(probleme) {
    super(probleme.detail);
    this.erreurs = probleme.erreurs ?? [];
  }
}

// The link alone is the proof: a session that is open in this browser has no part in it.
const poster = async (adresse, options) => {
  const recu = await fetch(adresse, { method: 'POST', credentials: 'omit', ...options });
  const lu = recu.status === 204 ? {} : await recu.json();
  if (!recu.ok) throw new Refus(lu);
  return lu;
};

// Each file goes first, once, the token in a header; the body of the form then names them by their ids.
const envoyees = new Map();
const envoyerPieces = async ({ dataset, files }) => {
  for (const fichier of files) {
    if (envoyees.has(fichier)) continue;
    const entetes = {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fichier.name)}`,
      'X-Jeton-Lien': jeton,
    };
    envoyees.set(fichier, (await poster(dataset.pieces, { headers: entetes, body: fichier })).pieceId);
  }
  return Array.from(files, (fichier) => envoyees.get(fichier));
};

const valeurDe = async (champ) => {
  if (champ.type === 'file') return envoyerPieces(champ);
  return champ.type === 'checkbox' ? champ.checked : champ.value;
};

const corps = async (form) => {
  const lu = form.dataset.sansJeton === undefined ? { jeton } : {};
  for (const champ of form.querySelectorAll('input, select')) {
    if (champ.value === '' && !champ.required) continue;
    const chemin = champ.name.split('.');
    const dernier = chemin.pop();
    let objet = lu;
    for (const morceau of chemin) objet = objet[morceau] ??= {};
    objet[dernier] = await valeurDe(champ);
  }
  return lu;
};

const LIBELLES = {
  reference: 'Référence',
  libelleEtat: 'État',
  raisonSociale: 'Raison sociale',
  siret: 'SIRET',
  motifRefus: 'Motif',
};

const preparer = (form) => {
  const reponse = form.nextElementSibling;
  const ecrire = (balise, texte, role) => {
    const element = document.createElement(balise);
    element.textContent = texte;
    if (role) element.setAttribute('role', role);
    reponse.append(element);
  };
  const dire = (lu) => {
    ecrire('p', form.dataset.merci);
    for (const [cle, libelle] of Object.entries(LIBELLES)) if (lu[cle]) ecrire('p', `${libelle} : ${lu[cle]}`);
    if (!form.action.endsWith('/suivi')) form.hidden = true;
    document.dispatchEvent(new CustomEvent('lu', { detail: { lu, jeton, lieu: reponse } }));
  };
  form.addEventListener('submit', async (evenement) => {
    evenement.preventDefault();
    reponse.replaceChildren();
    const bouton = form.querySelector('button');
    bouton.disabled = true;
    try {
      dire(
        await poster(form.action, {
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(await corps(form)),
        }),
      );
    } catch (erreur) {
      const refus = erreur instanceof Refus;
      ecrire('p', refus ? erreur.message : 'Le service n’a pas répondu. Réessayez dans quelques instants.', 'alert');
      for (const { champ, message } of refus ? erreur.erreurs : []) ecrire('p', `${champ} : ${message}`);
    } finally {
      bouton.disabled = false;
    }
  });
};

for (const form of document.querySelectorAll('form')) preparer(form);
