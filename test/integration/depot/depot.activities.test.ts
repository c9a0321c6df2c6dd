import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { expect } from 'chai';
import { createDepotsActivities, createDossiersActivities, createSngiActivities } from '../../../activities/index.ts';
import { contextePassage } from '../../../database/repositories/passage.repository.ts';
import { phraseOfficielle } from '../../../domain/depot/phrases.ts';
import { cleAccuseTraitement } from '../../../domain/depot/stockage.ts';
import { AGENTS } from '../../support/builders.ts';
import { ajouterFichier, createDepsDeTest, type DepsDeTest } from '../../support/deps-worker.ts';
import { buildFichierDepot, type FichierEcrit, type PassageEcrit } from '../../support/fichier-depot.ts';
import { ajouterAgents, type BaseOuverte, lignes, lireCoffre, ouvrirBase } from '../../support/orm.ts';
import { ajouterOrganisme, type OrganismeDeTest } from '../../support/personnes.ts';
import { nirFictif } from '../../support/sngi-fictif.ts';

const LE = '2026-03-02T16:30:00.000Z';

/** Runs an activity as a worker would: context, heartbeats, log. */
const executer = <A extends unknown[], R>(activite: (...args: A) => Promise<R>, ...args: A): Promise<R> =>
  new MockActivityEnvironment().run(activite, ...args) as Promise<R>;

