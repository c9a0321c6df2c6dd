import { expect } from 'chai';
import { createInactiviteActivities } from '../../../activities/inactivite.activities.ts';
import { type BancCompte, ouvrirBancCompte } from '../../support/banc-compte.ts';
import { lignes } from '../../support/orm.ts';
import type { PersonneDeTest } from '../../support/personnes.ts';

describe('surveillerInactifs', () => {
  let banc: BancCompte;

  beforeEach(async () => {
    banc = await ouvrirBancCompte();
    await vueLe(banc.administrateur, '2026-11-01T10:00:00.000Z');
  });

  afterEach(() => banc.fermer());

  const surveiller = (le: string) => createInactiviteActivities(banc.deps).surveillerInactifs({ le });
  const vueLe = async (personneId: string, le: string): Promise<void> => {
    const { orm } = banc.base;
    await lignes(orm, "UPDATE accrochage.utilisateur SET etat_change_le = '2024-01-01T00:00:00Z' WHERE id = ?", [
      personneId,
    ]);
    await lignes(
      orm,
      `INSERT INTO technique.derniere_connexion (utilisateur_id, le) VALUES (?, ?)
       ON CONFLICT (utilisateur_id) DO UPDATE SET le = excluded.le`,
      [personneId, le],
    );
  };
  const absente = async (le: string, autre: PersonneDeTest = {}): Promise<string> => {
    const personneId = await banc.personne(autre);
    await vueLe(personneId, le);
    return personneId;
  };
  const constats = () => lignes(banc.base.orm, 'SELECT genre, etat FROM accrochage.constat');

  it('run twice tells once who has not signed in for eleven months, and nobody else', async () => {
    await absente('2025-11-30T10:00:00.000Z', { courriel: 'absente@institut.example' });
    await absente('2026-01-15T10:00:00.000Z');

    const bilan = await surveiller('2026-11-25T03:00:00.000Z');
    const avant = await banc.photographier();
    const encore = await surveiller('2026-11-25T03:00:00.000Z');

    expect([bilan, encore]).to.deep.equal([
      { annonces: 1, sommeils: 0 },
      { annonces: 0, sommeils: 0 },
    ]);
    expect(await banc.photographier()).to.deep.equal(avant);
    expect(await banc.courriels()).to.deep.equal([
      { modele: 'inactivite-annoncee', destinataire: 'absente@institut.example' },
    ]);
  });

  it('run twice puts to sleep once who was told a month ago and has not come back', async () => {
    const personneId = await absente('2025-11-30T10:00:00.000Z');
    await surveiller('2026-11-05T03:00:00.000Z');

    const bilan = await surveiller('2026-12-06T03:00:00.000Z');
    const avant = await banc.photographier();
    const encore = await surveiller('2026-12-06T03:00:00.000Z');

    expect([bilan, encore]).to.deep.equal([
      { annonces: 0, sommeils: 1 },
      { annonces: 0, sommeils: 0 },
    ]);
    expect(await banc.photographier()).to.deep.equal(avant);
    expect(await banc.etat(personneId)).to.equal('EN_SOMMEIL');
    expect(await banc.journal()).to.deep.equal([
      { acteur: 'systeme', acte: 'personne.endormir', etat_avant: 'ACTIF', etat_apres: 'EN_SOMMEIL' },
    ]);
  });

  it('leaves a month to answer, however late the round comes', async () => {
    const personneId = await absente('2024-06-01T10:00:00.000Z');

    const tardive = await surveiller('2026-11-25T03:00:00.000Z');
    const lendemain = await surveiller('2026-11-26T03:00:00.000Z');

    expect([tardive, lendemain]).to.deep.equal([
      { annonces: 1, sommeils: 0 },
      { annonces: 0, sommeils: 0 },
    ]);
    expect(await banc.etat(personneId)).to.equal('ACTIF');
  });

  it('counts anew from a sign-in, and tells again a year later', async () => {
    const personneId = await absente('2025-11-30T10:00:00.000Z');
    await surveiller('2026-11-05T03:00:00.000Z');
    await vueLe(personneId, '2026-11-20T10:00:00.000Z');
    await vueLe(banc.administrateur, '2027-10-01T10:00:00.000Z');

    const bilans = [await surveiller('2026-12-06T03:00:00.000Z'), await surveiller('2027-10-25T03:00:00.000Z')];

    expect(bilans).to.deep.equal([
      { annonces: 0, sommeils: 0 },
      { annonces: 1, sommeils: 0 },
    ]);
  });

  it('tells the last administrateur, never puts her to sleep, and raises a finding that her return lifts', async () => {
    await vueLe(banc.administrateur, '2025-11-30T10:00:00.000Z');
    const autre = await absente('2025-11-01T10:00:00.000Z', { role: 'ADMINISTRATEUR' });
    await surveiller('2026-11-05T03:00:00.000Z');

    const bilan = await surveiller('2026-12-06T03:00:00.000Z');
    const avant = await banc.photographier();
    await surveiller('2026-12-06T03:00:00.000Z');
    const releves = await constats();
    const inchange = await banc.photographier();
    await vueLe(banc.administrateur, '2026-12-10T10:00:00.000Z');
    await surveiller('2026-12-11T03:00:00.000Z');

    expect(bilan).to.deep.equal({ annonces: 0, sommeils: 1 });
    expect([await banc.etat(banc.administrateur), await banc.etat(autre)]).to.deep.equal(['ACTIF', 'EN_SOMMEIL']);
    expect(releves).to.deep.equal([{ genre: 'COMPTE_INACTIF', etat: 'A_TRAITER' }]);
    expect(inchange).to.deep.equal(avant);
    expect(await constats()).to.deep.equal([{ genre: 'COMPTE_INACTIF', etat: 'LEVE' }]);
  });
});
