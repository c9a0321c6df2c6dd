import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import { createMoteur } from '../../../adapters/xsd/moteur.ts';
import { genererDepot, type OptionsDepot } from '../../../bench/generateur/depot.ts';
import { FAUTES } from '../../../bench/generateur/fautes.ts';
import { genererPersonnes } from '../../../database/seeders/personnes-fictives.ts';
import type { Moteur, PassageLu } from '../../../domain/depot/analyse.ts';
import { lireNir } from '../../../domain/titulaire/nir.ts';

const personnes = (graine: number, nombre: number) => [...genererPersonnes({ graine, nombre })];

const ecrire = async (options: OptionsDepot): Promise<Buffer> => buffer(Readable.from(genererDepot(options)));

describe('Fictional persons', () => {
  it('are the same for the same seed, however many are asked for', () => {
    const mille = personnes(5, 1_000);

    const cent = personnes(5, 100);

    expect(cent).to.deep.equal(mille.slice(0, 100));
    expect(personnes(6, 100)).to.not.deep.equal(cent);
  });

  it('have each their own NIR, with the right key, that tells sex, year and commune of birth', () => {
    const tous = personnes(1, 20_000);

    const faux = tous.filter(({ nir, sexe, anneeNaissance, codeCommuneNaissance }) => {
      const debut = (sexe === 'M' ? '1' : '2') + String(anneeNaissance).slice(2);
      return !lireNir(nir).valide || !nir.startsWith(debut) || nir.slice(5, 10) !== codeCommuneNaissance;
    });

    expect(faux).to.deep.equal([]);
    expect(new Set(tous.map(({ nir }) => nir)).size).to.equal(tous.length);
  });

  it('hold namesakes for each step of the matching funnel, births abroad and unknown days', () => {
    const tous = personnes(1, 20_000);

    const etapes = [
      (p: (typeof tous)[number]) => [p.nomNaissance, p.prenoms[0], p.sexe, p.anneeNaissance],
      (p: (typeof tous)[number]) => [
        p.nomNaissance,
        p.prenoms[0],
        p.sexe,
        p.anneeNaissance,
        p.moisNaissance,
        p.jourNaissance,
      ],
      (p: (typeof tous)[number]) => [
        p.nomNaissance,
        p.prenoms.join(),
        p.sexe,
        p.anneeNaissance,
        p.moisNaissance,
        p.jourNaissance,
        p.codeCommuneNaissance,
      ],
    ].map((cle) => tous.length - new Set(tous.map((p) => cle(p).join('|'))).size);

    expect(
      etapes.every((homonymes) => homonymes > 100),
      etapes.join(),
    ).to.equal(true);
    expect(tous.some(({ codePaysNaissance }) => codePaysNaissance !== '')).to.equal(true);
    expect(tous.some(({ jourNaissance }) => jourNaissance === undefined)).to.equal(true);
  });
});

describe('A generated deposit', () => {
  let moteur: Moteur;
  before(() => {
    moteur = createMoteur();
  });
  after(() => moteur.fermer());

  it('is the same for the same options, byte for byte', async () => {
    const options = { graine: 3, passages: 200, partFautive: 0.1 };

    const deux = [await ecrire(options), await ecrire(options)];

    expect(deux[0]?.equals(deux[1] ?? Buffer.alloc(0))).to.equal(true);
  });

  it('is valid, and its holders are the persons of the same seed', async () => {
    const octets = await ecrire({ graine: 3, passages: 500, partDossier: 0.2, partIdentifiant: 0.2 });
    const lus: PassageLu[] = [];

    const { verdict, entete, nombrePassages } = await moteur.analyser(
      (async function* () {
        yield octets;
      })(),
      { surPassages: (lot) => void lus.push(...lot) },
    );

    expect({ verdict, version: entete?.version, nombrePassages }).to.deep.equal({
      verdict: 'OK',
      version: '1.1.5',
      nombrePassages: 500,
    });
    const registre = personnes(3, 500);
    const inconnus = lus.filter(({ rang, identification }) => {
      const personne = registre[rang];
      switch (identification.par) {
        case 'TITULAIRE':
          return identification.titulaire.nomNaissance !== personne?.nomNaissance;
        case 'DOSSIER_FORMATION':
          return identification.nomTitulaire !== personne?.nomNaissance.slice(0, 30);
        case 'IDENTIFIANT_NATIONAL':
          return !personne?.nir.startsWith(identification.nir);
        default:
          return true;
      }
    });
    expect(inconnus).to.deep.equal([]);
    expect(new Set(lus.map(({ identification }) => identification.par)).size).to.equal(3);
  });

  it('fills the size that is asked for without passing it', async () => {
    const taille = 300_000;

    const octets = await ecrire({ graine: 8, tailleOctets: taille });

    expect(octets.length).to.be.within(taille - 8_000, taille);
  });

  it('spoils each passage that is to be spoilt, by every fault of the list', async () => {
    const propre = (await ecrire({ graine: 4, passages: 1, partDossier: 0 })).toString();

    const verdicts = await Promise.all(
      FAUTES.map(async (faute) => {
        const { verdict } = await moteur.analyser(
          (async function* () {
            yield Buffer.from(faute(propre));
          })(),
        );
        return verdict;
      }),
    );

    expect(verdicts).to.deep.equal(FAUTES.map(() => 'KO'));
  });
});
