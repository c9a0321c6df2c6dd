import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Depot } from '../database/entities/depot.entity.ts';
import { DepotEntity } from '../database/entities/depot.entity.ts';
import { contexteErreur, DepotRepository } from '../database/repositories/depot.repository.ts';
import { MandatRepository } from '../database/repositories/mandat.repository.ts';
import { RepertoireRepository } from '../database/repositories/repertoire.repository.ts';
import type { ContexteFichier } from '../domain/depot/controles/controle.ts';
import { controlerFichier } from '../domain/depot/controles/controler-fichier.ts';
import type { Trousseau } from '../domain/securite/trousseau.ts';

/** Deletion of passages comes by an issue of its own; until then such a file is rejected whole. */
const SUPPRESSION_OUVERTE = false;

/** The business checks that look at the file as a whole. */
export const createControleFichierActivities = ({ orm, titulaires }: { orm: MikroORM; titulaires: Trousseau }) => ({
  /**
   * Keeps the warnings of the file, and the one refusal that rejects it whole if there is one. Done already: answers
   * the same, writes nothing more.
   */
  async controlerFichierDepose({ depotId }: { depotId: string }): Promise<{ refuse: boolean }> {
    return orm.em.fork().transactional(async (em) => {
      const depots = new DepotRepository(em);
      const depot = await depots.getForUpdate(depotId);
      if (depot.repertoiresCharges != null) return { refuse: (depot.nombreErreurs ?? 0) > 0 };
      const { entete } = depot;
      if (entete == null) throw new Error('the schema check comes first');
      const contexte = await contexteDe(em, depot);
      const { rejet, avertissements } = controlerFichier(entete, contexte);
      if (rejet) {
        const { message, code, ligne, colonne } = rejet;
        const sceau = titulaires.sceller(Buffer.from(message), contexteErreur(depotId, 0));
        await depots.garderErreurs(depotId, [{ rang: 0, type: 'METIER', code, ligne, colonne, ...sceau }]);
        depot.nombreErreurs = 1;
      }
      await depots.garderAvertissements(
        depotId,
        avertissements.map((avertissement) => ({ rang: -1, idTechnique: null, ...avertissement })),
      );
      depot.repertoiresCharges = contexte.repertoireCharge;
      await em.flush();
      return { refuse: rejet !== undefined };
    });
  },
});

const contexteDe = async (em: EntityManager, depot: Depot): Promise<ContexteFichier> => {
  const mandats = new MandatRepository(em);
  const emetteur = await new DepotRepository(em).emetteur(depot);
  const contrat = depot.idContrat == null ? undefined : await mandats.contrat(depot.idContrat);
  const memeIdFlux = { emetteurId: depot.emetteurId, idFlux: depot.idFlux, idTraitement: { $lt: depot.idTraitement } };
  return {
    matriculeCompte: emetteur.matricule ?? '',
    certificateurConnu: depot.certificateurId != null,
    ...(contrat && { contrat }),
    mandats: depot.certificateurId == null ? [] : await mandats.entre(depot.emetteurId, depot.certificateurId),
    suppressionOuverte: SUPPRESSION_OUVERTE,
    repertoireCharge: await new RepertoireRepository(em).charges(),
    idFluxDejaUtilise: (await em.count(DepotEntity, memeIdFlux)) > 0,
    recuLe: depot.recuLe.toISOString(),
  };
};
