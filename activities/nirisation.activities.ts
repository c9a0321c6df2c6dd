import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { DepotRepository } from '../database/repositories/depot.repository.ts';
import { MandatRepository } from '../database/repositories/mandat.repository.ts';
import {
  contextePassage,
  type OriginePassages,
  type PassageAGarder,
  PassageRepository,
} from '../database/repositories/passage.repository.ts';
import { RepertoireRepository } from '../database/repositories/repertoire.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import type { CertificationLue, Moteur, PassageLu } from '../domain/depot/analyse.ts';
import type { FaitsRepertoire } from '../domain/depot/controles/controle.ts';
import {
  createDetecteurPremiereLigne,
  PREMIERE_LIGNE_PERDUE,
} from '../domain/depot/controles/premiere-ligne-perdue.ts';
import type { Stockage } from '../domain/depot/stockage.ts';
import {
  type ContexteLots,
  codesCouverts,
  conclureLot,
  type PassageRapproche,
  rejeter,
  type TriDuLot,
  trierLot,
} from '../domain/depot/tri-du-lot.ts';
import { periodesConnues } from '../domain/organisme/periodes.ts';
import type { Empreinte, Trousseau } from '../domain/securite/trousseau.ts';
import type { Sngi } from '../domain/titulaire/rapprochement.ts';
import { signalerPanne } from './pannes.ts';

export type NirisationDeps = {
  orm: MikroORM;
  stockage: Stockage;
  moteur: Moteur;
  sngi: Sngi;
  titulaires: Trousseau;
  nir: Empreinte;
};

const TAILLE_LOT = 1000;
const BATTEMENT_MS = 3000;
/** Enough to clear most files of the suspicion of a lost first row. */
const PREMIERS = 3;

type Travail = { origine: OriginePassages; contexte: ContexteLots };

/** The match of each holder with the national register, and the keeping of what is found. */
export const createNirisationActivities = (deps: NirisationDeps) => ({
  /**
   * Treats the passages by batches, in the order of the file, after the last one that the database knows: whoever
   * resumes goes on there. One transaction keeps a whole batch or nothing: run twice, writes nothing more. Two attempts
   * at once: the one that finds a batch done by the other stops.
   */
  async niriserPassages({ depotId, le }: { depotId: string; le: string }): Promise<void> {
    const { orm, stockage, moteur } = deps;
    const em = orm.em.fork();
    const { cleStockage, dernierRang } = await new DepotRepository(em).get(depotId);
    const travail = await preparer(em, depotId, new Date(le));
    const { verdict } = await signalerPanne(() =>
      moteur.analyser(stockage.lire(cleStockage), {
        apresRang: dernierRang,
        tailleLot: TAILLE_LOT,
        signal: cancellationSignal(),
        surProgres: (octetsLus) => heartbeat({ octetsLus }),
        surPassages: async (lot) => {
          await traiterLot(deps, travail, lot);
          heartbeat({ dernierRang: lot.at(-1)?.rang });
        },
      }),
    );
    if (verdict !== 'OK') throw new Error('the file that had passed the schema check does not any more');
    await avertirPremiereLigne(em, travail.origine);
  },
});

/** All that the checks of passages need to know of the deposit; nothing here changes while it is treated. */
const preparer = async (em: EntityManager, depotId: string, le: Date): Promise<Travail> => {
  const depots = new DepotRepository(em);
  const { emetteurId, certificateurId, recuLe, repertoiresCharges } = await depots.get(depotId);
  if (certificateurId == null || repertoiresCharges == null) throw new Error('the checks of the file come first');
  const emetteur = await em.findOneOrFail(OrganismeEntity, { id: emetteurId });
  const certificateur = await em.findOneOrFail(OrganismeEntity, { id: certificateurId });
  const certifications = await depots.certifications(depotId);
  const jourReception = jourDeParis(recuLe.toISOString());
  const mandats =
    emetteurId === certificateurId ? undefined : await new MandatRepository(em).entre(emetteurId, certificateurId);
  const contexte: ContexteLots = {
    bcrEmetteur: emetteur.matricule ?? '',
    certifications: new Map(certifications.map((certification) => [certification.index, certification])),
    repertoires: await faitsParCode(em, certifications, repertoiresCharges ? certificateur.siret : null),
    ...(mandats && { codesDuMandat: codesCouverts(mandats, jourReception) }),
    jourReception,
  };
  return { origine: { emetteurId, depotId, certificateurId, le }, contexte };
};

