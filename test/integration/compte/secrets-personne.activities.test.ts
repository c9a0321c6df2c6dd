import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createPersonnesActivities } from '../../../activities/personnes.activities.ts';
import { createRecuperationActivities } from '../../../activities/recuperation.activities.ts';
import { createSecretsPersonneActivities } from '../../../activities/secrets-personne.activities.ts';
import { type BancCompte, LE, ouvrirBancCompte, parAgent, parElle } from '../../support/banc-compte.ts';
import { refusMetier } from '../../support/banc-dossier.ts';
import { lignes } from '../../support/orm.ts';
import { ajouterOrganisme, ajouterUtilisateur } from '../../support/personnes.ts';

describe('activities on what a person forgot, or keeps secret', () => {
  let banc: BancCompte;
  let secrets: ReturnType<typeof createSecretsPersonneActivities>;
  let recuperation: ReturnType<typeof createRecuperationActivities>;

  beforeEach(async () => {
    banc = await ouvrirBancCompte();
    secrets = createSecretsPersonneActivities(banc.deps);
    recuperation = createRecuperationActivities(banc.deps);
  });

  afterEach(() => banc.fermer());

  const identifiantDe = async (personneId: string): Promise<string> => {
    const sql = 'SELECT identifiant_connexion AS id FROM accrochage.utilisateur WHERE id = ?';
    const [personne] = await lignes<{ id: string }>(banc.base.orm, sql, [personneId]);
    return personne?.id ?? '';
  };
  const oublier = async (personneId: string, le = LE) =>
    recuperation.envoyerRecuperation({
      effetId: randomUUID(),
      le,
      demande: { genre: 'MOT_DE_PASSE', identifiantConnexion: await identifiantDe(personneId) },
    });
  const lienDe = async (personneId: string): Promise<string> => {
    const sql = "SELECT id FROM technique.jeton WHERE usage = 'MOT_DE_PASSE' AND sujet_id = ?";
    const [jeton] = await lignes<{ id: string }>(banc.base.orm, sql, [personneId]);
    return jeton?.id ?? '';
  };
  const ordreMotDePasse = async (
    personneId: string,
    jetonId: string | null,
    sessionGardeeId: string | null = null,
  ) => ({
    ...banc.ordre(personneId, { auteur: parElle(personneId) }),
    motDePasseId: await banc.motDePasse(),
    jetonId,
    sessionGardeeId,
  });
  const session = async (utilisateurId: string): Promise<string> => {
    const id = randomUUID();
    await lignes(
      banc.base.orm,
      `INSERT INTO technique.session (id, empreinte, utilisateur_id, jeton_csrf, cree_le, vue_le, expire_le)
       VALUES (?, ?::text::bytea, ?, 'x', now(), now(), 'infinity')`,
      [id, id, utilisateurId],
    );
    return id;
  };
  const ouvertes = async (): Promise<string[]> =>
    (await lignes<{ id: string }>(banc.base.orm, 'SELECT id FROM technique.session WHERE revoquee_le IS NULL')).map(
      ({ id }) => id,
    );
  const secondFacteur = async (utilisateurId: string, confirme: boolean): Promise<string> => {
    const id = randomUUID();
    await lignes(
      banc.base.orm,
      `INSERT INTO technique.second_facteur (id, utilisateur_id, secret, cle_id, confirme_le, cree_le)
       VALUES (?, ?, 'x', 'k1', CASE WHEN ? THEN now() END, now())`,
      [id, utilisateurId, confirme],
    );
    return id;
  };

  it('envoyerRecuperation run twice sends one mail with the identifiers of an address, one per account', async () => {
    const courriel = 'Odile.Tesseyre@institut.example';
    const ici = await banc.personne({ courriel });
    const { compteId } = await ajouterOrganisme(banc.base.orm);
    await ajouterUtilisateur(banc.base.orm, compteId, { courriel: courriel.toLowerCase(), etat: 'EN_SOMMEIL' });
    await ajouterUtilisateur(banc.base.orm, compteId, { courriel, etat: 'DESACTIVE' });
    const demande = { genre: 'IDENTIFIANTS' as const, courriel: courriel.toUpperCase() };
    const rappel = { effetId: randomUUID(), le: LE, demande };

    const { courrielIds } = await banc.deuxFois(() => recuperation.envoyerRecuperation(rappel));

    const [envoye] = await lignes<{ parametres: { identifiants: { identifiantConnexion: string }[] } }>(
      banc.base.orm,
      'SELECT parametres FROM accrochage.courriel WHERE id = ?',
      [courrielIds[0]],
    );
    const identifiants = envoye?.parametres.identifiants.map(({ identifiantConnexion }) => identifiantConnexion);
    expect(identifiants)
      .to.have.length(2)
      .and.to.include(await identifiantDe(ici));
  });

  it('envoyerRecuperation run twice sends one link, to the address on record', async () => {
    const personneId = await banc.personne({ courriel: 'odile@institut.example' });
    const identifiantConnexion = await identifiantDe(personneId);
    const demande = {
      effetId: randomUUID(),
      le: LE,
      demande: { genre: 'MOT_DE_PASSE' as const, identifiantConnexion },
    };

    await banc.deuxFois(() => recuperation.envoyerRecuperation(demande));

    expect(await banc.courriels()).to.deep.equal([
      { modele: 'mot-de-passe-oublie', destinataire: 'odile@institut.example' },
    ]);
  });

  it('writes nothing for who is unknown, or may not come in', async () => {
    const fermees = await Promise.all(
      (['DESACTIVE', 'VERROUILLE', 'SUSPENDU', 'INVITE'] as const).map((etat) => banc.personne({ etat })),
    );
    const avant = await banc.photographier();

    for (const personneId of fermees) await oublier(personneId);
    await recuperation.envoyerRecuperation({
      effetId: randomUUID(),
      le: LE,
      demande: { genre: 'IDENTIFIANTS', courriel: 'inconnue@institut.example' },
    });

    expect(await banc.photographier()).to.deep.equal(avant);
  });

  it('remplacerMotDePasse run twice, by the link, replaces it once and closes every session', async () => {
    const personneId = await banc.personne();
    await session(personneId);
    await oublier(personneId);
    const ordre = await ordreMotDePasse(personneId, await banc.lien('MOT_DE_PASSE'));

    await banc.deuxFois(() => secrets.remplacerMotDePasse({ compteId: banc.compteId, ordre }));

    expect(await ouvertes()).to.deep.equal([]);
    expect((await banc.journal()).map(({ acte }) => acte)).to.deep.equal(['motDePasse.reinitialiser']);
    const restants = await lignes(banc.base.orm, 'SELECT id FROM technique.mot_de_passe WHERE utilisateur_id = ?', [
      personneId,
    ]);
    expect(restants).to.deep.equal([{ id: ordre.motDePasseId }]);
  });

  it('keeps the session of who changes her password, and closes the others', async () => {
    const personneId = await banc.personne();
    const gardee = await session(personneId);
    await session(personneId);
    const ordre = await ordreMotDePasse(personneId, null, gardee);

    await banc.deuxFois(() => secrets.remplacerMotDePasse({ compteId: banc.compteId, ordre }));

    expect(await ouvertes()).to.deep.equal([gardee]);
  });

  it('wakes an access that slept, and opens nothing by a used or late link, or for who was closed since', async () => {
    const dormeuse = await banc.personne({ etat: 'EN_SOMMEIL' });
    const fermee = await banc.personne();
    const { compteId } = banc;
    await oublier(dormeuse);
    const lien = await banc.lien('MOT_DE_PASSE');
    const tard = { ...(await ordreMotDePasse(dormeuse, lien)), le: '2026-03-04T10:00:00.001Z' };
    const aTard = await refusMetier(secrets.remplacerMotDePasse({ compteId, ordre: tard }));
    await secrets.remplacerMotDePasse({ compteId, ordre: await ordreMotDePasse(dormeuse, lien) });
    const reutilise = await ordreMotDePasse(dormeuse, lien);
    const encore = await refusMetier(secrets.remplacerMotDePasse({ compteId, ordre: reutilise }));
    await oublier(fermee, '2026-03-03T10:00:01.000Z');
    await lignes(banc.base.orm, "UPDATE accrochage.utilisateur SET etat = 'DESACTIVE' WHERE id = ?", [fermee]);
    const apresFermeture = await ordreMotDePasse(fermee, await banc.lien('MOT_DE_PASSE'));

    const closes = await refusMetier(secrets.remplacerMotDePasse({ compteId, ordre: apresFermeture }));

    expect([aTard.code, encore.code, closes.code]).to.deep.equal(Array(3).fill('LIEN_INVALIDE'));
    expect([await banc.etat(dormeuse), await banc.etat(fermee)]).to.deep.equal(['ACTIF', 'DESACTIVE']);
  });

  it('remplacerMotDePasse run twice ends the link that waited, and no other person’s', async () => {
    const personneId = await banc.personne();
    const voisine = await banc.personne();
    const { compteId } = banc;
    await oublier(personneId);
    await oublier(voisine, '2026-03-03T10:00:01.000Z');
    const [lien, autre] = [await lienDe(personneId), await lienDe(voisine)];
    const le = '2026-03-03T11:00:00.000Z';

    const change = { ...(await ordreMotDePasse(personneId, null)), le };
    await banc.deuxFois(() => secrets.remplacerMotDePasse({ compteId, ordre: change }));

    const ordre = { ...(await ordreMotDePasse(personneId, lien)), le };
    expect((await refusMetier(secrets.remplacerMotDePasse({ compteId, ordre }))).code).to.equal('LIEN_INVALIDE');
    await secrets.remplacerMotDePasse({ compteId, ordre: { ...(await ordreMotDePasse(voisine, autre)), le } });
  });

  for (const [ferme, rouvert, qui] of [
    ['verrouiller', 'deverrouiller', 'ADMINISTRATEUR'],
    ['verrouiller', 'deverrouiller', 'AGENT'],
    ['desactiver', 'reactiver', 'ADMINISTRATEUR'],
  ] as const)
    it(`a link asked before ${qui} could ${ferme} opens nothing once the access is open again`, async () => {
      const personneId = await banc.personne();
      const { compteId } = banc;
      const auteur = qui === 'AGENT' ? parAgent() : { qui, id: banc.administrateur };
      await oublier(personneId);
      const lien = await banc.lien('MOT_DE_PASSE');
      const { changerAcces } = createPersonnesActivities(banc.deps);
      const motif = ferme === 'verrouiller' ? ({ motif: 'ABSENCE' } as const) : {};
      const fermeture = banc.ordre(personneId, { auteur, le: '2026-03-03T10:10:00.000Z' });
      await banc.deuxFois(() => changerAcces({ compteId, ordre: fermeture, acte: ferme, ...motif }));
      const retour = banc.ordre(personneId, { auteur, le: '2026-03-03T10:20:00.000Z' });
      await changerAcces({ compteId, ordre: retour, acte: rouvert });

      const ordre = { ...(await ordreMotDePasse(personneId, lien)), le: '2026-03-03T10:30:00.000Z' };
      const refus = await refusMetier(secrets.remplacerMotDePasse({ compteId, ordre }));

      expect(refus.code).to.equal('LIEN_INVALIDE');
    });

  it('activerSecondFacteur run twice activates the one that was confirmed', async () => {
    const personneId = await banc.personne();
    const secondFacteurId = await secondFacteur(personneId, false);
    const ordre = { ...banc.ordre(personneId, { auteur: parElle(personneId) }), secondFacteurId };

    await banc.deuxFois(() => secrets.activerSecondFacteur({ compteId: banc.compteId, ordre }));
    const autre = { ...ordre, effetId: randomUUID(), secondFacteurId: randomUUID() };
    const refus = await refusMetier(secrets.activerSecondFacteur({ compteId: banc.compteId, ordre: autre }));

    expect((await banc.courriels()).map(({ modele }) => modele)).to.deep.equal(['second-facteur']);
    expect(refus.code).to.equal('DEJA_FAIT');
  });

  it('retirerSecondFacteur run twice forgets it once, and says who did it', async () => {
    const personneId = await banc.personne();
    await secondFacteur(personneId, true);

    await banc.deuxFois(() =>
      secrets.retirerSecondFacteur({
        compteId: banc.compteId,
        ordre: banc.ordre(personneId, { effetId: '0198f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b' }),
      }),
    );

    expect((await banc.journal()).map(({ acte, acteur }) => [acte, acteur])).to.deep.equal([
      ['secondFacteur.reinitialiser', `utilisateur:${banc.administrateur}`],
    ]);
  });
});
