import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Bounds of one run. */
export interface RunLimits {
  timeMs: number;
  /** Memory of what the program's own objects take. */
  memoryMiB: number;
  /** Longest answer. */
  answerBytes: number;
  /** Runs at a time; others wait for their turn. */
  atOnce: number;
}

const chassisFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Runs a program of ours on something strange, each time in a process of its own: what is made to take all memory, all
 * time or the program down takes down that process alone. The process may read our programs and the folders it is
 * given, and write or start nothing.
 */
export class OwnProcess {
  readonly #program: string;
  readonly #limits: RunLimits;
  readonly #flags: string[];
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(program: URL, limits: RunLimits, folders: readonly string[] = []) {
    this.#program = fileURLToPath(program);
    this.#limits = limits;
    this.#free = limits.atOnce;
    const readable = [chassisFolder, ...moduleFolders(), ...folders.map((name) => path.resolve(name))];
    this.#flags = ['--permission', '--allow-worker', ...readable.map((name) => `--allow-fs-read=${name}/*`)];
  }

  /** @returns what the program wrote; '' when it came to no end. @throws when `signal` aborts */
  async run(
    args: readonly string[],
    signal: AbortSignal,
    input: Uint8Array = new Uint8Array(),
  ): Promise<string> {
    await this.#enter();
    try {
      signal.throwIfAborted();
      return await this.#start(args, signal, input);
    } finally {
      this.#leave();
    }
  }

  #start(args: readonly string[], signal: AbortSignal, input: Uint8Array): Promise<string> {
    const { timeMs, memoryMiB, answerBytes } = this.#limits;
    const options = {
      // Nothing of ours: no secrets, no options for Node.
      env: {},
      signal,
      timeout: timeMs,
      killSignal: 'SIGKILL',
      maxBuffer: answerBytes,
    } as const;
    const all = [...this.#flags, `--max-old-space-size=${memoryMiB}`, this.#program, ...args];
    return new Promise((resolve, reject) => {
      const child = execFile(process.execPath, all, options, (error, stdout) => {
        if (error && signal.aborted) reject(new Error('run aborted', { cause: error }));
        else resolve(error ? '' : stdout);
      });
      // A program that ends before it has read everything is no fault of the writer.
      child.stdin?.on('error', () => undefined).end(input);
    });
  }

  async #enter(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}

/** Folders the packages of the process may lie in. */
function moduleFolders(): string[] {
  const folders: string[] = [];
  for (let folder = chassisFolder; ; folder = path.dirname(folder)) {
    folders.push(path.join(folder, 'node_modules'));
    if (folder === path.dirname(folder)) return folders;
  }
}