/** Without répertoire (no holder to ask for) the rules on codes say nothing. */
const faitsParCode = async (
  em: EntityManager,
  certifications: readonly CertificationLue[],
  siret: string | null,
): Promise<Map<string, FaitsRepertoire>> => {
  const codes = [...new Set(certifications.map(({ code }) => code))];
  if (siret === null) return new Map(codes.map((code) => [code, { etat: 'NON_CHARGE' }]));
  const faits = await new RepertoireRepository(em).faits(codes, siret);
  return new Map(
    Object.entries(faits).map(([code, { connue, detenue: detenu, publications }]): [string, FaitsRepertoire] => [
      code,
      connue ? { etat: 'CONNU', detenu, periodes: periodesConnues(publications) } : { etat: 'INCONNU' },
    ]),
  );
};

const traiterLot = async (deps: NirisationDeps, { origine, contexte }: Travail, lot: PassageLu[]): Promise<void> => {
  const { orm, sngi } = deps;
  const connus = await new PassageRepository(orm.em.fork()).connus(
    origine,
    lot.map(({ idTechnique }) => idTechnique),
  );
  const tri = trierLot(lot, contexte, connus);
  const demandes = tri.aRapprocher.map(({ rang, identification }) => ({ rang, identification }));
  const reponses = demandes.length === 0 ? [] : await patienter(() => sngi.rapprocher(demandes, cancellationSignal()));
  const { trouves, rejets } = conclureLot(tri.aRapprocher, reponses, contexte);
  const decide = { ...tri, rejets: [...tri.rejets, ...rejets] };
  const aGarder = trouves.map((trouve) => sceller(deps, origine, contexte, trouve));
  await orm.em.fork().transactional((em) => garderLot(em, { origine, contexte }, { lot, decide, aGarder }));
};

/** The register may think for longer than a silence is forgiven; its adapters bound that time. */
const patienter = async <T>(appel: () => Promise<T>): Promise<T> => {
  const vivant = setInterval(() => heartbeat(), BATTEMENT_MS);
  try {
    return await appel();
  } finally {
    clearInterval(vivant);
  }
};

/** The whole batch or nothing; the rank under lock says whether another attempt was there first. */
const garderLot = async (
  em: EntityManager,
  { origine, contexte }: Travail,
  { lot, decide, aGarder }: { lot: PassageLu[]; decide: TriDuLot; aGarder: PassageAGarder[] },
): Promise<void> => {
  const depots = new DepotRepository(em);
  const passages = new PassageRepository(em);
  const depot = await depots.getForUpdate(origine.depotId);
  const [premier, dernier] = [lot.at(0)?.rang, lot.at(-1)?.rang];
  if (depot.etat !== 'EN_COURS' || premier !== depot.dernierRang + 1 || dernier === undefined)
    throw new Error(
      `another attempt treats this deposit (${depot.etat}, rank ${depot.dernierRang}, batch from ${premier})`,
    );
  const devances = await passages.garder(origine, aGarder);
  const tardifs = lot.filter(
    ({ rang, idTechnique }) => devances.has(idTechnique) && aGarder.some((p) => p.rang === rang),
  );
  await passages.rejeter(origine.depotId, [
    ...decide.rejets,
    ...tardifs.map((passage) => rejeter(contexte, passage, 1)),
  ]);
  await depots.garderAvertissements(origine.depotId, decide.avertissements);
  depot.dernierRang = dernier;
  await em.flush();
};

/**
 * The one check that looks at all passages together; asked of the database, since another attempt may have read the
 * first ones.
 */
const avertirPremiereLigne = async (em: EntityManager, origine: OriginePassages): Promise<void> => {
  const detecteur = createDetecteurPremiereLigne();
  let vus = 0;
  for await (const passage of new PassageRepository(em).dansLOrdre(origine)) {
    detecteur.voir(passage);
    vus += 1;
    if (vus === PREMIERS && detecteur.conclure() === undefined) return;
  }
  const constat = detecteur.conclure();
  if (constat === undefined) return;
  const { message, ligne = 1 } = constat;
  const avertissement = { rang: -1, code: PREMIERE_LIGNE_PERDUE.code, ligne, idTechnique: null, message };
  await new DepotRepository(em).garderAvertissements(origine.depotId, [avertissement]);
};

/** What is kept of a passage: its place, the keyed hash of the NIR, and the identity sealed for this row alone. */
const sceller = (
  { titulaires, nir: empreinteNir }: NirisationDeps,
  { emetteurId }: OriginePassages,
  contexte: ContexteLots,
  { passage, nir }: PassageRapproche,
): PassageAGarder => {
  const { rang, idTechnique, ligne, offset, longueur, dateDebutValidite, identification, certification } = passage;
  const { empreinte: nirHmac, cleId: nirCleId } = empreinteNir.calculer(nir);
  const clair = Buffer.from(JSON.stringify({ nir, identification }));
  return {
    rang,
    idTechnique,
    ligne,
    offset,
    longueur,
    code: contexte.certifications.get(certification)?.code ?? '',
    dateDelivrance: dateDebutValidite,
    nirHmac,
    nirCleId,
    identite: titulaires.sceller(clair, contextePassage(emetteurId, idTechnique)),
  };
};
