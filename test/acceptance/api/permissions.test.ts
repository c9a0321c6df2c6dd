import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { ROUTES } from '../../../api/routes/index.ts';
import type { Permission } from '../../../domain/compte/permission.ts';
import { machine } from '../../support/acces.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { type BaseOuverte, ouvrirBase } from '../../support/orm.ts';
import {
  ajouterAgent,
  ajouterOrganisme,
  ajouterUtilisateur,
  connecte,
  type Navigateur,
  navigateur,
} from '../../support/personnes.ts';

const ROLES = [
  'anonyme',
  'machine',
  'utilisateur',
  'administrateur',
  'instruction',
  'support',
  'supervision',
  'exploitation',
] as const;
type Role = (typeof ROLES)[number];

const AGENTS: readonly Role[] = ['instruction', 'support', 'supervision', 'exploitation'];
const ORGANISME: readonly Role[] = ['utilisateur', 'administrateur'];

/** Written again by hand, and not read from the product: what each permission is meant to open. */
const OUVERT_A: Record<Permission, readonly Role[]> = {
  public: ROLES,
  identifie: ['machine', ...ORGANISME, ...AGENTS],
  connecte: [...ORGANISME, ...AGENTS],
  'dossier:lire': AGENTS,
  'dossier:instruire': ['instruction', 'supervision'],
  'constat:lire': AGENTS,
  'constat:traiter': ['instruction', 'supervision'],
  'courriel:lire': ['instruction', 'support', 'supervision'],
  'courriel:apercevoir': AGENTS,
  'courriel:regler': ['support', 'supervision', 'exploitation'],
  'module-texte:lire': ['instruction', 'supervision'],
  'module-texte:gerer': ['supervision'],
  'depot:lire': ['machine', ...ORGANISME, ...AGENTS],
  'depot:deposer': ['machine', ...ORGANISME, 'exploitation'],
  'depot:reprendre': ['exploitation'],
  'piece:lire': [...ORGANISME, ...AGENTS],
  'compte:remplacer': ['support', 'supervision'],
  'remplacement:demander': ORGANISME,
  'mandat:lire': [...ORGANISME, ...AGENTS],
  'mandat:accorder': ['instruction', 'supervision'],
  'mandat:terminer': ['administrateur', 'instruction', 'supervision'],
  'cocertification:declarer': ['administrateur', 'instruction', 'supervision'],
  'compte:gerer': ['administrateur'],
  'agent:lire': AGENTS,
  'agent:gerer': ['supervision'],
  'absence:declarer': AGENTS,
  'moi:gerer': ORGANISME,
  'personne:lire': ['instruction', 'support', 'supervision'],
  'acces:verrouiller': ['administrateur', 'support', 'supervision'],
  'exploitation:voir': ['exploitation'],
};

const REFUS = { 401: 'Connectez-vous pour continuer.', 403: 'Vos droits ne permettent pas cette action.' };

describe('every route, for every role', () => {
  let base: BaseOuverte;
  let api: ApiDeTest;
  const qui = new Map<Role, Navigateur>();

  before(async () => {
    base = await ouvrirBase();
    api = await demarrerApi(base.orm);
    const { compteId } = await ajouterOrganisme(base.orm);
    qui.set('anonyme', navigateur(api));
    qui.set('machine', await machine(api, compteId));
    for (const [nom, role] of [
      ['utilisateur', 'UTILISATEUR'],
      ['administrateur', 'ADMINISTRATEUR'],
    ] as const)
      qui.set(nom, await connecte(api, await ajouterUtilisateur(base.orm, compteId, { role })));
    for (const role of ['instruction', 'support', 'supervision', 'exploitation'] as const)
      qui.set(role, await connecte(api, { agentId: await ajouterAgent(base.orm, [role]) }));
  });

  after(async () => {
    await api.fermer();
    await base.fermer();
  });

  // The last ones close the session that asks.
  const ordre = Object.values(ROUTES).sort(
    (a, b) => Number(/deconnexion|courante/.test(a.path)) - Number(/deconnexion|courante/.test(b.path)),
  );
  for (const { method, path, permission } of ordre)
    for (const role of ROLES) {
      const ouvert = OUVERT_A[permission].includes(role);
      it(`${method.toUpperCase()} ${path} is ${ouvert ? 'open' : 'closed'} to ${role}`, async () => {
        const chemin = `/api/v1${path.replace(/:[A-Za-z]+/g, () => randomUUID())}`;
        const session = /deconnexion|courante/.test(path) ? await fraiche(role) : qui.get(role);

        const reponse = await session?.demander(method.toUpperCase(), chemin, method === 'post' ? { corps: {} } : {});

        const texte = (await reponse?.text()) ?? '';
        const { detail = '' } = texte.startsWith('{') ? (JSON.parse(texte) as { detail?: string }) : {};
        if (ouvert) expect(Object.values(REFUS)).not.to.include(detail);
        else {
          const statut = role === 'anonyme' ? 401 : 403;
          expect({ statut: reponse?.status, detail }).to.deep.equal({ statut, detail: REFUS[statut] });
        }
      });
    }

  const fraiche = async (role: Role): Promise<Navigateur> => {
    if (role === 'anonyme') return navigateur(api);
    if (role === 'machine') return machine(api, (await ajouterOrganisme(base.orm)).compteId);
    if (role === 'utilisateur' || role === 'administrateur') {
      const { compteId } = await ajouterOrganisme(base.orm);
      const utilisateur = role === 'utilisateur' ? 'UTILISATEUR' : 'ADMINISTRATEUR';
      return connecte(api, await ajouterUtilisateur(base.orm, compteId, { role: utilisateur }));
    }
    return connecte(api, { agentId: await ajouterAgent(base.orm, [role]) });
  };

  it('is declared once for a method and a path', () => {
    const cles = Object.values(ROUTES).map(({ method, path }) => `${method} ${path}`);

    expect(new Set(cles).size).to.equal(cles.length);
  });
});
