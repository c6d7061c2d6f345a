import { FindingRule } from '@baro/proto/baro/custody/v1/findings';

/** Numbers the rules are given; no law fixes one. */
export type ParameterName = 'reply_working_days' | 'last_percent' | 'days_back';

/** A dated number of a rule. */
export interface DatedParameter {
  /** Bare name of the rule. */
  readonly rule: string;
  readonly parameter: string;
  readonly value: number;
  /** `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** Last day; empty without end. */
  readonly validTo: string;
  readonly legalRef: string;
}

const names = new Map(Object.entries(FindingRule).map(([name, value]) => [value, name]));

/** Bare name of a rule. */
export function ruleName(rule: FindingRule): string {
  return names.get(rule) ?? '';
}

/** The parameters of a rule on a day; undefined when one has no row in force: the rule is off. */
export function parametersOn(
  dated: readonly DatedParameter[],
  rule: FindingRule,
  day: string,
  needs: readonly ParameterName[],
): DatedParameter[] | undefined {
  const found = (['reply_working_days', ...needs] as const).map((name) =>
    dated
      .filter((row) => row.rule === ruleName(rule) && row.parameter === name)
      .filter((row) => row.validFrom <= day && (row.validTo === '' || row.validTo >= day))
      .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
      .at(0),
  );
  const known = found.filter((row) => row !== undefined);
  return known.length === found.length ? known : undefined;
}
