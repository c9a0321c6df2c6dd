import type { PersonneFictive } from '../../database/seeders/personnes-fictives.ts';

export type PassageFictif = {
  idTechnique: string;
  titulaire: PersonneFictive;
  /** AAAA-MM-JJ. */
  dateDebutValidite: string;
  dateFinValidite?: string;
};

export type DepotFictif = {
  idFlux: string;
  horodatage: string;
  matriculeEmetteur: string;
  matriculeCertificateur: string;
  idContrat: string;
  certifications: readonly { type: string; code: string; passages: readonly PassageFictif[] }[];
};

const texte = (valeur: string | number): string =>
  String(valeur).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const element = (nom: string, valeur: string | number | undefined): string =>
  valeur === undefined ? `<cpf:${nom} xsi:nil="true"/>` : `<cpf:${nom}>${texte(valeur)}</cpf:${nom}>`;

const titulaire = (personne: PersonneFictive): string => `<cpf:titulaire>
  ${element('nomNaissance', personne.nomNaissance)}
  ${element('nomUsage', personne.nomUsage || undefined)}
  ${element('prenom1', personne.prenoms[0] ?? '')}
  ${element('anneeNaissance', personne.anneeNaissance)}
  ${element('moisNaissance', personne.moisNaissance)}
  ${element('jourNaissance', personne.jourNaissance)}
  ${element('sexe', personne.sexe)}
  <cpf:codeCommuneNaissance><cpf:codeInseeNaissance>${element('codeInsee', personne.codeCommuneNaissance)}</cpf:codeInseeNaissance></cpf:codeCommuneNaissance>
</cpf:titulaire>`;

const passage = (p: PassageFictif): string => `<cpf:passageCertification>
  ${element('idTechnique', p.idTechnique)}
  <cpf:obtentionCertification>PAR_ADMISSION</cpf:obtentionCertification>
  <cpf:donneeCertifiee>true</cpf:donneeCertifiee>
  ${element('dateDebutValidite', p.dateDebutValidite)}
  ${element('dateFinValidite', p.dateFinValidite)}
  <cpf:presenceNiveauLangueEuro>false</cpf:presenceNiveauLangueEuro>
  <cpf:presenceNiveauNumeriqueEuro>false</cpf:presenceNiveauNumeriqueEuro>
  <cpf:scoring xsi:nil="true"/>
  <cpf:mentionValidee xsi:nil="true"/>
  <cpf:modalitesInscription><cpf:modaliteAcces xsi:nil="true"/></cpf:modalitesInscription>
  <cpf:identificationTitulaire>${titulaire(p.titulaire)}</cpf:identificationTitulaire>
</cpf:passageCertification>`;

/** A deposit file with fictional persons, valid against the schema 1.1.2. */
export const composerDepot = (depot: DepotFictif): string => `<?xml version="1.0" encoding="UTF-8"?>
<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${element('idFlux', depot.idFlux)}
${element('horodatage', depot.horodatage)}
<cpf:emetteur>
${element('idClient', depot.matriculeEmetteur)}
<cpf:certificateurs><cpf:certificateur>
${element('idClient', depot.matriculeCertificateur)}
${element('idContrat', depot.idContrat)}
<cpf:certifications>
${depot.certifications
  .map(
    ({ type, code, passages }) => `<cpf:certification>
${element('type', type)}
${element('code', code)}
<cpf:natureDeposant>CERTIFICATEUR</cpf:natureDeposant>
<cpf:passageCertifications>
${passages.map(passage).join('\n')}
</cpf:passageCertifications>
</cpf:certification>`,
  )
  .join('\n')}
</cpf:certifications>
</cpf:certificateur></cpf:certificateurs>
</cpf:emetteur>
</cpf:flux>
`;
