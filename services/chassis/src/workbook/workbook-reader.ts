import { AppError } from '../errors/app-error.ts';
import { OwnProcess } from '../files/own-process.ts';
import type { WorkbookRead } from './read/messages.ts';

/** Far more than the largest form needs; one workbook at a time, so that the service's memory holds it. */
const limits = { timeMs: 30_000, memoryMiB: 192, answerBytes: 24 * 1024 * 1024, atOnce: 1 };

const program = new URL('read/read-main.ts', import.meta.url);

/** Reads strange workbooks, each in a process of its own that may read our programs and nothing else. */
export class WorkbookReader {
  readonly #process = new OwnProcess(program, limits);

  /**
   * Reads the cells of these sheets.
   * @throws AppError UNAVAILABLE when the process came to no end, or `signal` aborts
   */
  async read(bytes: Uint8Array, sheetNames: readonly string[], signal: AbortSignal): Promise<WorkbookRead> {
    const names = sheetNames.map((name) => name.normalize('NFC'));
    const answer = await this.#process.run([JSON.stringify(names)], signal, bytes).catch((error: unknown) => {
      throw signal.aborted ? new AppError('UNAVAILABLE', { cause: error }) : error;
    });
    if (answer === '') throw new AppError('UNAVAILABLE');
    return JSON.parse(answer) as WorkbookRead;
  }
}
