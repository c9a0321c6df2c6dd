import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createChangementCourrielActivities } from '../../../activities/changement-courriel.activities.ts';
import { createPersonnesActivities } from '../../../activities/personnes.activities.ts';
import { createSecretsPersonneActivities } from '../../../activities/secrets-personne.activities.ts';
import { JetonRepository } from '../../../database/repositories/jeton.repository.ts';
import type { AdresseConfirmee } from '../../../domain/compte/changement-courriel.ts';
import { type BancCompte, LE, ouvrirBancCompte, parElle } from '../../support/banc-compte.ts';
import { refusMetier } from '../../support/banc-dossier.ts';
import { lignes } from '../../support/orm.ts';

const ANCIENNE = 'odile@institut.example';
const NOUVELLE = 'odile.tesseyre@institut.example';

describe('activities on a change of mail', () => {
  let banc: BancCompte;
  let activites: ReturnType<typeof createChangementCourrielActivities>;
  let personneId: string;

  beforeEach(async () => {
    banc = await ouvrirBancCompte();
    activites = createChangementCourrielActivities(banc.deps);
    personneId = await banc.personne({ courriel: ANCIENNE });
  });

  afterEach(() => banc.fermer());

  const demande = (autre = {}) => ({
    ...banc.ordre(personneId, { auteur: parElle(personneId) }),
    courriel: NOUVELLE,
    ...autre,
  });
  const demander = async (): Promise<string> => {
    const ordre = demande();
    await activites.demanderCourriel({ compteId: banc.compteId, ordre });
    return ordre.effetId;
  };
  const lien = async (adresse: AdresseConfirmee, changementId: string): Promise<string> => {
    const usage = adresse === 'NOUVELLE' ? 'COURRIEL_NOUVEAU' : 'COURRIEL_ANCIEN';
    const sql = 'SELECT id FROM technique.jeton WHERE usage = ? AND sujet_id = ?';
    const [jeton] = await lignes<{ id: string }>(banc.base.orm, sql, [usage, changementId]);
    return jeton?.id ?? '';
  };
  const confirmation = async (adresse: AdresseConfirmee, changementId: string, le = LE) => ({
    ...banc.ordre(personneId, { auteur: parElle(personneId), le }),
    changementId,
    adresse,
    jetonId: await lien(adresse, changementId),
  });
  const courriel = async (): Promise<unknown> =>
    (await lignes(banc.base.orm, 'SELECT courriel FROM accrochage.utilisateur WHERE id = ?', [personneId]))[0]
      ?.courriel;

  it('demanderCourriel run twice opens one change, with a link to each address', async () => {
    const ordre = demande();

    const { reponse } = await banc.deuxFois(() => activites.demanderCourriel({ compteId: banc.compteId, ordre }));

    expect(reponse).to.deep.equal({
      changementId: ordre.effetId,
      etat: 'EN_ATTENTE',
      nouvelleConfirmee: false,
      ancienneConfirmee: false,
    });
    expect(await banc.courriels()).to.deep.equal([
      { modele: 'courriel-ancien', destinataire: ANCIENNE },
      { modele: 'courriel-nouveau', destinataire: NOUVELLE },
    ]);
    expect(await courriel()).to.equal(ANCIENNE);
  });

  for (const [premiere, seconde] of [
    ['NOUVELLE', 'ANCIENNE'],
    ['ANCIENNE', 'NOUVELLE'],
  ] as const)
    it(`confirmerCourriel run twice for each address changes the mail once, ${premiere} first, and tells both`, async () => {
      const changementId = await demander();
      const { compteId } = banc;
      const un = await confirmation(premiere, changementId);
      const deux = await confirmation(seconde, changementId);

      const attente = await banc.deuxFois(() => activites.confirmerCourriel({ compteId, ordre: un }));
      const entretemps = await courriel();
      const fait = await banc.deuxFois(() => activites.confirmerCourriel({ compteId, ordre: deux }));

      expect([attente.reponse.etat, entretemps, fait.reponse.etat, await courriel()]).to.deep.equal([
        'EN_ATTENTE',
        ANCIENNE,
        'FAIT',
        NOUVELLE,
      ]);
      const avertis = (await banc.courriels()).filter(({ modele }) => modele === 'courriel-change');
      expect(avertis.map(({ destinataire }) => destinataire).sort()).to.deep.equal([NOUVELLE, ANCIENNE]);
    });

  it('confirmerCourriel run twice ends the link that whoever reads the old address had asked for', async () => {
    const { compteId } = banc;
    const changementId = await demander();
    await activites.confirmerCourriel({ compteId, ordre: await confirmation('NOUVELLE', changementId) });
    const jeton = { usage: 'MOT_DE_PASSE', sujetId: personneId, cleId: 'k1', le: LE } as const;
    const jetonId = await new JetonRepository(banc.base.orm.em.fork()).emettre(jeton);
    const le = '2026-03-03T11:00:00.000Z';

    const ordre = await confirmation('ANCIENNE', changementId, le);
    await banc.deuxFois(() => activites.confirmerCourriel({ compteId, ordre }));

    const nouveau = { motDePasseId: await banc.motDePasse(), jetonId, sessionGardeeId: null };
    const reinitialisation = { ...banc.ordre(personneId, { auteur: parElle(personneId), le }), ...nouveau };
    const { remplacerMotDePasse } = createSecretsPersonneActivities(banc.deps);
    const refus = await refusMetier(remplacerMotDePasse({ compteId, ordre: reinitialisation }));
    expect(refus.code).to.equal('LIEN_INVALIDE');
  });

  for (const [acte, retour] of [
    ['verrouiller', 'deverrouiller'],
    ['desactiver', 'reactiver'],
  ] as const)
    it(`a change that waits ends when its access closes (${acte}, run twice), and stays ended after`, async () => {
      const { compteId } = banc;
      const changementId = await demander();
      const ordre = await confirmation('NOUVELLE', changementId, '2026-03-03T11:00:00.000Z');
      const { changerAcces } = createPersonnesActivities(banc.deps);
      const motif = acte === 'verrouiller' ? ({ motif: 'ABSENCE' } as const) : {};

      const fermeture = banc.ordre(personneId);
      await banc.deuxFois(() => changerAcces({ compteId, ordre: fermeture, acte, ...motif }));

      await changerAcces({ compteId, ordre: banc.ordre(personneId), acte: retour });
      expect((await refusMetier(activites.confirmerCourriel({ compteId, ordre }))).code).to.equal(
        'TRANSITION_INTERDITE',
      );
      const ouverts = 'SELECT usage FROM technique.jeton WHERE expire_le > ?';
      expect(await lignes(banc.base.orm, ouverts, [LE])).to.deep.equal([]);
      expect(await banc.journal()).to.deep.include({
        acteur: `utilisateur:${banc.administrateur}`,
        acte: 'courriel.annuler',
        etat_avant: 'EN_ATTENTE',
        etat_apres: 'ANNULE',
      });
    });

  it('lets an administrateur say yes for a dead address, but not for her own', async () => {
    const changementId = await demander();
    const { compteId, administrateur } = banc;
    const parElleMeme = demande({
      ...banc.ordre(administrateur, { auteur: parElle(administrateur) }),
      courriel: 'autre@institut.example',
    });
    await activites.demanderCourriel({ compteId, ordre: parElleMeme });

    const propre = await refusMetier(
      activites.confirmerCourriel({
        compteId,
        ordre: {
          ...banc.ordre(administrateur),
          changementId: parElleMeme.effetId,
          adresse: 'ANCIENNE',
          jetonId: null,
        },
      }),
    );
    const ordre = { ...banc.ordre(personneId), changementId, adresse: 'ANCIENNE' as const, jetonId: null };
    await activites.confirmerCourriel({ compteId, ordre });
    await activites.confirmerCourriel({ compteId, ordre: await confirmation('NOUVELLE', changementId) });

    expect(propre.code).to.equal('ACTION_INTERDITE');
    expect(await courriel()).to.equal(NOUVELLE);
    const [changement] = await lignes(
      banc.base.orm,
      'SELECT ancienne_confirmee_par FROM accrochage.changement_courriel WHERE id = ?',
      [changementId],
    );
    expect(changement).to.deep.equal({ ancienne_confirmee_par: `utilisateur:${administrateur}` });
  });

  it('annulerCourriel run twice gives up the change once; its links change nothing more', async () => {
    const changementId = await demander();
    const { compteId } = banc;
    const annulation = banc.ordre(personneId, { auteur: parElle(personneId) });

    await banc.deuxFois(() => activites.annulerCourriel({ compteId, ordre: annulation }));
    const ordre = await confirmation('NOUVELLE', changementId);
    const refus = await refusMetier(activites.confirmerCourriel({ compteId, ordre }));

    expect(refus.code).to.equal('TRANSITION_INTERDITE');
  });

  it('is replaced by a new request, and over after seven days', async () => {
    const premier = await demander();
    const second = await demander();
    const { compteId } = banc;

    const remplace = await refusMetier(
      activites.confirmerCourriel({ compteId, ordre: await confirmation('NOUVELLE', premier) }),
    );
    const tard = await refusMetier(
      activites.confirmerCourriel({
        compteId,
        ordre: await confirmation('NOUVELLE', second, '2026-03-10T10:00:00.001Z'),
      }),
    );

    expect([remplace.code, tard.code]).to.deep.equal(['TRANSITION_INTERDITE', 'TRANSITION_INTERDITE']);
  });

  it('refuses the address of another person of the account, and an unknown change', async () => {
    const { compteId } = banc;
    await banc.personne({ courriel: NOUVELLE });

    const prise = await refusMetier(activites.demanderCourriel({ compteId, ordre: demande() }));
    const inconnu = await refusMetier(
      activites.confirmerCourriel({
        compteId,
        ordre: { ...banc.ordre(personneId), changementId: randomUUID(), adresse: 'ANCIENNE', jetonId: null },
      }),
    );

    expect([prise.code, inconnu.code]).to.deep.equal(['PERSONNE_EXISTANTE', 'INTROUVABLE']);
  });
});
