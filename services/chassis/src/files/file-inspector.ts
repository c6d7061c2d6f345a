import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../errors/app-error.ts';
import type { Inspection, InspectionLimits } from './inspect/messages.ts';

export type { Inspection, InspectionLimits } from './inspect/messages.ts';

/** Enough for the documents of an administration; what needs more is stored without its text. */
export const inspectionLimits: InspectionLimits = {
  timeMs: 20_000,
  memoryMiB: 768,
  maxCharacters: 2_000_000,
};

/** Longest line an inspection answers with. */
const maxAnswerBytes = 4 * 1024 * 1024;
/** Beyond its own limit the process is ended from outside. */
const graceMs = 5_000;

const program = fileURLToPath(new URL('inspect/inspect-main.ts', import.meta.url));
const chassisFolder = path.resolve(path.dirname(program), '..', '..', '..');

/**
 * Finds out type, text and secrecy mark of strange files, each in a process of its own: a file that is made to take
 * all memory, all time or the program down takes down that process alone. The process may read the file and our
 * programs, and write or start nothing.
 */
export class FileInspector {
  readonly #limits: InspectionLimits;
  readonly #flags: string[];
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(folder: string, limits: InspectionLimits = inspectionLimits, atOnce = 2) {
    this.#limits = limits;
    this.#free = atOnce;
    const readable = [chassisFolder, ...moduleFolders(), path.resolve(folder)];
    this.#flags = ['--permission', '--allow-worker', ...readable.map((name) => `--allow-fs-read=${name}/*`)];
  }

  /**
   * Inspects a file of the folder.
   * @returns a content type of '' when its type is not taken
   * @throws AppError UNAVAILABLE when there was not even time for the type, or `signal` aborts
   */
  async inspect(file: string, signal: AbortSignal): Promise<Inspection> {
    await this.#enter();
    try {
      signal.throwIfAborted();
      return await this.#run(file, signal);
    } catch (error) {
      if (signal.aborted) throw new AppError('UNAVAILABLE', { cause: error });
      throw error;
    } finally {
      this.#leave();
    }
  }

  async #run(file: string, signal: AbortSignal): Promise<Inspection> {
    const { timeMs, memoryMiB } = this.#limits;
    const args = [
      ...this.#flags,
      `--max-old-space-size=${memoryMiB}`,
      program,
      path.resolve(file),
      JSON.stringify(this.#limits),
    ];
    const answer = await new Promise<string>((resolve, reject) => {
      const options = {
        // Nothing of ours: no secrets, no options for Node.
        env: {},
        signal,
        timeout: timeMs + graceMs,
        killSignal: 'SIGKILL',
        maxBuffer: maxAnswerBytes,
      } as const;
      execFile(process.execPath, args, options, (error, stdout) => {
        if (error && signal.aborted) reject(new Error('inspection aborted', { cause: error }));
        else resolve(error ? '' : stdout);
      });
    });
    const found = answer === '' ? {} : (JSON.parse(answer) as Partial<Inspection>);
    // Too little time or memory even for the type: that is no word about the file, it may come again.
    if (found.contentType === undefined) throw new AppError('UNAVAILABLE');
    return found as Inspection;
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

/** Folders the packages of the inspecting process may lie in. */
function moduleFolders(): string[] {
  const folders: string[] = [];
  for (let folder = chassisFolder; ; folder = path.dirname(folder)) {
    folders.push(path.join(folder, 'node_modules'));
    if (folder === path.dirname(folder)) return folders;
  }
}
