import { parseArgs } from 'node:util';
import {
  agentInstructeur,
  createActeur,
  instruire,
  lireIdentifiants,
  remplirFormulaire,
} from '../test/support/acteur.ts';
import { avecClone, direCharge, type PilePrivee, secondes } from './mesure/pile-privee.ts';
import { mediane } from './mesure/processus.ts';

/** From the form sent to the mail that brings the identifiers, with the agent's acceptance as soon as it is possible. */
const mesurerDossiers = async ({ etat }: PilePrivee, dossiers: number): Promise<void> => {
  const agent = await agentInstructeur(etat);
  const durees: { accepte: number; courriel: number }[] = [];
  for (let rang = 0; rang < dossiers; rang++) {
    const acteur = createActeur(etat);
    const debut = performance.now();
    await remplirFormulaire(etat, acteur);
    await instruire(agent, acteur, 'acceptation');
    const accepte = performance.now() - debut;
    await lireIdentifiants(acteur);
    durees.push({ accepte, courriel: performance.now() - debut });
  }
  const acceptes = durees.map(({ accepte }) => accepte);
  const courriels = durees.map(({ courriel }) => courriel);
  console.log(
    `Formulaire → accepté : ${secondes(mediane(acceptes))} ; → identifiants partis : ${secondes(mediane(courriels))} ` +
      `(médianes de ${dossiers} dossiers, au plus ${secondes(Math.max(...courriels))} ; la boîte est relue toutes les 100 ms)`,
  );
};

/** `npm run bench -- pile [--tours 3] [--dossiers 20]`: starts of the stack, cold and warm, and a case up to its mail. */
export const executer = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: { tours: { type: 'string', default: '3' }, dossiers: { type: 'string', default: '20' } },
  });
  await avecClone(async (demarrer) => {
    const froid = await demarrer();
    console.log(`Démarrage à froid (paquets et programmes déjà là, données à créer) : ${secondes(froid.demarrageMs)}`);
    await mesurerDossiers(froid, Number(values.dossiers));
    await froid.arreter();
    const chauds: number[] = [];
    for (let tour = 0; tour < Number(values.tours); tour++) {
      const chaud = await demarrer();
      chauds.push(chaud.demarrageMs);
      await chaud.arreter();
    }
    console.log(`Démarrage à chaud : ${secondes(mediane(chauds))} (médiane de ${chauds.length})`);
  });
  direCharge();
};
