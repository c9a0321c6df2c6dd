/** Documents made to harm: each yields its bytes as a stream, so that the test holds no more than the engine may. */
export type HostileDocument = { title: string; bytes: () => Iterable<string | Uint8Array>; expected: RegExp };

const MIB = 1_048_576;
const NS = 'xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0"';
const ROOT = `<cpf:flux ${NS}>`;

function* repeat(piece: string, total: number): Generator<string> {
  const block = piece.repeat(Math.max(1, Math.floor(65_536 / piece.length)));
  for (let given = 0; given < total; given += block.length) yield block;
}

const around = (before: string, piece: string, total: number, after: string) =>
  function* (): Generator<string> {
    yield before;
    yield* repeat(piece, total);
    yield after;
  };

function* manyAttributes(): Generator<string> {
  yield '<cpf:flux';
  for (let index = 0; index < 1_000_000; index += 1) yield ` a${index}=""`;
  yield `${NS}/>`;
}

function* nestedBindings(): Generator<string> {
  for (let depth = 0; depth < 200; depth += 1) {
    yield '<a';
    for (let index = 0; index < 500; index += 1) yield ` xmlns:p${depth}-${index}="urn:${'x'.repeat(900)}"`;
    yield '>';
  }
}

/** Pseudo-random bytes, the same at every run. */
function* randomBytes(total: number): Generator<Uint8Array> {
  let state = 12_345;
  const block = new Uint8Array(65_536);
  for (let given = 0; given < total; given += block.length) {
    for (let index = 0; index < block.length; index += 1) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      block[index] = state >>> 24;
    }
    yield block.slice();
  }
}

const text = (document: string) => () => [document];
const bytes = (before: string, wrong: number[], after: string) => () => [before, Uint8Array.from(wrong), after];
const doctype = (subset: string): string => `<?xml version="1.0"?><!DOCTYPE flux ${subset}>${ROOT}&a;</cpf:flux>`;

const PROLOGUE: HostileDocument[] = [
  ['an entity bomb', '[<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]'],
  ['a quadratic bomb', `[<!ENTITY a "${'a'.repeat(100_000)}">]`],
  ['a bomb of parameter entities', '[<!ENTITY % p "<!ENTITY &#37; q \'x\'>"> %p; %q;]'],
  ['an entity that holds itself', '[<!ENTITY a "&b;"><!ENTITY b "&a;">]'],
  ['an external entity', '[<!ENTITY a SYSTEM "file:///etc/passwd">]'],
  ['an external DTD', 'SYSTEM "http://127.0.0.1:9/x.dtd"'],
  ['a public external DTD', 'PUBLIC "-//x//y" "http://127.0.0.1:9/x.dtd"'],
  ['an attribute given by the DTD', `[<!ATTLIST flux ${NS} CDATA #FIXED "x">]`],
].map(([title = '', subset = '']) => ({ title, bytes: text(doctype(subset)), expected: /^DOCTYPE_INTERDIT$/ }));

