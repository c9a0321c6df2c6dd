import type { MikroORM } from '@mikro-orm/postgresql';
import type { ModuleTexte } from '../database/entities/module-texte.entity.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { ModuleTexteRepository } from '../database/repositories/module-texte.repository.ts';
import {
  deciderEcriture,
  type EcritureModule,
  type ModuleEcrit,
  type ModuleVu,
} from '../domain/courriel/module-texte.ts';

const vuDe = ({ titre, texte, usage, actif, version, modifiePar, modifieLe }: ModuleTexte): ModuleVu => ({
  ...{ titre, texte, usage, actif, version },
  par: modifiePar,
  le: modifieLe.toISOString(),
});

const etatDe = ({ actif }: { actif: boolean }): string => (actif ? 'ACTIF' : 'INACTIF');

/** Texts that supervisors write for the free parts of mails. */
export const createModuleTexteActivities = ({ orm }: { orm: MikroORM }) => ({
  /**
   * Writes a module, new or changed, with its line in the journal. Id and version decide: written so by the same agent,
   * writes nothing more.
   */
  async ecrireModuleTexte(ecriture: EcritureModule & { moduleId: string }): Promise<ModuleEcrit> {
    const { moduleId, agentId, le, version, titre, texte, usage, actif } = ecriture;
    return orm.em.fork().transactional(async (em) => {
      const modules = new ModuleTexteRepository(em);
      const module = await modules.trouverForUpdate(moduleId);
      const acteur = `agent:${agentId}`;
      const contenu = { titre, texte, usage, actif };
      const decision = deciderEcriture(module && vuDe(module), { ...contenu, version, acteur });
      if (decision === 'DEJA_FAIT') return { moduleId, version: version + 1 };
      const etatAvant = module && etatDe(module);
      const suivi = { version: version + 1, modifiePar: acteur, modifieLe: new Date(le) };
      if (module === null) await modules.creer({ id: moduleId, ...contenu, ...suivi });
      else {
        Object.assign(module, contenu, suivi);
        await em.flush();
      }
      const acte = module === null ? 'module-texte.creer' : 'module-texte.modifier';
      const objet = { objetType: 'module-texte', objetId: moduleId, etatAvant, etatApres: etatDe(contenu) };
      await new JournalRepository(em).ajouter({ organismeId: null, le, acteur, acte, ...objet });
      return { moduleId, version: version + 1 };
    });
  },
});
