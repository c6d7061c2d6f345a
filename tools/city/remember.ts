import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a load keeps, so that one that was cut off goes on as it began. */
export interface CityMemory {
  /** Day the load began `YYYY-MM-DD`; delegations and documents are dated from it. */
  day: string;
}

/** The memory of this platform's city; made on the first call. Without a folder nothing is kept. */
export function remember(dataDir: string, today: string): CityMemory {
  if (dataDir === '') return { day: today };
  const file = join(dataDir, 'load.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as CityMemory;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const memory = { day: today };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(memory)}\n`);
  return memory;
}
