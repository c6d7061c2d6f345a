import { useQuery } from '@tanstack/react-query';
import { listCutOffRules } from '../../api/reporting-api.ts';
import type { CutOffRule } from '../../api/reporting-types.ts';
import type { Messages } from '../../i18n/vi/index.ts';

/** The cut-off rules in force today; none until they are read. */
export function useCutOffRules(): readonly CutOffRule[] {
  const rules = useQuery({
    queryKey: ['reporting', 'cut-off-rules'],
    queryFn: ({ signal }) => listCutOffRules(signal),
    staleTime: 600_000,
  });
  return rules.data ?? [];
}

/** Name of a rule and the days it means; the code alone while the rule is not known. */
export function cutOffName(rules: readonly CutOffRule[], code: string | undefined, m: Messages): string {
  const rule = rules.find((one) => one.code === code);
  if (rule === undefined) return code ?? '';
  return `${rule.name ?? ''} (${m.reportForm.monthStart(rule.monthStartDay ?? 1)})`;
}
