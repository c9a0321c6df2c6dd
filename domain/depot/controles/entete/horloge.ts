import { isoDeParis } from '../../../calendrier/heure-de-paris.ts';
import type { ControleEntete } from '../controle.ts';

const MINUTE = 60_000;
const HEURE = 60 * MINUTE;
/** Clocks differ a little, and a file waits a little before it is sent. */
const AVANCE_ADMISE = 5 * MINUTE;
const ATTENTE_ADMISE = 6 * HEURE;

const FORME = /T(\d{2}):\d{2}:\d{2}([+-].*)$/;

const envoyePeuAvant = (envoi: number, reception: number): boolean =>
  reception - envoi >= -AVANCE_ADMISE && reception - envoi <= ATTENTE_ADMISE;

/** Read as an afternoon hour, 01 to 07 are office hours; read as written, they are the night. */
const heureDeNuit = (heure: number): boolean => heure >= 1 && heure <= 7;

/** A 12-hour pattern (`hh`) writes 05:21 for 17:21. The time of receipt, when known, decides; else the hour alone. */
export const horlogeDouzeHeures: ControleEntete = {
  code: 'HORLOGE_12_HEURES',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Horloge sur 12 heures',
    explication:
      'L’heure de l’horodatage semble écrite sur 12 heures : un envoi de 17 h 21 y devient 05:21. C’est l’effet d’un format « hh » dans le programme qui fabrique le fichier.',
    quoiFaire:
      'Écrivez l’heure de 00 à 23 (« HH » et non « hh »), avec le décalage du jour : +01:00 en hiver, +02:00 en été. Si le fichier part vraiment la nuit, il n’y a rien à corriger.',
    exemple: '<cpf:horodatage>2026-03-02T17:21:00+01:00</cpf:horodatage>',
  },
  verifier: ({ horodatage, ligneHorodatage }, { recuLe }) => {
    const heure = Number(FORME.exec(horodatage)?.[1] ?? Number.NaN);
    const envoi = Date.parse(horodatage);
    if (Number.isNaN(heure) || Number.isNaN(envoi) || heure > 12) return undefined;
    const reception = recuLe === undefined ? undefined : Date.parse(recuLe);
    const confirmee = reception !== undefined && envoyePeuAvant(envoi, reception);
    const dementie = reception !== undefined && envoyePeuAvant(envoi + 12 * HEURE, reception);
    if (confirmee || !(dementie || heureDeNuit(heure))) return undefined;
    return {
      ligne: ligneHorodatage,
      message: `L’horodatage ${horodatage} semble écrit par une horloge sur 12 heures.`,
    };
  },
};

/** The other half of the same fault: `+01:00` typed into the program, summer included. */
export const decalageFige: ControleEntete = {
  code: 'DECALAGE_HORAIRE_FIGE',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Décalage horaire figé à +01:00',
    explication:
      'À cette date l’heure de Paris est en avance de deux heures sur le temps universel : +02:00, non +01:00.',
    quoiFaire: 'Faites écrire par le programme le décalage du jour, au lieu d’un texte fixe.',
    exemple: '<cpf:horodatage>2026-07-02T17:21:00+02:00</cpf:horodatage>',
  },
  verifier: ({ horodatage, ligneHorodatage }) => {
    if (FORME.exec(horodatage)?.[2] !== '+01:00' || Number.isNaN(Date.parse(horodatage))) return undefined;
    if (isoDeParis(horodatage).endsWith('+01:00')) return undefined;
    return {
      ligne: ligneHorodatage,
      message: `L’horodatage ${horodatage} porte le décalage d’hiver à une date d’été.`,
    };
  },
};
