/** Turns the bytes of the file into text, block by block. */
export type Decoder = {
  /** At most about `length` characters, never empty; null at the end of the file. May throw FatalFault or PolicyRefusal. */
  read(length: number): string | null;
  /** Bytes of the file from this text on, which is the end of what the decoder handed out, to the last one taken. */
  byteLength(text: string): number;
};
