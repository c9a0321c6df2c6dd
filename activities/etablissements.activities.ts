import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { ConstatRepository } from '../database/repositories/constat.repository.ts';
import {
  EtablissementRepository,
  type OrganismeASurveiller,
} from '../database/repositories/etablissement.repository.ts';
import {
  demandesAvant,
  type GenreSurveille,
  nombreParHeure,
  type SuiteSurveillance,
  surveiller,
} from '../domain/constat/surveillance-siret.ts';
import type { AnnuaireSiret, ReponseAnnuaire } from '../domain/organisme/annuaire-siret.ts';

export type EtablissementsDeps = { orm: MikroORM; annuaire: AnnuaireSiret };

export type BilanEtablissements = { demandes: number; sansReponse: number };

/** In a row: the directory is down, and the rest waits for the next hour. */
const SANS_REPONSE_MAX = 3;

/** What the SIRET directory says of the organismes already known. */
export const createEtablissementsActivities = ({ orm, annuaire }: EtablissementsDeps) => ({
  /**
   * Asks for the organismes whose turn has come, and raises or lifts the findings on their closure and name. Each answer is
   * written in its own transaction: run twice, asks for nobody again and writes nothing more. A directory that does not
   * answer changes nothing; one that keeps silent ends the round.
   */
  async verifierEtablissements({ le }: { le: string }): Promise<BilanEtablissements> {
    const etablissements = new EtablissementRepository(orm.em.fork());
    const limite = nombreParHeure(await etablissements.nombreOrganismes());
    const signal = cancellationSignal();
    const bilan = { demandes: 0, sansReponse: 0 };
    let deSuite = 0;
    for (const organisme of await etablissements.aDemander({ avant: new Date(demandesAvant(le)), limite, ordre: le })) {
      signal.throwIfAborted();
      const reponse = await annuaire.chercher(organisme.siret);
      heartbeat(bilan);
      if (reponse.etat === 'INDISPONIBLE') {
        bilan.sansReponse += 1;
        deSuite += 1;
        if (deSuite === SANS_REPONSE_MAX) break;
        continue;
      }
      deSuite = 0;
      await orm.em.fork().transactional((em) => noter(em, organisme, { reponse, le }));
      bilan.demandes += 1;
    }
    return bilan;
  },
});

type Reponse = Exclude<ReponseAnnuaire, { etat: 'INDISPONIBLE' }>;

const noter = async (
  em: EntityManager,
  organisme: OrganismeASurveiller,
  { reponse, le }: { reponse: Reponse; le: string },
): Promise<void> => {
  const { organismeId } = organisme;
  const etablissements = new EtablissementRepository(em);
  const { vu, suites } = surveiller(organisme, await etablissements.dernierForUpdate(organismeId), reponse);
  for (const [genre, suite] of Object.entries(suites) as [GenreSurveille, SuiteSurveillance][])
    await appliquer(new ConstatRepository(em), { genre, organismeId, suite, le });
  await etablissements.garder(organismeId, vu, new Date(le));
};

type Application = { genre: GenreSurveille; organismeId: string; suite: SuiteSurveillance; le: string };

/** An agent's decision stands while the fact does; what was lifted comes back. */
const appliquer = async (
  constats: ConstatRepository,
  { genre, organismeId, suite, le }: Application,
): Promise<void> => {
  const fait = { cle: `${genre}:${organismeId}`, genre, organismeId, le };
  const constat = suite === 'RELEVER_ENCORE' ? await constats.parCleForUpdate(fait.cle) : null;
  if (constat !== null && constat.etat !== 'A_TRAITER')
    return constats.changerEtat(constat, 'A_TRAITER', { acteur: 'systeme', acte: 'constat.relever', le });
  await constats.suivreFait(fait, suite !== 'LEVER');
};
