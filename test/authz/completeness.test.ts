import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sheets } from './roles.ts';
import { readTables } from './tables.ts';

const protoFolder = path.resolve(import.meta.dirname, '..', '..', 'proto', 'baro');

/** Every RPC of the contract, read from the proto files themselves. */
function rpcsOfContract(): string[] {
  const files = readdirSync(protoFolder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.proto'))
    .flatMap((file) => readFileSync(path.join(protoFolder, file), 'utf8').split('\n'))
    .flatMap((line) => /^ {2}rpc (\w+)\(/.exec(line)?.[1] ?? []);
}

const blocks = readTables();

describe('the tables of expected answers', () => {
  it('have answers for every RPC of the contract', () => {
    const rpcs = rpcsOfContract();
    expect(rpcs.length).toBeGreaterThanOrEqual(60);
    const answered = new Set(blocks.map((block) => block.rpc));
    expect(rpcs.filter((rpc) => !answered.has(rpc))).toEqual([]);
    expect([...answered].filter((rpc) => !rpcs.includes(rpc))).toEqual([]);
  });

  it('have a row for every role and a column for every relation in every block', () => {
    const holes = blocks.flatMap((block) => {
      const sheet = sheets[block.sheet];
      const optional: readonly string[] = sheet.optional;
      const roles: readonly string[] = sheet.roles;
      const columns: readonly string[] = sheet.columns;
      const missingRoles = roles.filter((role) => !block.roles.includes(role));
      const strangers = block.roles.filter((role) => !roles.includes(role));
      const missingColumns = columns.filter(
        (column) => !block.columns.includes(column) && !optional.includes(column),
      );
      return [...missingRoles, ...strangers, ...missingColumns].map((hole) => `${block.name}: ${hole}`);
    });
    expect(holes).toEqual([]);
  });

  it.each([
    'incoming',
    'outgoing',
    'tasks',
    'units',
    'directory',
    'custody-items',
    'custody-units',
    'programmes',
    'projects',
    'successions',
    'custody-findings',
    'report-units',
    'report-submissions',
    'reports',
  ])('say of every RPC in %s alike what cannot be', (sheet) => {
    const patterns = blocks
      .filter((block) => block.sheet === sheet)
      .map((block) => block.cells.filter((cell) => cell.relation !== 'part'))
      .map((cells) => cells.map((cell) => `${cell.role}/${cell.relation}`).join(' '));
    expect(new Set(patterns).size).toBe(1);
  });
});
