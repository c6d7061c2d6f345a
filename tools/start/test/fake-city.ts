import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A stand-in for the demo city's loader: leaves a file that says which services it was given. */
const dir = process.env['CITY_DATA_DIR'] ?? '';
mkdirSync(dir, { recursive: true });
writeFileSync(path.join(dir, `load-${Date.now()}`), process.env['CITY_ALPHA_ADDRESS'] ?? '');
