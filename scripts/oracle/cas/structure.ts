import { TEXTES_ENTRE } from '../mutations/matieres.ts';
import { chaque, complet, minimal, type Table, texte } from './cas.ts';

const NS = 'xmlns="urn:cdc:cpf:pc5:schema:1.0.0"';
const SEXE = '<cpf:sexe>F</cpf:sexe>';
const TITULAIRE = '<cpf:titulaire>';
const COMMUNE = `<cpf:codeInseeNaissance>
                        <cpf:codeInsee>29019</cpf:codeInsee>
                      </cpf:codeInseeNaissance>`;
const MODALITE_NIL = '<cpf:modaliteAcces xsi:nil="true"/>';

const ATTRIBUTS = [
  'a="1"',
  'nil="true"',
  'xml:lang="fr"',
  'xsi:foo="1"',
  'xsi:type="cpf:genre"',
  'xmlns:z="urn:z" z:b="1"',
  'xsi:schemaLocation="a"',
  'xsi:schemaLocation="% zz"',
  'xsi:noNamespaceSchemaLocation="% zz"',
  'xsi:noNamespaceSchemaLocation=""',
  'a="1" b="2" xsi:nil="false" c="3"',
  'xmlns:z="urn:z"',
];

const RACINES = [
  '<a/>',
  '<flux/>',
  `<depot ${NS}/>`,
  '<cpf:flux xmlns:cpf="urn:autre"/>',
  `<Flux ${NS}/>`,
  `<titulaire ${NS}/>`,
  `<flux ${NS}/>`,
  `<flux ${NS} a="1">x</flux>`,
  `<a b="1">t<c/><flux ${NS}><idFlux/></flux></a>`,
  `<flux ${NS}><flux/><flux ${NS}/></flux>`,
  `<flux ${NS} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>`,
  '<:flux/>',
  `<flux ${NS}><:sexe/><idFlux>1</idFlux></flux>`,
  `<z:flux xmlns:z="urn:cdc:cpf:pc5:schema:1.0.0"><z:x/></z:flux>`,
  `<flux ${NS}><x xmlns=""/></flux>`,
  `<flux ${NS}><x xmlns="urn:z"/></flux>`,
  `<flux ${NS}><idFlux>1</idFlux><idFlux>2</idFlux><idFlux/></flux>`,
];

export const STRUCTURE: Table = {
  titre: 'modèle de contenu',
  cas: [
    ...chaque(RACINES, (racine) => texte('', racine)),
    ...chaque(TEXTES_ENTRE, (entre) => complet('', [TITULAIRE, `${TITULAIRE}${entre}`])).map((c) => ({
      ...c,
      nom: `texte entre éléments : ${c.nom}`,
    })),
    ...chaque(ATTRIBUTS, (attribut) => complet('', [TITULAIRE, `<cpf:titulaire ${attribut}>`])).map((c) => ({
      ...c,
      nom: `attribut sur un élément composé : ${c.nom}`,
    })),
    ...chaque(ATTRIBUTS, (attribut) => complet('', [SEXE, `<cpf:sexe ${attribut}>X</cpf:sexe>`])).map((c) => ({
      ...c,
      nom: `attribut sur un élément simple : ${c.nom}`,
    })),
    complet('étranger en tête', [TITULAIRE, `${TITULAIRE}<inconnu/>`]),
    complet('étranger trois fois', [TITULAIRE, `${TITULAIRE}<cpf:inconnu/><cpf:inconnu/><cpf:inconnu/>`]),
    complet('étranger habité', [SEXE, '<inconnu a="1"><cpf:idFlux/><cpf:sexe>Z</cpf:sexe>t</inconnu>']),
    complet('donnée d’un autre parent', [SEXE, '<cpf:idFlux/>']),
    complet('double avec faute', [SEXE, '<cpf:sexe>F</cpf:sexe><cpf:sexe>X</cpf:sexe>']),
    complet('double et absence', [SEXE, ''], ['<cpf:prenom1>Maëlle</cpf:prenom1>', '<cpf:prenom2>A</cpf:prenom2>']),
    complet('absence', [SEXE, '']),
    complet('tout à la fois', [TITULAIRE, '<cpf:titulaire a="1">texte<inconnu/>'], [SEXE, '']),
    complet('deux branches', ['</cpf:titulaire>', '</cpf:titulaire><cpf:dossierFormation/>']),
    complet('étranger dans un choix', [TITULAIRE, `<cpf:sexe>X</cpf:sexe>${TITULAIRE}`]),
    complet('choix vide', [COMMUNE, '']),
    complet('deux fois la même branche', [COMMUNE, COMMUNE + COMMUNE]),
    complet('les deux branches du lieu', [COMMUNE, `${COMMUNE}<cpf:codePostalNaissance/>`]),
    complet('texte et absence', [SEXE, 'texte']),
    complet('liste vide', ['<cpf:resultat/>', ''], ['<cpf:resultat>', '<cpf:resultat a="1">']),
    complet('étranger dans une liste', ['<cpf:resultat/>', '<cpf:inconnu/><cpf:resultat/><cpf:inconnu/>']),
    complet('enfant unique deux fois', [
      '<cpf:codeInsee>29019</cpf:codeInsee>',
      '<cpf:codeInsee>29019</cpf:codeInsee><cpf:codeInsee>1</cpf:codeInsee>',
    ]),
    complet('enfant unique précédé', ['<cpf:codeInsee>29019', '<cpf:x/><cpf:codeInsee>29019']),
    complet('enfant unique absent', ['<cpf:codeInsee>29019</cpf:codeInsee>', '']),
    complet('parent complet, un de plus', ['</cpf:titulaire>', '<cpf:prenom3>B</cpf:prenom3></cpf:titulaire>']),
    complet('parent complet, optionnels restants', [
      '</cpf:modalitesInscription>',
      '<cpf:x/></cpf:modalitesInscription>',
    ]),
    complet('enfant d’un élément simple', [SEXE, '<cpf:sexe>F<b/></cpf:sexe>']),
    complet('enfant d’une date', ['<cpf:dateDebutExamen>2026-01-12', '<cpf:dateDebutExamen>2026-01-12<x/>']),
    complet('enfant d’un entier', ['<cpf:anneeNaissance>1991', '<cpf:anneeNaissance>1991<x/>']),
    complet('enfant d’un texte', ['<cpf:prenom1>Maëlle', '<cpf:prenom1>Maëlle<x/>']),
    complet('flux dans un élément simple', [SEXE, '<cpf:sexe>F<cpf:flux/></cpf:sexe>']),
    complet('élément composé vide', [MODALITE_NIL, '']),
    complet('xsi:nil sur un élément composé', [TITULAIRE, '<cpf:titulaire xsi:nil="true">']),
    complet('autre préfixe', [SEXE, '<z:sexe xmlns:z="urn:cdc:cpf:pc5:schema:1.0.0">Z</z:sexe>']),
    complet('espace de noms par défaut', [SEXE, `<sexe ${NS}>Z</sexe>`]),
    complet('autre espace de noms', [SEXE, '<z:sexe xmlns:z="urn:z">Z</z:sexe>']),
    complet('sans espace de noms', [SEXE, '<sexe>Z</sexe>']),
    minimal('enveloppe oubliée', ['<certificateurs>', ''], ['</certificateurs>', '']),
    minimal(
      'modaliteInscription sans s',
      ['<modalitesInscription>', '<modaliteInscription>'],
      ['</modalitesInscription>', '</modaliteInscription>'],
    ),
    minimal('aucun passage', ['<passageCertification><idTechnique>1</idTechnique>', '<passageCertification>']),
  ],
};
