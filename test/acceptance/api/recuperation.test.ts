import { expect } from 'chai';
import { type BancAcces, codeDe, MOT_DE_PASSE, ouvrirBancAcces } from '../../support/banc-acces.ts';
import { jusqua } from '../../support/jusqua.ts';
import { ajouterOrganisme, connecte } from '../../support/personnes.ts';

const NOUVEAU = 'girafe-tondeuse-mauve-escalier';

describe('what is forgotten, by HTTP', () => {
  let banc: BancAcces;
  let compteId: string;
  let rang = 0;

  before(async () => {
    banc = await ouvrirBancAcces();
    ({ compteId } = await ajouterOrganisme(banc.base.orm));
  });

  after(() => banc.fermer());

  const adresse = (): string => {
    rang += 1;
    return `odile${rang}@institut.example`;
  };
  const recus = async (courriel: string, modele: string): Promise<void> =>
    jusqua(async () => (await banc.courriels(courriel)).includes(modele));
  const oublier = async (identifiantConnexion: string, courriel: string): Promise<void> => {
    await banc.poster('/recuperation/mot-de-passe', { identifiantConnexion });
    await recus(courriel, 'mot-de-passe-oublie');
  };
  const remplacer = async (utilisateurId: string, autre: object = {}, entetes = {}): Promise<Response> => {
    const jeton = await banc.jeton('MOT_DE_PASSE', utilisateurId);
    return banc.poster('/recuperation/mot-de-passe/remplacement', { jeton, motDePasse: NOUVEAU, ...autre }, entetes);
  };
  const sansDate = (reponse: Response): string[] => [...reponse.headers.keys()].sort();

  it('answers the same whether an address is known or not, and writes to the known one alone', async () => {
    const courriel = adresse();
    await banc.personne(compteId, { courriel });
    const inconnu = adresse();

    const [connue, inconnue] = [
      await banc.poster('/recuperation/identifiants', { courriel }),
      await banc.poster('/recuperation/identifiants', { courriel: inconnu }),
    ];

    expect([connue.status, inconnue.status]).to.deep.equal([202, 202]);
    expect(await connue.json()).to.deep.equal(await inconnue.json());
    expect(sansDate(connue)).to.deep.equal(sansDate(inconnue));
    await recus(courriel, 'identifiants-oublies');
    expect(await banc.courriels(inconnu)).to.deep.equal([]);
  });

  it('slows down who asks again and again for one address or identifier, known or not', async () => {
    const courriel = adresse();
    await banc.personne(compteId, { courriel });
    const demander = async (chemin: string, corps: object): Promise<number[]> => {
      const statuts: number[] = [];
      for (let essai = 0; essai < 5; essai += 1) statuts.push((await banc.poster(chemin, corps)).status);
      return statuts;
    };
    banc.api.figer();

    const attendus = [202, 202, 202, 202, 429];
    expect(await demander('/recuperation/identifiants', { courriel })).to.deep.equal(attendus);
    expect(await demander('/recuperation/identifiants', { courriel: adresse() })).to.deep.equal(attendus);
    expect(await demander('/recuperation/mot-de-passe', { identifiantConnexion: 'ZZZZZZZZ9' })).to.deep.equal(attendus);
  });

  it('replaces a forgotten password by the link, closes the sessions, forgets the attempts, and tells by mail', async () => {
    const courriel = adresse();
    const { utilisateurId, identifiantConnexion } = await banc.personne(compteId, { courriel });
    const ouverte = await connecte(banc.api, { utilisateurId });
    const ici = { 'X-Forwarded-For': '192.0.2.20' };
    const entrer = (motDePasse: string): Promise<Response> =>
      banc.poster('/sessions', { identifiantConnexion, motDePasse }, ici);
    for (let essai = 0; essai < 4; essai += 1) await entrer('faux');
    const bloque = await entrer(MOT_DE_PASSE);
    await oublier(identifiantConnexion.toLowerCase(), courriel);

    const faible = await remplacer(utilisateurId, { motDePasse: 'court' });
    const fait = await remplacer(utilisateurId, {}, ici);
    const encore = await remplacer(utilisateurId);

    expect(bloque.status).to.equal(429);
    expect([await codeDe(faible), fait.status, await codeDe(encore)]).to.deep.equal([
      'MOT_DE_PASSE_FAIBLE',
      204,
      'LIEN_INVALIDE',
    ]);
    expect((await ouverte.demander('GET', '/api/v1/moi')).status).to.equal(401);
    expect((await entrer(MOT_DE_PASSE)).status).to.equal(401);
    expect((await entrer(NOUVEAU)).status).to.equal(201);
    expect(await banc.courriels(courriel)).to.deep.equal(['mot-de-passe-change', 'mot-de-passe-oublie']);
  });

  it('answers who sleeps as it answers a wrong password, and wakes her by a new one', async () => {
    const courriel = adresse();
    const { utilisateurId, identifiantConnexion } = await banc.personne(compteId, { courriel, etat: 'EN_SOMMEIL' });
    const endormie = await codeDe(await banc.entrer(identifiantConnexion));
    await oublier(identifiantConnexion, courriel);

    await remplacer(utilisateurId);

    expect(endormie).to.equal('IDENTIFIANTS_INCORRECTS');
    expect((await banc.entrer(identifiantConnexion, NOUVEAU)).status).to.equal(201);
  });

  it('opens nothing by a link that is wrong, of another kind, or a day old', async () => {
    const courriel = adresse();
    const { utilisateurId, identifiantConnexion } = await banc.personne(compteId, { courriel });
    await oublier(identifiantConnexion, courriel);
    const jeton = await banc.jeton('MOT_DE_PASSE', utilisateurId);

    const codes = [
      await codeDe(
        await banc.poster('/recuperation/mot-de-passe/remplacement', { jeton: 'A'.repeat(64), motDePasse: NOUVEAU }),
      ),
      await codeDe(await banc.poster('/invitations/verification', { jeton })),
    ];
    banc.api.avancer(86_401);
    codes.push(await codeDe(await remplacer(utilisateurId)));
    banc.api.avancer(-86_401);

    expect(codes).to.deep.equal(Array(3).fill('LIEN_INVALIDE'));
  });

  it('serves the pages that the links lead to, the same for everyone', async () => {
    for (const chemin of ['/invitation', '/mot-de-passe', '/courriel/nouveau', '/courriel/ancien']) {
      const page = await fetch(`${banc.api.origine}${chemin}`);

      expect(page.status, chemin).to.equal(200);
      expect(await page.text(), chemin).to.match(/<form method="post" action="\/api\/v1\/[a-z/-]+"/);
    }
  });
});
