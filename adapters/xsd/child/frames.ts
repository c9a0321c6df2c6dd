/**
 * Frames between the parent and the child that reads documents: one byte of kind, four of length (little endian), payload.
 * Down: START (options), BYTES (of the document), END. Up: READY (once), READ (bytes taken in), PASSAGES, RESULT.
 */
export const FRAME = {
  start: 0x44,
  bytes: 0x42,
  end: 0x45,
  ready: 0x41,
  read: 0x47,
  passages: 0x50,
  result: 0x52,
} as const;

export const HEADER_LENGTH = 5;
const MAX_FRAME = 256 * 1_048_576;

export const frameHeader = (kind: number, length: number): Buffer => {
  const header = Buffer.allocUnsafe(HEADER_LENGTH);
  header.writeUInt8(kind, 0);
  header.writeUInt32LE(length, 1);
  return header;
};

/** Puts frames together again from the pieces in which they arrive. */
export class FrameParser {
  private readonly onFrame: (kind: number, payload: Buffer) => void;
  private pieces: Buffer[] = [];
  private length = 0;

  constructor(onFrame: (kind: number, payload: Buffer) => void) {
    this.onFrame = onFrame;
  }

  push(piece: Buffer): void {
    this.pieces.push(piece);
    this.length += piece.length;
    while (this.length >= HEADER_LENGTH) {
      const header = this.join(HEADER_LENGTH);
      const size = header.readUInt32LE(1);
      if (size > MAX_FRAME) throw new Error('Trame trop longue.');
      if (this.length < HEADER_LENGTH + size) return;
      const all = this.join(HEADER_LENGTH + size);
      const rest = all.subarray(HEADER_LENGTH + size);
      this.pieces = rest.length > 0 ? [rest] : [];
      this.length = rest.length;
      this.onFrame(header.readUInt8(0), all.subarray(HEADER_LENGTH, HEADER_LENGTH + size));
    }
  }

  /** The first piece, made of as many as needed to hold `length` bytes. */
  private join(length: number): Buffer {
    if (this.pieces[0]!.length < length) this.pieces = [Buffer.concat(this.pieces)];
    return this.pieces[0]!;
  }
}
