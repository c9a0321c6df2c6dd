import type { AnyType, ElementDeclaration, Type } from '../schema/model.ts';
import { ANY_TYPE } from '../schema/model.ts';

/** An open element and what the rules need to remember of it. Frames are reused from element to element. */
export type Frame = {
  raw: string;
  declaration: ElementDeclaration | null;
  type: Type | AnyType;
  nil: boolean;
  /** Bits of the children already seen. */
  seen: number;
  /** A child was out of place: this element says nothing more of its children. */
  misplaced: boolean;
  hasChild: boolean;
  hasText: boolean;
  hasVisibleText: boolean;
};

export const newFrame = (): Frame => ({
  raw: '',
  declaration: null,
  type: ANY_TYPE,
  nil: false,
  seen: 0,
  misplaced: false,
  hasChild: false,
  hasText: false,
  hasVisibleText: false,
});

export const resetFrame = (frame: Frame, raw: string): void => {
  frame.raw = raw;
  frame.declaration = null;
  frame.type = ANY_TYPE;
  frame.nil = false;
  frame.seen = 0;
  frame.misplaced = false;
  frame.hasChild = false;
  frame.hasText = false;
  frame.hasVisibleText = false;
};
