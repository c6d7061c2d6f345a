import { exposedServices } from '../../services/gateway/src/routes/exposed-services.ts';
import { mix } from '../../test/load/mix.ts';
import type { WriteLine } from './samples.ts';

/** A number of a register as the database has it. */
export interface NumberRow {
  id: string;
  unitId: string;
  number: number;
}

/** What the platform says of the writes it acknowledged, asked after the load. */
export interface Kept {
  /** Request ids that were committed, by service. */
  requests: ReadonlyMap<string, ReadonlySet<string>>;
  /** Documents that arrived or were numbered, by id. */
  numbers: ReadonlyMap<string, NumberRow>;
  /** Numbers a register holds twice, in words. */
  doubles: readonly string[];
  /** Registered documents the ledger of hands knows. */
  inLedger: ReadonlySet<string>;
}

/** What the reconciliation came to. */
export interface Reconciliation {
  acknowledged: number;
  numbered: number;
  /** Writes nobody got an answer to, and how many of them took effect: both are right. */
  unanswered: number;
  unansweredKept: number;
  /** What is wrong, one sentence each. */
  faults: string[];
}

const registrations = new Set(['register', 'system-register']);

const backends = new Map(
  exposedServices.flatMap(({ definition, backend }) =>
    // "/baro.tasks.v1.TaskService/GetTask": the service's bare name and the method.
    Object.values(definition).map(({ path }): [string, string] => [
      /([^./]+\/[^/]+)$/.exec(path)?.[1] ?? path,
      typeof backend === 'string' ? backend : '',
    ]),
  ),
);

/** Which service a write went to, by the gateway's own table. */
export function serviceOf(operation: string): string {
  return backends.get(mix.find((row) => row.operation === operation)?.rpc ?? '') ?? '';
}

/** Holds what clients were told against what is there. */
export function reconcile(writes: readonly WriteLine[], kept: Kept): Reconciliation {
  const acknowledged = writes.filter(({ ending }) => ending === 'answered');
  const unanswered = writes.filter(({ ending }) => ending === 'timed-out');
  const isKept = ({ operation, requestId }: WriteLine): boolean =>
    kept.requests.get(serviceOf(operation))?.has(requestId) ?? false;
  const numbered = acknowledged.filter(({ number }) => number !== undefined);
  const faults = [
    ...acknowledged
      .filter((write) => !isKept(write))
      .map(({ operation, requestId }) => `lost: ${operation} ${requestId} was acknowledged and is not there`),
    ...numbered.flatMap((write) => numberFaults(write, kept)),
    ...saidTwice(numbered),
    ...kept.doubles.map((double) => `double: ${double}`),
    ...acknowledged
      .filter(({ operation, id }) => registrations.has(operation) && !kept.inLedger.has(id ?? ''))
      .map(({ id }) => `not in the ledger: document ${id ?? ''} was registered and nobody holds it`),
  ];
  return {
    acknowledged: acknowledged.length,
    numbered: numbered.length,
    unanswered: unanswered.length,
    unansweredKept: unanswered.filter(isKept).length,
    faults,
  };
}

function numberFaults({ operation, id = '', number, unitId }: WriteLine, kept: Kept): string[] {
  const row = kept.numbers.get(id);
  if (!row) return [`lost: ${operation} gave document ${id} the number ${number ?? ''}, it is not there`];
  if (row.number === number && row.unitId === unitId) return [];
  return [`changed: document ${id} was told number ${number ?? ''} and has ${row.number}`];
}

/** The same number of the same register told to two documents. */
function saidTwice(numbered: readonly WriteLine[]): string[] {
  const first = new Map<string, string>();
  return numbered.flatMap(({ operation, id = '', number = 0, unitId = '' }) => {
    const register = operation === 'number' ? 'outgoing' : 'incoming';
    const key = `${register} ${number} of unit ${unitId}`;
    const other = first.get(key);
    first.set(key, id);
    return other !== undefined && other !== id ? [`double: ${key} was told to ${other} and ${id}`] : [];
  });
}
