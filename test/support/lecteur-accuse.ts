import { expect } from 'chai';

/** What the programs of organismes and vendors read in an accusé de traitement. */
export type AccuseLu =
  | {
      forme: 'PASSAGES';
      nomFichier: string;
      idFlux: string;
      idTraitement: number;
      ko: { idTechnique: string; messageErreur: string }[];
      ok: string[];
    }
  | {
      forme: 'ERREURS';
      nomFichier: string;
      idTraitement: number;
      erreurs: { type: string; message: string; ligne: number; colonne: number }[];
    };

type Noeud = { nom: string; enfants: Noeud[]; texte: string };

const PROLOGUE =
  '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">';
const BALISE = /<(\/?)([A-Za-z0-9]+)(\/?)>/y;
const ENTITES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#13;': '\r' };

const exiger = (vrai: boolean, quoi: string): void => {
  expect(vrai, quoi).to.equal(true);
};

const decoder = (octets: Uint8Array): string => {
  exiger(!(octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf), 'no BOM');
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
};

const lireTexte = (brut: string): string => {
  exiger(!brut.includes('\r'), 'no bare CR, which a reader would turn into LF');
  exiger(!brut.includes(']]>'), 'no ]]> in a text');
  return brut.replace(/&[^;]*;?/g, (reference) => {
    exiger(reference in ENTITES, `only plain references, not ${reference}`);
    return ENTITES[reference] ?? '';
  });
};

/** Reads tags and texts; blanks are allowed only between elements, as a newline and four spaces a level. */
const lireArbre = (texte: string): Noeud => {
  const racine: Noeud = { nom: 'rapport', enfants: [], texte: '' };
  const pile: Noeud[] = [racine];
  let position = PROLOGUE.length;
  while (pile.length > 0) {
    const courant = pile.at(-1) as Noeud;
    const chevron = texte.indexOf('<', position);
    exiger(chevron >= 0, 'the document ends properly');
    const entre = texte.slice(position, chevron);
    BALISE.lastIndex = chevron;
    const balise = BALISE.exec(texte);
    exiger(
      balise !== null,
      `only plain tags, no attribute, comment, CDATA nor prefix: ${texte.slice(chevron, chevron + 40)}`,
    );
    const [entiere = '', fermante, nom = '', vide] = balise ?? [];
    position = chevron + entiere.length;
    if (fermante && courant.enfants.length === 0) {
      exiger(courant === racine || nom === courant.nom, 'tags match');
      courant.texte = lireTexte(entre);
      pile.pop();
      continue;
    }
    exiger(entre === `\n${'    '.repeat(pile.length - (fermante ? 1 : 0))}`, `indent before <${fermante}${nom}>`);
    if (fermante) {
      exiger(nom === courant.nom, `</${nom}> closes <${courant.nom}>`);
      pile.pop();
      continue;
    }
    const enfant: Noeud = { nom, enfants: [], texte: '' };
    courant.enfants.push(enfant);
    if (!vide) pile.push(enfant);
  }
  exiger(['', '\n'].includes(texte.slice(position)), 'nothing after the root but a newline');
  return racine;
};

const enfants = ({ nom, enfants: lus }: Noeud, attendus: readonly string[]): Noeud[] => {
  expect(
    lus.map((enfant) => enfant.nom),
    `children of ${nom}`,
  ).to.deep.equal(attendus);
  return lus;
};

const feuille = (noeud: Noeud): string => {
  expect(noeud.enfants, `${noeud.nom} holds a text only`).to.deep.equal([]);
  exiger(noeud.texte !== '', `${noeud.nom} is not empty`);
  return noeud.texte;
};

const entierPositif = (noeud: Noeud): number => {
  const lu = feuille(noeud);
  exiger(/^[1-9][0-9]*$/.test(lu), `${noeud.nom} is a positive integer, not « ${lu} »`);
  return Number(lu);
};

const repete = (noeud: Noeud, nom: string): Noeud[] =>
  enfants(
    noeud,
    noeud.enfants.map(() => nom),
  );

const lireErreurs = (racine: Noeud): AccuseLu => {
  const [nomFichier, idTraitement, erreurs] = enfants(racine, ['nomFichier', 'idTraitement', 'erreurs']) as [
    Noeud,
    Noeud,
    Noeud,
  ];
  const lues = repete(erreurs, 'erreur').map((erreur) => {
    const [type, message, ligne, colonne] = enfants(erreur, ['type', 'message', 'ligne', 'colonne']) as [
      Noeud,
      Noeud,
      Noeud,
      Noeud,
    ];
    expect(feuille(type)).to.equal('XSD');
    return { type: 'XSD', message: feuille(message), ligne: entierPositif(ligne), colonne: entierPositif(colonne) };
  });
  exiger(lues.length >= 1 && lues.length <= 100, 'from one to a hundred errors');
  return {
    forme: 'ERREURS',
    nomFichier: feuille(nomFichier),
    idTraitement: entierPositif(idTraitement),
    erreurs: lues,
  };
};

const lirePassages = (racine: Noeud): AccuseLu => {
  const [nomFichier, idFlux, idTraitement, passagesKO, passagesOK] = enfants(racine, [
    'nomFichier',
    'idFlux',
    'idTraitement',
    'PassagesKO',
    'PassagesOK',
  ]) as [Noeud, Noeud, Noeud, Noeud, Noeud];
  const ko = repete(passagesKO, 'passage').map((passage) => {
    const [idTechnique, messageErreur] = enfants(passage, ['idTechnique', 'messageErreur']) as [Noeud, Noeud];
    const message = feuille(messageErreur);
    exiger(!/^\s*\S+\s*:/.test(message), `a message that begins with a word and a colon reads as a code: ${message}`);
    return { idTechnique: feuille(idTechnique), messageErreur: message };
  });
  const ok = repete(passagesOK, 'idTechnique').map(feuille);
  const tous = [...ko.map(({ idTechnique }) => idTechnique), ...ok];
  expect(new Set(tous).size, 'each passage stands once').to.equal(tous.length);
  return {
    forme: 'PASSAGES',
    nomFichier: feuille(nomFichier),
    idFlux: feuille(idFlux),
    idTraitement: entierPositif(idTraitement),
    ko,
    ok,
  };
};

/**
 * Reads an accusé de traitement as strictly as the strictest of the programs that read it (receipts), and fails at the first
 * byte that one of them would not take. Give `passages` to check that each passage of the file stands there, and no other.
 */
export const lireAccuseTraitement = (
  octets: Uint8Array,
  { passages }: { passages?: readonly string[] } = {},
): AccuseLu => {
  const texte = decoder(octets);
  exiger(texte.startsWith(PROLOGUE), 'declaration with encoding and standalone, root without prefix, ns2 declared');
  const racine = lireArbre(texte);
  const formeErreurs = racine.enfants.some(({ nom }) => nom === 'erreurs');
  const lu = formeErreurs ? lireErreurs(racine) : lirePassages(racine);
  if (passages !== undefined) {
    const ecrits = lu.forme === 'PASSAGES' ? [...lu.ko.map(({ idTechnique }) => idTechnique), ...lu.ok] : [];
    expect(ecrits.sort(), 'every passage of the file, once').to.deep.equal([...passages].sort());
  }
  return lu;
};
