// Sends a form of the page as JSON, with the token that stands in the fragment of the address.
import { ecrire, jourEnFrancais } from './ecrire.js';
import { envoyerPieces, oublierPieces } from './pieces.js';
import { poster, Refus } from './poster.js';

// The token leaves the address bar, so that it is neither copied nor seen over a shoulder; a page reloaded finds it again.
const jeton = location.hash.slice(1) || (history.state?.jeton ?? '');
history.replaceState({ jeton }, '', location.pathname);
// Another link followed in this tab only changes the fragment: nothing would read its token.
addEventListener('hashchange', () => location.reload());

const envoyerJson = (adresse, corps, entetes = {}) =>
  poster(adresse, { headers: { 'Content-Type': 'application/json', ...entetes }, body: JSON.stringify(corps) });

const champsDe = (form) => [...form.elements].filter(({ name, disabled }) => name !== '' && !disabled);

const valeurDe = (champ, dire) => {
  if (champ.type === 'file') return envoyerPieces(champ, { jeton, dire });
  return champ.type === 'checkbox' ? champ.checked : champ.value;
};

const corpsDe = async (form, dire) => {
  const lu = form.dataset.sansJeton === undefined ? { jeton } : {};
  for (const champ of champsDe(form)) {
    if (champ.value === '' && !champ.required) continue;
    const chemin = champ.name.split('.');
    const dernier = chemin.pop();
    let objet = lu;
    for (const morceau of chemin) objet = objet[morceau] ??= {};
    objet[dernier] = await valeurDe(champ, dire);
  }
  return lu;
};

/** A field says itself what is wrong with it, to eyes and to screen readers. */
const marquer = (champ, message) => {
  const id = `${champ.id}-erreur`;
  const phrase = document.getElementById(id) ?? document.createElement('p');
  phrase.id = id;
  phrase.className = 'erreur';
  phrase.textContent = phrase.textContent === '' ? message : `${phrase.textContent} ${message}`;
  champ.setAttribute('aria-invalid', 'true');
  champ.setAttribute('aria-describedby', id);
  champ.closest('.champ').append(phrase);
};

const demarquer = (form) => {
  for (const phrase of form.querySelectorAll('.erreur')) phrase.remove();
  for (const champ of champsDe(form)) {
    champ.removeAttribute('aria-invalid');
    champ.removeAttribute('aria-describedby');
  }
};

const direRefus = (form, { message, code, erreurs }) => {
  const lieu = form.querySelector('.refus');
  const champs = champsDe(form).filter(({ type }) => type !== 'hidden');
  const duChamp = ({ champ }) => champs.find(({ name }) => champ === name || champ.startsWith(`${name}.`));
  for (const erreur of erreurs) {
    const champ = duChamp(erreur);
    if (champ) marquer(champ, erreur.message);
  }
  const premier = form.querySelector('[aria-invalid]');
  if (code === 'LIEN_INVALIDE') lieu.append(document.getElementById('lien-fini').content.cloneNode(true));
  else if (premier === null || !erreurs.every(duChamp)) ecrire(lieu, message);
  (premier ?? lieu).focus();
};

const LIBELLES = {
  reference: 'Référence',
  libelleEtat: 'État',
  raisonSociale: 'Raison sociale',
  siret: 'SIRET',
  motifRefus: 'Motif',
  prendEffetLe: 'Prend effet le',
};

const decrire = (lieu, lu) => {
  for (const [cle, libelle] of Object.entries(LIBELLES))
    if (lu[cle]) ecrire(lieu, `${libelle} : ${cle.endsWith('Le') ? jourEnFrancais(lu[cle]) : lu[cle]}`);
};

const direFait = (form, lu) => {
  const lieu = form.nextElementSibling;
  ecrire(lieu, form.dataset.merci);
  decrire(lieu, lu);
  if (form.dataset.consultation !== undefined)
    document.dispatchEvent(new CustomEvent('lu', { detail: { lu, reponse: lieu } }));
  else {
    form.hidden = true;
    lieu.focus();
  }
};

const preparer = (form) => {
  const reponse = form.nextElementSibling;
  const dire = (etat) => reponse.replaceChildren(etat);
  // Sent again after a lost answer, it is one act; changed after a refusal, it is another one.
  let [cle, dernier] = ['', ''];
  let occupe = false;
  const envoyer = async () => {
    const corps = await corpsDe(form, dire);
    const texte = JSON.stringify(corps);
    if (texte !== dernier) [cle, dernier] = [crypto.randomUUID(), texte];
    return envoyerJson(form.action, corps, { 'Idempotency-Key': cle });
  };
  form.addEventListener('submit', async (evenement) => {
    evenement.preventDefault();
    // The button stays alive: disabled, it would lose the focus of who uses the keyboard.
    if (occupe) return;
    occupe = true;
    form.setAttribute('aria-busy', 'true');
    form.querySelector('.refus').replaceChildren();
    demarquer(form);
    dire('');
    try {
      const lu = await envoyer();
      dire('');
      direFait(form, lu);
    } catch (erreur) {
      dire('');
      if (!(erreur instanceof Refus)) throw erreur;
      if (erreur.code === 'PIECE_INTROUVABLE') oublierPieces();
      direRefus(form, erreur);
    } finally {
      occupe = false;
      form.removeAttribute('aria-busy');
    }
  });
};

/** What is asked of one role alone is shown to nobody else. */
const suivreLeRole = (form) => {
  for (const bloc of form.querySelectorAll('[data-pour]')) {
    bloc.hidden = bloc.dataset.pour !== form.elements.role.value;
    bloc.querySelector('input').disabled = bloc.hidden;
  }
};

/** The link tells for whom it is, or that nothing can be done with it. */
const verifier = async (form) => {
  const lieu = document.createElement('div');
  form.before(lieu);
  try {
    const { raisonSociale, siret, role } = await envoyerJson(form.dataset.verification, { jeton });
    decrire(lieu, { raisonSociale, siret });
    if (!form.elements.role) return;
    form.elements.role.value = role;
    suivreLeRole(form);
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    direRefus(form, erreur);
    if (!['LIEN_INVALIDE', 'COMPTE_EXISTANT'].includes(erreur.code)) return;
    lieu.setAttribute('role', 'alert');
    lieu.append(...form.querySelector('.refus').childNodes);
    form.hidden = true;
  }
};

for (const form of document.forms) {
  preparer(form);
  if (form.querySelector('[data-pour]')) {
    suivreLeRole(form);
    form.elements.role.addEventListener('change', () => suivreLeRole(form));
  }
  if (form.dataset.verification) await verifier(form);
}
