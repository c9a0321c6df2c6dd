import { creerHasard, type Hasard } from '../../database/seeders/hasard.ts';
import { genererPersonnes, type PersonneFictive } from '../../database/seeders/personnes-fictives.ts';
import { FAUTES } from './fautes.ts';
import { type Contexte, ecrirePassage } from './passage.ts';

export type OptionsDepot = {
  /** Drives everything, the persons included: `genererPersonnes({ graine, nombre })` gives the register that matches. */
  graine: number;
  /** Stops at this number of passages, or at the last passage that fits in `tailleOctets`; one of them at least. */
  passages?: number;
  tailleOctets?: number;
  /** Share of passages that hold one fault of the schema, 0 unless told. */
  partFautive?: number;
  /** Share of holders given by training file, and by national number (the file is then of version 1.1.5). */
  partDossier?: number;
  partIdentifiant?: number;
  matriculeEmetteur?: string;
  matriculeCertificateur?: string;
  idContrat?: string;
  certification?: { type: string; code: string };
  idFlux?: string;
  horodatage?: string;
  /** First part of each idTechnique, unique for an emitter. */
  prefixeIdTechnique?: string;
};

const MORCEAU = 64 * 1024;
/** Passages of a file, and thus persons at most. Source: deposit-format, limits. */
const PASSAGES_MAX = 200_000;

const PIED =
  '                        </cpf:passageCertifications>\n                    </cpf:certification>\n' +
  '                </cpf:certifications>\n            </cpf:certificateur>\n        </cpf:certificateurs>\n' +
  '    </cpf:emetteur>\n</cpf:flux>\n';

const entete = (options: OptionsDepot): string => {
  const emetteur = options.matriculeEmetteur ?? '12ABC345';
  const { type, code } = options.certification ?? { type: 'RNCP', code: 'RNCP34567' };
  const action = (options.partIdentifiant ?? 0) > 0 ? '    <cpf:action>CREATION</cpf:action>\n' : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <cpf:idFlux>${options.idFlux ?? `flux-${options.graine}`}</cpf:idFlux>
    <cpf:horodatage>${options.horodatage ?? '2026-03-02T17:21:00+01:00'}</cpf:horodatage>
${action}    <cpf:emetteur>
        <cpf:idClient>${emetteur}</cpf:idClient>
        <cpf:certificateurs>
            <cpf:certificateur>
                <cpf:idClient>${options.matriculeCertificateur ?? emetteur}</cpf:idClient>
                <cpf:idContrat>${options.idContrat ?? 'MCFCER000123'}</cpf:idContrat>
                <cpf:certifications>
                    <cpf:certification>
                        <cpf:type>${type}</cpf:type>
                        <cpf:code>${code}</cpf:code>
                        <cpf:natureDeposant>CERTIFICATEUR</cpf:natureDeposant>
                        <cpf:passageCertifications>
`;
};

const contexteDe = (options: OptionsDepot, hasard: Hasard, personne: PersonneFictive, rang: number): Contexte => {
  const tirage = hasard.reel();
  const partDossier = options.partDossier ?? 0.1;
  const branche =
    tirage < partDossier
      ? 'DOSSIER'
      : tirage < partDossier + (options.partIdentifiant ?? 0)
        ? 'IDENTIFIANT'
        : 'TITULAIRE';
  return { hasard, personne, rang, branche, prefixe: options.prefixeIdTechnique ?? `G${options.graine}` };
};

/** A whole deposit, always the same for the same options, in pieces of about 64 KiB; memory does not grow with its size. */
export async function* genererDepot(options: OptionsDepot): AsyncGenerator<Uint8Array> {
  if (options.passages === undefined && options.tailleOctets === undefined)
    throw new RangeError('Il faut un nombre de passages ou une taille.');
  const hasard = creerHasard(options.graine, 0xd3);
  const passagesMax = Math.min(options.passages ?? PASSAGES_MAX, PASSAGES_MAX);
  const octetsMax = (options.tailleOctets ?? Number.POSITIVE_INFINITY) - Buffer.byteLength(PIED);
  let attente = entete(options);
  let octets = Buffer.byteLength(attente);
  let rang = 0;
  for (const personne of genererPersonnes({ graine: options.graine, nombre: passagesMax })) {
    const correct = ecrirePassage(contexteDe(options, hasard, personne, rang));
    const passage = hasard.probable(options.partFautive ?? 0) ? hasard.choisir(FAUTES)(correct) : correct;
    octets += Buffer.byteLength(passage);
    if (octets > octetsMax && rang > 0) break;
    attente += passage;
    rang++;
    if (attente.length < MORCEAU) continue;
    yield Buffer.from(attente);
    attente = '';
  }
  yield Buffer.from(attente + PIED);
}
