import { randomUUID } from 'node:crypto';
import { call } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { SuccessionItemState } from '@baro/proto/baro/custody/v1/successions';
import { offeredActions, successionCalls } from './calls-successions.ts';
import type { SuccessionQuestion } from './calls-successions.ts';
import { closedUnits } from './closed-units.ts';
import type { Platform } from './platform.ts';
import { postless, standings } from './relations.ts';
import type { Role } from './roles.ts';
import { runTrials, tokenFor } from './run.ts';
import type { Mismatch, Trial } from './run.ts';
import type { Block, Cell } from './tables.ts';
import { publish } from './told-items.ts';
import { personOf, postId, seatOf, unitId } from './world.ts';

/** Asks about closed units and what becomes of their work. */
export async function runSuccessions(platform: Platform, block: Block): Promise<Mismatch[]> {
  const ask = successionCalls[block.name];
  if (!ask) throw new Error(`nothing knows how to ask ${block.name}`);
  const runs = await stageOf(platform);
  const wrong: Mismatch[] = [];
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const name = closedUnitOf(cell.role as Role, cell.relation);
    const token = await tokenFor(platform, cell);
    const question = { platform, token, unitId: unitId(name), runId: runs.get(name) ?? '' };
    if (block.rpc === 'StartSuccession') wrong.push(...(await checkOffer(block, cell, question)));
    return () => ask(question);
  };
  const trials = block.cells.map((cell): Trial => ({ cell, prepare: () => prepare(cell) }));
  return [...wrong, ...(await runTrials(platform, block.name, trials))];
}

/** `allowed_actions` says the same as the table. */
async function checkOffer(block: Block, cell: Cell, question: SuccessionQuestion): Promise<Mismatch[]> {
  const offered = (await offeredActions(question)).includes(block.rpc);
  if (offered === (cell.answer === 'state')) return [];
  const { role, relation, answer: expected } = cell;
  return [{ block: block.name, role, relation, expected, got: offered ? 'offered' : 'not offered' }];
}

type UnitName = Parameters<typeof unitId>[0];

function closedUnitOf(role: Role, relation: string): UnitName {
  const { foreign } = standings[role];
  const isLent = relation === 'absence' || relation === 'signing';
  const seat = postless.has(role) ? 'STC1' : seatOf(role);
  if (relation === 'foreign') return (foreign === 'HD' ? 'foreign-HD' : 'foreign-SYT') as UnitName; // closed-units.ts
  return `${isLent ? 'successor' : relation}-${seat}` as UnitName;
}

/** A loaded machine takes its time until the ledger has heard of everything. */
const stageMs = 45_000;

const staged = new WeakMap<Platform, Promise<Map<string, string>>>();

/** In each closed unit lies an item, and each had a run; once per platform. */
function stageOf(platform: Platform): Promise<Map<string, string>> {
  const known = staged.get(platform) ?? stage(platform);
  staged.set(platform, known);
  return known;
}

async function stage(platform: Platform): Promise<Map<string, string>> {
  const runs = new Map<string, string>();
  for (const { name } of closedUnits) {
    const id = unitId(name as UnitName);
    const itemId = randomUUID();
    const post = { unitId: id, postId: '', personId: '' };
    await publish(platform, 'UBND', { itemId, rootId: itemId, version: 1, post });
    const runId = randomUUID();
    runs.set(name, runId);
    await platform.sql(
      'custody',
      `INSERT INTO successions (id, version, unit_id, legal_ref, by_unit_id, by_post_id, by_person_id, start_time, finish_time)
       VALUES ($1, 1, $2, '12/NQ-HĐND', $3, $4, $5, now(), now())`,
      [runId, id, unitId('UBND'), postId('city-leader'), personOf('city-leader')],
    );
    // A run that shows nobody an item is not there.
    await platform.sql(
      'custody',
      `INSERT INTO succession_counts (run_id, service, state, count) VALUES ($1, 'documents', $2, 1)`,
      [runId, SuccessionItemState.MOVED],
    );
  }
  const { successions } = platform;
  const token = await platform.tokenOf('auditor');
  await eventually(async () => {
    const { units } = await call(successions, successions.listClosedUnits, {}, { token });
    if (units.length < closedUnits.length) throw new Error(`${units.length} closed units yet`);
  }, stageMs);
  // Delegations are heard of last.
  const lent = await platform.tokenOf('absence:city-administrator');
  const request = { unitId: unitId('successor-C' as UnitName) };
  await eventually(() => call(successions, successions.previewSuccession, request, { token: lent }), stageMs);
  return runs;
}
