import type { EntityManager } from '@mikro-orm/postgresql';
import type { Remplacement } from '../database/entities/remplacement.entity.ts';
import { RemplacementAvisEntity } from '../database/entities/remplacement-avis.entity.ts';
import { AdministrateurRepository } from '../database/repositories/administrateur.repository.ts';
import { RemplacementRepository } from '../database/repositories/remplacement.repository.ts';
import { BusinessError } from '../domain/errors.ts';
import { deciderActeRemplacement } from '../domain/remplacement/acte-remplacement.ts';
import { finDuDelaiOpposition } from '../domain/remplacement/delai.ts';
import type { ActeSurRemplacement, RemplacementApresActe } from '../domain/remplacement/ordres.ts';
import { ACTES_REMPLACEMENT } from '../domain/remplacement/remplacement.ts';
import { avertirPresents } from './avertir-presents.ts';
import { CourrielsRemplacement } from './courriels-remplacement.ts';
import type { DossierDeps } from './deps.ts';
import { apresActe, type SuiteRemplacement, suivreRemplacement } from './suivi-remplacement.ts';

/** What agents, the author and those who were told do on a complete request. */
export const createRemplacementActeActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => ({
  /**
   * Does the act under lock, with its mails and its line in the journal; an acceptance fixes when the replacement takes
   * effect, an opposition stops that clock. Done already by the same person: answers the same, writes nothing more.
   * `delaiMs` replaces the waiting time in tests.
   */
  async agirSurRemplacement(entree: {
    demande: ActeSurRemplacement;
    delaiMs?: number;
  }): Promise<SuiteRemplacement<RemplacementApresActe>> {
    const { demande, delaiMs } = entree;
    const { remplacementId, acte, acteur, version, le } = demande;
    return orm.em.fork().transactional(async (em) => {
      const remplacements = new RemplacementRepository(em);
      const remplacement = await remplacements.getForUpdate(remplacementId);
      const { etatChangePar: par, etatChangeLe } = remplacement;
      const vu = { etat: remplacement.etat, version: remplacement.version, par, le: etatChangeLe.toISOString() };
      let courrielIds: string[] = [];
      if (!(await dejaOppose(em, demande)) && deciderActeRemplacement(vu, { acte, acteur, version }) === 'A_FAIRE') {
        await noter(em, remplacement, demande);
        const echeanceLe = ACTES_REMPLACEMENT[acte].vers === 'EN_ATTENTE_DELAI' ? finDuDelai(le, delaiMs) : null;
        await remplacements.agir(remplacement, { acte, acteur, le, echeanceLe });
        const courriels = new CourrielsRemplacement(remplacement, { em, jetons, domaineCourriels, le });
        courrielIds = await prevenir(courriels, acte);
      }
      return { reponse: apresActe(remplacement), remplacement: suivreRemplacement(remplacement), courrielIds };
    });
  },
});

const finDuDelai = (le: string, delaiMs?: number): Date =>
  delaiMs === undefined ? new Date(finDuDelaiOpposition(le)) : new Date(Date.parse(le) + delaiMs);

/** Each opposes once: what she said is there already, whatever became of the request since. */
const dejaOppose = async (em: EntityManager, { remplacementId, avisId }: ActeSurRemplacement): Promise<boolean> =>
  avisId !== undefined &&
  (await em.count(RemplacementAvisEntity, { id: avisId, remplacementId, opposeLe: { $ne: null } })) > 0;

/** What the act leaves beside the state. */
const noter = async (em: EntityManager, remplacement: Remplacement, demande: ActeSurRemplacement): Promise<void> => {
  const { acte, partants = [], motif, avisId, le } = demande;
  if (acte === 'accepter') {
    remplacement.partants = await verifierPartants(em, remplacement, partants);
    // An administrateur named since the request is told too.
    await avertirPresents(em, remplacement);
  }
  if (acte === 'refuser') remplacement.motifRefus = motif;
  if (acte !== 'opposer') return;
  const avis = await em.findOne(RemplacementAvisEntity, { id: avisId, remplacementId: remplacement.id });
  if (avis === null) throw new BusinessError('INTROUVABLE', 'Cette demande de remplacement n’existe pas.');
  Object.assign(avis, { opposeLe: new Date(le), motifOpposition: motif });
};

/** Administrateurs of the account, and at least one when it has one: else nothing would be replaced. */
const verifierPartants = async (
  em: EntityManager,
  { compteId }: Remplacement,
  partants: readonly string[],
): Promise<string[]> => {
  const presents = (await new AdministrateurRepository(em).actifs(compteId ?? '')).map(({ id }) => id);
  const voulus = [...new Set(partants)];
  if (voulus.every((id) => presents.includes(id)) && (voulus.length > 0 || presents.length === 0)) return voulus;
  throw new BusinessError(
    'DEMANDE_INVALIDE',
    'Indiquez quels administrateurs actuels du compte sont remplacés : il en faut au moins un, et rien qu’eux.',
    { champ: 'partants' },
  );
};

const prevenir = (courriels: CourrielsRemplacement, acte: ActeSurRemplacement['acte']): Promise<string[]> => {
  switch (acte) {
    case 'accepter':
    case 'maintenir':
      return courriels.delai();
    case 'opposer':
      return courriels.oppose();
    case 'refuser':
      return courriels.fin('REFUSE');
    case 'annuler':
      return courriels.fin('ANNULE');
  }
};
