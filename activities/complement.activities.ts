import { ActeDossierEntity } from '../database/entities/acte-dossier.entity.ts';
import { ComplementEntity } from '../database/entities/complement.entity.ts';
import { DossierRepository } from '../database/repositories/dossier.repository.ts';
import type { DossierApresActe, ReponseComplement } from '../domain/dossier/ordres.ts';
import { BusinessError } from '../domain/errors.ts';
import { porteurDuLien } from '../domain/piece/porteur.ts';
import { ecrire, lienDeSuivi } from './actes/contexte.ts';
import { agentsDuDossier } from './agents-du-dossier.ts';
import type { DossierDeps } from './deps.ts';
import { rattacherPieces } from './rattacher-pieces.ts';
import { changerEtat, consigner, type Durees, type Suite, suivre } from './suivi-dossier.ts';

/** What organismes answer to the agents. */
export const createComplementActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => ({
  /**
   * Keeps the answer with its attachments, and gives the case back to the agent; during a hold the case waits for its end,
   * the answer is there already. One `reponseId`, one answer: run twice, writes nothing more.
   */
  async recevoirReponse(
    entree: Durees & { dossierId: string; reponse: ReponseComplement },
  ): Promise<Suite<DossierApresActe>> {
    const { dossierId, reponse, relanceMs, jourMs } = entree;
    const { reponseId, complementId, demandeId, texte, le } = reponse;
    return orm.em.fork().transactional(async (em) => {
      const dossier = await new DossierRepository(em).getForUpdate(dossierId);
      const complement = await em.findOne(ComplementEntity, { id: complementId, dossierId });
      if (complement === null) throw new BusinessError('INTROUVABLE', 'Ce complément n’existe pas.');
      const connue = (await em.findOne(ActeDossierEntity, { id: reponseId, dossierId })) !== null;
      const deps = { jetons, domaineCourriels };
      const contexte = {
        em,
        dossier,
        acteId: reponseId,
        agentId: '',
        le,
        precisions: {},
        durees: { relanceMs, jourMs },
        deps,
      };
      const { reference, raisonSociale } = dossier;
      if (!connue) {
        if (complement.etat !== 'ATTENDU')
          throw new BusinessError(
            'COMPLEMENT_CLOS',
            'Ce complément n’est plus attendu : il a déjà reçu une réponse, ou l’agent ne le demande plus.',
            { etat: complement.etat },
          );
        await rattacherPieces(em, {
          pieceIds: reponse.pieceIds,
          objetType: 'complement',
          objetId: complementId,
          organismeId: dossier.organismeId ?? null,
          porteur: porteurDuLien({ usage: 'SUIVI_DEMANDE', sujetId: demandeId }),
          le,
        });
        const etatAvant = dossier.etat;
        Object.assign(complement, { etat: 'RECU', reponse: texte, closLe: new Date(le) });
        dossier.clotureProposeeLe = null;
        dossier.echeances = dossier.echeances.filter(({ genre }) => genre === 'FIN_ATTENTE');
        dossier.notes = [...dossier.notes, { code: 'COMPLEMENT_RECU', details: { complementId } }];
        if (etatAvant === 'EN_ATTENTE') dossier.attenteRetour = 'EN_INSTRUCTION';
        changerEtat(dossier, etatAvant === 'EN_ATTENTE' ? etatAvant : 'EN_INSTRUCTION', le, relanceMs);
        await consigner(em, dossier, {
          acteId: reponseId,
          acte: 'dossier.recevoirReponse',
          acteur: `demande:${demandeId}`,
          le,
          etatAvant,
        });
      }
      const accuse = {
        reference,
        raisonSociale,
        nombrePieces: reponse.pieceIds.length,
        recueLe: le,
        jetonId: await lienDeSuivi(contexte),
      };
      const courrielIds = await ecrire(contexte, { modele: 'reponse-recue', parametres: accuse });
      for (const { courriel: destinataire } of await agentsDuDossier(em, dossier, le)) {
        const avis = { modele: 'complement-recu', parametres: { reference }, destinataire } as const;
        courrielIds.push(...(await ecrire(contexte, avis)));
      }
      const apres = { dossierId, etat: dossier.etat, version: dossier.version };
      return { reponse: apres, dossier: await suivre(em, dossier), courrielIds };
    });
  },
});
