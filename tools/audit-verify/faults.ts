/** What can be wrong with an audit log. */
export type FaultKind = 'changed' | 'removed' | 'inserted' | 'seal-broken' | 'chain-cut';

/** One fault, as exactly as it can be named. */
export interface Fault {
  kind: FaultKind;
  batch: number | undefined;
  /** The audit row; undefined when the fault is of a seal. */
  auditId: string | undefined;
  why: string;
}

/** More are counted, not listed. */
const listedAtMost = 1_000;

/** The faults found so far. */
export class Faults {
  readonly listed: Fault[] = [];
  count = 0;

  add(kind: FaultKind, batch: number | undefined, auditId: string | undefined, why: string): void {
    this.count += 1;
    if (this.listed.length < listedAtMost) this.listed.push({ kind, batch, auditId, why });
  }
}
