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
export type ChangementRecu = {
    reference: string;
};
export type SuiviDemande = {
    reference: string;
    raisonSociale: string;
    siret: string;
    /** Instant ISO 8601 en UTC */
    recueLe: string;
    jointe: boolean;
    /** Null quand l’organisme n’a pas de dossier, ou que la demande a rejoint celui d’un autre demandeur */
    etat: ("RECU" | "EN_INSTRUCTION" | "COMPLEMENT_DEMANDE" | "EN_ATTENTE" | "ACCEPTE" | "IDENTIFIANTS_EMIS" | "COMPTE_ACTIF" | "ACCROCHE" | "REFUSE" | "CLOS" | "FUSIONNE" | null) | ("RECU" | "EN_INSTRUCTION" | "COMPLEMENT_DEMANDE" | "EN_ATTENTE" | "ACCEPTE" | "IDENTIFIANTS_EMIS" | "COMPTE_ACTIF" | "ACCROCHE" | "REFUSE" | "CLOS" | "FUSIONNE" | null);
    libelleEtat: string | null;
    /** Instant ISO 8601 en UTC */
    etatChangeLe: string | null;
    motifRefus: string | null;
    attendu: {
        de: "AGENT" | "ORGANISME" | "SYSTEME" | "PERSONNE";
        quoi: string;
        /** Jour ou instant, null quand il n’y a pas de délai */
        jusquAu: string | null;
    } | null;
    /** Le complément attendu, pour qui a ouvert le dossier */
    complement: {
        complementId: string;
        objet: string;
        /** Instant ISO 8601 en UTC */
        demandeLe: string;
        /** Jour, AAAA-MM-JJ */
        jusquAu: string;
    } | null;
    changements: {
        genre: "ASSISTANCE" | "NOUVEAU_SIRET" | "NOUVEAU_CONTACT" | "DEPOSANTS";
        etat: "A_CONFIRMER" | "CONFIRME" | "REFUSE";
        libelleEtat: string;
        motif: string | null;
    }[];
};
export type ReponseRecue = {
    reference: string;
};
export type TypePiece = "PDF" | "PNG" | "JPEG" | "XML" | "CSV" | "XLSX";
export type PieceDeposee = {
    pieceId: string;
    nom: string;
    "type": TypePiece;
    tailleOctets: number;
    /** Empreinte du fichier, en hexadécimal */
    sha256: string;
};
export type FilesDossiers = {
    files: {
        file: string;
        libelle: string;
        nombre: number;
        /** Ceux qui sont confiés à l’agent */
        miens: number;
    }[];
    changementsAConfirmer: number;
};
export type EtatDossier = "RECU" | "EN_INSTRUCTION" | "COMPLEMENT_DEMANDE" | "EN_ATTENTE" | "ACCEPTE" | "IDENTIFIANTS_EMIS" | "COMPTE_ACTIF" | "ACCROCHE" | "REFUSE" | "CLOS" | "FUSIONNE";
export type LigneDossier = {
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
    /** À qui le dossier est confié */
    agent: {
        agentId: string;
        nom: string;
        prenom: string;
    } | null;
    /** Quand il arrivera quelque chose de soi-même à ce dossier */
    echeance: string | null;
    /** Files de travail où se trouve le dossier */
    files: ("A_PRENDRE" | "EN_COURS" | "EN_ATTENTE_ORGANISME" | "EN_ATTENTE_JUSQUAU" | "EN_RETARD" | "SUIVIS_PAR_MOI")[];
    enRetard: boolean;
    /** Vrai quand l’agent suit ce dossier */
    suivi: boolean;
};
export type ChampRecherche = "REFERENCE" | "SIRET" | "ANCIEN_SIRET" | "MATRICULE" | "CONTRAT" | "COURRIEL" | "RAISON_SOCIALE" | "CONTACT";
export type DossiersTrouves = {
    elements: {
        dossier: LigneDossier;
        champ: "REFERENCE" | "SIRET" | "ANCIEN_SIRET" | "MATRICULE" | "CONTRAT" | "COURRIEL" | "RAISON_SOCIALE" | "CONTACT";
        libelleChamp: string;
        /** Ce que contient le champ où le texte a été trouvé */
        valeur: string;
        /** Vrai quand le nom ressemble seulement au texte */
        approchant: boolean;
    }[];
    /** Vrai quand il y en a d’autres : précisez le texte */
    tronque: boolean;
};
export type ActeEnLot = "prendre" | "confier" | "annoter" | "mettreEnAttente" | "accepter" | "refuser" | "clore";
export type ActeEcrit = {
    acteId: string;
    /** Nom stable de l’acte */
    acte: string;
    libelle: string;
    par: "AGENT" | "ORGANISME" | "SYSTEME";
    agent: {
        agentId: string;
        nom: string;
        prenom: string;
    } | null;
    /** Instant ISO 8601 en UTC */
    le: string;
    /** Version du dossier après l’acte */
    version: number;
    etatAvant: EtatDossier & (string | null);
    etatApres: EtatDossier;
    libelleEtatApres: string;
    /** Ce que son auteur a écrit */
    texte: string | null;
};
export type ApercuLot = {
    acte: ActeEnLot;
    libelleActe: string;
    bilan: {
        applicables: number;
        dejaFaits: number;
        refuses: number;
    };
    lignes: {
        dossierId: string;
        reference: string | null;
        siret: string | null;
        raisonSociale: string | null;
        /** Version que l’agent avait sous les yeux */
        version: number;
        etat: EtatDossier & (string | null);
        libelleEtat: string | null;
        /** Code du refus */
        code: string | null;
        /** Phrase du refus */
        message: string | null;
        /** Pour un refus, ce qui a été fait entre-temps, par qui et quand */
        depuis: ActeEcrit[];
        issue: "APPLICABLE" | "DEJA_FAIT" | "REFUSE";
    }[];
};
export type LotOuvert = {
    lotId: string;
    nombre: number;
};
export type Lot = {
    lotId: string;
    acte: ActeEnLot;
    libelleActe: string;
    precisions: {
        motif?: string;
        texte?: string;
        /** Jour, AAAA-MM-JJ */
        jusquAu?: string;
        pourAgentId?: string;
    };
    agent: {
        agentId: string;
        nom: string;
        prenom: string;
    };
    /** Instant ISO 8601 en UTC */
    ouvertLe: string;
    /** Null tant que des lignes attendent */
    termineLe: string | null;
    bilan: {
        faits: number;
        refuses: number;
        sansReponse: number;
        enAttente: number;
    };
    lignes: {
        dossierId: string;
        reference: string | null;
        siret: string | null;
        raisonSociale: string | null;
        /** Version que l’agent avait sous les yeux */
        version: number;
        etat: EtatDossier & (string | null);
        libelleEtat: string | null;
        /** Code du refus */
        code: string | null;
        /** Phrase du refus */
        message: string | null;
        /** Pour un refus, ce qui a été fait entre-temps, par qui et quand */
        depuis: ActeEcrit[];
        issue: "EN_ATTENTE" | "FAIT" | "REFUSE" | "SANS_REPONSE";
        /** Instant ISO 8601 en UTC */
        traiteeLe: string | null;
    }[];
};
export type ActeDossier = "prendre" | "accepter" | "refuser" | "demanderComplement" | "mettreEnAttente" | "reprendre" | "confier" | "annoter" | "clore" | "rouvrir" | "fusionner";
export type Complement = {
    complementId: string;
    objet: string;
    /** Instant ISO 8601 en UTC */
    demandeLe: string;
    /** Jour, AAAA-MM-JJ */
    jusquAu: string;
    etat: "ATTENDU" | "RECU" | "RETIRE";
    reponse: string | null;
    /** Instant ISO 8601 en UTC */
    closLe: string | null;
    pieces: PieceDeposee[];
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
        /** Le serveur de messagerie refuse aujourd’hui cette adresse */
        adresseRefusee: boolean;
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
    actesPossibles: ActeDossier[];
    /** La mise en attente en cours */
    attente: {
        /** Jour, AAAA-MM-JJ */
        jusquAu: string;
        /** Instant ISO 8601 en UTC */
        depuis: string;
    } | null;
    /** Instant ISO 8601 en UTC */
    clotureProposeeLe: string | null;
    complements: Complement[];
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
            /** Le serveur de messagerie refuse aujourd’hui cette adresse */
            adresseRefusee: boolean;
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
export type SituationDossier = {
    etat: EtatDossier;
    libelleEtat: string;
    attendu: "AGENT" | "ORGANISME" | "SYSTEME" | "PERSONNE";
    /** Code de ce qui retient le dossier */
    garde: string | null;
    pourquoi: string;
    transitions: {
        vers: EtatDossier;
        libelle: string;
        par: string;
    }[];
    minuterie: {
        /** Instant ISO 8601 en UTC */
        le: string;
        effet: string;
    } | null;
    actes: {
        acte: ActeDossier;
        libelle: string;
    }[];
};
export type ExamenDossier = {
    alertes: {
        code: string;
        phrase: string;
    }[];
    identite: {
        /** SANS_REMARQUE : le contrôle à la réception n’a rien relevé */
        etat: "ACTIF" | "FERME" | "INCONNU" | "INDISPONIBLE" | "SANS_REMARQUE" | "NON_DEMANDE";
        source: ("SURVEILLANCE" | "RECEPTION" | null) | ("SURVEILLANCE" | "RECEPTION" | null);
        /** Quand l’annuaire des SIRET a répondu */
        le: string | null;
        nom: {
            donne: string;
            publie: string | null;
            memes: boolean | null;
        };
        /** Établissements ouverts et connus de la même entreprise, quand celui-ci est fermé */
        successeurs: {
            organismeId: string;
            siret: string;
            raisonSociale: string;
        }[];
    };
    repertoiresCharges: boolean;
    certifications: {
        code: string;
        intitule: string | null;
        /** Jour, AAAA-MM-JJ */
        debut: string | null;
        /** Jour, AAAA-MM-JJ */
        fin: string | null;
        detenue: boolean | null;
        remarques: {
            code: string;
            libelle: string;
        }[];
        coCertificateurs: {
            siret: string | null;
            siretPublie: string;
            nom: string;
            /** Ce que la Caisse connaît de cet organisme ; null quand elle ne le connaît pas */
            connu: {
                organismeId: string;
                raisonSociale: string;
                matricule: string | null;
                accroche: boolean;
            } | null;
        }[];
    }[];
    deposants: {
        siret: string;
        raisonSociale: string;
        /** Ce que la Caisse connaît de cet organisme ; null quand elle ne le connaît pas */
        connu: {
            organismeId: string;
            raisonSociale: string;
            matricule: string | null;
            accroche: boolean;
        } | null;
        refus: "DEPOSANT_PARTENAIRE" | "DEPOSANT_PARTENAIRE";
        partenariats: {
            code: string;
            nom: string;
            habilitation: string | null;
        }[];
    }[];
    autresDossiers: {
        dossierId: string;
        reference: string;
        siret: string;
        raisonSociale: string;
        etat: EtatDossier;
        libelleEtat: string;
        /** Instant ISO 8601 en UTC */
        ouvertLe: string;
    }[];
    organismes: {
        organismeId: string;
        siret: string;
        raisonSociale: string;
        matricule: string | null;
        etat: ("ACTIF" | "FERME" | null) | ("ACTIF" | "FERME" | null);
        comptes: {
            compteId: string;
            role: string;
            etat: string;
        }[];
    }[];
    demandesJointes: {
        demandeId: string;
        motif: string;
        /** Instant ISO 8601 en UTC */
        recueLe: string;
        ecarts: {
            champ: string;
            actuel: string;
            demande: string;
        }[];
    }[];
    changements: {
        changementId: string;
        genre: string;
        libelle: string;
        /** Instant ISO 8601 en UTC */
        recuLe: string;
    }[];
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
export type GenreChangement = "ASSISTANCE" | "NOUVEAU_SIRET" | "NOUVEAU_CONTACT" | "DEPOSANTS";
export type EtatChangement = "A_CONFIRMER" | "CONFIRME" | "REFUSE";
export type Changement = {
    changementId: string;
    reference: string;
    genre: GenreChangement;
    libelleGenre: string;
    etat: EtatChangement;
    libelleEtat: string;
    /** Instant ISO 8601 en UTC */
    recuLe: string;
    dossierId: string | null;
    organismeId: string | null;
    /** SIRET donné par le formulaire */
    siret: string;
    raisonSociale: string;
    demandeur: {
        nom: string;
        prenom: string;
        courriel: string;
    };
    contactActuel: {
        nom: string;
        prenom: string;
        courriel: string;
    } | null;
    /** Ce que le formulaire demande */
    precision: string;
    /** Sort du courriel qui avertit le contact actuel ; null quand aucune adresse n’est connue */
    preavis: ("EN_ROUTE" | "PARTI" | "REFUSE" | null) | ("EN_ROUTE" | "PARTI" | "REFUSE" | null);
    agent: {
        agentId: string;
        nom: string;
        prenom: string;
    } | null;
    /** Instant ISO 8601 en UTC */
    decideLe: string | null;
    motif: string | null;
};
export type ChangementDecide = {
    changementId: string;
    etat: "A_CONFIRMER" | "CONFIRME" | "REFUSE";
    libelleEtat: string;
};
export type IdentifiantsRenvoyes = {
    courriels: {
        courrielId: string;
        modele: string;
    }[];
};
export type EtatCourriel = "A_ENVOYER" | "EN_COURS" | "ENVOYE" | "REFUSE" | "INCERTAIN";
export type CourrielResume = {
    courrielId: string;
    modele: string;
    etat: EtatCourriel;
    libelleEtat: string;
    effetLegal: boolean;
    tentatives: number;
    dossierId: string | null;
    organismeId: string | null;
    /** Le serveur de messagerie refuse aujourd’hui cette adresse */
    adresseRefusee: boolean;
    /** Instant ISO 8601 en UTC */
    creeLe: string;
    /** Instant ISO 8601 en UTC */
    issueLe: string | null;
};
export type ModeEnvoi = "CHACUN_LES_SIENS" | "UN_POUR_TOUS";
export type ActeAPrevoir = {
    nom: "accepter";
    dossierId: string;
    /** Mandats accordés aux déposants ; absent : à tous ceux que le formulaire déclare, pour toutes les certifications, dès aujourd’hui */
    mandats?: MandatDemande[];
} | {
    nom: "refuser";
    dossierId: string;
    motif: string;
} | {
    nom: "demanderComplement";
    dossierId: string;
    /** Ce qui manque, repris dans le courriel */
    objet: string;
    /** Dernier jour pour répondre : de demain à un an */
    jusquAu: string;
} | {
    nom: "mettreEnAttente";
    dossierId: string;
    motif: string;
    /** Jour de la reprise : de demain à un an */
    jusquAu: string;
} | {
    nom: "reprendre";
    dossierId: string;
} | {
    nom: "confier";
    dossierId: string;
    pourAgentId: string;
} | {
    nom: "clore";
    dossierId: string;
    motif: string;
} | {
    nom: "rouvrir";
    dossierId: string;
    motif: string;
} | {
    nom: "fusionner";
    dossierId: string;
    /** SIRET de 14 chiffres, clés vérifiées */
    versSiret: string;
    motif: string;
} | {
    nom: "renvoyerIdentifiants";
    dossierId: string;
} | {
    nom: "confirmerChangement";
    changementId: string;
} | {
    nom: "refuserChangement";
    changementId: string;
    motif: string;
} | {
    nom: "accorderMandat";
    organismeId: string;
    mandat: MandatDemande;
} | {
    nom: "modifierMandat";
    mandatId: string;
    /** Codes RNCP ou RS ; une liste vide vaut pour toutes les certifications */
    certifications: string[];
    /** Dernier jour du mandat ; null : sans fin */
    fin: string | null;
} | {
    nom: "terminerMandat";
    mandatId: string;
    /** Dernier jour du mandat, inclus ; aujourd’hui si absent */
    jour?: string;
} | {
    nom: "declarerEnvoi";
    organismeId: string;
    code: string;
    mode: ModeEnvoi;
    /** Certificateur qui envoie tous les titulaires */
    siretEmetteur?: string;
    /** Aujourd’hui si absent */
    debut?: string;
} | {
    nom: "verrouillerPersonne";
    personneId: string;
    motif: "SUSPICION_USURPATION" | "PERTE_OU_VOL" | "DEPART" | "ABSENCE" | "DEMANDE_DE_LA_PERSONNE";
} | {
    nom: "deverrouillerPersonne";
    personneId: string;
} | {
    nom: "accepterRemplacement";
    remplacementId: string;
} | {
    nom: "maintenirRemplacement";
    remplacementId: string;
} | {
    nom: "refuserRemplacement";
    remplacementId: string;
    motif: string;
} | {
    nom: "changerRolesAgent";
    agentId: string;
    /** Rôles à donner */
    donner?: ("instruction" | "support" | "supervision" | "exploitation")[];
    /** Rôles à retirer */
    retirer?: ("instruction" | "support" | "supervision" | "exploitation")[];
} | {
    nom: "declarerAbsence";
    agentId: string;
    /** Premier jour d’absence */
    debut: string;
    /** Dernier jour d’absence */
    fin: string;
    /** Agent actif, chargé de l’instruction */
    suppleantId: string;
};
export type ApercuCourriel = {
    modele: string;
    destinataire: string;
    sujet: string;
    texte: string;
    html: string;
    adresseRefusee: boolean;
};
export type DecisionCourriel = "PARTI" | "RENVOYER";
export type Courriel = {
    courrielId: string;
    modele: string;
    etat: EtatCourriel;
    libelleEtat: string;
    effetLegal: boolean;
    tentatives: number;
    dossierId: string | null;
    organismeId: string | null;
    /** Le serveur de messagerie refuse aujourd’hui cette adresse */
    adresseRefusee: boolean;
    /** Instant ISO 8601 en UTC */
    creeLe: string;
    /** Instant ISO 8601 en UTC */
    issueLe: string | null;
    destinataire: string;
    messageId: string;
    essais: {
        tentative: number;
        /** Instant ISO 8601 en UTC */
        le: string;
        issue: "ACCEPTE" | "REFUSE" | "REPORTE" | "INCONNUE";
        etat: EtatCourriel;
        reponseSmtp: string;
        decision: {
            decision: DecisionCourriel;
            /** Instant ISO 8601 en UTC */
            le: string;
            agent: {
                agentId: string;
                nom: string;
                prenom: string;
            };
        } | null;
    }[];
    /** Le courriel tel qu’il est parti au dernier essai, jeton du lien masqué ; null tant qu’il n’est pas parti, ou après sa durée de conservation */
    contenu: {
        destinataire: string;
        sujet: string;
        texte: string;
        html: string;
    } | null;
    decisionsPossibles: DecisionCourriel[];
};
export type CourrielRegle = {
    courrielId: string;
    etat: EtatCourriel;
    libelleEtat: string;
    tentatives: number;
};
export type UsageModuleTexte = "REFUS" | "COMPLEMENT" | "ATTENTE" | "CLOTURE";
export type ModuleTexte = {
    moduleId: string;
    titre: string;
    texte: string;
    /** Le texte, variables remplacées pour le dossier demandé ; null sans dossier */
    texteRempli: string | null;
    usage: UsageModuleTexte;
    libelleUsage: string;
    actif: boolean;
    version: number;
    /** Instant ISO 8601 en UTC */
    modifieLe: string;
};
export type ModuleTexteEcrit = {
    moduleId: string;
    version: number;
};
export type GenreConstat = "CERTIFICATION_PREND_FIN" | "CERTIFICATION_INACTIVE" | "CERTIFICATEUR_AJOUTE" | "CERTIFICATEUR_RETIRE" | "ETABLISSEMENT_FERME" | "RAISON_SOCIALE_CHANGEE" | "COURRIEL_REFUSE" | "TITULAIRE_ENVOYE_DEUX_FOIS" | "COMPTE_INACTIF" | "DECLARATIONS_DISCORDANTES" | "TITULAIRES_SANS_EMETTEUR" | "DEPOSANT_SANS_CONTACT" | "DEPOSANT_PARTENAIRE";
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
export type RenvoiDemande = {
    message: string;
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
export type ChangementCourriel = {
    changementId: string;
    /** Adresse demandée */
    courriel: string;
    nouvelleConfirmee: boolean;
    ancienneConfirmee: boolean;
    /** Instant ISO 8601 en UTC */
    expireLe: string;
} | null;
export type Absence = {
    absenceId: string;
    agent: {
        agentId: string;
        nom: string;
        prenom: string;
    };
    suppleant: {
        agentId: string;
        nom: string;
        prenom: string;
    };
    debut: string;
    /** Dernier jour déclaré */
    fin: string;
    /** Jour du retour, quand il est venu plus tôt */
    retour: string | null;
    /** Dernier jour d’absence ; null quand elle est annulée */
    dernierJour: string | null;
    etat: "A_VENIR" | "EN_COURS" | "TERMINEE" | "ANNULEE";
};
export type Moi = {
    "type": "UTILISATEUR";
    utilisateurId: string;
    nom: string;
    prenom: string;
    courriel: string;
    role: "ADMINISTRATEUR" | "UTILISATEUR";
    identifiantConnexion: string | null;
    /** Droit aux services d’assistance des certificateurs */
    assistance: boolean;
    secondFacteur: boolean;
    changementCourriel: ChangementCourriel;
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
    "type": "MACHINE";
    accesId: string;
    /** Nom de l’accès */
    nom: string;
    /** Portées du jeton */
    portees: ("depot:deposer" | "depot:lire")[];
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
} | {
    "type": "AGENT";
    agentId: string;
    nom: string;
    prenom: string;
    courriel: string;
    roles: ("instruction" | "support" | "supervision" | "exploitation")[];
    /** Les siennes, en cours et à venir */
    absences: Absence[];
    /** Celles des agents qu’il supplée aujourd’hui */
    suppleances: Absence[];
    jetonCsrf: string | null;
};
export type AccesAvecSecret = {
    accesId: string;
    /** client_id d’OAuth 2.0 */
    clientId: string;
    nom: string;
    portees: ("depot:deposer" | "depot:lire")[];
    etat: "ACTIF" | "EXPIRE" | "REVOQUE";
    /** Instant ISO 8601 en UTC */
    creeLe: string;
    /** Prénom et nom de la personne qui a créé l’accès */
    creePar: string | null;
    /** Instant ISO 8601 en UTC */
    expireLe: string;
    /** Instant ISO 8601 en UTC */
    revoqueLe: string | null;
    /** Dernier usage, à la minute près */
    utiliseLe: string | null;
    /** Les secrets encore valables : deux pendant un remplacement */
    secrets: {
        secretId: string;
        /** Instant ISO 8601 en UTC */
        creeLe: string;
        /** Instant ISO 8601 en UTC */
        expireLe: string;
        /** Instant ISO 8601 en UTC */
        utiliseLe: string | null;
    }[];
    /** Montré cette seule fois : conservez-le aussitôt */
    secret: string;
};
export type Acces = {
    accesId: string;
    /** client_id d’OAuth 2.0 */
    clientId: string;
    nom: string;
    portees: ("depot:deposer" | "depot:lire")[];
    etat: "ACTIF" | "EXPIRE" | "REVOQUE";
    /** Instant ISO 8601 en UTC */
    creeLe: string;
    /** Prénom et nom de la personne qui a créé l’accès */
    creePar: string | null;
    /** Instant ISO 8601 en UTC */
    expireLe: string;
    /** Instant ISO 8601 en UTC */
    revoqueLe: string | null;
    /** Dernier usage, à la minute près */
    utiliseLe: string | null;
    /** Les secrets encore valables : deux pendant un remplacement */
    secrets: {
        secretId: string;
        /** Instant ISO 8601 en UTC */
        creeLe: string;
        /** Instant ISO 8601 en UTC */
        expireLe: string;
        /** Instant ISO 8601 en UTC */
        utiliseLe: string | null;
    }[];
};
export type JetonAcces = {
    access_token: string;
    token_type: "Bearer";
    /** Secondes */
    expires_in: number;
    scope: string;
};
export type ErreurOauth = {
    error: string;
    error_description: string;
};
export type DeconnexionAgent = {
    /** Adresse où terminer la déconnexion, s’il y en a une */
    suite: string | null;
};
export type EtatAgent = "EN_ATTENTE" | "ACTIF" | "INACTIF";
export type Agent = {
    agentId: string;
    nom: string;
    prenom: string;
    courriel: string;
    etat: EtatAgent;
    roles: ("instruction" | "support" | "supervision" | "exploitation")[];
    /** Instant ISO 8601 en UTC */
    creeLe: string;
};
export type AgentApresOrdre = {
    agentId: string;
    etat: EtatAgent;
    roles: ("instruction" | "support" | "supervision" | "exploitation")[];
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
export type MotifRemplacement = "DEPART" | "CHANGEMENT_DE_FONCTION" | "ABSENCE_PROLONGEE" | "DECES" | "INJOIGNABLE";
export type RemplacementOuvert = {
    reference: string;
};
export type EtatRemplacement = "A_COMPLETER" | "DEMANDE" | "EN_ATTENTE_DELAI" | "OPPOSE" | "EFFECTUE" | "REFUSE" | "ANNULE" | "EXPIRE";
export type RemplacementResume = {
    remplacementId: string;
    reference: string;
    etat: EtatRemplacement;
    libelleEtat: string;
    version: number;
    siret: string;
    matricule: string;
    role: "CERTIFICATEUR" | "DEPOSANT";
    /** Null tant que le demandeur n’a pas confirmé son adresse */
    organisme: {
        organismeId: string;
        raisonSociale: string;
    } | null;
    /** Null une fois la demande expirée */
    motif: ("DEPART" | "CHANGEMENT_DE_FONCTION" | "ABSENCE_PROLONGEE" | "DECES" | "INJOIGNABLE" | null) | ("DEPART" | "CHANGEMENT_DE_FONCTION" | "ABSENCE_PROLONGEE" | "DECES" | "INJOIGNABLE" | null);
    libelleMotif: string | null;
    /** Instant ISO 8601 en UTC */
    ouvertLe: string;
    /** Instant ISO 8601 en UTC */
    demandeLe: string | null;
    /** Instant ISO 8601 en UTC */
    etatChangeLe: string;
    /** Quand la demande change d’état d’elle-même */
    echeanceLe: string | null;
    actesPossibles: ("accepter" | "refuser" | "maintenir")[];
};
export type RemplacementApresLien = {
    etat: EtatRemplacement;
    libelleEtat: string;
};
export type SuiviRemplacement = {
    reference: string;
    raisonSociale: string;
    etat: EtatRemplacement;
    libelleEtat: string;
    /** Instant ISO 8601 en UTC */
    etatChangeLe: string;
    /** Instant ISO 8601 en UTC */
    prendEffetLe: string | null;
    motifRefus: string | null;
};
export type Piece = {
    pieceId: string;
    nom: string;
    "type": TypePiece;
    tailleOctets: number;
    /** Empreinte du fichier, en hexadécimal */
    sha256: string;
    /** Instant ISO 8601 en UTC */
    deposeeLe: string;
};
export type Remplacement = {
    remplacementId: string;
    reference: string;
    etat: EtatRemplacement;
    libelleEtat: string;
    version: number;
    siret: string;
    matricule: string;
    role: "CERTIFICATEUR" | "DEPOSANT";
    /** Null tant que le demandeur n’a pas confirmé son adresse */
    organisme: {
        organismeId: string;
        raisonSociale: string;
    } | null;
    /** Null une fois la demande expirée */
    motif: ("DEPART" | "CHANGEMENT_DE_FONCTION" | "ABSENCE_PROLONGEE" | "DECES" | "INJOIGNABLE" | null) | ("DEPART" | "CHANGEMENT_DE_FONCTION" | "ABSENCE_PROLONGEE" | "DECES" | "INJOIGNABLE" | null);
    libelleMotif: string | null;
    /** Instant ISO 8601 en UTC */
    ouvertLe: string;
    /** Instant ISO 8601 en UTC */
    demandeLe: string | null;
    /** Instant ISO 8601 en UTC */
    etatChangeLe: string;
    /** Quand la demande change d’état d’elle-même */
    echeanceLe: string | null;
    actesPossibles: ("accepter" | "refuser" | "maintenir")[];
    /** Null une fois la demande expirée : jamais envoyée, elle ne garde rien de son auteur */
    demandeur: {
        nom: string;
        prenom: string;
        courriel: string;
        fonction: string;
        /** Quand le demandeur a déjà un accès au compte */
        utilisateurId: string | null;
    } | null;
    /** Agent du dernier acte */
    agent: {
        agentId: string;
        nom: string;
        prenom: string;
    } | null;
    motifRefus: string | null;
    administrateurs: {
        utilisateurId: string;
        nom: string;
        prenom: string;
        courriel: string;
        /** Vrai si son accès prend fin avec le remplacement */
        remplace: boolean;
    }[];
    avertis: {
        qualite: "CONTACT" | "ADMINISTRATEUR";
        nom: string;
        prenom: string;
        courriel: string;
        /** Instant ISO 8601 en UTC */
        opposeLe: string | null;
        motifOpposition: string | null;
    }[];
    pieces: Piece[];
};
export type RemplacementApresActe = {
    remplacementId: string;
    etat: EtatRemplacement;
    libelleEtat: string;
    version: number;
};
export type EtatAcces = "INVITE" | "INVITATION_RETIREE" | "A_VALIDER" | "INSCRIPTION_REMPLACEE" | "ACTIF" | "DESACTIVE" | "VERROUILLE" | "SUSPENDU" | "EN_SOMMEIL";
export type Personne = {
    personneId: string;
    compte: {
        compteId: string;
        role: "CERTIFICATEUR" | "DEPOSANT";
    };
    nom: string;
    prenom: string;
    courriel: string;
    role: "ADMINISTRATEUR" | "UTILISATEUR";
    /** Droit aux services d’assistance des certificateurs */
    assistance: boolean;
    etat: EtatAcces;
    libelleEtat: string;
    /** Instant ISO 8601 en UTC */
    etatChangeLe: string;
    motifVerrou: ("SUSPICION_USURPATION" | "PERTE_OU_VOL" | "DEPART" | "ABSENCE" | "DEMANDE_DE_LA_PERSONNE" | null) | ("SUSPICION_USURPATION" | "PERTE_OU_VOL" | "DEPART" | "ABSENCE" | "DEMANDE_DE_LA_PERSONNE" | null);
    identifiantConnexion: string | null;
    /** Instant ISO 8601 en UTC */
    derniereConnexionLe: string | null;
    secondFacteur: boolean;
    changementCourriel: ChangementCourriel;
    /** Ce que l’appelant peut faire de cet accès */
    actesPossibles: ("reinviter" | "accepter" | "valider" | "remplacerInscription" | "desactiver" | "reactiver" | "verrouiller" | "deverrouiller" | "endormir" | "reveiller")[];
};
export type PersonneApresOrdre = {
    personneId: string;
    etat: EtatAcces;
    libelleEtat: string;
    role: "ADMINISTRATEUR" | "UTILISATEUR";
    /** Droit aux services d’assistance des certificateurs */
    assistance: boolean;
};
export type ChangementCourrielApres = {
    changementId: string;
    etat: "EN_ATTENTE" | "FAIT" | "ANNULE";
    nouvelleConfirmee: boolean;
    ancienneConfirmee: boolean;
};
export type LienInvitation = {
    raisonSociale: string;
    compte: {
        role: "CERTIFICATEUR" | "DEPOSANT";
    };
    nom: string;
    prenom: string;
    role: "ADMINISTRATEUR" | "UTILISATEUR";
    /** Instant ISO 8601 en UTC */
    expireLe: string;
};
export type InvitationAcceptee = {
    compteId: string;
};
export type RecuperationDemandee = {
    message: string;
};
export type SecondFacteurPrepare = {
    /** En base 32, pour une saisie à la main */
    secret: string;
    /** Adresse otpauth://, à montrer en QR code */
    uri: string;
};
export type SecondFacteurActive = {
    codesSecours: string[];
};
/**
 * Se faire connaître et demander son accrochage
 */
export function deposerDemande(body: {
    /** Je souhaite me faire connaître et procéder à mon accrochage */
    motif: "ACCROCHAGE";
    /** Version du formulaire */
    version?: 1;
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
 * Demander l’accès à l’assistance pour une personne de l’organisme
 */
export function demanderAssistance(body: {
    /** Version du formulaire */
    version?: 1;
    /** SIRET de 14 chiffres, clés vérifiées */
    siret: string;
    raisonSociale: string;
    /** La personne qui remplit le formulaire */
    contact: {
        nom: string;
        prenom: string;
        /** Adresse électronique */
        courriel: string;
    };
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: ChangementRecu;
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
    }>("/api/v1/demandes-contact/assistance", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Déclarer le nouveau SIRET d’un organisme
 */
export function declarerSiret(body: {
    /** Version du formulaire */
    version?: 1;
    /** SIRET de 14 chiffres, clés vérifiées */
    siret: string;
    raisonSociale: string;
    /** La personne qui remplit le formulaire */
    contact: {
        nom: string;
        prenom: string;
        /** Adresse électronique */
        courriel: string;
    };
    /** SIRET de 14 chiffres, clés vérifiées */
    nouveauSiret: string;
    nouvelleRaisonSociale: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: ChangementRecu;
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
    }>("/api/v1/demandes-contact/siret", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Déclarer un nouveau contact métier
 */
export function declarerContact(body: {
    /** Version du formulaire */
    version?: 1;
    /** SIRET de 14 chiffres, clés vérifiées */
    siret: string;
    raisonSociale: string;
    /** La personne qui remplit le formulaire */
    contact: {
        nom: string;
        prenom: string;
        /** Adresse électronique */
        courriel: string;
    };
    /** Recevra tous les courriels */
    nouveauContact: {
        nom: string;
        prenom: string;
        /** Adresse électronique */
        courriel: string;
    };
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: ChangementRecu;
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
    }>("/api/v1/demandes-contact/contact", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Déclarer des déposants à ajouter ou à retirer
 */
export function declarerDeposants(body: {
    /** Version du formulaire */
    version?: 1;
    /** SIRET de 14 chiffres, clés vérifiées */
    siret: string;
    raisonSociale: string;
    /** La personne qui remplit le formulaire */
    contact: {
        nom: string;
        prenom: string;
        /** Adresse électronique */
        courriel: string;
    };
    ajoutes?: {
        /** SIRET de 14 chiffres, clés vérifiées */
        siret: string;
        raisonSociale: string;
        /** Adresse électronique */
        courriel?: string;
    }[];
    /** SIRET des déposants à retirer */
    retires?: string[];
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: ChangementRecu;
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
    }>("/api/v1/demandes-contact/deposants", oazapfts.json({
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
 * Répondre au complément demandé
 */
export function repondreComplement(body: {
    jeton: string;
    complementId: string;
    texte: string;
    pieceIds?: string[];
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: ReponseRecue;
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
    }>("/api/v1/demandes-contact/suivi/reponse", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Envoyer une pièce à joindre à sa demande, avec le lien de suivi
 */
export function deposerPieceSuivi(body: Blob, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: PieceDeposee;
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
    }>("/api/v1/demandes-contact/suivi/pieces", {
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Compter les dossiers de chaque file de travail
 */
export function compterFiles(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: FilesDossiers;
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
    }>("/api/v1/files-dossiers", {
        ...opts
    });
}
/**
 * Lister les dossiers d’accrochage
 */
export function listerDossiers({ file, etat, agent, origine, certification, ouvertDu, ouvertAu, note, recherche, tri, ordre, curseur, limite }: {
    file?: "A_PRENDRE" | "EN_COURS" | "EN_ATTENTE_ORGANISME" | "EN_ATTENTE_JUSQUAU" | "EN_RETARD" | "SUIVIS_PAR_MOI";
    etat?: string;
    agent?: ("moi" | "aucun") | string;
    origine?: "FORMULAIRE" | "ANNUAIRE";
    certification?: string;
    ouvertDu?: string;
    ouvertAu?: string;
    note?: string;
    recherche?: string;
    tri?: "ouvertLe" | "etatChangeLe" | "echeance" | "reference";
    ordre?: "asc" | "desc";
    curseur?: string;
    limite?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: LigneDossier[];
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
        file,
        etat,
        agent,
        origine,
        certification,
        ouvertDu,
        ouvertAu,
        note,
        recherche,
        tri,
        ordre,
        curseur,
        limite
    }))}`, {
        ...opts
    });
}
/**
 * Rechercher des dossiers
 */
export function rechercherDossiers(body: {
    texte: string;
    /** Où chercher ; partout où le texte peut se trouver, sinon */
    champs?: ChampRecherche[];
    limite?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: DossiersTrouves;
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
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/dossiers/recherche", oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Prévoir, dossier par dossier, ce que ferait un acte groupé
 */
export function apercevoirLot(body: {
    acte: ActeEnLot;
    /** Ce que l’acte dit, le même pour tous : motif (refus, clôture, attente), texte, date, agent */
    precisions?: {
        motif?: string;
        texte?: string;
        /** Jour, AAAA-MM-JJ */
        jusquAu?: string;
        pourAgentId?: string;
    };
    dossiers: {
        dossierId: string;
        /** Version du dossier que l’agent a sous les yeux */
        version: number;
    }[];
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ApercuLot;
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
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/dossiers/lots/apercu", oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Faire le même acte sur plusieurs dossiers
 */
export function ouvrirLot(body: {
    acte: ActeEnLot;
    /** Ce que l’acte dit, le même pour tous : motif (refus, clôture, attente), texte, date, agent */
    precisions?: {
        motif?: string;
        texte?: string;
        /** Jour, AAAA-MM-JJ */
        jusquAu?: string;
        pourAgentId?: string;
    };
    dossiers: {
        dossierId: string;
        /** Version du dossier que l’agent a sous les yeux */
        version: number;
    }[];
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: LotOuvert;
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
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/dossiers/lots", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Suivre un acte groupé, dossier par dossier
 */
export function lireLot(lotId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Lot;
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
    }>(`/api/v1/dossiers/lots/${encodeURIComponent(lotId)}`, {
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
 * Savoir pourquoi un dossier est là, qui est attendu et ce qui vient ensuite
 */
export function lireSituation(dossierId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: SituationDossier;
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/situation`, {
        ...opts
    });
}
/**
 * Lire l’historique d’un dossier
 */
export function lireHistorique(dossierId: string, { curseur, limite }: {
    curseur?: string;
    limite?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: ActeEcrit[];
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/historique${QS.query(QS.explode({
        curseur,
        limite
    }))}`, {
        ...opts
    });
}
/**
 * Comparer un dossier à l’annuaire, aux répertoires et à ce qui est connu
 */
export function examinerDossier(dossierId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ExamenDossier;
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/examen`, {
        ...opts
    });
}
/**
 * Suivre un dossier
 */
export function suivreDossier(dossierId: string, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/suivi`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Ne plus suivre un dossier
 */
export function quitterDossier(dossierId: string, opts?: Oazapfts.RequestOpts) {
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/suivi`, {
        ...opts,
        method: "DELETE"
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
 * Demander un complément à l’organisme
 */
export function demanderComplement(dossierId: string, body: {
    /** Version du dossier que l’agent a sous les yeux */
    version: number;
    /** Ce qui manque, repris dans le courriel */
    objet: string;
    /** Dernier jour pour répondre : de demain à un an */
    jusquAu: string;
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/complement`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Mettre un dossier en attente jusqu’à une date
 */
export function mettreEnAttente(dossierId: string, body: {
    /** Version du dossier que l’agent a sous les yeux */
    version: number;
    motif: string;
    /** Jour de la reprise : de demain à un an */
    jusquAu: string;
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/mise-en-attente`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Reprendre l’instruction avant la date ou sans attendre la réponse
 */
export function reprendreDossier(dossierId: string, body: {
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/reprise`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Confier un dossier à un autre agent
 */
export function confierDossier(dossierId: string, body: {
    /** Version du dossier que l’agent a sous les yeux */
    version: number;
    pourAgentId: string;
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/attribution`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Ajouter une note, lue des seuls agents
 */
export function annoterDossier(dossierId: string, body: {
    /** Version du dossier que l’agent a sous les yeux */
    version: number;
    texte: string;
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/notes`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Clore un dossier sans suite
 */
export function cloreDossier(dossierId: string, body: {
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/cloture`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Rouvrir un dossier refusé ou clos par erreur
 */
export function rouvrirDossier(dossierId: string, body: {
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/reouverture`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Fusionner un dossier ouvert sous un mauvais SIRET avec celui du bon
 */
export function fusionnerDossier(dossierId: string, body: {
    /** Version du dossier que l’agent a sous les yeux */
    version: number;
    /** SIRET de 14 chiffres, clés vérifiées */
    versSiret: string;
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/fusion`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Lister les changements demandés par formulaire
 */
export function listerChangements({ etat, genre, dossierId, organismeId, curseur, limite }: {
    etat?: string;
    genre?: string;
    dossierId?: string;
    organismeId?: string;
    curseur?: string;
    limite?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: Changement[];
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
    }>(`/api/v1/changements${QS.query(QS.explode({
        etat,
        genre,
        dossierId,
        organismeId,
        curseur,
        limite
    }))}`, {
        ...opts
    });
}
/**
 * Confirmer ou refuser un changement demandé par formulaire
 */
export function deciderChangement(changementId: string, body: {
    decision: "CONFIRME" | "REFUSE";
    /** Obligatoire pour un refus */
    motif?: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ChangementDecide;
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
    }>(`/api/v1/changements/${encodeURIComponent(changementId)}/decision`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Envoyer de nouveau les identifiants d’inscription
 */
export function renvoyerIdentifiants(dossierId: string, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: IdentifiantsRenvoyes;
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
    }>(`/api/v1/dossiers/${encodeURIComponent(dossierId)}/renvoi-identifiants`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Envoyer de nouveau les identifiants d’inscription d’un organisme, avec ou sans dossier
 */
export function renvoyerIdentifiantsOrganisme(organismeId: string, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: IdentifiantsRenvoyes;
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
    }>(`/api/v1/organismes/${encodeURIComponent(organismeId)}/renvoi-identifiants`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Lister les courriels d’un dossier ou d’un organisme
 */
export function listerCourriels({ dossierId, organismeId, etat, curseur, limite }: {
    dossierId?: string;
    organismeId?: string;
    etat?: string;
    curseur?: string;
    limite?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: CourrielResume[];
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
    }>(`/api/v1/courriels${QS.query(QS.explode({
        dossierId,
        organismeId,
        etat,
        curseur,
        limite
    }))}`, {
        ...opts
    });
}
/**
 * Relire les courriels d’un acte avant de l’accomplir
 */
export function apercevoirCourriel(body: {
    acte: ActeAPrevoir;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            courriels: ApercuCourriel[];
        };
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
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/courriels/apercu", oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Lire un courriel tel qu’il est parti, avec ses essais d’envoi
 */
export function lireCourriel(courrielId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Courriel;
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
    }>(`/api/v1/courriels/${encodeURIComponent(courrielId)}`, {
        ...opts
    });
}
/**
 * Dire qu’un courriel incertain est parti, ou renvoyer un courriel incertain ou refusé
 */
export function reglerCourriel(courrielId: string, body: {
    /** Nombre de tentatives que l’agent a sous les yeux */
    tentative: number;
    decision: "PARTI" | "RENVOYER";
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: CourrielRegle;
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
    }>(`/api/v1/courriels/${encodeURIComponent(courrielId)}/reglement`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Lister les modules de texte
 */
export function listerModulesTexte({ usage, actif, dossierId }: {
    usage?: UsageModuleTexte;
    actif?: "true" | "false";
    dossierId?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: ModuleTexte[];
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
    }>(`/api/v1/modules-texte${QS.query(QS.explode({
        usage,
        actif,
        dossierId
    }))}`, {
        ...opts
    });
}
/**
 * Créer un module de texte
 */
export function creerModuleTexte(body: {
    titre: string;
    /** Variables admises : {{raisonSociale}}, {{siret}}, {{reference}}, {{contactPrenom}}, {{contactNom}} */
    texte: string;
    usage: UsageModuleTexte;
    actif?: boolean;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: ModuleTexteEcrit;
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
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/modules-texte", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Modifier un module de texte, le retirer ou le remettre en service
 */
export function modifierModuleTexte(moduleId: string, body: {
    titre: string;
    /** Variables admises : {{raisonSociale}}, {{siret}}, {{reference}}, {{contactPrenom}}, {{contactNom}} */
    texte: string;
    usage: UsageModuleTexte;
    actif?: boolean;
    /** Version du module que l’agent a sous les yeux */
    version: number;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ModuleTexteEcrit;
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
    }>(`/api/v1/modules-texte/${encodeURIComponent(moduleId)}/modification`, oazapfts.json({
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
 * Demander que les identifiants d’inscription soient envoyés de nouveau
 */
export function demanderRenvoi(body: {
    /** SIRET de 14 chiffres, clés vérifiées */
    siret?: string;
    /** Jeton d’un lien d’inscription, même expiré ou utilisé */
    jeton?: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: RenvoiDemande;
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
    }>("/api/v1/inscriptions/renvoi", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
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
    /** Code du second facteur, ou code de secours, quand la réponse SECOND_FACTEUR_REQUIS le demande */
    code?: string;
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
        status: 429;
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
 * Fermer toutes ses sessions, sauf celle-ci
 */
export function fermerAutresSessions(opts?: Oazapfts.RequestOpts) {
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
    }>("/api/v1/sessions/autres", {
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
 * Créer un accès pour un programme
 */
export function creerAcces(body: {
    /** Nom sous lequel le compte reconnaît ce programme */
    nom: string;
    portees: ("depot:deposer" | "depot:lire")[];
    /** Nombre de jours pendant lesquels le nouveau secret vaut */
    validiteJours?: number;
    /** Mot de passe actuel, redemandé */
    motDePasse: string;
    /** Code du second facteur, ou code de secours, quand la réponse SECOND_FACTEUR_REQUIS le demande */
    code?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: AccesAvecSecret;
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
    }>("/api/v1/acces", oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Lister les accès des programmes du compte
 */
export function listerAcces(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: Acces[];
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
    }>("/api/v1/acces", {
        ...opts
    });
}
/**
 * Remplacer le secret d’un accès
 */
export function remplacerSecret(accesId: string, body: {
    /** Jours pendant lesquels l’ancien secret vaut encore */
    chevauchementJours?: number;
    /** Nombre de jours pendant lesquels le nouveau secret vaut */
    validiteJours?: number;
    /** Mot de passe actuel, redemandé */
    motDePasse: string;
    /** Code du second facteur, ou code de secours, quand la réponse SECOND_FACTEUR_REQUIS le demande */
    code?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: AccesAvecSecret;
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
        status: 429;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/acces/${encodeURIComponent(accesId)}/rotation`, oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Révoquer un accès
 */
export function revoquerAcces(accesId: string, opts?: Oazapfts.RequestOpts) {
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
    }>(`/api/v1/acces/${encodeURIComponent(accesId)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Obtenir un jeton d’accès (OAuth 2.0, client_credentials)
 */
export function obtenirJeton(body: {
    /** client_credentials */
    grant_type?: string;
    client_id?: string;
    client_secret?: string;
    /** Portées voulues, séparées par une espace, parmi celles de l’accès : depot:deposer depot:lire. Toutes par défaut. */
    scope?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: JetonAcces;
    } | {
        status: 400;
        data: ErreurOauth;
    } | {
        status: 401;
        data: ErreurOauth;
    } | {
        status: 429;
        data: ErreurOauth;
    } | {
        status: 500;
        data: ErreurOauth;
    } | {
        status: 503;
        data: ErreurOauth;
    }>("/api/v1/oauth/jeton", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
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
 * Déconnexion annoncée par le service de connexion des agents
 */
export function deconnexionFournisseur(body: {
    logout_token: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
    } | {
        status: 400;
        data: ErreurOauth;
    } | {
        status: 401;
        data: ErreurOauth;
    } | {
        status: 429;
        data: ErreurOauth;
    } | {
        status: 500;
        data: ErreurOauth;
    } | {
        status: 503;
        data: ErreurOauth;
    }>("/api/v1/agents/deconnexion-fournisseur", oazapfts.form({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Lister les agents et leurs droits
 */
export function listerAgents({ etat, role, curseur, limite }: {
    etat?: string;
    role?: "instruction" | "support" | "supervision" | "exploitation";
    curseur?: string;
    limite?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: Agent[];
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
    }>(`/api/v1/agents${QS.query(QS.explode({
        etat,
        role,
        curseur,
        limite
    }))}`, {
        ...opts
    });
}
/**
 * Donner ou retirer des rôles à un agent
 */
export function changerRoles(agentId: string, body: {
    /** Rôles à donner */
    donner?: ("instruction" | "support" | "supervision" | "exploitation")[];
    /** Rôles à retirer */
    retirer?: ("instruction" | "support" | "supervision" | "exploitation")[];
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: AgentApresOrdre;
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
    }>(`/api/v1/agents/${encodeURIComponent(agentId)}/roles`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Ouvrir de nouveau l’application à un agent
 */
export function activerAgent(agentId: string, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: AgentApresOrdre;
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
    }>(`/api/v1/agents/${encodeURIComponent(agentId)}/activation`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Fermer l’application à un agent
 */
export function desactiverAgent(agentId: string, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: AgentApresOrdre;
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
    }>(`/api/v1/agents/${encodeURIComponent(agentId)}/desactivation`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Lister les absences d’un agent
 */
export function listerAbsences(agentId: string, { toutes }: {
    toutes?: "oui" | "non";
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: Absence[];
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
    }>(`/api/v1/agents/${encodeURIComponent(agentId)}/absences${QS.query(QS.explode({
        toutes
    }))}`, {
        ...opts
    });
}
/**
 * Déclarer une absence et son suppléant
 */
export function declarerAbsence(agentId: string, body: {
    /** Premier jour d’absence */
    debut: string;
    /** Dernier jour d’absence */
    fin: string;
    /** Agent actif, chargé de l’instruction */
    suppleantId: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Absence;
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
    }>(`/api/v1/agents/${encodeURIComponent(agentId)}/absences`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Mettre fin à une absence dès aujourd’hui
 */
export function ecourterAbsence(agentId: string, absenceId: string, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Absence;
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
    }>(`/api/v1/agents/${encodeURIComponent(agentId)}/absences/${encodeURIComponent(absenceId)}/fin`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Savoir quels agents absents cet agent supplée aujourd’hui
 */
export function lireDelegations(agentId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            jour: string;
            elements: Absence[];
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
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/agents/${encodeURIComponent(agentId)}/delegations`, {
        ...opts
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
        status: 429;
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
        status: 429;
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
        status: 429;
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
        status: 429;
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
        status: 429;
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
        status: 429;
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
        status: 429;
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
 * Envoyer une pièce à joindre ensuite
 */
export function deposerPiece(body: Blob, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: PieceDeposee;
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
    }>("/api/v1/pieces", {
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Télécharger une pièce jointe
 */
export function lirePiece(pieceId: string, opts?: Oazapfts.RequestOpts) {
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
    }>(`/api/v1/pieces/${encodeURIComponent(pieceId)}`, {
        ...opts
    });
}
/**
 * Demander à remplacer un administrateur qui n’est plus là
 */
export function demanderRemplacement(body: {
    /** SIRET de 14 chiffres, clés vérifiées */
    siret: string;
    matricule: string;
    /** Rôle du compte concerné */
    role: "CERTIFICATEUR" | "DEPOSANT";
    demandeur: {
        nom: string;
        prenom: string;
        /** Adresse électronique */
        courriel: string;
        fonction: string;
    };
    motif: MotifRemplacement;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: RemplacementOuvert;
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
    }>("/api/v1/remplacements-administrateur", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Lister les demandes de remplacement
 */
export function listerRemplacements({ etat, curseur, limite }: {
    etat?: string;
    curseur?: string;
    limite?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: RemplacementResume[];
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
    }>(`/api/v1/remplacements-administrateur${QS.query(QS.explode({
        etat,
        curseur,
        limite
    }))}`, {
        ...opts
    });
}
/**
 * Demander, depuis son compte, à remplacer un administrateur qui n’est plus là
 */
export function demanderRemplacementDepuisCompte(body: {
    fonction: string;
    motif: MotifRemplacement;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: RemplacementOuvert;
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
    }>("/api/v1/compte/remplacement-administrateur", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Envoyer un justificatif, avec le lien reçu par courriel
 */
export function deposerJustificatif(body: Blob, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: PieceDeposee;
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
    }>("/api/v1/remplacements-administrateur/pieces", {
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Envoyer sa demande de remplacement, avec ses justificatifs
 */
export function envoyerDemandeRemplacement(body: {
    /** Jeton du lien reçu par courriel */
    jeton: string;
    /** Justificatifs déjà envoyés */
    pieceIds: string[];
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: RemplacementApresLien;
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
    }>("/api/v1/remplacements-administrateur/envoi", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Suivre sa demande de remplacement avec le lien reçu par courriel
 */
export function suivreRemplacement(body: {
    /** Jeton du lien reçu par courriel */
    jeton: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: SuiviRemplacement;
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
    }>("/api/v1/remplacements-administrateur/suivi", oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Annuler sa demande de remplacement avec le lien de suivi
 */
export function annulerDemandeRemplacement(body: {
    /** Jeton du lien reçu par courriel */
    jeton: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RemplacementApresLien;
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
    }>("/api/v1/remplacements-administrateur/annulation", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * S’opposer à un remplacement avec le lien reçu par courriel
 */
export function opposerRemplacement(body: {
    /** Jeton du lien reçu par courriel */
    jeton: string;
    motif: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RemplacementApresLien;
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
    }>("/api/v1/remplacements-administrateur/opposition", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Lire une demande de remplacement, avec ses justificatifs et les oppositions
 */
export function lireRemplacement(remplacementId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Remplacement;
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
    }>(`/api/v1/remplacements-administrateur/${encodeURIComponent(remplacementId)}`, {
        ...opts
    });
}
/**
 * Accepter une demande de remplacement
 */
export function accepterRemplacement(remplacementId: string, body: {
    /** Version de la demande que l’agent a sous les yeux */
    version: number;
    /** Administrateurs actuels dont l’accès prend fin ; au moins un, s’il en reste */
    partants: string[];
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RemplacementApresActe;
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
    }>(`/api/v1/remplacements-administrateur/${encodeURIComponent(remplacementId)}/acceptation`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Refuser une demande de remplacement
 */
export function refuserRemplacement(remplacementId: string, body: {
    /** Version de la demande que l’agent a sous les yeux */
    version: number;
    motif: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RemplacementApresActe;
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
    }>(`/api/v1/remplacements-administrateur/${encodeURIComponent(remplacementId)}/refus`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Maintenir un remplacement malgré une opposition
 */
export function maintenirRemplacement(remplacementId: string, body: {
    /** Version de la demande que l’agent a sous les yeux */
    version: number;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RemplacementApresActe;
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
    }>(`/api/v1/remplacements-administrateur/${encodeURIComponent(remplacementId)}/maintien`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
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
                /** À chercher dans les traces du serveur de messagerie */
                messageId: string;
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
/**
 * Lister les personnes de son compte
 */
export function listerPersonnes({ curseur, limite }: {
    curseur?: string;
    limite?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: Personne[];
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
    }>(`/api/v1/personnes${QS.query(QS.explode({
        curseur,
        limite
    }))}`, {
        ...opts
    });
}
/**
 * Inviter une personne dans son compte
 */
export function inviterPersonne(body: {
    nom: string;
    prenom: string;
    /** Adresse électronique */
    courriel: string;
    role: "ADMINISTRATEUR" | "UTILISATEUR";
    /** Droit aux services d’assistance des certificateurs */
    assistance?: boolean;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: PersonneApresOrdre;
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
    }>("/api/v1/personnes", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Lister les personnes des comptes d’un organisme
 */
export function listerPersonnesOrganisme(organismeId: string, { curseur, limite }: {
    curseur?: string;
    limite?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            elements: Personne[];
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
    }>(`/api/v1/organismes/${encodeURIComponent(organismeId)}/personnes${QS.query(QS.explode({
        curseur,
        limite
    }))}`, {
        ...opts
    });
}
/**
 * Inviter de nouveau une personne
 */
export function reinviterPersonne(personneId: string, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PersonneApresOrdre;
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
        status: 429;
        data: Probleme;
    } | {
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>(`/api/v1/personnes/${encodeURIComponent(personneId)}/invitation`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Changer le rôle d’une personne et son droit à l’assistance
 */
export function changerDroits(personneId: string, body: {
    role: "ADMINISTRATEUR" | "UTILISATEUR";
    /** Droit aux services d’assistance des certificateurs */
    assistance: boolean;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PersonneApresOrdre;
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
    }>(`/api/v1/personnes/${encodeURIComponent(personneId)}/droits`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Désactiver l’accès d’une personne
 */
export function desactiverPersonne(personneId: string, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PersonneApresOrdre;
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
    }>(`/api/v1/personnes/${encodeURIComponent(personneId)}/desactivation`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Réactiver l’accès d’une personne
 */
export function reactiverPersonne(personneId: string, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PersonneApresOrdre;
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
    }>(`/api/v1/personnes/${encodeURIComponent(personneId)}/reactivation`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Verrouiller aussitôt l’accès d’une personne
 */
export function verrouillerPersonne(personneId: string, body: {
    motif: "SUSPICION_USURPATION" | "PERTE_OU_VOL" | "DEPART" | "ABSENCE" | "DEMANDE_DE_LA_PERSONNE";
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PersonneApresOrdre;
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
    }>(`/api/v1/personnes/${encodeURIComponent(personneId)}/verrouillage`, oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Déverrouiller l’accès d’une personne
 */
export function deverrouillerPersonne(personneId: string, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PersonneApresOrdre;
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
    }>(`/api/v1/personnes/${encodeURIComponent(personneId)}/deverrouillage`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Réinitialiser le second facteur d’une personne
 */
export function reinitialiserSecondFacteur(personneId: string, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PersonneApresOrdre;
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
    }>(`/api/v1/personnes/${encodeURIComponent(personneId)}/second-facteur/reinitialisation`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Confirmer un changement d’adresse à la place de l’ancienne adresse
 */
export function confirmerCourrielPersonne(personneId: string, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ChangementCourrielApres;
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
    }>(`/api/v1/personnes/${encodeURIComponent(personneId)}/courriel/confirmation`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Fermer toutes les sessions d’une personne de son compte
 */
export function fermerSessionsPersonne(personneId: string, opts?: Oazapfts.RequestOpts) {
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
    }>(`/api/v1/personnes/${encodeURIComponent(personneId)}/sessions`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Vérifier un lien d’invitation
 */
export function verifierInvitation(body: {
    jeton: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: LienInvitation;
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
    }>("/api/v1/invitations/verification", oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Accepter une invitation et choisir son mot de passe
 */
export function accepterInvitation(body: {
    /** Jeton du lien reçu par courriel */
    jeton: string;
    /** Au moins 14 caractères, difficile à deviner */
    motDePasse: string;
    conditionsAcceptees: true;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: InvitationAcceptee;
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
    }>("/api/v1/invitations", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Retrouver ses identifiants de connexion oubliés
 */
export function rappelerIdentifiants(body: {
    /** Adresse électronique */
    courriel: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: RecuperationDemandee;
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
    }>("/api/v1/recuperation/identifiants", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Demander un nouveau mot de passe
 */
export function oublierMotDePasse(body: {
    identifiantConnexion: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: RecuperationDemandee;
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
    }>("/api/v1/recuperation/mot-de-passe", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Choisir un nouveau mot de passe avec le lien reçu par courriel
 */
export function reinitialiserMotDePasse(body: {
    jeton: string;
    /** Au moins 14 caractères, difficile à deviner */
    motDePasse: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
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
    }>("/api/v1/recuperation/mot-de-passe/remplacement", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Changer son mot de passe
 */
export function changerMotDePasse(body: {
    /** Mot de passe actuel, redemandé */
    motDePasse: string;
    /** Au moins 14 caractères, difficile à deviner */
    nouveauMotDePasse: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
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
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/moi/mot-de-passe", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Demander à changer d’adresse électronique
 */
export function demanderCourriel(body: {
    /** Adresse électronique */
    courriel: string;
    /** Mot de passe actuel, redemandé */
    motDePasse: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: ChangementCourrielApres;
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
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/moi/courriel", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Renoncer à changer d’adresse électronique
 */
export function annulerCourriel({ idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
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
        status: 500;
        data: Probleme;
    } | {
        status: 503;
        data: Probleme;
    }>("/api/v1/moi/courriel/annulation", {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Confirmer un changement d’adresse avec le lien reçu par courriel
 */
export function confirmerCourriel(body: {
    jeton: string;
    /** Adresse à laquelle le lien est arrivé */
    adresse: "NOUVELLE" | "ANCIENNE";
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ChangementCourrielApres;
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
    }>("/api/v1/changements-courriel/confirmation", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Préparer un second facteur
 */
export function preparerSecondFacteur(body: {
    /** Mot de passe actuel, redemandé */
    motDePasse: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: SecondFacteurPrepare;
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
    }>("/api/v1/moi/second-facteur", oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Activer son second facteur avec un premier code
 */
export function activerSecondFacteur(body: {
    code: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: SecondFacteurActive;
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
    }>("/api/v1/moi/second-facteur/activation", oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Retirer son second facteur
 */
export function retirerSecondFacteur(body: {
    /** Mot de passe actuel, redemandé */
    motDePasse: string;
    code: string;
}, { idempotencyKey }: {
    idempotencyKey?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
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
    }>("/api/v1/moi/second-facteur/retrait", oazapfts.json({
        ...opts,
        method: "POST",
        body,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
