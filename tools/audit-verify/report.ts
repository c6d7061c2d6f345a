import type { Fault } from './faults.ts';
import type { ServiceReport } from './verify-service.ts';

/** The findings, a block a service. */
export function describeReports(reports: readonly ServiceReport[]): string[] {
  const faults = reports.reduce((sum, report) => sum + report.faultCount, 0);
  const end =
    faults === 0 ? 'No row was changed, removed or inserted.' : `${faults} faults: the audit is not whole.`;
  return [...reports.flatMap(describeReport), end];
}

function describeReport(report: ServiceReport): string[] {
  const { service, rows, batches, sealedUntil, tailRows, tailSeconds, faultCount, faults } = report;
  const sealed = sealedUntil ? `sealed until ${sealedUntil.toISOString()}` : 'nothing sealed yet';
  const tail =
    tailRows === 0
      ? 'no tail'
      : `tail of ${tailRows} rows not sealed yet, the oldest ${tailSeconds.toFixed(0)} s old: nothing is proved of them`;
  const hidden = faultCount - faults.length;
  return [
    `${service.padEnd(12)} ${rows} rows, ${batches} seals, ${sealed}, ${tail}`,
    ...faults.map(describeFault),
    ...(hidden > 0 ? [`  and ${hidden} more`] : []),
  ];
}

function describeFault({ kind, batch, auditId, why }: Fault): string {
  const row = auditId === undefined ? '' : ` audit row ${auditId}`;
  const seal = batch === undefined ? '' : ` seal ${batch}`;
  return `  ${kind.toUpperCase().padEnd(12)}${row}${seal}: ${why}`;
}

/** Shows how far the reading is: rewritten on a terminal, a line for each tenth elsewhere. */
export function progressLine(): (service: string, rows: number, of: number) => void {
  let shown = '';
  return (service, rows, of) => {
    const share = Math.min(100, Math.floor((rows * 100) / Math.max(of, rows, 1)));
    const tenth = `${service} ${Math.floor(share / 10)}`;
    const line = `${service}: ${rows} rows read (${share} %)`;
    if (process.stderr.isTTY) process.stderr.write(`\r${line}${share === 100 ? '\n' : ''}`);
    else if (tenth !== shown) process.stderr.write(`${line}\n`);
    shown = tenth;
  };
}
