import type { Likeness } from './score.ts';

/** The words of an explanation, in the reader's language. */
export interface ExplainLabels {
  shared: string;
  differs: string;
  /** Kind of a difference to what the reader calls it; a kind not listed is shown as it is. */
  kinds: Readonly<Record<string, string>>;
}

/** Why two texts are proposed or not, a line each: what both say, then what each says in its own way. */
export function explain({ shared, differs }: Likeness, labels: ExplainLabels): string[] {
  const both = shared.length > 0 ? [`${labels.shared}: ${shared.join(', ')}`] : [];
  const own = differs.map(
    ({ kind, a, b }) => `${labels.differs} ${labels.kinds[kind] ?? kind}: ${a.join(', ')} ≠ ${b.join(', ')}`,
  );
  return [...both, ...own];
}
