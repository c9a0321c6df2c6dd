import { z } from 'zod';
import type { ReponseAnnuaire } from '../../domain/organisme/annuaire-siret.ts';
import { sirenDuSiret } from '../../domain/organisme/siret.ts';

const texte = z.string().nullish();

const etablissementSchema = z.object({
  siret: z.string(),
  etat_administratif: z.enum(['A', 'F']),
  est_siege: z.boolean().nullish(),
  nom_commercial: texte,
  liste_enseignes: z.array(z.string().nullable()).nullish(),
  adresse: texte,
  code_postal: texte,
  libelle_commune: texte,
});

/** Answer of « Recherche d’entreprises »: what we read of it; what it adds over the years is ignored. */
export const reponseSchema = z.object({
  results: z.array(
    z.object({
      siren: z.string(),
      nom_complet: texte,
      nom_raison_sociale: texte,
      siege: etablissementSchema.nullish().catch(null),
      matching_etablissements: z.array(etablissementSchema).nullish(),
    }),
  ),
});

const presents = (...textes: (string | null | undefined)[]): string[] => [
  ...new Set(textes.map((un) => un?.trim() ?? '').filter((un) => un !== '')),
];

/** The establishment of exactly that SIRET in the answer; the search is by words and may bring neighbours. */
export const lireReponse = (corps: z.infer<typeof reponseSchema>, siret: string): ReponseAnnuaire => {
  const unite = corps.results.find(({ siren }) => siren === sirenDuSiret(siret));
  const candidats = [...(unite?.matching_etablissements ?? []), ...(unite?.siege ? [unite.siege] : [])];
  const trouve = candidats.find((candidat) => candidat.siret === siret);
  const [raisonSociale] = presents(unite?.nom_raison_sociale, unite?.nom_complet, trouve?.nom_commercial);
  if (!unite || !trouve || raisonSociale === undefined) return { etat: 'INCONNU' };
  return {
    etat: trouve.etat_administratif === 'A' ? 'ACTIF' : 'FERME',
    siret,
    siren: unite.siren,
    raisonSociale,
    enseignes: presents(trouve.nom_commercial, ...(trouve.liste_enseignes ?? [])),
    estSiege: trouve.est_siege ?? unite.siege?.siret === siret,
    adresse: presents(trouve.adresse)[0] ?? null,
    codePostal: presents(trouve.code_postal)[0] ?? null,
    commune: presents(trouve.libelle_commune)[0] ?? null,
  };
};
