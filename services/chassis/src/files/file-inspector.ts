import path from 'node:path';
import { AppError } from '../errors/app-error.ts';
import type { Inspection, InspectionLimits } from './inspect/messages.ts';
import { OwnProcess } from './own-process.ts';

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

const program = new URL('inspect/inspect-main.ts', import.meta.url);

/** Finds out type, text and secrecy mark of strange files, each in a process of its own that may read them and no more. */
export class FileInspector {
  readonly #limits: InspectionLimits;
  readonly #process: OwnProcess;

  constructor(folder: string, limits: InspectionLimits = inspectionLimits, atOnce = 2) {
    this.#limits = limits;
    const { timeMs, memoryMiB } = limits;
    const bounds = { timeMs: timeMs + graceMs, memoryMiB, answerBytes: maxAnswerBytes, atOnce };
    this.#process = new OwnProcess(program, bounds, [folder]);
  }

  /**
   * Inspects a file of the folder.
   * @returns a content type of '' when its type is not taken
   * @throws AppError UNAVAILABLE when there was not even time for the type, or `signal` aborts
   */
  async inspect(file: string, signal: AbortSignal): Promise<Inspection> {
    try {
      const answer = await this.#process.run([path.resolve(file), JSON.stringify(this.#limits)], signal);
      const found = answer === '' ? {} : (JSON.parse(answer) as Partial<Inspection>);
      // Too little time or memory even for the type: that is no word about the file, it may come again.
      if (found.contentType === undefined) throw new AppError('UNAVAILABLE');
      return found as Inspection;
    } catch (error) {
      if (signal.aborted) throw new AppError('UNAVAILABLE', { cause: error });
      throw error;
    }
  }
}
