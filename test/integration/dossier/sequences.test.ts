import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import type { RoleAgent } from '../../../domain/compte/appelant.ts';
import { estPermis } from '../../../domain/compte/permission.ts';
import { ACTES_DOSSIER, type ActeDossier } from '../../../domain/dossier/acte-dossier.ts';
import { prochaineEcheance } from '../../../domain/dossier/echeance-dossier.ts';
import { type LigneDossier, rejouerDossier } from '../../../domain/dossier/rejeu.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { type BancDossier, ouvrirBancDossier } from '../../support/banc-dossier.ts';
import { AGENTS, buildDemande, buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

const ROLES: readonly RoleAgent[] = ['instruction', 'support', 'supervision', 'exploitation'];
const ACTES = Object.keys(ACTES_DOSSIER) as ActeDossier[];

/** One thing that may happen to a case: an act of somebody, the clock, the organisme, the mail server of nobody. */
type Evenement =
  | { sorte: 'ACTE'; acte: ActeDossier; role: RoleAgent; agent: number; perime: boolean }
  | { sorte: 'HORLOGE' | 'REPONSE' | 'FORMULAIRE' | 'EMISSION' | 'DEPOT' };

const evenement: fc.Arbitrary<Evenement> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      sorte: fc.constant('ACTE' as const),
      acte: fc.constantFrom(...ACTES),
      role: fc.constantFrom(...ROLES),
      agent: fc.nat(1),
      perime: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      sorte: fc.constantFrom(
        'HORLOGE' as const,
        'REPONSE' as const,
        'FORMULAIRE' as const,
        'EMISSION' as const,
        'DEPOT' as const,
      ),
    }),
  },
);

type Dossier = { id: string; siret: string; etat: string; version: number; echeances: [] };

describe('any sequence of acts, by anybody', () => {
  let banc: BancDossier;

  before(async () => {
    banc = await ouvrirBancDossier();
  });

  after(() => banc.fermer());

  const lire = async (dossierId: string): Promise<Dossier> => {
    const [dossier] = await lignes<Dossier>(
      banc.base.orm,
      'SELECT id, siret, etat, version, echeances FROM accrochage.dossier WHERE id = ?',
      [dossierId],
    );
    return dossier ?? expect.fail('the case is gone');
  };

  const journalDe = (dossierId: string): Promise<LigneDossier[]> =>
    lignes<LigneDossier>(
      banc.base.orm,
      `SELECT acte, etat_avant AS "etatAvant", etat_apres AS "etatApres" FROM journal.ligne
       WHERE objet_type = 'dossier' AND objet_id = ? ORDER BY chaine <> 'systeme', numero`,
      [dossierId],
    );

  const precisions = { texte: 'Texte.', jusquAu: '2026-04-10', pourAgentId: AGENTS[1] };

  /** True when it was done. What no role may do, and what the rules refuse, writes nothing. */
  const arriver = async (dossierId: string, evenement: Evenement): Promise<boolean> => {
    const dossier = await lire(dossierId);
    const le = '2026-03-05T10:00:00.000Z';
    switch (evenement.sorte) {
      case 'ACTE': {
        const { acte, role, agent, perime } = evenement;
        const appelant = { type: 'AGENT', agentId: AGENTS[agent] ?? '', roles: [role], sessionId: null } as const;
        if (!estPermis(appelant, 'dossier:instruire')) return false;
        const version = perime ? Math.max(1, dossier.version - 1) : dossier.version;
        await banc.agir(acte, dossierId, {
          agentId: appelant.agentId,
          version,
          precisions: { ...precisions, versSiret: buildSiret() },
        });
        return true;
      }
      case 'HORLOGE': {
        const echeance = prochaineEcheance(dossier.echeances);
        if (echeance === null) return false;
        await banc.echeances().echoirDossier({ dossierId, echeance, le });
        return true;
      }
      case 'REPONSE': {
        const [complement] = await lignes<{ id: string; demandeId: string }>(
          banc.base.orm,
          `SELECT c.id, d.id AS "demandeId" FROM accrochage.complement c
             JOIN accrochage.demande_contact d USING (dossier_id) WHERE dossier_id = ? ORDER BY c.demande_le DESC LIMIT 1`,
          [dossierId],
        );
        if (complement === undefined) return false;
        const reponse = { reponseId: randomUUID(), texte: 'Voici.', pieceIds: [], le };
        const { id: complementId, demandeId } = complement;
        await banc.complements().recevoirReponse({ dossierId, reponse: { ...reponse, complementId, demandeId } });
        return true;
      }
      case 'FORMULAIRE':
        await banc.demandes().enregistrerDemande({ demande: buildDemande({ siret: dossier.siret }) });
        return true;
      case 'EMISSION':
        await banc.identifiants().emettreIdentifiants({ dossierId, le });
        return true;
      case 'DEPOT':
        await banc.accroche().noterDepotTraite({ siret: dossier.siret, depot: { depotId: randomUUID(), le } });
        return true;
    }
  };

  it('never leaves the life cycle, never loses a line of the journal, and is found again by replaying the journal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(evenement, { minLength: 1, maxLength: 14 }), async (suite) => {
        const { dossierId } = await banc.ouvrir();
        for (const suivant of suite) {
          const avant = await banc.compter();
          const fait = await arriver(dossierId, suivant).catch((erreur: unknown) => {
            if (erreur instanceof BusinessError) return false;
            throw erreur;
          });
          if (!fait) expect(await banc.compter(), JSON.stringify(suivant)).to.deep.equal(avant);
        }
        const { etat, version } = await lire(dossierId);
        const journal = await journalDe(dossierId);
        const [actes] = await lignes<{ nombre: number; version: number }>(
          banc.base.orm,
          'SELECT count(*)::int AS nombre, max(version) AS version FROM accrochage.acte_dossier WHERE dossier_id = ?',
          [dossierId],
        );
        expect(rejouerDossier(journal)).to.deep.equal({ etat, fautes: [] });
        expect(actes).to.deep.equal({ nombre: journal.length, version });
      }),
      { numRuns: 60 },
    );
  });
});
