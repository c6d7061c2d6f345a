import { actOnFinding } from '../api/findings-api.ts';
import type { Finding } from '../api/types.ts';
import type { Messages } from '../i18n/vi/index.ts';
import type { SimpleAct } from '../item/simple-act.ts';

const longest = 2000;

/** The dialog of an act on a finding. */
export function findingAct(action: string, id: string, m: Messages): SimpleAct<Finding> | undefined {
  switch (action) {
    case 'ReplyToFinding':
      return {
        action,
        title: m.finding.replyAct,
        help: m.finding.replyHelp,
        fields: [
          {
            kind: 'lines',
            name: 'text',
            label: m.finding.replyText,
            missing: m.finding.replyMissing,
            maxLength: longest,
          },
        ],
        send: (answers, requestId) => actOnFinding(id, 'reply', { ...answers, requestId }),
      };
    case 'ConcludeFinding':
      return {
        action,
        title: m.finding.concludeAct,
        help: m.finding.concludeHelp,
        fields: [
          {
            kind: 'choose',
            name: 'conclusion',
            label: m.finding.concludeChoice,
            missing: m.finding.concludeMissing,
            options: (['FINDING_STATE_DISMISSED', 'FINDING_STATE_UPHELD'] as const).map((value) => ({
              value,
              label: m.finding.states[value],
            })),
          },
          {
            kind: 'lines',
            name: 'reason',
            label: m.finding.concludeReason,
            missing: m.finding.reasonMissing,
            maxLength: longest,
          },
        ],
        send: (answers, requestId) => actOnFinding(id, 'conclude', { ...answers, requestId }),
      };
    default:
      return undefined;
  }
}

/** The button's word. */
export function findingActTitle(action: string, m: Messages): string {
  return action === 'ReplyToFinding' ? m.finding.replyAct : m.finding.concludeAct;
}
