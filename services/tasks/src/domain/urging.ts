const dayMs = 86_400_000;

/** Days over the due time, begun ones count: a task is overdue by 1 from its first minute on. */
export function overdueDaysAt(dueTime: Date, now: Date): number {
  return Math.max(1, Math.ceil((now.getTime() - dueTime.getTime()) / dayMs));
}

/** Longest description of a document, NĐ 30/2020 Phụ lục VI. */
const maxSummary = 500;

/**
 * What the letter says in short: remark and list of the tasks, cut to what the description of a document holds; the
 * letter's own page has the whole list.
 */
export function summaryOf(
  note: string,
  tasks: readonly { work: string; sourceNumberSymbol: string; overdueDays: number }[],
): string {
  const lines = tasks.map(({ work, sourceNumberSymbol, overdueDays }, at) => {
    const source = sourceNumberSymbol ? ` (${sourceNumberSymbol})` : '';
    return `${at + 1}. ${work}${source}: quá hạn ${overdueDays} ngày.`;
  });
  const whole = [...(note ? [note] : []), ...lines].join(' ');
  const letters = Array.from(whole);
  return letters.length <= maxSummary ? whole : `${letters.slice(0, maxSummary - 1).join('')}…`;
}
