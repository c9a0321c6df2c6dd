import { chaque, complet, minimal, octets, type Table, texte } from './cas.ts';

const SEXE = '<cpf:sexe>F</cpf:sexe>';
const FAUX = '<cpf:sexe>X</cpf:sexe>';

const BLANCS = [
  '\n',
  '\r\n',
  '\r',
  '\r\r',
  '\n\r',
  '\r\r\n',
  '\r\n\r',
  '\n\n',
  '\t',
  '😀',
  'é',
  'e\u0301',
  '&amp;',
  '&#233;',
  '\u0085',
  '\u2028',
];

const dansFlux = (contenu: string): string => `<flux xmlns="urn:cdc:cpf:pc5:schema:1.0.0">${contenu}</flux>`;

export const POSITIONS: Table = {
  titre: 'ligne et colonne',
  cas: [
    ...chaque(BLANCS, (blanc) => texte('', dansFlux(`<idFlux>${blanc}</idFlux>${blanc}<idFlux/>${blanc}<x/>`))).map(
      (cas) => ({
        ...cas,
        nom: `dans le texte : ${cas.nom}`,
      }),
    ),
    ...chaque(BLANCS.slice(0, 8), (blanc) => texte('', dansFlux(`<!--${blanc}--><a${blanc}/>`))).map((cas) => ({
      ...cas,
      nom: `dans un commentaire et une balise : ${cas.nom}`,
    })),
    ...chaque(BLANCS.slice(0, 8), (blanc) =>
      texte('', dansFlux(`<idFlux a="${blanc}"><![CDATA[${blanc}]]></idFlux><?p ${blanc}?><b/>`)),
    ).map((cas) => ({ ...cas, nom: `dans un attribut, une section CDATA et une instruction : ${cas.nom}` })),
    ...chaque(BLANCS.slice(0, 8), (blanc) =>
      texte('', `<?xml version="1.0"?>${blanc}<!--c-->${blanc}<a/>${blanc}`),
    ).map((cas) => ({
      ...cas,
      nom: `avant et après la racine : ${cas.nom}`,
    })),
    texte('retour dans la déclaration avant la version', '<?xml\nversion="1.0"\n?>\n<a/>'),
    texte('retour dans la déclaration après la version', '<?xml version="1.0"\n\n encoding="UTF-8"\n?>\n<a/>'),
    octets('BOM UTF-8', [0xef, 0xbb, 0xbf], '<a/>'),
    octets('BOM UTF-8 et déclaration', [0xef, 0xbb, 0xbf], '<?xml version="1.0" encoding="UTF-8"?><a/>'),
    complet('fichier en CRLF', [SEXE, '\r\n\r\n<cpf:sexe>X</cpf:sexe>\r\n']),
    complet('fichier long, faute à la fin', ['<cpf:idDossier>31000000831', '<cpf:idDossier>310000008310000']),
    minimal('longue ligne', ['<scoring>A', '<scoring>']),
    complet('élément court', [SEXE, '<cpf:sexe/>']),
    complet('balise sur plusieurs lignes', [SEXE, '<cpf:sexe\n\n  a="1"\n  >X</cpf:sexe\n\t>']),
    complet('plusieurs fautes sur une ligne', [SEXE, `${FAUX}${FAUX}`]),
  ],
};
