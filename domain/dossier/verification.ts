import type { ReponseAnnuaire } from '../organisme/annuaire-siret.ts';
import type { NoteDossier } from './demande-contact.ts';

/** Names are compared without case, accents, punctuation: the form and INSEE never write them alike. */
export const comparable = (nom: string): string =>
  nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();

/** What the agent should know of the SIRET given. */
export const notesDeSiret = (raisonSociale: string, reponse: ReponseAnnuaire): NoteDossier[] => {
  switch (reponse.etat) {
    case 'INCONNU':
      return [{ code: 'SIRET_INCONNU', details: {} }];
    case 'INDISPONIBLE':
      return [{ code: 'ANNUAIRE_SIRET_INDISPONIBLE', details: {} }];
    case 'ACTIF':
    case 'FERME': {
      const notes: NoteDossier[] = reponse.etat === 'FERME' ? [{ code: 'SIRET_FERME', details: {} }] : [];
      const noms = [reponse.raisonSociale, ...reponse.enseignes].map(comparable);
      if (!noms.includes(comparable(raisonSociale)))
        notes.push({ code: 'RAISON_SOCIALE_DIFFERENTE', details: { publiee: reponse.raisonSociale } });
      return notes;
    }
  }
};

/** What the répertoires know of a code, and whether this SIRET is one of its certificateurs. */
export type FaitsCertification = { connue: boolean; detenue: boolean };

/** What the agent should know of the certifications given: unknown ones, and those that another holds. */
export const notesDeCertifications = (
  codes: readonly string[],
  faits: Readonly<Record<string, FaitsCertification>>,
): NoteDossier[] =>
  codes.flatMap((code): NoteDossier[] => {
    const fait = faits[code];
    if (!fait?.connue) return [{ code: 'CERTIFICATION_INCONNUE', details: { code } }];
    return fait.detenue ? [] : [{ code: 'CERTIFICATION_NON_DETENUE', details: { code } }];
  });
