import { expect } from 'chai';
import { depotSchema } from '../../../adapters/xsd/schema/depot-schema.ts';
import type { ElementDeclaration } from '../../../adapters/xsd/schema/model.ts';

const schema = depotSchema();

const printed = ({ local, required, nillable, since115, type }: ElementDeclaration): string =>
  `${local}${required ? '' : '?'}${nillable ? ' nil' : ''}${since115 ? ' 1.1.5' : ''} : ${type.name}`;

const childrenOf = (name: string): string[] => {
  const type = schema.types.get(name);
  if (type?.kind !== 'complex') throw new Error(`${name} is no complex type.`);
  return type.content.children.map(printed);
};

describe('the compiled schema of deposits', () => {
  it('knows the named types of both versions', () => {
    expect([...schema.types.keys()].toSorted()).to.deep.equal([
      'action',
      'certificateur',
      'certificateurs',
      'certification',
      'codeCommuneNaissance',
      'codeInsee',
      'codePostal',
      'dossierFormation',
      'emetteur',
      'flux',
      'genre',
      'identifiantNational',
      'identificationTitulaire',
      'initiativeInscription',
      'mention',
      'modaliteAcces',
      'modalitePassageExamen',
      'modalitesInscription',
      'natureDeposant',
      'niveauCECRL',
      'niveauNumeriqueEuropeen',
      'obtentionCertification',
      'passageCertification',
      'resultat',
      'titulaire',
      'voieAccesVAE',
    ]);
    expect([...schema.typesSince115]).to.have.members(['action', 'identifiantNational']);
  });

  it('keeps the order of the schema, occurrence, nillability, version and printed type of each child', () => {
    expect(childrenOf('flux')).to.deep.equal([
      'idFlux : #AnonType_idFluxflux',
      'horodatage : #AnonType_horodatageflux',
      'action? 1.1.5 : action',
      'emetteur : emetteur',
    ]);
    expect(childrenOf('identificationTitulaire')).to.deep.equal([
      'dossierFormation : dossierFormation',
      'titulaire : titulaire',
      'identifiantNational 1.1.5 : identifiantNational',
    ]);
    expect(childrenOf('titulaire')).to.deep.equal([
      'nomNaissance : #AnonType_nomNaissancetitulaire',
      'nomUsage nil : #AnonType_nomUsagetitulaire',
      'prenom1 : #AnonType_prenom1titulaire',
      'prenom2? : #AnonType_prenom2titulaire',
      'prenom3? : #AnonType_prenom3titulaire',
      'anneeNaissance : #AnonType_anneeNaissancetitulaire',
      'moisNaissance nil : #AnonType_moisNaissancetitulaire',
      'jourNaissance nil : #AnonType_jourNaissancetitulaire',
      'sexe : genre',
      'codeCommuneNaissance : codeCommuneNaissance',
      'libelleCommuneNaissance? : #AnonType_libelleCommuneNaissancetitulaire',
      'codePaysNaissance? : #AnonType_codePaysNaissancetitulaire',
      'libellePaysNaissance? : #AnonType_libellePaysNaissancetitulaire',
      'commentairesMEN? : #AnonType_commentairesMENtitulaire',
    ]);
    expect(childrenOf('passageCertification')).to.have.lengthOf(20);
    expect(childrenOf('resultat').every((child) => child.includes('?'))).to.equal(true);
  });
});
