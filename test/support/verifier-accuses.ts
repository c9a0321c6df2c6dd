import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { AccuseAttendu } from '../scenarios/scenario.ts';
import type { DepotVu, Interlocuteur } from './interlocuteur.ts';
import { lireAccuseTraitement } from './lecteur-accuse.ts';

export type FichierEnvoye = { nom: string; octets: string };

const parId = (a: { idTechnique: string }, b: { idTechnique: string }): number =>
  a.idTechnique < b.idTechnique ? -1 : 1;

/** What is expected, once matricules stand in its sentences. */
export const nommerDans = (attendu: AccuseAttendu, nommer: (phrase: string) => string): AccuseAttendu =>
  'erreurs' in attendu
    ? { ...attendu, erreurs: attendu.erreurs.map((erreur) => ({ ...erreur, message: nommer(erreur.message) })) }
    : { ...attendu, ko: Object.fromEntries(Object.entries(attendu.ko).map(([id, phrase]) => [id, nommer(phrase)])) };

/** The accusé de réception proves the bytes that were sent; it is a PDF too. */
export const verifierAccuseReception = async (
  qui: Interlocuteur,
  fichier: FichierEnvoye,
  depotId: string,
): Promise<void> => {
  const { octets } = await qui.telecharger(`${depotId}/accuse-reception?format=xml`);
  const pdf = await qui.telecharger(`${depotId}/accuse-reception?format=pdf`);
  const texte = new TextDecoder('utf-8', { fatal: true }).decode(octets);
  const valeur = (balise: string): string | undefined => new RegExp(`<${balise}>([^<]*)</${balise}>`).exec(texte)?.[1];
  expect([valeur('nomFichier'), valeur('tailleOctets'), valeur('sha256')]).to.deep.equal([
    fichier.nom,
    String(Buffer.byteLength(fichier.octets)),
    createHash('sha256').update(fichier.octets).digest('hex'),
  ]);
  expect(Buffer.from(pdf.octets.subarray(0, 5)).toString('latin1')).to.equal('%PDF-');
};

/** The accusé de traitement, read as strictly as its strictest reader, under the name that the field expects. */
export const verifierAccuseTraitement = async (
  qui: Interlocuteur,
  fichier: FichierEnvoye,
  depot: DepotVu,
  attendu: AccuseAttendu,
): Promise<void> => {
  const { octets, nom } = await qui.telecharger(`${depot.depotId}/accuse-traitement`);
  const traiteLe = new Date(depot.traiteLe ?? '');
  const jour = traiteLe.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }).replaceAll('-', '');
  const lu = lireAccuseTraitement(octets);
  expect([nom, lu.nomFichier, lu.idTraitement]).to.deep.equal([
    `Accusé de traitement_${fichier.nom}_${jour}.xml`,
    fichier.nom,
    depot.idTraitement,
  ]);
  if ('erreurs' in attendu) {
    expect(lu.forme === 'ERREURS' && lu.erreurs).to.deep.equal(
      attendu.erreurs.map((erreur) => ({ type: 'XSD', ...erreur })),
    );
    return;
  }
  const ko = Object.entries(attendu.ko).map(([idTechnique, messageErreur]) => ({ idTechnique, messageErreur }));
  expect(lu.forme === 'PASSAGES' && { ok: [...lu.ok].sort(), ko: [...lu.ko].sort(parId) }).to.deep.equal({
    ok: [...attendu.ok].sort(),
    ko: ko.sort(parId),
  });
  expect([depot.nombreOk, depot.nombreKo]).to.deep.equal([attendu.ok.length, ko.length]);
};
