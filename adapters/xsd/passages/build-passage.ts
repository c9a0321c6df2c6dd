import type { IdentificationLue, PassageLu, TitulaireLu } from '../../../domain/depot/analyse.ts';
import { trimXml } from '../schema/lexical.ts';
import type { Schema } from '../schema/model.ts';
import type { Values } from './values.ts';

export type PassagePlace = Pick<PassageLu, 'rang' | 'certification' | 'ligne' | 'offset' | 'longueur'>;

/** Makes the reader of one faultless passage; the places of its values are looked up once. */
export const createPassageBuilder = (schema: Schema, values: Values): ((place: PassagePlace) => PassageLu) => {
  const passage = idsOf(schema, values, 'passageCertification');
  const inscription = idsOf(schema, values, 'modalitesInscription');
  const identification = createIdentificationBuilder(schema, values);
  return (place) => ({
    ...place,
    idTechnique: values.required(passage('idTechnique')),
    dateDebutValidite: trimXml(values.required(passage('dateDebutValidite'))),
    dateFinValidite: values.date(passage('dateFinValidite')),
    dateDebutExamen: values.date(passage('dateDebutExamen')),
    dateFinExamen: values.date(passage('dateFinExamen')),
    donneeCertifiee: values.boolean(passage('donneeCertifiee')),
    presenceNiveauLangueEuro: values.boolean(passage('presenceNiveauLangueEuro')),
    niveauLangueEuropeen: values.optional(passage('niveauLangueEuropeen')),
    presenceNiveauNumeriqueEuro: values.boolean(passage('presenceNiveauNumeriqueEuro')),
    niveauNumeriqueEuropeen: values.optional(passage('niveauNumeriqueEuropeen')) !== undefined,
    modaliteAcces: values.optional(inscription('modaliteAcces')),
    voieAccessVAE: values.optional(inscription('voieAccessVAE')),
    scoring: values.optional(passage('scoring')),
    libelleOption: values.optional(passage('libelleOption')),
    verbatim: values.optional(passage('verbatim')),
    urlPreuve: values.optional(passage('urlPreuve')),
    identification: identification(),
  });
};

const idsOf = (schema: Schema, values: Values, owner: string): ((local: string) => number) => {
  const ids = new Map(
    schema.declarations
      .filter((declaration) => declaration.owner === owner)
      .map((declaration) => [declaration.local, values.id(`${owner}/${declaration.local}`)]),
  );
  return (local) => {
    const id = ids.get(local);
    if (id === undefined) throw new Error(`Le schéma ne connaît pas ${owner}/${local}.`);
    return id;
  };
};

const createIdentificationBuilder = (schema: Schema, values: Values): (() => IdentificationLue) => {
  const dossier = idsOf(schema, values, 'dossierFormation');
  const national = idsOf(schema, values, 'identifiantNational');
  const titulaire = createTitulaireBuilder(schema, values);
  return () => {
    const nir = values.optional(national('nir'));
    if (nir !== undefined)
      return { par: 'IDENTIFIANT_NATIONAL', nir, nomNaissance: values.required(national('nomNaissance')) };
    const idDossier = values.optional(dossier('idDossier'));
    if (idDossier === undefined) return { par: 'TITULAIRE', titulaire: titulaire() };
    return {
      par: 'DOSSIER_FORMATION',
      idDossier,
      nomTitulaire: values.required(dossier('nomTitulaire')),
      prenom1Titulaire: values.required(dossier('prenom1Titulaire')),
    };
  };
};

const createTitulaireBuilder = (schema: Schema, values: Values): (() => TitulaireLu) => {
  const id = idsOf(schema, values, 'titulaire');
  const codeInsee = values.id('codeInsee/codeInsee');
  const codePostal = values.id('codePostal/codePostal');
  return () => ({
    nomNaissance: values.required(id('nomNaissance')),
    nomUsage: values.optional(id('nomUsage')),
    prenom1: values.required(id('prenom1')),
    prenom2: values.optional(id('prenom2')),
    prenom3: values.optional(id('prenom3')),
    anneeNaissance: Number(trimXml(values.required(id('anneeNaissance')))),
    moisNaissance: values.integer(id('moisNaissance')),
    jourNaissance: values.integer(id('jourNaissance')),
    sexe: values.required(id('sexe')) === 'M' ? 'M' : 'F',
    codeInsee: values.optional(codeInsee),
    codePostal: values.optional(codePostal),
    codePaysNaissance: values.optional(id('codePaysNaissance')),
    libelleCommuneNaissance: values.optional(id('libelleCommuneNaissance')),
    libellePaysNaissance: values.optional(id('libellePaysNaissance')),
  });
};
