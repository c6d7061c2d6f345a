import type { StartSuccessionBody, SuccessionGroup, SuccessionRun } from '../api/types.ts';
import type { Option } from '../ui/combobox-options.ts';

type CountName = 'previewed' | 'waiting' | 'moved' | 'closed' | 'left' | 'refused' | 'settled';

/** A count of a run over all services. */
export function sumOf(run: SuccessionRun, name: CountName): number {
  return (run.counts ?? []).reduce((sum, counts) => sum + (counts[name] ?? 0), 0);
}

/** A group by its post and kind. */
export function groupKey(group: SuccessionGroup): string {
  return `${group.from?.unitId ?? ''} ${group.from?.postId ?? ''} ${group.itemKind ?? ''}`;
}

/** Who gets a group unless another is chosen. */
export function defaultOption(group: SuccessionGroup): Option | undefined {
  const to = group.defaultTo;
  if (to?.postId === undefined || to.postId === '') return undefined;
  const place = [to.postTitle, to.unitName].filter((part) => part !== undefined && part !== '').join(', ');
  return { value: to.postId, label: `${to.personName ?? ''} — ${place}` };
}

/** What the call says of the choices: every group by its post and kind, so that no choice catches another's. */
export function targetsOf(
  groups: readonly SuccessionGroup[],
  chosen: Readonly<Record<string, Option | undefined>>,
): NonNullable<StartSuccessionBody['targets']> {
  return groups.flatMap((group) => {
    const toPostId = chosen[groupKey(group)]?.value;
    if (toPostId === undefined) return [];
    return [{ fromPostId: group.from?.postId ?? '', itemKind: group.itemKind ?? '', toPostId }];
  });
}
