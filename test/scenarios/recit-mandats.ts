import type { EtapeMandat, NomOrganisme } from './scenario.ts';

const et = (noms: readonly NomOrganisme[]): string => noms.join(' et ');

/** The end of a sentence on the contact form. */
export const confier = (deposants: readonly NomOrganisme[] = []): string =>
  deposants.length === 0 ? '' : ` et confie ses dépôts à ${et(deposants)}`;

/** One step of a déposant's life, in a sentence. */
export const raconterMandat = (etape: EtapeMandat): string => {
  const { organisme: nom } = etape;
  switch (etape.faire) {
    case 'PUBLIER_PARTENAIRE':
      return `France compétences publie ${nom} parmi les partenaires de \`${etape.code}\`.`;
    case 'ACCEPTER_AVEC_MANDATS':
      if (etape.deposants?.length === 0)
        return `Une agente accepte le dossier de ${nom} sans accorder aucun mandat : matricule et contrat partent par courriel.`;
      return `Une agente accepte le dossier de ${nom} et accorde ${etape.deposants === undefined ? 'les mandats demandés' : `un mandat à ${et(etape.deposants)}`} : ${nom} reçoit son matricule, son contrat et la liste de ses mandats.`;
    case 'ACCEPTATION_REFUSEE':
      return `Une agente veut accepter le dossier de ${nom} avec les mandats demandés : refusé, un partenaire n’est jamais déposant (\`${etape.code}\`).`;
    case 'RECEVOIR_MANDAT':
      return etape.attendu === 'IDENTIFIANTS'
        ? `${nom} reçoit ses identifiants de déposant : son matricule, celui de ${etape.certificateur}, le contrat qui les lie, et un lien d’inscription.`
        : `${nom} a déjà son compte de déposant : il reçoit seulement le contrat qui le lie à ${etape.certificateur}.`;
    case 'INSCRIRE_DEPOSANT':
      return `${nom} s’inscrit comme déposant par le lien du dernier courriel, en citant le matricule de ${etape.citant} : le compte ouvre tous ses mandats.`;
    case 'TERMINER_MANDAT':
      return `L’administrateur de ${nom} met fin, depuis son compte, au mandat de ${etape.deposant} : aujourd’hui en est le dernier jour. Les deux sont prévenus.`;
  }
};
