import type { MikroORM } from '@mikro-orm/postgresql';
import { cancellationSignal, heartbeat, log } from '@temporalio/activity';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { contexteErreur, DepotRepository, type ErreurScellee } from '../database/repositories/depot.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import type { ErreurAnalyse, Moteur, ResultatAnalyse } from '../domain/depot/analyse.ts';
import { exigerTransitionDepot } from '../domain/depot/depot.ts';
import { masquerNir } from '../domain/depot/masquer-nir.ts';
import type { Stockage } from '../domain/depot/stockage.ts';
import type { Trousseau } from '../domain/securite/trousseau.ts';
import { signalerPanne } from './pannes.ts';

export type ControleSchemaDeps = {
  orm: MikroORM;
  stockage: Stockage;
  moteur: Moteur;
  /** Ring of the vault: sentences of the schema may quote civil status. */
  titulaires: Trousseau;
};

/** The schema check: heavy, in the engine's child process. */
export const createControleSchemaActivities = ({ orm, stockage, moteur, titulaires }: ControleSchemaDeps) => ({
  /**
   * Checks the file against the schema; keeps its faults, or what it says of itself and EN_COURS. What is known already
   * is not looked for again: run twice, writes nothing more. A broken engine or file ends it with the code of the
   * incident.
   */
  async controlerSchema({ depotId, le }: { depotId: string; le: string }): Promise<{ verdict: 'OK' | 'KO' }> {
    const depot = await new DepotRepository(orm.em.fork()).get(depotId);
    if (depot.etat === 'EN_COURS') return { verdict: 'OK' };
    if ((depot.nombreErreurs ?? 0) > 0) return { verdict: 'KO' };
    const resultat = await signalerPanne(() =>
      moteur.analyser(stockage.lire(depot.cleStockage), {
        signal: cancellationSignal(),
        surProgres: (octetsLus) => heartbeat({ octetsLus }),
      }),
    );
    const { desaccords = [] } = resultat.secondAvis ?? {};
    if (desaccords.length > 0) log.warn('le second moteur juge autrement', { depotId, desaccords });
    await orm.em.fork().transactional(async (em) => {
      const depots = new DepotRepository(em);
      const verrouille = await depots.getForUpdate(depotId);
      if (verrouille.etat !== 'RECU' || (verrouille.nombreErreurs ?? 0) > 0) return;
      verrouille.nombreErreurs = resultat.nombreErreurs;
      verrouille.nombrePassages = resultat.verdict === 'OK' ? resultat.nombrePassages : null;
      if (resultat.verdict === 'KO') {
        await em.flush();
        return depots.garderErreurs(depotId, scellerErreurs(titulaires, depotId, resultat.erreurs));
      }
      const entete = enteteDe(resultat);
      const { idFlux, horodatage, version: versionSchema } = entete;
      exigerTransitionDepot(verrouille.etat, 'EN_COURS');
      Object.assign(verrouille, {
        entete,
        idFlux,
        horodatage,
        versionSchema,
        etat: 'EN_COURS',
        etatChangeLe: new Date(le),
      });
      verrouille.idContrat = entete.idContrat;
      const certificateur = await em.findOne(OrganismeEntity, { matricule: entete.idClientCertificateur });
      verrouille.certificateurId = certificateur?.id ?? null;
      await em.flush();
      await depots.garderCertifications(depotId, resultat.certifications);
      await new JournalRepository(em).ajouter({
        organismeId: verrouille.emetteurId,
        le,
        acteur: 'systeme',
        acte: 'depot.controlerSchema',
        objetType: 'depot',
        objetId: depotId,
        etatAvant: 'RECU',
        etatApres: 'EN_COURS',
      });
    });
    return { verdict: resultat.verdict };
  },
});

const enteteDe = ({ entete }: ResultatAnalyse): NonNullable<ResultatAnalyse['entete']> => {
  if (entete === undefined) throw new Error('a faultless file has a heading');
  return entete;
};

/** Masked where a sentence would quote a NIR, then sealed one by one. */
const scellerErreurs = (trousseau: Trousseau, depotId: string, erreurs: readonly ErreurAnalyse[]): ErreurScellee[] =>
  masquerNir(erreurs).map(({ type, code, ligne, colonne, message }, rang) => {
    const { scelle, cleId } = trousseau.sceller(Buffer.from(message), contexteErreur(depotId, rang));
    return { rang, type, code: code ?? null, ligne, colonne, scelle, cleId };
  });
