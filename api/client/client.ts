/**
 * Accrochage
 * 1
 * DO NOT MODIFY - This file has been generated using oazapfts.
 * Made by `npm run openapi`.
 */
import * as Oazapfts from "@oazapfts/runtime";
import * as QS from "@oazapfts/runtime/query";
export const defaults: Oazapfts.Defaults<Oazapfts.CustomHeaders> = {
    headers: {},
    baseUrl: "/"
};
const oazapfts = Oazapfts.runtime(defaults);
export const servers = {
    server1: "/"
};
export type DemandeRecue = {
    reference: string;
    /** Vrai si un dossier était déjà ouvert pour ce SIRET */
    jointe: boolean;
};
export type Probleme = {
    "type": string;
    title: string;
    status: number;
    /** Code stable du refus */
    code: string;
    /** Phrase destinée à la personne */
    detail: string;
    requestId: string;
    erreurs?: {
        champ: string;
        message: string;
    }[];
    details?: {
        [key: string]: unknown;
    };
};
export type EtatDossier = "RECU" | "EN_INSTRUCTION" | "COMPLEMENT_DEMANDE" | "EN_ATTENTE" | "ACCEPTE" | "IDENTIFIANTS_EMIS" | "COMPTE_ACTIF" | "ACCROCHE" | "REFUSE" | "CLOS" | "FUSIONNE";
export type SuiviDemande = {
    reference: string;
    raisonSociale: string;
    siret: string;
    etat: EtatDossier;
    libelleEtat: string;
    /** Instant ISO 8601 en UTC */
    etatChangeLe: string;
    /** Instant ISO 8601 en UTC */
    recueLe: string;
    jointe: boolean;
    motifRefus: string | null;
};
export type DossierResume = {
    dossierId: string;
    reference: string;
    siret: string;
    raisonSociale: string;
    etat: EtatDossier;
    libelleEtat: string;
    origine: "FORMULAIRE" | "ANNUAIRE";
    nombreNotes: number;
    version: number;
    /** Instant ISO 8601 en UTC */
    ouvertLe: string;
    /** Instant ISO 8601 en UTC */
    etatChangeLe: string;
};
export type Dossier = {
    dossierId: string;
    reference: string;
    siret: string;
    raisonSociale: string;
    etat: EtatDossier;
    libelleEtat: string;
    origine: "FORMULAIRE" | "ANNUAIRE";
    nombreNotes: number;
    version: number;
    /** Instant ISO 8601 en UTC */
    ouvertLe: string;
    /** Instant ISO 8601 en UTC */
    etatChangeLe: string;
    contact: {
        nom: string;
        prenom: string;
        courriel: string;
    };
    certifications: string[];
    confieDepot: boolean;
    notes: {
        code: string;
        details: {
            [key: string]: string;
        };
    }[];
    motifRefus: string | null;
    agent: {
        agentId: string;
        nom: string;
        prenom: string;
    } | null;
    actesPossibles: ("prendre" | "accepter" | "refuser" | "demanderComplement" | "mettreEnAttente" | "reprendre" | "confier" | "annoter" | "clore" | "rouvrir" | "fusionner")[];
    demandes: {
        demandeId: string;
        /** Instant ISO 8601 en UTC */
        recueLe: string;
        jointe: boolean;
        raisonSociale: string;
        contact: {
            nom: string;
            prenom: string;
            courriel: string;
        };
        certifications: string[];
        confieDepot: boolean;
        deposants: {
            siret: string;
            raisonSociale: string;
            courriel?: string;
        }[];
    }[];
    organisme: {
        organismeId: string;
        matricule: string | null;
        /** Instant ISO 8601 en UTC */
        accrocheLe: string | null;
        contrats: {
            numero: string;
            role: "CERTIFICATEUR" | "DEPOSANT";
        }[];
    } | null;
};
export type DossierApresActe = {
    dossierId: string;
    etat: EtatDossier;
    libelleEtat: string;
    version: number;
    /** Présent si des mandats sont accordés ; faux quand aucun répertoire n’est chargé */
    partenairesVerifies?: boolean;
};
export type MandatDemande = {
    /** SIRET de 14 chiffres, clés vérifiées */
    siret: string;
    /** Si l’organisme n’est pas encore connu */
    raisonSociale?: string;
    /** Adresse du déposant, si nous ne lui en connaissons pas */
    courriel?: string;
    /** Codes RNCP ou RS ; une liste vide vaut pour toutes les certifications */
    certifications?: string[];
    /** Aujourd’hui si absent */
    debut?: string;
    /** Dernier jour du mandat ; sans fin si absent */
    fin?: string;
};
export type GenreConstat = "CERTIFICATION_PREND_FIN" | "CERTIFICATION_INACTIVE" | "CERTIFICATEUR_AJOUTE" | "CERTIFICATEUR_RETIRE" | "ETABLISSEMENT_FERME" | "RAISON_SOCIALE_CHANGEE" | "TITULAIRE_ENVOYE_DEUX_FOIS" | "DECLARATIONS_DISCORDANTES" | "TITULAIRES_SANS_EMETTEUR" | "DEPOSANT_SANS_CONTACT";
export type EtatConstat = "A_TRAITER" | "TRAITE" | "IGNORE" | "LEVE";
export type Constat = {
    constatId: string;
    genre: GenreConstat;
    libelleGenre: string;
    etat: EtatConstat;
    libelleEtat: string;
    version: number;
    /** Instant ISO 8601 en UTC */
    releveLe: string;
    /** Instant ISO 8601 en UTC */
    etatChangeLe: string;
    /** Qui a décidé en dernier ; null quand c’est le système */
    agent: {
        agentId: string;
        nom: string;
        prenom: string;
    } | null;
    decisionsPossibles: ("TRAITE" | "IGNORE" | "A_TRAITER")[];
    organisme: {
        organismeId: string;
        siret: string;
        raisonSociale: string;
        matricule: string | null;
    };
    autreOrganisme: {
        organismeId: string;
        siret: string;
        raisonSociale: string;
        matricule: string | null;
    } | null;
    code: string | null;
    /** Ce que France compétences a changé : fin d’enregistrement, ou certificateur */
    difference: {
        finAvant: string | null;
        finApres: string | null;
        siret: string | null;
        nom: string | null;
    } | null;
    raisonSocialePubliee: string | null;
    /** Les deux passages d’un titulaire envoyé deux fois : l’organisme, puis l’autre */
    passages: {
        depotId: string;
        rang: number;
        idTechnique: string;
        dateDelivrance: string;
    }[];
};
export type ConstatApresDecision = {
    constatId: string;
    etat: EtatConstat;
    libelleEtat: string;
    version: number;
};
export type SituationMandat = "A_VENIR" | "EN_VIGUEUR" | "TERMINE" | "ANNULE";
export type Mandat = {
    mandatId: string;
    version: number;
    numeroContrat: string;
    /** Vide : toutes les certifications */
    certifications: string[];
    debut: string;
    /** Dernier jour du mandat */
    fin: string | null;
    situation: SituationMandat;
    libelleSituation: string;
    /** Faux si aucune liste de partenaires n’était chargée : la règle était suspendue */
    partenairesVerifies: boolean;
    certificateur: {
        organismeId: string;
        siret: string;
        raisonSociale: string;
        matricule: string | null;
    };
    deposant: {
        organismeId: string;
        siret: string;
        raisonSociale: string;
        matricule: string | null;
    };
};
export type MandatApresActe = {
    mandatId: string;
    version: number;
    numeroContrat: string;
    /** Vide : toutes les certifications */
    certifications: string[];
    debut: string;
    /** Dernier jour du mandat */
    fin: string | null;
    situation: SituationMandat;
    libelleSituation: string;
    /** Faux si aucune liste de partenaires n’était chargée : la règle était suspendue */
    partenairesVerifies: boolean;
    /** Faux si aucune adresse ne permet de prévenir le déposant */
    deposantJoignable: boolean;
};
export type CoCertifications = {
    elements: {
        code: string;
        intitule: string | null;
        certificateurs: {
            organismeId: string;
            siret: string;
            raisonSociale: string;
            /** null : rien n’est déclaré */
            mode: ("CHACUN_LES_SIENS" | "UN_POUR_TOUS" | null) | ("CHACUN_LES_SIENS" | "UN_POUR_TOUS" | null);
            libelleMode: string | null;
            /** Qui envoie tous les titulaires */
            emetteur: {
                organismeId: string;
                siret: string;
                raisonSociale: string;
            } | null;
            depuis: string | null;
        }[];
    }[];
};
export type ModeEnvoi = "CHACUN_LES_SIENS" | "UN_POUR_TOUS";
export type DeclarationEnvoi = {
    declarationId: string;
    code: string;
    mode: ModeEnvoi;
    libelleMode: string;
    debut: string;
};
export type LienInscription = {
    siret: string;
    raisonSociale: string;
    role: "CERTIFICATEUR" | "DEPOSANT";
    /** Instant ISO 8601 en UTC */
    expireLe: string;
};
export type InscriptionEnregistree = {
    utilisateurId: string;
    compteId: string;
};
export type CompteActive = {
    compteId: string;
};
export type SessionOuverte = {
    sessionId: string;
    jetonCsrf: string;
    /** Instant ISO 8601 en UTC */
    expireLe: string;
};
export type Moi = {
    "type": "UTILISATEUR";
    utilisateurId: string;
    nom: string;
    prenom: string;
    courriel: string;
    role: "ADMINISTRATEUR" | "UTILISATEUR";
    identifiantConnexion: string | null;
    compte: {
        compteId: string;
        role: "CERTIFICATEUR" | "DEPOSANT";
    };
    organisme: {
        organismeId: string;
        siret: string;
        raisonSociale: string;
        matricule: string | null;
    };
    jetonCsrf: string | null;
} | {
    "type": "AGENT";
    agentId: string;
    nom: string;
    prenom: string;
    courriel: string;
    roles: ("instruction" | "support" | "supervision" | "exploitation")[];
    jetonCsrf: string | null;
};
export type DeconnexionAgent = {
    /** Adresse où terminer la déconnexion, s’il y en a une */
    suite: string | null;
};
export type AccuseReception = {
    depotId: string;
    /** Numéro du traitement */
    idTraitement: number;
    nomFichier: string;
    tailleOctets: number;
    /** Empreinte du fichier reçu, en hexadécimal */
    sha256: string;
    /** Instant ISO 8601 en UTC */
    recuLe: string;
};
export type EtatDepot = "RECU" | "EN_COURS" | "REJETE" | "TRAITE_AVEC_SUCCES" | "TRAITE_AVEC_ERREURS" | "ECHEC_TECHNIQUE" | "ANNULE";
export type DepotResume = {
    depotId: string;
    /** Numéro du traitement */
    idTraitement: number;
    nomFichier: string;
    tailleOctets: number;
    /** Empreinte du fichier reçu, en hexadécimal */
    sha256: string;
    /** Instant ISO 8601 en UTC */
    recuLe: string;
    etat: EtatDepot;
    /** Statut dans les termes de la Caisse */
    statut: string;
    /** Instant ISO 8601 en UTC */
    traiteLe: string | null;
    nombrePassages: number | null;
    nombreOk: number | null;
    nombreKo: number | null;
    /** Erreurs de schéma, ou refus du fichier entier */
    nombreErreurs: number | null;
};
export type Depot = {
    depotId: string;
    /** Numéro du traitement */
    idTraitement: number;
    nomFichier: string;
    tailleOctets: number;
    /** Empreinte du fichier reçu, en hexadécimal */
    sha256: string;
    /** Instant ISO 8601 en UTC */
    recuLe: string;
    etat: EtatDepot;
    /** Statut dans les termes de la Caisse */
    statut: string;
    /** Instant ISO 8601 en UTC */
    traiteLe: string | null;
    nombrePassages: number | null;
    nombreOk: number | null;
    nombreKo: number | null;
    /** Erreurs de schéma, ou refus du fichier entier */
    nombreErreurs: number | null;
    /** Instant ISO 8601 en UTC */
    etatChangeLe: string;
    emetteur: {
        matricule: string | null;
        raisonSociale: string;
    };
    certificateur: {
        matricule: string | null;
        raisonSociale: string;
    } | null;
    idFlux: string | null;
    idContrat: string | null;
    nomAccuseTraitement: string | null;
    /** Documents disponibles sous l’adresse du dépôt */
    documents: ("accuse-reception" | "accuse-traitement" | "rapport" | "rejets")[];
};
export type RepriseDepot = {
    depotId: string;
    etat: EtatDepot;
    statut: string;
};
/**
 * Se faire connaître et demander son accrochage
 */
