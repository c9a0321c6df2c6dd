import { readFileSync } from 'node:fs';

export type WatchBounds = {
  /** Without any sign of progress while it has something to do. */
  idleMs: number;
  /** For a whole document: so much, and so much per megabyte. Time spent waiting for others does not count. */
  baseMs: number;
  perMegabyteMs: number;
  memoryBytes: number;
};

export const DEFAULT_BOUNDS: WatchBounds = {
  idleMs: 30_000,
  baseMs: 60_000,
  perMegabyteMs: 2_000,
  memoryBytes: 256 * 1_048_576,
};

const PERIOD_MS = 200;
/** For a process to start and compile the schema, on the busiest machine. */
const START_MS = 60_000;

/** Memory that a process holds, where the system tells; 0 elsewhere. */
const residentBytes = (pid: number): number => {
  try {
    const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(match?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
};

/** Watches a child during one document, and says once why it must be ended. */
export class Watch {
  private readonly pid: number;
  private readonly bounds: WatchBounds;
  private readonly onBreach: (reason: string) => void;
  private readonly timer: NodeJS.Timeout;
  private busyMs = 0;
  private silentMs = 0;
  private sentBytes = 0;
  private readBytes = 0;
  private ended = false;
  private held = false;
  private ready: boolean;

  constructor(pid: number, ready: boolean, bounds: WatchBounds, onBreach: (reason: string) => void) {
    this.pid = pid;
    this.ready = ready;
    this.bounds = bounds;
    this.onBreach = onBreach;
    this.timer = setInterval(() => this.look(), PERIOD_MS);
  }

  /** The child has started. */
  started(): void {
    this.ready = true;
    this.silentMs = 0;
    this.busyMs = 0;
  }

  sent(bytes: number): void {
    this.sentBytes += bytes;
  }

  allSent(): void {
    this.ended = true;
    this.silentMs = 0;
  }

  /** The child took in so many bytes in all. */
  read(bytes: number): void {
    this.readBytes = bytes;
    this.silentMs = 0;
  }

  /** The child waits for us while passages are being handled. */
  hold(held: boolean): void {
    this.held = held;
    this.silentMs = 0;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const { bounds } = this;
    const mustWork = !this.ready || (!this.held && (this.ended || this.sentBytes > this.readBytes));
    if (mustWork) {
      this.busyMs += PERIOD_MS;
      this.silentMs += PERIOD_MS;
    }
    if (!this.ready) {
      if (this.silentMs > START_MS) this.breach('il ne démarre pas');
      return;
    }
    const allowedMs = bounds.baseMs + (this.sentBytes / 1_048_576) * bounds.perMegabyteMs;
    if (this.silentMs > bounds.idleMs) this.breach('il ne progresse plus');
    else if (this.busyMs > allowedMs) this.breach('il dépasse le temps accordé');
    else if (residentBytes(this.pid) > bounds.memoryBytes) this.breach('il dépasse la mémoire accordée');
  }

  private breach(reason: string): void {
    this.stop();
    this.onBreach(reason);
  }
}
