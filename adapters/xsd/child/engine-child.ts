import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { OptionsAnalyse, PassageLu, ResultatAnalyse } from '../../../domain/depot/analyse.ts';
import { MoteurEnPanne } from '../moteur-en-panne.ts';
import { FRAME, FrameParser, frameHeader } from './frames.ts';
import { childCommand, childEnvironment } from './sandbox.ts';
import { Watch, type WatchBounds } from './watch.ts';

const PROGRESS_PERIOD_MS = 250;
const STDERR_KEPT = 4_000;

type Document = {
  options: OptionsAnalyse;
  watch: Watch;
  /** Set once the child has answered: what is still to be sent no longer matters. */
  answered: boolean;
  resolve(result: ResultatAnalyse): void;
  reject(error: unknown): void;
};

/** One child process and the document it is reading. Used again from document to document until it breaks. */
export class EngineChild {
  broken = false;
  documents = 0;
  /** Ended by a fault of native code: the second engine's, since we have none. */
  crashed = false;
  private readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  private readonly bounds: WatchBounds;
  private readonly withSecondOpinion: boolean;
  private document: Document | undefined;
  private handling: Promise<void> = Promise.resolve();
  private pendingFrames = 0;
  private errorOutput = '';
  private lastProgress = 0;
  private readBytes = 0;
  private ready = false;

  constructor(bounds: WatchBounds, withSecondOpinion: boolean) {
    this.bounds = bounds;
    this.withSecondOpinion = withSecondOpinion;
    const { command, args } = childCommand();
    this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: childEnvironment() });
    const parser = new FrameParser((kind, payload) => this.receive(kind, payload));
    this.process.stdout.on('data', (piece: Buffer) => parser.push(piece));
    this.process.stderr.on('data', (piece: Buffer) => {
      this.errorOutput = (this.errorOutput + piece.toString()).slice(-STDERR_KEPT);
    });
    this.process.stdin.on('error', () => undefined);
    this.process.on('error', (error) => this.fail(`il n’a pas pu démarrer (${error.message})`));
    this.process.on('exit', (_code, signal) => {
      this.crashed = signal === 'SIGSEGV' || signal === 'SIGABRT' || signal === 'SIGBUS';
    });
    this.process.on('close', (code, signal) => this.fail(`il s’est arrêté (${signal ?? `code ${code}`})${this.why()}`));
  }

  /** Reads one document to its answer. */
  async analyse(bytes: AsyncIterable<Uint8Array>, options: OptionsAnalyse): Promise<ResultatAnalyse> {
    this.documents += 1;
    options.signal?.throwIfAborted();
    const answer = Promise.withResolvers<ResultatAnalyse>();
    const watch = new Watch(this.process.pid ?? 0, this.ready, this.bounds, (reason) => this.kill(reason));
    const document: Document = { options, watch, answered: false, ...answer };
    this.document = document;
    this.readBytes = 0;
    if (this.broken) this.fail('il s’est arrêté');
    const abort = (): void => this.abandon(options.signal?.reason);
    options.signal?.addEventListener('abort', abort, { once: true });
    try {
      await Promise.all([answer.promise, this.pump(bytes, document)]);
      return await answer.promise;
    } catch (error) {
      this.abandon(error);
      throw error;
    } finally {
      watch.stop();
      options.signal?.removeEventListener('abort', abort);
      this.document = undefined;
    }
  }

  /** Ends the child. */
  async close(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const closed = new Promise((resolve) => this.process.once('close', resolve));
    this.process.stdin.end();
    this.process.kill('SIGKILL');
    await closed;
  }

  private async pump(bytes: AsyncIterable<Uint8Array>, document: Document): Promise<void> {
    const { options, watch } = document;
    const start = Buffer.from(
      JSON.stringify({
        apresRang: options.apresRang ?? -1,
        tailleLot: options.tailleLot ?? 1_000,
        passages: options.surPassages !== undefined,
        secondAvis: this.withSecondOpinion,
      }),
    );
    await this.write(Buffer.concat([frameHeader(FRAME.start, start.length), start]));
    for await (const piece of bytes) {
      if (document.answered || this.broken) break;
      if (piece.length === 0) continue;
      watch.sent(piece.length);
      await this.write(frameHeader(FRAME.bytes, piece.length), piece);
    }
    await this.write(frameHeader(FRAME.end, 0));
    watch.allSent();
  }

  /** Resolves once the bytes have left this process, so that their buffer may serve again; a broken child takes anything. */
  private write(...pieces: Uint8Array[]): Promise<void> {
    const { stdin } = this.process;
    if (this.broken || !stdin.writable) return Promise.resolve();
    return new Promise((resolve) => {
      stdin.cork();
      pieces.forEach((piece, index) => {
        stdin.write(piece, index === pieces.length - 1 ? () => resolve() : undefined);
      });
      stdin.uncork();
    });
  }

  private receive(kind: number, payload: Buffer): void {
    const { document } = this;
    if (kind === FRAME.ready) {
      this.ready = true;
      document?.watch.started();
      return;
    }
    if (document === undefined) return;
    if (kind === FRAME.read) this.progressed(document, payload.readDoubleLE(0));
    else if (kind === FRAME.passages || kind === FRAME.result) this.queue(document, kind, payload);
    else this.kill('il répond n’importe quoi');
  }

  private progressed(document: Document, bytes: number): void {
    document.watch.read(bytes);
    this.readBytes = bytes;
    const now = performance.now();
    if (now - this.lastProgress < PROGRESS_PERIOD_MS) return;
    this.lastProgress = now;
    document.options.surProgres?.(bytes);
  }

  /** Handles passages and result in order; the child's output is left unread meanwhile, so that it waits too. */
  private queue(document: Document, kind: number, payload: Buffer): void {
    this.pendingFrames += 1;
    this.process.stdout.pause();
    document.watch.hold(true);
    this.handling = this.handling
      .then(() => this.handle(document, kind, payload))
      .catch((error: unknown) => document.reject(error))
      .finally(() => {
        this.pendingFrames -= 1;
        if (this.pendingFrames > 0) return;
        document.watch.hold(false);
        this.process.stdout.resume();
      });
  }

  private async handle(document: Document, kind: number, payload: Buffer): Promise<void> {
    if (this.document !== document || document.answered) return;
    if (kind === FRAME.passages) {
      await document.options.surPassages?.(JSON.parse(payload.toString()) as PassageLu[]);
      return;
    }
    document.answered = true;
    document.options.surProgres?.(this.readBytes);
    document.resolve(JSON.parse(payload.toString()) as ResultatAnalyse);
  }

  private kill(reason: string): void {
    this.process.kill('SIGKILL');
    this.fail(reason);
  }

  /** Stops a document whose answer nobody waits for any more: the child is in the middle of it, so it ends too. */
  private abandon(error: unknown): void {
    this.broken = true;
    this.process.kill('SIGKILL');
    this.document?.reject(error);
  }

  private fail(reason: string): void {
    this.broken = true;
    this.document?.reject(new MoteurEnPanne(`Le contrôle du fichier a été interrompu : ${reason}.`));
  }

  /** Last words of the child: a stack of ours, never a value of the document. */
  private why(): string {
    const line = this.errorOutput.split('\n').find((text) => /^\w*Error\b|^FATAL ERROR/.test(text));
    return line === undefined ? '' : ` : ${line.slice(0, 200)}`;
  }
}