export function deposerDemande(body: {
    /** Je souhaite me faire connaître et procéder à mon accrochage */
    motif: "ACCROCHAGE";
    /** SIRET de 14 chiffres, clés vérifiées */
    siret: string;
    raisonSociale: string;
    /** Contact métier : reçoit tous les courriels */
    contact: {
        nom: string;
        prenom: string;
        /** Adresse électronique */
        courriel: string;
    };
    certifications?: string[];
    /** Le dépôt est-il confié à un ou plusieurs déposants ? */
    confieDepot?: boolean;
    deposants?: {
        /** SIRET de 14 chiffres, clés vérifiées */
        siret: string;
        raisonSociale: string;
        /** Adresse électronique */
        courriel?: string;
    }[];
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: DemandeRecue;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 429;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/demandes-contact", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Suivre une demande avec le lien reçu par courriel
 */
export function suivreDemande(body: {
    jeton: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: SuiviDemande;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 429;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/demandes-contact/suivi", oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Lister les dossiers d’accrochage
 */
export function listerDossiers({ etat, recherche, curseur, limite }: {
    etat?: string;
    recherche?: string;
    curseur?: string;
    limite?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: DossierResume[];
            /** Curseur de la page suivante, null à la fin */
            suivant: string | null;
        };
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/dossiers${QS.query(QS.explode({
        etat,
        recherche,
        curseur,
        limite
    }))}`, {
        ...opts
    });
}
/**
 * Lire un dossier d’accrochage
 */
export function lireDossier(dossierId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Dossier;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}`, {
        ...opts
    });
}
/**
 * Prendre un dossier d’accrochage en instruction
 */
export function prendreDossier(dossierId: string, body: {
    /** Version du dossier que l’agent a sous les yeux */
    version: number;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: DossierApresActe;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/prise`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Accepter un dossier d’accrochage
 */
export function accepterDossier(dossierId: string, body: {
    /** Version du dossier que l’agent a sous les yeux */
    version: number;
    /** Mandats accordés aux déposants ; absent : à tous ceux que le formulaire déclare, pour toutes les certifications, dès aujourd’hui */
    mandats?: MandatDemande[];
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: DossierApresActe;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/acceptation`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Refuser un dossier d’accrochage
 */
export function refuserDossier(dossierId: string, body: {
    /** Version du dossier que l’agent a sous les yeux */
    version: number;
    motif: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: DossierApresActe;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/refus`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Lister les constats à l’attention des agents
 */
export function listerConstats({ etat, genre, organismeId, code, curseur, limite }: {
    etat?: string;
    genre?: string;
    organismeId?: string;
    code?: string;
    curseur?: string;
    limite?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: Constat[];
            /** Curseur de la page suivante, null à la fin */
            suivant: string | null;
        };
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/constats${QS.query(QS.explode({
        etat,
        genre,
        organismeId,
        code,
        curseur,
        limite
    }))}`, {
        ...opts
    });
}
/**
 * Marquer un constat comme traité ou écarté, ou le remettre à traiter
 */
export function traiterConstat(constatId: string, body: {
    /** Version du constat que l’agent a sous les yeux */
    version: number;
    decision: "TRAITE" | "IGNORE" | "A_TRAITER";
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ConstatApresDecision;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/constats/${encodeURIComponent(constatId)}/traitement`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Lister les mandats donnés et reçus par un organisme
 */
export function listerMandats(organismeId: string, { sens, curseur, limite }: {
    sens?: "DONNES" | "RECUS";
    curseur?: string;
    limite?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: Mandat[];
            /** Curseur de la page suivante, null à la fin */
            suivant: string | null;
        };
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/organismes/${encodeURIComponent(organismeId)}/mandats${QS.query(QS.explode({
        sens,
        curseur,
        limite
    }))}`, {
        ...opts
    });
}
/**
 * Accorder un mandat du certificateur à un déposant
 */
export function accorderMandat(organismeId: string, mandatDemande: MandatDemande, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: MandatApresActe;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/organismes/${encodeURIComponent(organismeId)}/mandats`, oazapfts.json({
        ...opts,
        method: "POST",
        body: mandatDemande,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Changer les certifications ou la fin d’un mandat
 */
export function modifierMandat(mandatId: string, body: {
    /** Version du mandat que vous avez sous les yeux */
    version: number;
    /** Codes RNCP ou RS ; une liste vide vaut pour toutes les certifications */
    certifications: string[];
    /** Dernier jour du mandat ; null : sans fin */
    fin: string | null;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: MandatApresActe;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/mandats/${encodeURIComponent(mandatId)}/modification`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Mettre fin à un mandat que l’on a donné
 */
export function terminerMandat(mandatId: string, body: {
    /** Version du mandat que vous avez sous les yeux */
    version: number;
    /** Dernier jour du mandat, inclus ; aujourd’hui si absent */
    jour?: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: MandatApresActe;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/mandats/${encodeURIComponent(mandatId)}/fin`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Lister les certifications détenues avec d’autres, et qui déclare envoyer les titulaires
 */
export function listerCoCertifications(organismeId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: CoCertifications;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/organismes/${encodeURIComponent(organismeId)}/co-certifications`, {
        ...opts
    });
}
/**
 * Déclarer qui envoie les titulaires d’une certification détenue avec d’autres
 */
export function declarerEnvoi(organismeId: string, code: string, body: {
    mode: ModeEnvoi;
    /** Certificateur qui envoie tous les titulaires */
    siretEmetteur?: string;
    /** Aujourd’hui si absent */
    debut?: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: DeclarationEnvoi;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/organismes/${encodeURIComponent(organismeId)}/co-certifications/${encodeURIComponent(code)}/declaration`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Vérifier un lien d’inscription
 */
export function verifierInscription(body: {
    jeton: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: LienInscription;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 429;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/inscriptions/verification", oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Inscrire son organisme et ouvrir son compte
 */
export function inscrire(body: {
    /** Jeton du lien reçu par courriel */
    jeton: string;
    matricule: string;
    titulaire: {
        nom: string;
        prenom: string;
        /** Adresse électronique */
        courriel: string;
    };
    conditionsAcceptees: true;
    /** Au moins 14 caractères, difficile à deviner */
    motDePasse: string;
    role: "CERTIFICATEUR" | "DEPOSANT";
    /** Pour un certificateur */
    numeroContrat?: string;
    /** Pour un déposant : matricule d’un de ses certificateurs */
    matriculeCertificateur?: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: InscriptionEnregistree;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 429;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/inscriptions", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Valider son adresse électronique
 */
export function validerCourriel(body: {
    jeton: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: CompteActive;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 429;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/inscriptions/validation", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Se connecter avec son identifiant de connexion
 */
export function ouvrirSession(body: {
    identifiantConnexion: string;
    motDePasse: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: SessionOuverte;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/sessions", oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Lister ses propres sessions ouvertes
 */
export function listerSessions(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: {
                sessionId: string;
                courante: boolean;
                /** Instant ISO 8601 en UTC */
                creeLe: string;
                /** Instant ISO 8601 en UTC */
                vueLe: string;
                /** Instant ISO 8601 en UTC */
                expireLe: string;
            }[];
        };
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/sessions", {
        ...opts
    });
}
/**
 * Se déconnecter
 */
export function fermerSession(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/sessions/courante", {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Fermer une autre de ses sessions
 */
export function revoquerSession(sessionId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/sessions/${encodeURIComponent(sessionId)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Savoir qui est connecté
 */
export function lireMoi(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Moi;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/moi", {
        ...opts
    });
}
/**
 * Se connecter comme agent de la Caisse
 */
export function connecterAgent({ retour }: {
    retour?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 303;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 429;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/agents/connexion${QS.query(QS.explode({
        retour
    }))}`, {
        ...opts
    });
}
/**
 * Retour du service de connexion des agents
 */
export function retourAgent({ state }: {
    state?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 303;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 429;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/agents/retour${QS.query(QS.explode({
        state
    }))}`, {
        ...opts
    });
}
/**
 * Se déconnecter comme agent
 */
export function deconnecterAgent(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: DeconnexionAgent;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/agents/deconnexion", {
        ...opts,
        method: "POST"
    });
}
/**
 * Déposer un fichier XML
 */
export function deposerFichier(body: Blob, { matricule, idempotencyKey }: {
    matricule?: string;
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: AccuseReception;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 429;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/depots${QS.query(QS.explode({
        matricule
    }))}`, {
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Lister les dépôts, du plus récent au plus ancien
 */
export function listerDepots({ etat, curseur, limite }: {
    etat?: string;
    curseur?: string;
    limite?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: DepotResume[];
            /** Curseur de la page suivante, null à la fin */
            suivant: string | null;
        };
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/depots${QS.query(QS.explode({
        etat,
        curseur,
        limite
    }))}`, {
        ...opts
    });
}
/**
 * Redemander l’accusé de réception d’un fichier déjà envoyé
 */
export function redemanderReception(depotId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: AccuseReception;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/depots/${encodeURIComponent(depotId)}/reception`, {
        ...opts,
        method: "POST"
    });
}
/**
 * Lire un dépôt et son statut
 */
export function lireDepot(depotId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Depot;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/depots/${encodeURIComponent(depotId)}`, {
        ...opts
    });
}
/**
 * Télécharger l’accusé de réception
 */
export function lireAccuseReception(depotId: string, { format }: {
    format?: "pdf" | "xml";
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Blob;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/depots/${encodeURIComponent(depotId)}/accuse-reception${QS.query(QS.explode({
        format
    }))}`, {
        ...opts
    });
}
/**
 * Télécharger l’accusé de traitement
 */
export function lireAccuseTraitement(depotId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Blob;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/depots/${encodeURIComponent(depotId)}/accuse-traitement`, {
        ...opts
    });
}
/**
 * Télécharger le rapport détaillé
 */
export function lireRapport(depotId: string, { format }: {
    format?: "json" | "csv" | "xlsx";
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Blob;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/depots/${encodeURIComponent(depotId)}/rapport${QS.query(QS.explode({
        format
    }))}`, {
        ...opts
    });
}
/**
 * Télécharger le fichier des seuls passages rejetés
 */
export function lireRejets(depotId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Blob;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/depots/${encodeURIComponent(depotId)}/rejets`, {
        ...opts
    });
}
/**
 * Reprendre un dépôt suspendu par un incident technique
 */
export function reprendreDepot(depotId: string, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RepriseDepot;
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 404;
        data: Probleme;
    } | {
        status: 409;
        data: Probleme;
    } | {
        status: 422;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/depots/${encodeURIComponent(depotId)}/reprise`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Lister les dépôts suspendus par un incident technique
 */
export function listerDepotsEnEchec(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: {
                depotId: string;
                idTraitement: number;
                matricule: string | null;
                tailleOctets: number;
                incident: string | null;
                /** Instant ISO 8601 en UTC */
                recuLe: string;
                /** Instant ISO 8601 en UTC */
                depuisLe: string;
            }[];
        };
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/exploitation/depots-en-echec", {
        ...opts
    });
}
/**
 * Lister les courriels refusés, incertains ou en retard
 */
export function listerCourrielsSansIssue(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: {
                courrielId: string;
                modele: string;
                etat: "A_ENVOYER" | "EN_COURS" | "ENVOYE" | "REFUSE" | "INCERTAIN";
                effetLegal: boolean;
                tentatives: number;
                /** Instant ISO 8601 en UTC */
                creeLe: string;
                /** Instant ISO 8601 en UTC */
                prochainEssaiLe: string;
            }[];
        };
    } | {
        status: 401;
        data: Probleme;
    } | {
        status: 403;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/exploitation/courriels-sans-issue", {
        ...opts
    });
}
