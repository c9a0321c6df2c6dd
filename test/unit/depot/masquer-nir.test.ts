import { expect } from 'chai';
import { masquerNir } from '../../../domain/depot/masquer-nir.ts';

const NIR = '255081416802';
const ICI = { ligne: 3, colonne: 12 };
const messagesDe = (messages: string[]): string[] =>
  masquerNir(messages.map((message) => ({ ...ICI, message }))).map(({ message }) => message);

describe('NIR in the sentences of the schema', () => {
  const fin = (valeur: string, element = 'cpf:nir'): string =>
    `cvc-type.3.1.3 : La valeur '${valeur}' de l'élément '${element}' n'est pas valide.`;
  const PREMIERES: [string, (valeur: string) => string][] = [
    [
      'pattern',
      (v) =>
        `cvc-pattern-valid : La valeur '${v}' n'est pas un facet valide par rapport au modèle '[12][0-9]{4}(2[AB]|[0-9]{2})[0-9]{6}' pour le type '#AnonType_niridentifiantNational'.`,
    ],
    [
      'length',
      (v) =>
        `cvc-length-valid : La valeur '${v}', ayant pour longueur '12', n'est pas un facet valide par rapport à la longueur '13' pour le type '#AnonType_niridentifiantNational'.`,
    ],
    [
      'lexical form, under xsi:type',
      (v) => `cvc-datatype-valid.1.2.1 : '${v}' n'est pas une valeur valide pour 'integer'.`,
    ],
    [
      'bound, under xsi:type',
      (v) =>
        `cvc-maxInclusive-valid : La valeur '${v}' n'est pas un facet valide par rapport à maxInclusive '2147483647' pour le type 'int'.`,
    ],
  ];

  for (const [regle, premiere] of PREMIERES) {
    it(`is replaced in both sentences of a pair: ${regle}`, () => {
      expect(messagesDe([premiere(NIR), fin(NIR)])).to.deep.equal([premiere('•••'), fin('•••')]);
    });
  }

  it('is replaced under any prefix, or none, and whatever quotes it holds', () => {
    for (const element of ['nir', 'n0:nir', 'cpf:nir'])
      expect(messagesDe([fin(`a' de l'élément 'b\n${NIR}`, element)])).to.deep.equal([fin('•••', element)]);
  });

  it('is replaced by the engine’s mark alone, when its pair is cut', () => {
    const message = PREMIERES[0]?.[1](NIR) ?? '';

    expect(masquerNir([{ ...ICI, message, nir: true as const }])[0]?.message).to.equal(PREMIERES[0]?.[1]('•••'));
  });

  it('is replaced in a sentence of an unforeseen shape', () => {
    expect(messagesDe([`UndeclaredEntity : L'entité '${NIR}' n'est pas déclarée.`, fin(NIR)])[0]).to.equal(
      "UndeclaredEntity : L'•••' n'est pas déclarée.",
    );
  });

  it('leaves the sentences of other data to the letter', () => {
    const messages = [
      "cvc-length-valid : La valeur '1', ayant pour longueur '1', n'est pas un facet valide par rapport à la longueur '8' pour le type '#AnonType_idClientemetteur'.",
      fin('1', 'cpf:idClient'),
      fin('x', 'cpf:avenir'),
      "cvc-complex-type.2.4.a : Contenu non valide trouvé à partir de l'élément '{\"urn:cdc:cpf:pc5:schema:1.0.0\":nir}'.",
    ];

    expect(messagesDe(messages)).to.deep.equal(messages);
  });

  it('does not take the error of another place for the first of the pair', () => {
    const autre = {
      ligne: 2,
      colonne: 1,
      message: "cvc-datatype-valid.1.2.1 : 'x' n'est pas une valeur valide pour 'date'.",
    };

    expect(masquerNir([autre, { ...ICI, message: fin(NIR) }])[0]).to.deep.equal(autre);
  });
});
