import type { ErreurAnalyse, PassageLu, ResultatAnalyse } from '../../domain/depot/analyse.ts';
import { ErrorLog } from './explain/error-log.ts';
import { Explainer } from './explain/explainer.ts';
import { FluxReader } from './passages/flux-reader.ts';
import { depotSchema } from './schema/depot-schema.ts';
import type { SecondOpinion } from './second-opinion/second-opinion.ts';
import { type ByteSource, ByteStream } from './xml/byte-stream.ts';
import { DocumentScanner } from './xml/document-scanner.ts';
import { FatalFault, PolicyRefusal } from './xml/faults.ts';

const NIR = 'identifiantNational/nir';

/** Reads one document to its end, or to the fault that stops it. Faultless passages are handed out on the way. */
export const analyseDocument = (
  source: ByteSource,
  onPassage: (passage: PassageLu) => void,
  secondOpinion?: SecondOpinion,
): ResultatAnalyse => new DocumentAnalysis(onPassage, secondOpinion).run(source);

class DocumentAnalysis {
  private readonly log = new ErrorLog();
  private readonly explainer: Explainer;
  private readonly flux: FluxReader;
  private readonly secondOpinion: SecondOpinion | undefined;
  private scanner: DocumentScanner | undefined;
  /** Errors of the document as a whole, which no fragment shows: an identifier that is referred to and stands nowhere. */
  private errorsOfNoFragment = 0;

  constructor(onPassage: (passage: PassageLu) => void, secondOpinion: SecondOpinion | undefined) {
    this.secondOpinion = secondOpinion;
    const schema = depotSchema();
    const reader = () => this.reader();
    const place = {
      line: () => reader().line,
      tagOffset: () => reader().markedOffset(),
      offset: () => reader().byteOffset(),
    };
    this.flux = new FluxReader(schema, place, () => this.log.count, onPassage);
    this.explainer = new Explainer(
      schema,
      (sentence, declaration) => {
        if (sentence.startsWith('cvc-id.1 ')) this.errorsOfNoFragment += 1;
        const isNir = declaration !== null && `${declaration.owner}/${declaration.local}` === NIR;
        this.add({ type: 'XSD', ...this.position(), message: sentence, ...(isNir && { nir: true }) });
      },
      this.flux,
      secondOpinion,
    );
  }

  run(source: ByteSource): ResultatAnalyse {
    try {
      this.scanner = new DocumentScanner(new ByteStream(source), this.explainer);
      this.explainer.attach(this.scanner);
      this.scanner.scan();
      this.secondOpinion?.finish(this.log.count - this.errorsOfNoFragment);
    } catch (error) {
      if (error instanceof PolicyRefusal) return this.refused(error);
      if (!(error instanceof FatalFault)) throw error;
      this.add({ type: 'XSD', ...this.position(), message: error.message });
    }
    return this.result();
  }

  private reader(): DocumentScanner['reader'] {
    if (this.scanner === undefined) throw new Error('Aucun document en lecture.');
    return this.scanner.reader;
  }

  private add(error: ErreurAnalyse): void {
    const passage = this.flux.currentPassage;
    this.log.add(passage === undefined ? error : { ...error, passage });
  }

  /** The first byte when even the decoder could not be chosen. */
  private position(): { ligne: number; colonne: number } {
    const reader = this.scanner?.reader;
    return { ligne: reader?.line ?? 1, colonne: reader?.column ?? 1 };
  }

  private refused(refusal: PolicyRefusal): ResultatAnalyse {
    return {
      verdict: 'KO',
      erreurs: [{ type: 'REFUS', code: refusal.code, ...this.position(), message: refusal.message }],
      nombreErreurs: 1,
      certifications: this.flux.certifications,
      nombrePassages: this.flux.passages,
    };
  }

  private result(): ResultatAnalyse {
    const { log, flux } = this;
    const sound = log.count === 0;
    return {
      verdict: sound ? 'OK' : 'KO',
      erreurs: log.kept,
      nombreErreurs: log.count,
      ...(sound && { entete: flux.entete(this.explainer.is115) }),
      certifications: flux.certifications,
      nombrePassages: flux.passages,
      ...(this.secondOpinion && { secondAvis: this.secondOpinion.avis }),
    };
  }
}
