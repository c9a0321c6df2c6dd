import type { ErreurAnalyse, ResultatAnalyse } from '../../domain/depot/analyse.ts';
import type { Anomalie } from '../../domain/depot/controles/controles-sans-base.ts';

export type Controle = ResultatAnalyse & { anomalies: Anomalie[]; nombreAnomalies: number };

const NOMBRE = new Intl.NumberFormat('fr-FR');
const pluriel = (nombre: number, mot: string): string => `${NOMBRE.format(nombre)} ${mot}${nombre > 1 ? 's' : ''}`;

/** One line for a program. */
export const rapportJson = (fichier: string, controle: Controle): string => {
  const { verdict, erreurs, nombreErreurs, anomalies, nombreAnomalies, nombrePassages, secondAvis } = controle;
  const desaccords = secondAvis?.desaccords.length ?? 0;
  return JSON.stringify({
    fichier,
    verdict,
    erreurs: erreurs.map(({ type, code, ligne, colonne, message }) => ({ type, code, ligne, colonne, message })),
    nombreErreurs,
    anomalies: anomalies.map(({ code, ligne, idTechnique, message }) => ({ code, ligne, idTechnique, message })),
    nombreAnomalies,
    nombrePassages,
    ...(desaccords > 0 && { desaccords }),
  });
};

const ligneErreur = ({ type, code, ligne, colonne, message }: ErreurAnalyse): string =>
  `  ligne ${ligne}, colonne ${colonne} : ${type === 'REFUS' ? `[${code}] ` : ''}${message}`;

const ligneAnomalie = ({ code, ligne, idTechnique, message }: Anomalie): string =>
  `  ligne ${ligne}${idTechnique === null ? '' : `, passage ${idTechnique}`} : [${code}] ${message}`;

/** As many lines as a person may read; a program has them all. */
const MONTREES = 100;
const premieres = <T>(liste: readonly T[], ligne: (un: T) => string, total: number, mot: string): string[] => [
  ...liste.slice(0, MONTREES).map(ligne),
  ...(total > MONTREES ? [`  … et ${pluriel(total - MONTREES, mot)} de plus (--json en donne 10 000).`] : []),
];

/** A few lines for a person: verdict, faults with their place, points to look at. */
export const rapportLisible = (fichier: string, controle: Controle): string => {
  const { verdict, erreurs, nombreErreurs, anomalies, nombreAnomalies, nombrePassages } = controle;
  const bilan =
    verdict === 'OK'
      ? `conforme au schéma, ${pluriel(nombrePassages, 'passage')}.`
      : `non conforme, ${pluriel(nombreErreurs, 'erreur')}.`;
  return [
    `${fichier} : ${verdict}, ${bilan}`,
    ...premieres(erreurs, ligneErreur, nombreErreurs, 'erreur'),
    ...(nombreAnomalies > 0 ? [`${pluriel(nombreAnomalies, 'point')} à vérifier, sans effet sur le verdict :`] : []),
    ...premieres(anomalies, ligneAnomalie, nombreAnomalies, 'point'),
  ].join('\n');
};
