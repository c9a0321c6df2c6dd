// Sends the form of the page as JSON, with the token that stands in the fragment of the address.
const form = document.querySelector('form');
const reponse = document.querySelector('#reponse');
const jeton = location.hash.slice(1);
// The token leaves the address bar, so that it is neither copied nor seen over a shoulder.
history.replaceState(null, '', location.pathname);

const corps = () => {
  const lu = { jeton };
  for (const champ of form.querySelectorAll('input, select')) {
    if (champ.value === '' && !champ.required) continue;
    const chemin = champ.name.split('.');
    const dernier = chemin.pop();
    let objet = lu;
    for (const morceau of chemin) objet = objet[morceau] ??= {};
    objet[dernier] = champ.type === 'checkbox' ? champ.checked : champ.value;
  }
  return lu;
};

const ecrire = (balise, texte, role) => {
  const element = document.createElement(balise);
  element.textContent = texte;
  if (role) element.setAttribute('role', role);
  reponse.append(element);
};

const LIBELLES = {
  reference: 'Référence',
  libelleEtat: 'État',
  raisonSociale: 'Raison sociale',
  siret: 'SIRET',
  motifRefus: 'Motif',
};

form.addEventListener('submit', async (evenement) => {
  evenement.preventDefault();
  reponse.replaceChildren();
  const bouton = form.querySelector('button');
  bouton.disabled = true;
  try {
    const recu = await fetch(form.action, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(corps()),
    });
    const lu = await recu.json();
    if (recu.ok) {
      ecrire('p', form.dataset.merci);
      for (const [cle, libelle] of Object.entries(LIBELLES)) if (lu[cle]) ecrire('p', `${libelle} : ${lu[cle]}`);
      if (!form.action.endsWith('/suivi')) form.hidden = true;
    } else {
      ecrire('p', lu.detail, 'alert');
      for (const { champ, message } of lu.erreurs ?? []) ecrire('p', `${champ} : ${message}`);
    }
  } catch {
    ecrire('p', 'Le service n’a pas répondu. Réessayez dans quelques instants.', 'alert');
  } finally {
    bouton.disabled = false;
  }
});
