import { isHighSurrogate, isInvalid } from './char-classes.ts';
import { FatalFault, PolicyRefusal } from './faults.ts';
import { LIMITS } from './limits.ts';
import { fatal } from './messages.ts';
import type { NameReader } from './name-reader.ts';
import { scanSurrogates } from './references.ts';
import { refusals } from './refusals.ts';

const GREATER = 62;

const skipData = (reader: NameReader, delimiter: string, forbidden: (code: string) => string): void => {
  let length = 0;
  const count = (run: number): void => {
    length += run;
    if (length > LIMITS.comment) throw new PolicyRefusal('COMMENTAIRE_TROP_LONG', refusals.commentTooLong());
  };
  while (reader.scanData(delimiter, count) === 'character') {
    const next = reader.peekChar();
    if (isHighSurrogate(next)) count(scanSurrogates(reader).length);
    else if (isInvalid(next)) throw new FatalFault(forbidden(next.toString(16)));
  }
};

/** Skips the comment whose `<!--` is consumed. */
export const skipComment = (reader: NameReader): void => {
  skipData(reader, '--', fatal.commentCharacter);
  if (!reader.skipChar(GREATER)) throw new FatalFault(fatal.dashDash());
};

/** Skips the processing instruction whose `<?` is consumed. */
export const skipInstruction = (reader: NameReader): void => {
  const target = reader.scanName();
  if (target === null) throw new FatalFault(fatal.targetRequired());
  if (target.length === 3 && target.toLowerCase() === 'xml') throw new FatalFault(fatal.reservedTarget());
  if (!reader.skipSpaces()) {
    if (reader.skipString('?>')) return;
    throw new FatalFault(fatal.spaceInInstruction());
  }
  skipData(reader, '?>', fatal.instructionCharacter);
};
