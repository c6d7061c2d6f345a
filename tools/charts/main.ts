// npm run charts:check [-- --update]: the charts proved without a cluster.
import { chartChecks } from './check-charts.ts';
import { obtainHelm } from './helm-binary.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const args = process.argv.slice(2);
const unknown = args.find((arg) => arg !== '--update');
if (unknown !== undefined) {
  process.stderr.write(`charts:check knows no ${unknown}; there is --update\n`);
  process.exit(2);
}

process.exitCode = await run();

async function run(): Promise<number> {
  try {
    const helm = await obtainHelm({ say });
    let failed = 0;
    const checks = await chartChecks(helm, args.includes('--update'));
    for (const { name, run: judge } of checks) {
      const began = performance.now();
      const findings = await judge();
      say(
        `${findings.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
      );
      for (const finding of findings) say(`     ${finding}`);
      if (findings.length > 0) failed += 1;
    }
    say(`charts: ${checks.length - failed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