const ENORMOUS: HostileDocument[] = [
  { title: 'a million levels', bytes: around('', '<a>', 3 * MIB, ''), expected: /^PROFONDEUR_EXCESSIVE$/ },
  { title: 'a million attributes', bytes: manyAttributes, expected: /^TROP_D_ATTRIBUTS$/ },
  { title: 'namespaces without end', bytes: nestedBindings, expected: /^TROP_D_ATTRIBUTS$/ },
  { title: 'a name of 100 MB', bytes: around('<', 'n', 100 * MIB, '/>'), expected: /^NOM_TROP_LONG$/ },
  { title: 'a namespace of 100 MB', bytes: around('<a xmlns="', 'n', 100 * MIB, '"/>'), expected: /TROP_LONG$/ },
  { title: 'a value of 100 MB', bytes: around('<a b="', 'v', 100 * MIB, '"/>'), expected: /^ATTRIBUT_TROP_LONG$/ },
  {
    title: 'a text of 100 MB',
    bytes: around(`${ROOT}<cpf:idFlux>`, 't', 100 * MIB, ''),
    expected: /^TEXTE_TROP_LONG$/,
  },
  { title: 'a CDATA of 100 MB', bytes: around(`${ROOT}<![CDATA[`, 't', 100 * MIB, ''), expected: /^TEXTE_TROP_LONG$/ },
  { title: 'a comment of 100 MB', bytes: around('<!--', 'c', 100 * MIB, '-->'), expected: /^COMMENTAIRE_TROP_LONG$/ },
  {
    title: 'an instruction of 100 MB',
    bytes: around('<?a ', 'c', 100 * MIB, '?>'),
    expected: /^COMMENTAIRE_TROP_LONG$/,
  },
  { title: 'a target of 100 MB', bytes: around('<?', 'c', 100 * MIB, '?>'), expected: /^NOM_TROP_LONG$/ },
  { title: 'an entity name of 100 MB', bytes: around('<a>&', 'c', 100 * MIB, ';'), expected: /^NOM_TROP_LONG$/ },
  { title: 'a reference of 100 MB', bytes: around('<a>&#', '0', 100 * MIB, '65;</a>'), expected: /^TEXTE_TROP_LONG$/ },
  { title: 'a declaration of 100 MB', bytes: around('<?xml ', ' ', 100 * MIB, '?>'), expected: /^TEXTE_TROP_LONG$/ },
  {
    title: 'an encoding name of 100 MB',
    bytes: around('<?xml version="1.0" encoding="', 'n', 100 * MIB, '"?>'),
    expected: /TROP_LONG$/,
  },
  { title: 'spaces in a tag', bytes: around(`<cpf:flux ${NS}`, ' \n', 100 * MIB, '/>'), expected: /^cvc-complex-type/ },
  {
    title: 'a file of 201 MB',
    bytes: around('', '<!-- x -->\n', 201_000_000, ''),
    expected: /^FICHIER_TROP_VOLUMINEUX$/,
  },
  {
    title: 'millions of errors',
    bytes: around(ROOT, '<cpf:emetteur a="1" b="2">x</cpf:emetteur>', 40 * MIB, '</cpf:flux>'),
    expected: /^cvc-/,
  },
  {
    title: 'faulty values of a megabyte',
    bytes: around(ROOT, `<cpf:idFlux>${'é'.repeat(1_000_000)}</cpf:idFlux>`, 60 * MIB, '</cpf:flux>'),
    expected: /^cvc-/,
  },
];

const MALFORMED: HostileDocument[] = [
  {
    title: 'an XInclude',
    bytes: text(`${ROOT}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/></cpf:flux>`),
    expected: /^cvc-complex-type\.2\.4\.a/,
  },
  { title: 'an entity without DOCTYPE', bytes: text(`${ROOT}&nbsp;</cpf:flux>`), expected: /^L'entité "nbsp"/ },
  { title: 'a NUL', bytes: bytes(ROOT, [0], '</cpf:flux>'), expected: /Unicode : 0x0/ },
  {
    title: 'an overlong slash',
    bytes: bytes(ROOT, [0xc0, 0xaf], ''),
    expected: /^Octet 1 de la séquence UTF-8 à 1 octets/,
  },
  {
    title: 'an overlong angle bracket',
    bytes: bytes(ROOT, [0xe0, 0x80, 0xbc], ''),
    expected: /^Octet 2 .* à 3 octets/,
  },
  { title: 'a surrogate in UTF-8', bytes: bytes(ROOT, [0xed, 0xa0, 0x80], ''), expected: /^Octet 2 .* à 3 octets/ },
  { title: 'a character beyond Unicode', bytes: bytes(ROOT, [0xf4, 0x90, 0x80, 0x80], ''), expected: /0x11/ },
  {
    title: 'half a pair in a reference',
    bytes: text(`${ROOT}&#xD83D;</cpf:flux>`),
    expected: /^La référence de caractère "&#xD83D"/,
  },
  {
    title: 'UTF-16 declared as UTF-8',
    bytes: () => [Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-8"?><a/>', 'utf16le')],
    expected: /élément racine/,
  },
  { title: 'UTF-7', bytes: text('<?xml version="1.0" encoding="UTF-7"?>+ADw-a+AD4-'), expected: /^ENCODAGE_REFUSE$/ },
  { title: 'EBCDIC', bytes: () => [Uint8Array.from([0x4c, 0x6f, 0xa7, 0x94, 0x93])], expected: /^ENCODAGE_REFUSE$/ },
  { title: 'XML 1.1', bytes: text('<?xml version="1.1"?><a/>'), expected: /^XML_1_1$/ },
  {
    title: 'a root typed by itself',
    bytes: text('<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="b"/>'),
    expected: /^RACINE_XSI_TYPE$/,
  },
  { title: 'random bytes', bytes: () => randomBytes(10 * MIB), expected: /^Octet|prologue/ },
  { title: 'nothing at all', bytes: () => [], expected: /^Fin prématurée du fichier\.$/ },
];

export const HOSTILE_DOCUMENTS: readonly HostileDocument[] = [...PROLOGUE, ...ENORMOUS, ...MALFORMED];
