// `npm run load -- smoke|average|stress|spike|soak`: the city's day against a platform, judged, as a table.
import { readOptions } from './options.ts';
import { runLoad } from './run-load.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

process.exit(await main());

async function main(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
    return (await runLoad(options, say)) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}
