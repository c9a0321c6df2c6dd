import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** Search attributes, in clear at the server: a state and identifiers of organismes, nothing of a person. */
export const ATTRIBUT_ETAT = defineSearchAttributeKey('etat', SearchAttributeType.KEYWORD);
export const ATTRIBUT_SIRET = defineSearchAttributeKey('siret', SearchAttributeType.KEYWORD);
export const ATTRIBUT_MATRICULE = defineSearchAttributeKey('matricule', SearchAttributeType.KEYWORD);

export const ATTRIBUTS_RECHERCHE = [ATTRIBUT_ETAT, ATTRIBUT_SIRET, ATTRIBUT_MATRICULE] as const;
