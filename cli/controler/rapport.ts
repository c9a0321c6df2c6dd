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

const suite = (montrees: number, total: number, mot: string): string[] =>
  total > montrees ? [`  … et ${pluriel(total - montrees, mot)} de plus.`] : [];

/** A few lines for a person: verdict, faults with their place, points to look at. */
export const rapportLisible = (fichier: string, controle: Controle): string => {
  const { verdict, erreurs, nombreErreurs, anomalies, nombreAnomalies, nombrePassages } = controle;
  const bilan =
    verdict === 'OK'
      ? `conforme au schéma, ${pluriel(nombrePassages, 'passage')}.`
      : `non conforme, ${pluriel(nombreErreurs, 'erreur')}.`;
  return [
    `${fichier} : ${verdict}, ${bilan}`,
    ...erreurs.map(ligneErreur),
    ...suite(erreurs.length, nombreErreurs, 'erreur'),
    ...(nombreAnomalies > 0 ? [`${pluriel(nombreAnomalies, 'point')} à vérifier, sans effet sur le verdict :`] : []),
    ...anomalies.map(ligneAnomalie),
    ...suite(anomalies.length, nombreAnomalies, 'point'),
  ].join('\n');
};
