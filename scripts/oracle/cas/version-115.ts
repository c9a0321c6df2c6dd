import type { Cas, Table } from './cas.ts';

const NS = 'xmlns="urn:cdc:cpf:pc5:schema:1.0.0"';

const changer = (modele: string, nom: string, ...remplacements: (readonly [string, string])[]): Cas => ({
  nom,
  document: { modele, remplacements },
});
const identifiant = (nom: string, ...r: (readonly [string, string])[]): Cas =>
  changer('identifiant-national.xml', nom, ...r);
const suppression = (nom: string, ...r: (readonly [string, string])[]): Cas => changer('suppression.xml', nom, ...r);

const ACTION = '<cpf:action>CREATION</cpf:action>';
const NIR = '<cpf:nir>2910729019123</cpf:nir>';

export const VERSION_115: Table = {
  titre: 'version 1.1.5',
  cas: [
    identifiant('création valide'),
    suppression('suppression valide'),
    suppression('sans action', ['<action>SUPPRESSION</action>', '']),
    identifiant('action inconnue', [ACTION, '<cpf:action>MODIFICATION</cpf:action>']),
    identifiant('action vide', [ACTION, '<cpf:action/>']),
    identifiant('action deux fois', [ACTION, ACTION + ACTION]),
    identifiant('étranger après l’action', [ACTION, `${ACTION}<cpf:inconnu/>`]),
    ...[
      '2910729019',
      '29107290191234',
      '3910729019123',
      '291072901912A',
      '185122A045012',
      '185122B045012',
      '185122C045012',
      ' 2910729019123',
      '',
      '2910729019123\n',
    ].map((nir) => identifiant(`nir : ${JSON.stringify(nir)}`, [NIR, `<cpf:nir>${nir}</cpf:nir>`])),
    identifiant('nir absent', [NIR, '']),
    identifiant('nom absent', ['<cpf:nomNaissance>KERBRAT</cpf:nomNaissance>', '']),
    identifiant('nom vide', ['KERBRAT', '']),
    identifiant('étranger dans identifiantNational', [NIR, `${NIR}<cpf:cle>12</cpf:cle>`]),
    identifiant('deux branches', ['</cpf:identifiantNational>', '</cpf:identifiantNational><cpf:dossierFormation/>']),
    identifiant(
      'identification vide',
      ['<cpf:nomTitulaire>ABGRALL</cpf:nomTitulaire>', ''],
      ['<cpf:identifiantNational>', '<cpf:x/><cpf:identifiantNational>'],
    ),
    { nom: 'action seule', document: { texte: `<flux ${NS}><action>CREATION</action></flux>` } },
    {
      nom: 'action mal placée',
      document: { texte: `<flux ${NS}><emetteur><action>CREATION</action></emetteur></flux>` },
    },
    { nom: 'identification vide en 1.1.2', document: { texte: `<flux ${NS}><x/></flux>` } },
  ],
};
