// `helm test`: does the platform just installed answer? Run by the gateway's own image, so that nothing is downloaded.
import { readConfig } from '@baro/chassis';
import { smokeSteps } from './ask.ts';
import { smokeConfig } from './config.ts';

process.exitCode = await smoke();

async function smoke(): Promise<number> {
  let failed = 0;
  try {
    for (const { name, run } of smokeSteps(readConfig('smoke', smokeConfig))) {
      const seen = await run().catch((error: unknown) => ({ fault: wordsOf(error) }));
      const isWell = !('fault' in seen);
      const words = isWell ? seen.note : seen.fault;
      process.stdout.write(`${isWell ? 'ok  ' : 'FAIL'} ${name}${words ? `: ${words}` : ''}\n`);
      if (!isWell) failed += 1;
    }
  } catch (error) {
    process.stderr.write(`${wordsOf(error)}\n`);
    return 1;
  }
  return failed === 0 ? 0 : 1;
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // fetch says only "fetch failed" itself.
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