describe('activities on a deposit', () => {
  let base: BaseOuverte;
  let deps: DepsDeTest;
  let emetteur: OrganismeDeTest;

  const legeres = () => createDossiersActivities(deps);
  const lourdes = () => createDepotsActivities(deps);
  const sngi = () => createSngiActivities(deps);

  beforeEach(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
    deps = createDepsDeTest(base.orm);
    emetteur = await ajouterOrganisme(base.orm);
  });

  afterEach(async () => {
    await deps.fermer();
    await base.fermer();
  });

  const fichier = (passages: readonly PassageEcrit[], autre: Partial<FichierEcrit> = {}): Buffer =>
    buildFichierDepot({ matricule: emetteur.matricule, idContrat: emetteur.numeroContrat, passages, ...autre });

  const recevoir = async (octets: Uint8Array): Promise<string> => {
    const depotId = await ajouterFichier(deps, { emetteur, octets });
    await executer(legeres().enregistrerDepot, { depotId });
    return depotId;
  };

  /** Up to the state that the next activity expects. */
  const nirise = async (octets: Uint8Array): Promise<string> => {
    const depotId = await recevoir(octets);
    await executer(lourdes().controlerSchema, { depotId, le: LE });
    await executer(legeres().controlerFichierDepose, { depotId });
    await executer(sngi().niriserPassages, { depotId, le: LE });
    return depotId;
  };

  const traite = async (octets: Uint8Array): Promise<string> => {
    const depotId = await nirise(octets);
    await executer(legeres().cloreTraitement, { depotId, le: LE });
    await executer(lourdes().publierAccuseTraitement, { depotId });
    await executer(legeres().terminerDepot, { depotId, le: LE });
    return depotId;
  };

  const accuse = async (depotId: string): Promise<string> => {
    const morceaux: Uint8Array[] = [];
    for await (const morceau of deps.stockage.lire(cleAccuseTraitement(depotId))) morceaux.push(morceau);
    return Buffer.concat(morceaux).toString();
  };

  const rejets = (depotId: string) =>
    lignes(base.orm, 'SELECT id_technique, phrase, message FROM accrochage.rejet WHERE depot_id = ? ORDER BY rang', [
      depotId,
    ]);

  /** Everything that the treatment may write. */
  const photographier = async (): Promise<unknown> => {
    const [tout] = await lignes(
      base.orm,
      `SELECT (SELECT jsonb_agg(d ORDER BY id) FROM accrochage.depot d) AS depots,
         (SELECT jsonb_agg(p ORDER BY id_technique) FROM accrochage.passage p) AS passages,
         (SELECT count(*) FROM titulaires.passage_identite) AS identites,
         (SELECT jsonb_agg(r ORDER BY depot_id, rang) FROM accrochage.rejet r) AS rejets,
         (SELECT jsonb_agg(e ORDER BY depot_id, rang) FROM accrochage.depot_erreur e) AS erreurs,
         (SELECT jsonb_agg(a ORDER BY depot_id, rang, code) FROM accrochage.depot_avertissement a) AS avertissements,
         (SELECT count(*) FROM accrochage.depot_certification) AS certifications,
         (SELECT count(*) FROM accrochage.courriel) AS courriels, (SELECT count(*) FROM journal.ligne) AS journal,
         (SELECT jsonb_agg(t ORDER BY depot_id) FROM technique.televersement t) AS televersements`,
    );
    return tout;
  };

  const deuxFois = async <T>(activite: () => Promise<T>): Promise<[T, T]> => {
    const premiere = await activite();
    const avant = await photographier();
    const seconde = await activite();
    expect(await photographier()).to.deep.equal(avant);
    return [premiere, seconde];
  };

  it('enregistrerDepot run twice writes one row and answers the same accusé de réception', async () => {
    const depotId = await ajouterFichier(deps, { emetteur, octets: fichier([{ idTechnique: 'A' }]) });

    const [premiere, seconde] = await deuxFois(() => executer(legeres().enregistrerDepot, { depotId }));

    expect(seconde).to.deep.equal(premiere);
    expect(premiere.reception).to.include({ depotId, nomFichier: 'dépôt 1.xml', recuLe: '2026-03-02T16:21:30.000Z' });
    expect(premiere.courrielIds).to.have.length(1);
  });

  it('enregistrerDepot knows no deposit without a durable file', async () => {
    const erreur = await executer(legeres().enregistrerDepot, { depotId: randomUUID() }).then(
      () => expect.fail('accepted'),
      (e: { code?: string }) => e,
    );

    expect(erreur.code).to.equal('INTROUVABLE');
  });

  it('controlerSchema run twice keeps the heading once', async () => {
    const depotId = await recevoir(fichier([{ idTechnique: 'A' }, { idTechnique: 'B' }]));

    const [premiere, seconde] = await deuxFois(() => executer(lourdes().controlerSchema, { depotId, le: LE }));

    expect([premiere, seconde]).to.deep.equal([{ verdict: 'OK' }, { verdict: 'OK' }]);
    const [depot] = await lignes(
      base.orm,
      'SELECT etat, nombre_passages, id_flux, certificateur_id FROM accrochage.depot',
    );
    expect(depot).to.deep.equal({
      etat: 'EN_COURS',
      nombre_passages: 2,
      id_flux: 'flux-1',
      certificateur_id: emetteur.organismeId,
    });
  });

  it('controlerSchema run twice keeps the faults once, sealed', async () => {
    const depotId = await recevoir(fichier([{ idTechnique: 'A', sexe: 'Féminin' }]));

    const [premiere] = await deuxFois(() => executer(lourdes().controlerSchema, { depotId, le: LE }));

    expect(premiere).to.deep.equal({ verdict: 'KO' });
    const erreurs = await lignes<{ message_scelle: Buffer; ligne: number; type: string }>(
      base.orm,
      'SELECT message_scelle, ligne, type FROM accrochage.depot_erreur',
    );
    expect(erreurs.length).to.be.greaterThan(0);
    for (const { message_scelle } of erreurs) expect(message_scelle.toString('latin1')).to.not.include('cvc-');
  });

  it('controlerFichierDepose run twice rejects once a file whose emitter is not the account', async () => {
    const depotId = await recevoir(fichier([{ idTechnique: 'A' }], { matricule: '00AAA000' }));
    await executer(lourdes().controlerSchema, { depotId, le: LE });

    const [premiere, seconde] = await deuxFois(() => executer(legeres().controlerFichierDepose, { depotId }));

    expect([premiere, seconde]).to.deep.equal([{ refuse: true }, { refuse: true }]);
    const [erreur] = await lignes(base.orm, 'SELECT type, code, ligne, colonne FROM accrochage.depot_erreur');
    expect(erreur).to.deep.equal({ type: 'METIER', code: 'EMETTEUR_DIFFERENT_DU_COMPTE', ligne: 1, colonne: 1 });
  });

  it('says that the codes were not checked when no répertoire is loaded', async () => {
    await nirise(fichier([{ idTechnique: 'A' }]));

    const codes = await lignes(base.orm, 'SELECT rang, code FROM accrochage.depot_avertissement ORDER BY code');

    expect(codes).to.deep.include({ rang: -1, code: 'REPERTOIRE_NON_CHARGE' });
  });

  it('keeps a passage with a keyed hash of the NIR, and seals its identity for its row alone', async () => {
    await nirise(fichier([{ idTechnique: 'A', nomNaissance: 'KERVADEC', prenom1: 'Maëlle' }]));

    const [passage] = await lignes<{ nir_hmac: Buffer; nir_cle_id: string }>(
      base.orm,
      'SELECT nir_hmac, nir_cle_id, code, date_delivrance::text FROM accrochage.passage',
    );
    const nir = nirFictif('KERVADEC Maëlle');
    expect(passage).to.deep.include({ code: 'RNCP31001', date_delivrance: '2026-02-10' });
    expect(passage?.nir_hmac.equals(deps.nir.calculer(nir, passage.nir_cle_id).empreinte)).to.equal(true);
  });

  it('the program cannot read the vault, whose identity opens for its row only', async () => {
    await nirise(fichier([{ idTechnique: 'A', nomNaissance: 'KERVADEC', prenom1: 'Maëlle' }]));
    const refuse = await lignes(base.orm, 'SELECT scelle FROM titulaires.passage_identite').then(
      () => 'read',
      (e: { sqlState?: string; code?: string }) => e.code,
    );

    const [identite] = await lireCoffre(base);

    const ouvrir = (idTechnique: string) =>
      deps.titulaires.ouvrir(
        identite?.scelle ?? Buffer.alloc(0),
        identite?.cle_id ?? '',
        contextePassage(emetteur.organismeId, idTechnique),
      );
    expect(refuse).to.equal('42501');
    const clair = JSON.parse(Buffer.from(ouvrir('A')).toString());
    expect(clair).to.have.nested.property('identification.titulaire.nomNaissance', 'KERVADEC');
    expect(clair.nir).to.equal(nirFictif('KERVADEC Maëlle'));
    expect(() => ouvrir('B')).to.throw();
  });

  it('niriserPassages run twice writes nothing more and asks the register nothing more', async () => {
    const octets = fichier([
      { idTechnique: 'A' },
      { idTechnique: 'B', nomNaissance: 'INCONNU' },
      { idTechnique: 'A' },
      { idTechnique: 'C', dateFinValidite: '2026-01-01' },
    ]);
    const depotId = await recevoir(octets);
    await executer(lourdes().controlerSchema, { depotId, le: LE });
    await executer(legeres().controlerFichierDepose, { depotId });

    await deuxFois(() => executer(sngi().niriserPassages, { depotId, le: LE }));

    expect(deps.sngi.appels).to.deep.equal([2]);
    expect(await rejets(depotId)).to.deep.equal([
      { id_technique: 'B', phrase: 3, message: 'Aucun titulaire ne correspond aux critères obligatoires' },
      {
        id_technique: 'C',
        phrase: 7,
        message: phraseOfficielle(7, { bcr: emetteur.matricule, idTechnique: 'C', index: 0 }),
      },
    ]);
    const doubles = await lignes(
      base.orm,
      "SELECT rang, id_technique FROM accrochage.depot_avertissement WHERE code = 'ID_TECHNIQUE_EN_DOUBLE'",
    );
    expect(doubles).to.deep.equal([{ rang: 2, id_technique: 'A' }]);
  });

  it('suspects a lost first row when the file is numbered from 2, whatever is rejected, and says it once', async () => {
    const numeros = [2, 3, 4, 5].map((numero) => ({
      idTechnique: `2026-000${numero}`,
      ...(numero === 3 && { nomNaissance: 'INCONNU' }),
    }));
    const depotId = await nirise(fichier(numeros));

    await deuxFois(() => executer(sngi().niriserPassages, { depotId, le: LE }));

    const suspects = await lignes(
      base.orm,
      "SELECT rang FROM accrochage.depot_avertissement WHERE code = 'PREMIERE_LIGNE_PERDUE'",
    );
    expect(suspects).to.deep.equal([{ rang: -1 }]);
  });

  it('rejects by sentence 1 what another deposit kept, even when nobody would be found', async () => {
    await nirise(fichier([{ idTechnique: 'A' }]));

    const depotId = await nirise(fichier([{ idTechnique: 'A', nomNaissance: 'INCONNU' }], { idFlux: 'flux-2' }));

    expect(await rejets(depotId)).to.deep.equal([
      {
        id_technique: 'A',
        phrase: 1,
        message: phraseOfficielle(1, { bcr: emetteur.matricule, idTechnique: 'A', index: 0 }),
      },
    ]);
  });

  it('keeps one passage when two deposits send the same idTechnique at the same moment', async () => {
    const passages = Array.from({ length: 40 }, (_, rang) => ({ idTechnique: `P${rang}` }));
    const depots = [
      await recevoir(fichier(passages)),
      await recevoir(fichier([...passages].reverse(), { idFlux: 'flux-2' })),
    ];
    for (const depotId of depots) {
      await executer(lourdes().controlerSchema, { depotId, le: LE });
      await executer(legeres().controlerFichierDepose, { depotId });
    }
    const autre = createDepsDeTest(base.orm);
    const partages = { ...deps, moteur: autre.moteur };

    await Promise.all([
      executer(createSngiActivities(deps).niriserPassages, { depotId: depots[0] ?? '', le: LE }),
      executer(createSngiActivities(partages).niriserPassages, { depotId: depots[1] ?? '', le: LE }),
    ]);

    await autre.fermer();
    const [nombres] = await lignes(
      base.orm,
      `SELECT (SELECT count(*)::int FROM accrochage.passage) AS gardes, (SELECT count(*)::int FROM accrochage.rejet) AS rejets,
         (SELECT count(*)::int FROM titulaires.passage_identite) AS identites,
         (SELECT count(DISTINCT phrase)::int FROM accrochage.rejet WHERE phrase = 1) AS phrases`,
    );
    expect(nombres).to.deep.equal({ gardes: 40, rejets: 40, identites: 40, phrases: 1 });
  });

  it('stops an attempt whose batch another attempt has treated', async () => {
    const depotId = await recevoir(fichier([{ idTechnique: 'A' }]));
    await executer(lourdes().controlerSchema, { depotId, le: LE });
    await executer(legeres().controlerFichierDepose, { depotId });
    const devance = {
      ...deps,
      sngi: {
        rapprocher: async (lot: Parameters<typeof deps.sngi.rapprocher>[0]) => {
          await executer(sngi().niriserPassages, { depotId, le: LE });
          return deps.sngi.rapprocher(lot);
        },
      },
    };
    const autre = createDepsDeTest(base.orm);

    const erreur = await executer(createSngiActivities({ ...devance, moteur: autre.moteur }).niriserPassages, {
      depotId,
      le: LE,
    }).then(
      () => 'done',
      (e: Error) => e.message,
    );

    await autre.fermer();
    expect(erreur).to.include('another attempt');
    const [nombre] = await lignes(base.orm, 'SELECT count(*)::int AS n FROM accrochage.passage');
    expect(nombre).to.deep.equal({ n: 1 });
  });

  it('publierAccuseTraitement run twice writes the same bytes', async () => {
    const depotId = await traite(fichier([{ idTechnique: 'A' }, { idTechnique: 'B', nomNaissance: 'HOMONYME' }]));
    const premier = await accuse(depotId);

    await deuxFois(() => executer(lourdes().publierAccuseTraitement, { depotId }));

    expect(await accuse(depotId)).to.equal(premier);
    expect(premier).to.include('<nomFichier>dépôt 1.xml</nomFichier>');
    expect(premier.match(/<idTechnique>(.*?)<\/idTechnique>/g)).to.deep.equal([
      '<idTechnique>B</idTechnique>',
      '<idTechnique>A</idTechnique>',
    ]);
  });

  it('writes the accusé of a file that failed the schema, with its sentences', async () => {
    const depotId = await recevoir(fichier([{ idTechnique: 'A', sexe: 'X' }]));
    await executer(lourdes().controlerSchema, { depotId, le: LE });
    await executer(legeres().cloreTraitement, { depotId, le: LE });

    await executer(lourdes().publierAccuseTraitement, { depotId });

    const texte = await accuse(depotId);
    expect(texte).to.match(/<erreurs>\s*<erreur>\s*<type>XSD<\/type>\s*<message>cvc-/);
    expect(texte).to.not.include('PassagesOK');
  });

  it('cloreTraitement run twice, even the day after, keeps the first name and counts', async () => {
    const depotId = await nirise(fichier([{ idTechnique: 'A' }, { idTechnique: 'B', nomNaissance: 'INCONNU' }]));
    await executer(legeres().cloreTraitement, { depotId, le: LE });
    const avant = await photographier();

    await executer(legeres().cloreTraitement, { depotId, le: '2026-03-03T16:30:00.000Z' });

    expect(await photographier()).to.deep.equal(avant);
    const [depot] = await lignes(base.orm, 'SELECT nom_accuse_traitement, nombre_ok, nombre_ko FROM accrochage.depot');
    expect(depot).to.deep.equal({
      nom_accuse_traitement: 'Accusé de traitement_dépôt 1.xml_20260302.xml',
      nombre_ok: 1,
      nombre_ko: 1,
    });
  });

  it('terminerDepot run twice sends one mail and writes one line', async () => {
    const depotId = await nirise(fichier([{ idTechnique: 'A' }]));
    await executer(legeres().cloreTraitement, { depotId, le: LE });

    const [premiere, seconde] = await deuxFois(() => executer(legeres().terminerDepot, { depotId, le: LE }));

    expect(seconde).to.deep.equal(premiere);
    expect(premiere).to.deep.include({ etat: 'TRAITE_AVEC_SUCCES' });
  });

  it('annoncerDepotTraite tells the organismes of a treated deposit, and of no rejected one', async () => {
    const traiteId = await traite(fichier([{ idTechnique: 'A' }]));
    const rejeteId = await recevoir(fichier([{ idTechnique: 'A', sexe: 'X' }]));
    await executer(lourdes().controlerSchema, { depotId: rejeteId, le: LE });
    await executer(legeres().cloreTraitement, { depotId: rejeteId, le: LE });
    await executer(legeres().terminerDepot, { depotId: rejeteId, le: LE });

    for (const depotId of [traiteId, rejeteId]) await executer(legeres().annoncerDepotTraite, { depotId });

    expect(deps.annonces).to.deep.equal([{ siret: emetteur.siret, depotId: traiteId }]);
  });

  it('echouerDepot and remettreEnTraitement run twice write one line each', async () => {
    const depotId = await recevoir(fichier([{ idTechnique: 'A' }]));
    const incident = 'MOTEUR_EN_PANNE' as const;

    await deuxFois(() => executer(legeres().echouerDepot, { depotId, incident, le: LE }));
    const [reprise] = await deuxFois(() =>
      executer(legeres().remettreEnTraitement, { depotId, agentId: AGENTS[0], le: '2026-03-02T18:00:00.000Z' }),
    );

    expect(reprise).to.deep.equal({ depotId, etat: 'RECU' });
    const actes = await lignes(base.orm, 'SELECT acte, acteur FROM journal.ligne WHERE objet_id = ? ORDER BY numero', [
      depotId,
    ]);
    expect(actes.map(({ acte }) => acte)).to.deep.equal(['depot.recevoir', 'depot.echouer', 'depot.reprendre']);
  });

  it('rattraperFichiers starts what stands under its final key, twice without harm; leaves what is not there', async () => {
    const depotId = await ajouterFichier(deps, { emetteur, octets: fichier([{ idTechnique: 'A' }]) });
    await lignes(base.orm, "UPDATE technique.televersement SET etat = 'EN_COURS', durable_le = NULL");
    await lignes(
      base.orm,
      `INSERT INTO technique.televersement (depot_id, emetteur_id, depose_par, nom_fichier, etat, cle_temporaire, cle_stockage, commence_le)
       VALUES (gen_random_uuid(), ?, 'x', 'x.xml', 'EN_COURS', 'temporaire/x', 'depots/x/fichier.xml', '2026-03-02T10:00:00Z')`,
      [emetteur.organismeId],
    );
    const entree = { avant: '2026-03-02T17:00:00.000Z', le: '2026-03-02T17:00:00.000Z' };

    await deuxFois(() => executer(legeres().rattraperFichiers, entree));

    expect(deps.demarres).to.deep.equal([depotId, depotId]);
  });

  it('balayer run twice removes what has had its time, and nothing else', async () => {
    await lignes(
      base.orm,
      `INSERT INTO technique.mot_de_passe (id, hachage, cree_le) VALUES
         (gen_random_uuid(), 'vieux', '2026-02-01T00:00:00Z'), (gen_random_uuid(), 'neuf', '2026-03-01T00:00:00Z')`,
    );
    const octets = async function* () {
      yield Buffer.from('x');
    };
    await deps.stockage.ecrire('temporaire/oublie', octets());
    const demain = new Date(Date.now() + 2 * 86_400_000).toISOString();

    await executer(legeres().balayer, { le: '2026-03-02T00:00:00.000Z' });
    const garde = await deps.stockage.existe('temporaire/oublie');
    await deuxFois(() => executer(legeres().balayer, { le: demain }));

    const restants = await lignes(base.orm, 'SELECT hachage FROM technique.mot_de_passe');
    expect(garde).to.equal(true);
    expect(await deps.stockage.existe('temporaire/oublie')).to.equal(false);
    expect(restants).to.deep.equal([]);
  });
});
