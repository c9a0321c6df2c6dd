import type { CertificationLue, EnteteFlux, PassageLu } from '../../../domain/depot/analyse.ts';
import type { ElementListener } from '../explain/explainer.ts';
import { trimXml } from '../schema/lexical.ts';
import type { ElementDeclaration, Schema } from '../schema/model.ts';
import { PolicyRefusal } from '../xml/faults.ts';
import { LIMITS } from '../xml/limits.ts';
import { refusals } from '../xml/refusals.ts';
import { createPassageBuilder, type PassagePlace } from './build-passage.ts';
import { Values } from './values.ts';

/** Depths of a deposit, the root being 0. */
const CERTIFICATION_DEPTH = 5;
const PASSAGE_DEPTH = 7;

/** Where the scanner is, asked when something begins or ends. */
export type Place = { line(): number; tagOffset(): number; offset(): number };

/** Reads the heading, the certifications and the faultless passages out of what the explainer walks through. */
export class FluxReader implements ElementListener {
  readonly certifications: CertificationLue[] = [];
  passages = 0;
  private readonly place: Place;
  private readonly errorCount: () => number;
  private readonly onPassage: (passage: PassageLu) => void;
  private readonly heading: Values;
  private readonly values: Values;
  private readonly build: (place: PassagePlace) => PassageLu;
  private readonly lines = new Map<number, number>();
  private certificationCount = 0;
  private certificationLine = 0;
  private current: PassagePlace | undefined;
  private errorsBefore = 0;

  constructor(schema: Schema, place: Place, errorCount: () => number, onPassage: (passage: PassageLu) => void) {
    this.place = place;
    this.errorCount = errorCount;
    this.onPassage = onPassage;
    this.heading = new Values(schema);
    this.values = new Values(schema);
    this.build = createPassageBuilder(schema, this.values);
  }

  opened(declaration: ElementDeclaration, depth: number, errorsBefore: number): void {
    if (this.current !== undefined) return;
    if (depth === PASSAGE_DEPTH && declaration.local === 'passageCertification') this.openPassage(errorsBefore);
    else if (depth === CERTIFICATION_DEPTH && declaration.local === 'certification')
      this.certificationLine = this.place.line();
    else if (depth === 1) this.lines.set(declaration.id, this.place.line());
  }

  closed(declaration: ElementDeclaration, depth: number, value: string | undefined): void {
    if (this.current !== undefined) {
      if (depth === PASSAGE_DEPTH) this.closePassage(this.current);
      else this.values.set(declaration, declaration.type.kind === 'complex' ? '' : value);
    } else if (depth === CERTIFICATION_DEPTH && declaration.local === 'certification') this.closeCertification();
    else this.heading.set(declaration, value);
  }

  /** Rank of the passage being read. */
  get currentPassage(): number | undefined {
    return this.current?.rang;
  }

  /** The heading of a file without fault. */
  entete(is115: boolean): EnteteFlux {
    const { heading, lines } = this;
    const value = (path: string): string => heading.required(heading.id(path));
    const line = (path: string): number => lines.get(heading.id(path)) ?? 1;
    return {
      version: is115 ? '1.1.5' : '1.1.2',
      action: heading.optional(heading.id('flux/action')) === 'SUPPRESSION' ? 'SUPPRESSION' : 'CREATION',
      idFlux: value('flux/idFlux'),
      ligneIdFlux: line('flux/idFlux'),
      horodatage: trimXml(value('flux/horodatage')),
      ligneHorodatage: line('flux/horodatage'),
      idClientEmetteur: value('emetteur/idClient'),
      idClientCertificateur: value('certificateur/idClient'),
      idContrat: value('certificateur/idContrat'),
    };
  }

  private openPassage(errorsBefore: number): void {
    if (this.passages >= LIMITS.passages) throw new PolicyRefusal('TROP_DE_PASSAGES', refusals.tooManyPassages());
    this.errorsBefore = errorsBefore;
    this.values.clear();
    this.current = {
      rang: this.passages,
      certification: this.certificationCount,
      ligne: this.place.line(),
      offset: this.place.tagOffset(),
      longueur: 0,
    };
    this.passages += 1;
  }

  private closePassage(place: PassagePlace): void {
    this.current = undefined;
    if (this.errorCount() !== this.errorsBefore) return;
    this.onPassage(this.build({ ...place, longueur: this.place.offset() - place.offset }));
  }

  private closeCertification(): void {
    const { heading } = this;
    const index = this.certificationCount;
    this.certificationCount += 1;
    const optional = (local: string): string | undefined => heading.optional(heading.id(`certification/${local}`));
    const nature = optional('natureDeposant');
    if (index < LIMITS.passages)
      this.certifications.push({
        index,
        ligne: this.certificationLine,
        type: optional('type') ?? '',
        code: optional('code') ?? '',
        ...((nature === 'CERTIFICATEUR' || nature === 'TIERS_CONFIANCE') && { natureDeposant: nature }),
      });
    for (const local of ['type', 'code', 'natureDeposant']) heading.forget(`certification/${local}`);
  }
}
