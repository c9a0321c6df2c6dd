import type { Jour } from '../../calendrier/jour.ts';
import type { CertificationLue, EnteteFlux, PassageLu } from '../analyse.ts';
import type { Constat } from './controle.ts';
import { CONTROLES_CERTIFICATION, CONTROLES_ENTETE, CONTROLES_LECTURE } from './controles.ts';
import { createDetecteurDoublons, ID_TECHNIQUE_EN_DOUBLE } from './doublons.ts';
import { createDetecteurPremiereLigne, PREMIERE_LIGNE_PERDUE } from './premiere-ligne-perdue.ts';

/** What a check without database found; it never changes the verdict of the schema, and quotes no civil status. */
export type Anomalie = { code: string; ligne: number; idTechnique: string | null; message: string };

export type ControlesSansBase = {
  /** Called once per passage, in the order of the file. */
  surPassage(passage: PassageLu): Anomalie[];
  /** Called once at the end; the heading is absent when the file is KO. */
  surFin(entete: EnteteFlux | undefined, certifications: readonly CertificationLue[]): Anomalie[];
};

const enAnomalie = (code: string, constat: Constat | undefined, idTechnique: string | null): Anomalie[] =>
  constat ? [{ code, ligne: constat.ligne ?? 1, idTechnique, message: constat.message }] : [];

/** One instance per file. `jour` is the day of the check: a file that is only checked has no time of receipt. Bounded memory. */
export const createControlesSansBase = ({ jour }: { jour?: Jour } = {}): ControlesSansBase => {
  const doublon = createDetecteurDoublons();
  const premiereLigne = createDetecteurPremiereLigne();

  return {
    surPassage(passage) {
      premiereLigne.voir(passage);
      return [
        ...enAnomalie(ID_TECHNIQUE_EN_DOUBLE.code, doublon(passage), passage.idTechnique),
        ...CONTROLES_LECTURE.flatMap(({ code, verifier }) =>
          enAnomalie(code, verifier(passage, { jour }), passage.idTechnique),
        ),
      ];
    },
    surFin: (entete, certifications) => [
      ...(entete ? CONTROLES_ENTETE.flatMap(({ code, verifier }) => enAnomalie(code, verifier(entete, {}), null)) : []),
      ...certifications.flatMap((certification) =>
        CONTROLES_CERTIFICATION.flatMap(({ code, verifier }) => enAnomalie(code, verifier(certification), null)),
      ),
      ...enAnomalie(PREMIERE_LIGNE_PERDUE.code, premiereLigne.conclure(), null),
    ],
  };
};
