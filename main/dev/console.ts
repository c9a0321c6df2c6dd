const STEP_MS = 2_000;

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1).replace('.', ',')} s`;

/** Writes one line for whoever started the stack. */
export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

/** Says what is being started, how long it has lasted when that is long, and how long it took. */
export const step = async <T>(label: string, work: () => Promise<T>): Promise<T> => {
  const begun = performance.now();
  const terminal = process.stdout.isTTY === true;
  const still = (): void => {
    if (terminal) process.stdout.write(`\r\u001b[K  … ${label} (${seconds(begun)})`);
    else say(`  … ${label} (${seconds(begun)})`);
  };
  const timer = setInterval(still, terminal ? STEP_MS / 2 : STEP_MS * 5);
  const late = setTimeout(still, STEP_MS);
  try {
    const result = await work();
    process.stdout.write(`${terminal ? '\r\u001b[K' : ''}  ✔ ${label} (${seconds(begun)})\n`);
    return result;
  } finally {
    clearInterval(timer);
    clearTimeout(late);
  }
};

/** Two columns, the first as wide as its longest cell. */
export const table = (rows: readonly (readonly [string, string])[]): void => {
  const width = Math.max(...rows.map(([first]) => first.length));
  for (const [first, second] of rows) say(`  ${first.padEnd(width)}  ${second}`);
};
