// Each file goes first, once, the token in a header; the body of the form then names them by their ids.
import { poster, Refus } from './poster.js';

// Over a bad line the ones that have gone stay.
const envoyees = new Map();

/** Those that the service has forgotten have to go again. */
export const oublierPieces = () => envoyees.clear();

const refuserChamp = ({ name: champ }, message) => new Refus({ detail: message, erreurs: [{ champ, message }] });

const envoyer = async (fichier, { pieces }, jeton) => {
  const entetes = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fichier.name)}`,
    'X-Jeton-Lien': jeton,
  };
  return (await poster(pieces, { headers: entetes, body: fichier })).pieceId;
};

/** Ids of the files of a field, sent one at a time; a refusal names its file. */
export const envoyerPieces = async (champ, { jeton, dire }) => {
  const { files, dataset } = champ;
  if (files.length > Number(dataset.nombre)) throw refuserChamp(champ, dataset.tropNombreux);
  for (const fichier of files) {
    if (envoyees.has(fichier)) continue;
    if (fichier.size > Number(dataset.octets)) throw refuserChamp(champ, `${fichier.name} : ${dataset.tropGros}`);
    dire(`Envoi de ${fichier.name}…`);
    try {
      envoyees.set(fichier, await envoyer(fichier, dataset, jeton));
    } catch (erreur) {
      if (!(erreur instanceof Refus) || erreur.code === 'LIEN_INVALIDE') throw erreur;
      throw refuserChamp(champ, `${fichier.name} : ${erreur.message}`);
    }
  }
  return Array.from(files, (fichier) => envoyees.get(fichier));
};
