import { expect } from 'chai';
import { createMotsDePasse, type MotsDePasse } from '../../../api/securite/mots-de-passe.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { type BaseOuverte, ouvrirBase } from '../../support/orm.ts';
import { ajouterOrganisme, ajouterUtilisateur, navigateur } from '../../support/personnes.ts';

const MOT_DE_PASSE = 'cheval-agrafe-bleu-tracteur';

describe('attempts to sign in', () => {
  let base: BaseOuverte;
  let api: ApiDeTest;
  let identifiant: string;
  let reseaux = 0;

  before(async () => {
    base = await ouvrirBase();
    // Attempts are counted here, by the dozen: the work of a hash is looked at with the sessions.
    const verifier: MotsDePasse['verifier'] = async (motDePasse, hachage) =>
      hachage !== null && motDePasse === MOT_DE_PASSE;
    api = await demarrerApi(base.orm, { proxys: 1, motsDePasse: { ...createMotsDePasse(), verifier } });
    api.figer();
  });

  beforeEach(async () => {
    const { compteId } = await ajouterOrganisme(base.orm);
    ({ identifiantConnexion: identifiant } = await ajouterUtilisateur(base.orm, compteId, { hachage: 'gardé' }));
  });

  after(async () => {
    await api.fermer();
    await base.fermer();
  });

  /** The address of a network that no attempt came from yet. */
  const ailleurs = (): string => {
    reseaux += 1;
    return `2001:db8:${reseaux.toString(16)}::1`;
  };
  const entrer = (identifiantConnexion: string, motDePasse: string, adresse = ailleurs()): Promise<Response> =>
    navigateur(api).demander('POST', '/api/v1/sessions', {
      corps: { identifiantConnexion, motDePasse },
      entetes: { 'X-Forwarded-For': adresse },
    });
  const statut = async (...essai: Parameters<typeof entrer>): Promise<number> => (await entrer(...essai)).status;

  /** Waits asked of so many attempts on an identifier, each as soon as it may be made. */
  const attentes = async (tente: string, nombre: number, adresse?: string): Promise<number[]> => {
    const vues: number[] = [];
    for (let essai = 0; essai < nombre; essai += 1) {
      const reponse = await entrer(tente, 'faux', adresse);
      if (reponse.status !== 429) continue;
      const attente = Number(reponse.headers.get('retry-after'));
      vues.push(attente);
      api.avancer(attente);
    }
    return vues;
  };

  describe('for one identifier from one network', () => {
    let ici: string;

    beforeEach(() => {
      ici = ailleurs();
    });

    it('wait twice as long after each wrong one, known or not', async () => {
      expect(await attentes(identifiant, 7, ici)).to.deep.equal([1, 2]);
      expect(await attentes('YYYYYYYY9', 7, ici)).to.deep.equal([1, 2]);
    });

    it('let nobody in while the delay runs, not even with the right password, and are forgotten after a success', async () => {
      for (let essai = 0; essai < 4; essai += 1) await entrer(identifiant, 'faux', ici);

      const bloque = await statut(identifiant, MOT_DE_PASSE, ici);
      api.avancer(2);
      const passe = await statut(identifiant, MOT_DE_PASSE, ici);
      const encore = await statut(identifiant, 'faux', ici);

      expect([bloque, passe, encore]).to.deep.equal([429, 201, 401]);
    });

    it('do not slip through when many come at once', async () => {
      const statuts = await Promise.all(Array.from({ length: 20 }, () => statut(identifiant, 'faux', ici)));

      expect(statuts.filter((vu) => vu === 401).length).to.be.at.most(4);
    });
  });

  describe('for one identifier from everywhere', () => {
    it('leave its owner in: a stranger who is wrong again and again waits alone', async () => {
      await attentes(identifiant, 30, '192.0.2.66');

      const etranger = await statut(identifiant, 'faux', '192.0.2.66');
      const elle = await statut(identifiant, MOT_DE_PASSE);

      expect([etranger, elle]).to.deep.equal([429, 201]);
    });

    it('wait after a hundred wrong ones, half a minute at most, known or not', async () => {
      const attendues = [1, 2, 4, 8, 16, 30, 30];

      expect(await attentes(identifiant, 101 + 14)).to.deep.equal(attendues);
      expect(await attentes('XXXXXXXX9', 101 + 14)).to.deep.equal(attendues);
    });

    it('are forgotten after a right one', async () => {
      await attentes(identifiant, 104);
      api.avancer(30);

      await statut(identifiant, MOT_DE_PASSE);

      expect(await attentes(identifiant, 5)).to.deep.equal([]);
    });
  });

  describe('from one network', () => {
    let inconnus = 0;
    const inconnu = (): string => {
      inconnus += 1;
      return `ESSAI${inconnus}`;
    };
    const tromper = async (adresse: string, nombre: number): Promise<number[]> => {
      const statuts: number[] = [];
      for (let essai = 0; essai < nombre; essai += 1) statuts.push(await statut(inconnu(), 'faux', adresse));
      return statuts;
    };

    it('slow down who tries many identifiers', async () => {
      const statuts = await tromper('192.0.2.7', 33);

      expect(statuts).to.deep.equal([...Array(31).fill(401), 429, 429]);
    });

    it('are counted together, whatever the address taken in an IPv6 network', async () => {
      const statuts: number[] = [];
      for (let hote = 1; hote <= 33; hote += 1) {
        const adresse = hote % 2 ? `2001:db8::${hote}` : `2001:DB8:0:0:${hote}::1`;
        statuts.push(await statut(inconnu(), 'faux', adresse));
      }

      expect(statuts).to.deep.equal([...Array(31).fill(401), 429, 429]);
    });

    it('are not counted when they are right: an office goes on coming in', async () => {
      const statuts: number[] = [];
      for (let essai = 0; essai < 40; essai += 1) {
        statuts.push(await statut(identifiant, MOT_DE_PASSE, '192.0.2.10'));
        api.avancer(60);
      }

      expect(statuts).to.deep.equal(Array(40).fill(201));
    });

    it('are not forgotten by right ones in between', async () => {
      const statuts: number[] = [];
      for (let essai = 0; essai < 32; essai += 1) {
        statuts.push(await statut(identifiant, MOT_DE_PASSE, '192.0.2.11'));
        statuts.push(await statut(inconnu(), 'faux', '192.0.2.11'));
      }

      expect(statuts.slice(0, 62).every((vu) => vu !== 429)).to.equal(true);
      expect(statuts.slice(62)).to.deep.equal([429, 429]);
    });

    it('do not hold up an office where somebody mistypes from time to time', async () => {
      const statuts: number[] = [];
      for (let essai = 0; essai < 40; essai += 1) {
        statuts.push(await statut(inconnu(), 'faux', '192.0.2.12'));
        api.avancer(60);
      }

      expect(statuts).to.deep.equal(Array(40).fill(401));
    });

    it('are not counted when the delay of the identifier refused them', async () => {
      const obstines: number[] = [];
      for (let essai = 0; essai < 40; essai += 1) obstines.push(await statut(identifiant, 'faux', '192.0.2.13'));

      expect(obstines.slice(4)).to.deep.equal(Array(36).fill(429));
      expect(await tromper('192.0.2.13', 27)).to.deep.equal(Array(27).fill(401));
    });

    it('are limited in number, right or wrong', async () => {
      const reponse = await entrer(identifiant, MOT_DE_PASSE);

      expect(reponse.headers.get('ratelimit-policy')).to.match(/^"sessions";q=\d+;w=60$/);
    });
  });
});
