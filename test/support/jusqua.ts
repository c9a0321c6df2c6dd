import { setTimeout as attendre } from 'node:timers/promises';

/** Asks until the answer is yes; fails once the time is over, with what was last asked. */
export const jusqua = async (condition: () => Promise<boolean>, timeoutMs = 20_000): Promise<void> => {
  const fin = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > fin) throw new Error(`never true: ${condition.toString()}`);
    await attendre(50);
  }
};
