/** Says on the terminal what happens. */
export interface Progress {
  say: (line: string) => void;
  /** Names a step while it runs and how long it took. `work` may give a few words on what it came to. */
  step: (name: string, work: () => Promise<string | void>) => Promise<void>;
}

const WIDTH = 28;
const TICK_MS = 10_000;

/** Progress as lines, which a log file takes as well as a terminal. */
export function progressOn(stream: NodeJS.WritableStream): Progress {
  // The reader may be gone (closed terminal, ended pipe); the platform still has to be stopped in order.
  stream.on('error', () => undefined);
  const say = (line: string): void => void stream.write(`${line}\n`);
  const step: Progress['step'] = async (name, work) => {
    const began = Date.now();
    const seconds = (): string => `${((Date.now() - began) / 1000).toFixed(1)} s`;
    const ticking = setInterval(() => say(`  ${name.padEnd(WIDTH)} … ${seconds()}`), TICK_MS);
    try {
      const words = await work();
      say(`  ${name.padEnd(WIDTH)} ${words ?? 'done'}, ${seconds()}`);
    } finally {
      clearInterval(ticking);
    }
  };
  return { say, step };
}
