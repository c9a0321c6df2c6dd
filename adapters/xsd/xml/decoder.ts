/** Turns the bytes of the file into text, block by block. */
export type Decoder = {
  /** At most about `length` characters, never empty; null at the end of the file. May throw FatalFault or PolicyRefusal. */
  read(length: number): string | null;
  /** Bytes of the file that this text stands for; exact for any text that the decoder handed out. */
  byteLength(text: string): number;
};
