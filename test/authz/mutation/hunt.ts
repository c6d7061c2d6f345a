import { startPlatform } from '../platform.ts';
import { runBlock, stopEmptyPlatform } from '../run-others.ts';
import { asking } from '../run.ts';
import type { Mismatch } from '../run.ts';
import { forgetShared, Stage } from '../stage.ts';
import { readTables } from '../tables.ts';
import type { Block } from '../tables.ts';
import type { Mutant } from './instrument.ts';
import { installSwitch, mutation } from './switch.ts';

/** What became of a mutant. */
export interface Verdict {
  mutant: Mutant;
  /** Unknown: no question comes by it. Survived: every answer was still right. */
  fate: 'killed' | 'survived' | 'never asked';
  /** The first wrong answer. */
  by?: Mismatch;
}

/** Runs the suite, in a mirror, against every mutant: only the questions that come by it, until one answer is wrong. */
export async function hunt(mutants: readonly Mutant[], tell: (line: string) => void): Promise<Verdict[]> {
  installSwitch();
  const platform = await startPlatform();
  const stage = new Stage(platform);
  const blocks = readTables();
  try {
    const comesBy = new Map<Block, { ids: ReadonlySet<number>; ms: number }>();
    for (const block of blocks) comesBy.set(block, await baseline(block));
    tell(
      `Unchanged services answer all ${blocks.length} tables right. ${mutants.length} places that may be made wrong.`,
    );
    const decisions = mutants.filter(({ id, kind }) => kind !== 'decision' || !mutation.values.has(id));
    const verdicts: Verdict[] = [];
    for (const mutant of decisions) {
      const verdict = await judge(mutant, comesBy);
      verdicts.push(verdict);
      tell(describe(verdict, verdicts.length, decisions.length));
    }
    return verdicts;
  } finally {
    await stopEmptyPlatform();
    await platform.stop();
  }

  /** Which conditions a block's questions come by, and how long they take. @throws when an answer is wrong already */
  async function baseline(block: Block): Promise<{ ids: ReadonlySet<number>; ms: number }> {
    const ids = new Set<number>();
    asking.around = async (work) => {
      mutation.seen.clear();
      const result = await work();
      for (const id of mutation.seen) ids.add(id);
      return result;
    };
    const started = performance.now();
    const [wrong] = await runBlock(platform, stage, block);
    if (wrong) throw new Error(`without any mutant: ${JSON.stringify(wrong)}`);
    return { ids, ms: performance.now() - started };
  }

  async function judge(
    mutant: Mutant,
    comesBy: ReadonlyMap<Block, { ids: ReadonlySet<number>; ms: number }>,
  ): Promise<Verdict> {
    const asked = [...comesBy]
      .filter(([, { ids }]) => ids.has(mutant.id))
      .toSorted(([, a], [, b]) => a.ms - b.ms);
    if (asked.length === 0) return { mutant, fate: 'never asked' };
    // Only the questions themselves meet the mutant, not what is made for them.
    asking.around = async (work) => {
      mutation.active = mutant.id;
      try {
        return await work();
      } finally {
        mutation.active = 0;
      }
    };
    for (const [block] of asked) {
      const [by] = await runBlock(platform, stage, block);
      if (by) {
        stage.forget(block);
        forgetShared(platform);
        return { mutant, fate: 'killed', by };
      }
    }
    return { mutant, fate: 'survived' };
  }
}

function describe({ mutant, fate, by }: Verdict, number: number, total: number): string {
  const place = `${mutant.file}:${mutant.line}`;
  const how = by ? ` by ${by.block} ${by.role} ${by.relation}: ${by.got}` : '';
  return `${number}/${total} ${fate}${how}  ${place} ${mutant.kind} ${mutant.source.replaceAll(/\s+/g, ' ')}`;
}
