import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createRenvoiIdentifiantsActivities } from '../../../activities/renvoi-identifiants.activities.ts';
import { DossierEntity } from '../../../database/entities/dossier.entity.ts';
import { SituationDossierRepository } from '../../../database/repositories/situation-dossier.repository.ts';
import type { FaitsDossier } from '../../../domain/dossier/situation.ts';
import { type BancMandats, buildOctroi, LE, ouvrirBancMandats } from '../../support/banc-mandats.ts';
import { buildInscription, buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

describe('facts of a case that has its identifiers', () => {
  let banc: BancMandats;
  let siret: string;
  let dossierId: string;

  beforeEach(async () => {
    banc = await ouvrirBancMandats();
    ({ siret, dossierId } = await banc.accrocher());
  });

  afterEach(() => banc.fermer());

  const faits = async (jour = '2026-03-05'): Promise<FaitsDossier> => {
    const em = banc.base.orm.em.fork();
    return new SituationDossierRepository(em).faits(await em.findOneOrFail(DossierEntity, { id: dossierId }), jour);
  };
  const dernierLien = async (de = siret): Promise<{ jetonId: string; contratId: string }> => {
    const [lien] = await lignes<{ jetonId: string; contratId: string }>(
      banc.base.orm,
      `SELECT j.id AS "jetonId", j.sujet_id AS "contratId" FROM technique.jeton j
         JOIN accrochage.contrat c ON c.id = j.sujet_id JOIN accrochage.organisme o ON o.id = c.organisme_id
       WHERE j.usage = 'INSCRIPTION' AND o.siret = ? ORDER BY j.cree_le DESC LIMIT 1`,
      [de],
    );
    return lien ?? expect.fail('no link');
  };
  const mandater = async (deposant: string, fin?: string): Promise<void> => {
    const demande = buildOctroi({ siret: deposant, ...(fin && { fin }) });
    await banc.mandats().accorderMandat({ siret, demande });
  };
  const inscrire = async (de: string, role: 'CERTIFICATEUR' | 'DEPOSANT'): Promise<void> => {
    const motDePasseId = await banc.poserMotDePasse();
    const demande = buildInscription({ ...(await dernierLien(de)), role, motDePasseId, conditionsAccepteesLe: LE });
    await banc.inscription().inscrire({ siret: de, demande });
  };

  it('are those of the last link, sent again, and of the last mail that carries it', async () => {
    const le = '2026-03-10T10:00:00.000Z';
    const deps = { orm: banc.base.orm, jetons: { cleActive: 'k1' }, domaineCourriels: 'accrochage.example' };
    await createRenvoiIdentifiantsActivities(deps).renvoyerIdentifiants({
      ...{ effetId: randomUUID(), sujet: { siret }, acteur: 'anonyme', le },
    });
    await lignes(
      banc.base.orm,
      "UPDATE accrochage.courriel SET etat = 'REFUSE' WHERE modele = 'identifiants-renvoyes'",
    );

    expect((await faits()).inscription).to.deep.equal({
      courriel: 'REFUSE',
      lien: { emisLe: le, expireLe: '2026-04-09T10:00:00.000Z' },
      compte: null,
      validationExpireLe: null,
    });
  });

  it('tell the account that waits for its validation, and until when', async () => {
    await inscrire(siret, 'CERTIFICATEUR');

    expect((await faits()).inscription).to.include({
      ...{ compte: 'A_VALIDER', validationExpireLe: '2026-03-12T09:00:00.000Z' },
    });
  });

  it('are those of the certificateur, whatever it is as a déposant', async () => {
    const autre = await banc.accrocher();
    const demande = buildOctroi({ siret });
    await banc.mandats().accorderMandat({ siret: autre.siret, demande });
    await inscrire(siret, 'DEPOSANT');

    expect((await faits()).inscription).to.deep.include({
      compte: null,
      lien: { emisLe: '2026-03-03T10:00:01.000Z', expireLe: '2026-04-02T10:00:01.000Z' },
    });
  });

  it('count the déposants whose mandates last, once each, and those that have an account', async () => {
    const [un, deux] = [buildSiret(), buildSiret()];
    for (const deposant of [un, deux]) await mandater(deposant, '2026-06-30');
    await inscrire(un, 'DEPOSANT');
    await lignes(banc.base.orm, "UPDATE accrochage.compte SET etat = 'ACTIF'");

    expect((await faits()).deposants).to.deep.equal({ mandates: 2, inscrits: 1 });
    expect((await faits('2026-07-01')).deposants).to.deep.equal({ mandates: 0, inscrits: 0 });
  });
});
