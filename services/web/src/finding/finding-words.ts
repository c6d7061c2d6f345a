import type { Finding, PostHolder } from '../api/types.ts';
import type { Messages } from '../i18n/vi/index.ts';
import { showDate, showDue, showInstant } from '../time/format.ts';
import { workingTime } from '../time/working-words.ts';

/** Why there is a finding, in one sentence of its facts. */
export function whyOf(finding: Finding, m: Messages): string {
  const facts = finding.facts ?? {};
  const [got, gave] = facts.changes ?? [];
  const named = nameOf(finding.named, m);
  const giver = nameOf(got?.from, m);
  const to = nameOf(gave?.to, m);
  const held = workingTime(facts.heldWorkingMinutes ?? 0, m);
  const times = { got: showInstant(got?.changeTime), gave: showInstant(gave?.changeTime) };
  switch (finding.rule) {
    case 'FINDING_RULE_LATE_HAND_OVER':
      return m.finding.late({
        named,
        to,
        gave: times.gave,
        start: showInstant(facts.termStartTime),
        due: showDue(facts.dueTime),
        term: workingTime(facts.termWorkingMinutes ?? 0, m),
        before: workingTime(facts.leftAtReceiptWorkingMinutes ?? 0, m),
        left: (facts.leftWorkingMinutes ?? 0) === 0 ? '' : workingTime(facts.leftWorkingMinutes ?? 0, m),
        percent: finding.parameters?.find((one) => one.name === 'last_percent')?.value ?? 0,
      });
    case 'FINDING_RULE_EMPTY_HAND_OVER':
      return m.finding.empty({ named, giver, to, held, ...times });
    case 'FINDING_RULE_RETURN_FOR_COMPETENCE':
      return m.finding.returned({ named, giver, held, ...times });
    default:
      return m.finding.loop({ named, giver, held, ...times });
  }
}

function nameOf(holder: PostHolder | undefined, m: Messages): string {
  const name = holder?.personName ?? '';
  const post = holder?.postTitle ?? '';
  if (name === '') return post === '' ? m.finding.nobody : post;
  return post === '' ? name : `${name} (${post})`;
}

/** The numbers the rule was applied with, each a line: since when, and by what. */
export function parameterLines(finding: Finding, m: Messages): string[] {
  return (finding.parameters ?? []).map((one) => {
    const words = m.finding.parameters[one.name ?? '']?.(one.value ?? 0) ?? `${one.name}: ${one.value}`;
    const basis = one.legalRef === 'configured' ? m.finding.configured : (one.legalRef ?? '');
    return `${words} (${[m.finding.since(showDate(one.validFrom)), basis].filter(Boolean).join('; ')})`;
  });
}
