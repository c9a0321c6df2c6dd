import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { DeclarationCoCertificationEntity } from '../database/entities/declaration-cocertification.entity.ts';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { CoCertificationRepository } from '../database/repositories/cocertification.repository.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { DeposantPartenaireRepository } from '../database/repositories/deposant-partenaire.repository.ts';
import { faitsOrganisme } from '../database/repositories/faits-courriel.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import { preparerDeclaration } from '../domain/cocertification/declaration.ts';
import type { DeclarationEnregistree, DeclarationEnvoi } from '../domain/cocertification/ordres.ts';
import { cocertificationDeclaree } from '../domain/courriel/compositions-mandat.ts';
import { BusinessError } from '../domain/errors.ts';
import type { DossierDeps } from './deps.ts';
import type { SuiteMandat } from './mandats.activities.ts';
import { suivreQuiEnvoie } from './qui-envoie.ts';
import { prevenirSansContact } from './sans-contact.ts';

/** Who sends the holders of a code held by several certificateurs. */
export const createCoCertificationActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => ({
  /**
   * Keeps what a certificateur declares, with the findings that follow and a mail to the one it names. One
   * `declarationId`, one declaration: run twice, writes nothing more.
   */
  async declarerEnvoi({
    siret,
    demande,
  }: {
    siret: string;
    demande: DeclarationEnvoi;
  }): Promise<SuiteMandat<DeclarationEnregistree>> {
    const { declarationId, code, mode, acteur, le } = demande;
    return orm.em.fork().transactional(async (em) => {
      const cocertifications = new CoCertificationRepository(em);
      await cocertifications.verrouiller(code);
      const organisme = await em.findOne(OrganismeEntity, { siret });
      if (organisme === null) throw new BusinessError('INTROUVABLE', 'Cet organisme n’existe pas.');
      const connue = await em.findOne(DeclarationCoCertificationEntity, { id: declarationId });
      if (connue !== null) return { reponse: { declarationId, code, mode, debut: connue.debut }, courrielIds: [] };
      const certificateurs = await cocertifications.certificateurs(code);
      const { emetteurId, debut } = preparerDeclaration(demande, { siret, certificateurs, jour: jourDeParis(le) });
      const dite = { id: declarationId, code, mode, organismeId: organisme.id, emetteurId, debut };
      em.create(DeclarationCoCertificationEntity, { ...dite, declareeLe: new Date(le), declareePar: acteur });
      await em.flush();
      const objet = { objetType: 'declaration', objetId: declarationId, etatApres: mode };
      const ligne = { organismeId: organisme.id, le, acteur, acte: 'cocertification.declarer', ...objet };
      await new JournalRepository(em).ajouter(ligne);
      await suivreQuiEnvoie(em, code, le);
      const reponse = { declarationId, code, mode, debut };
      const emetteur = emetteurId === null ? null : await em.findOneOrFail(OrganismeEntity, { id: emetteurId });
      if (emetteur === null || emetteur.id === organisme.id || emetteur.contactCourriel === '')
        return { reponse, courrielIds: [] };
      const courrielId = await new CourrielRepository(em, domaineCourriels).deposer({
        cle: `cocertification-declaree:${declarationId}`,
        ...cocertificationDeclaree(faitsOrganisme(emetteur), { declarant: organisme.raisonSociale, code, debut }),
        organismeId: emetteur.id,
        le,
      });
      return { reponse, courrielIds: [courrielId] };
    });
  },

  /**
   * Looks again at what changes by itself: declarations and mandates whose day has come or gone, certificateurs of a code,
   * déposants that are partners, or whose address has become known. Each in its transaction; run twice, writes nothing more. The mails leave by
   * the Schedule of those without outcome.
   */
  async verifierMandats({ le }: { le: string }): Promise<{ codes: number; deposantsJoints: number }> {
    const signal = cancellationSignal();
    const codes = await new CoCertificationRepository(orm.em.fork()).codesDeclares();
    for (const code of codes) {
      signal.throwIfAborted();
      await orm.em.fork().transactional((em) => suivreQuiEnvoie(em, code, le));
      heartbeat(code);
    }
    await orm.em.fork().transactional((em) => new DeposantPartenaireRepository(em).suivre(le));
    const deposantsJoints = await orm.em
      .fork()
      .transactional((em) => prevenirSansContact(em, le, { jetons, domaineCourriels }));
    return { codes: codes.length, deposantsJoints };
  },
});
