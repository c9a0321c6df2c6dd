import { z } from 'zod';
import type { IdentificationLue } from '../../domain/depot/analyse.ts';
import type { ConclusionEntonnoir } from '../../domain/titulaire/entonnoir.ts';
import type { PhraseRapprochement } from '../../domain/titulaire/rapprochement.ts';

/** The HTTP contract of docs/sngi.openapi.json, our side of it. */
export const CHEMIN_RAPPROCHEMENTS = 'v1/rapprochements';

/** Most holders that one request may hold. */
export const DEMANDES_MAX = 1000;

type DemandeHttp = { rang: number } & (
  | { titulaire: Extract<IdentificationLue, { par: 'TITULAIRE' }>['titulaire'] }
  | { dossierFormation: { idDossier: string; nomTitulaire: string; prenom1Titulaire: string } }
  | { identifiantNational: { nir: string; nomNaissance: string } }
);

/** One holder as the request's body says it. The body is the only place where civil status travels. */
export const ecrireDemande = (rang: number, identification: IdentificationLue): DemandeHttp => {
  switch (identification.par) {
    case 'TITULAIRE':
      return { rang, titulaire: identification.titulaire };
    case 'DOSSIER_FORMATION': {
      const { idDossier, nomTitulaire, prenom1Titulaire } = identification;
      return { rang, dossierFormation: { idDossier, nomTitulaire, prenom1Titulaire } };
    }
    case 'IDENTIFIANT_NATIONAL':
      return { rang, identifiantNational: { nir: identification.nir, nomNaissance: identification.nomNaissance } };
  }
};

const PHRASES = {
  AUCUN_CRITERES_OBLIGATOIRES: 3,
  AUCUN_JOUR_ET_MOIS: 4,
  AUCUN_RECONCILIATION: 5,
  PLUSIEURS: 6,
} as const satisfies Record<string, PhraseRapprochement>;

type ResultatSansNir = keyof typeof PHRASES;

const rang = z.int().min(0);
const reponsesSchema = z.object({
  reponses: z
    .array(
      z.discriminatedUnion('resultat', [
        z.object({
          rang,
          resultat: z.literal('TROUVE'),
          nir: z.string().regex(/^[12][0-9]{4}(2[AB]|[0-9]{2})[0-9]{6}$/),
        }),
        z.object({ rang, resultat: z.enum(Object.keys(PHRASES) as [ResultatSansNir, ...ResultatSansNir[]]) }),
      ]),
    )
    .max(DEMANDES_MAX),
});

/**
 * Reads an answer: conclusions by rank, in whatever order they come; some may be missing. `undefined` when it is not what
 * the contract says: no JSON, a rank that was not asked, two answers for one rank.
 */
export const lireReponses = (
  texte: string,
  rangs: ReadonlySet<number>,
): Map<number, ConclusionEntonnoir> | undefined => {
  const lues = reponsesSchema.safeParse(enJson(texte));
  if (!lues.success) return undefined;
  const conclusions = new Map<number, ConclusionEntonnoir>();
  for (const reponse of lues.data.reponses) {
    if (!rangs.has(reponse.rang) || conclusions.has(reponse.rang)) return undefined;
    conclusions.set(
      reponse.rang,
      reponse.resultat === 'TROUVE'
        ? { trouve: true, nir: reponse.nir }
        : { trouve: false, phrase: PHRASES[reponse.resultat] },
    );
  }
  return conclusions;
};

const enJson = (texte: string): unknown => {
  try {
    return JSON.parse(texte);
  } catch {
    return undefined;
  }
};
