import { giveCause, type Component, type StandingWindow } from '../../api/standing-api.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import type { SimpleAct } from '../../item/simple-act.ts';
import { asksForCause } from './standing-words.ts';

/** Whose criterion a cause or score is given for, and in which week or month. */
export interface StandingOf {
  readonly setId: string;
  readonly unitId: string;
  readonly window: StandingWindow;
}

/** Name of the act as the contract lists it. */
export const GIVE_CAUSE = 'GiveCause';

/** Whether a cause may be given here and is asked for, or was given before. */
export function mayGiveCause(component: Component, actions: readonly string[]): boolean {
  const { criterion, cause = '' } = component;
  if (criterion?.method !== 'CRITERION_METHOD_COMPUTED' || !actions.includes(GIVE_CAUSE)) return false;
  return asksForCause(component) || cause !== '';
}

/** Gives the cause for the week or month that is seen. */
export function causeAct(
  { setId, unitId, window }: StandingOf,
  component: Component,
  m: Messages,
): SimpleAct<string> {
  const t = m.standing;
  const { code = '', name = '' } = component.criterion ?? {};
  return {
    action: `${GIVE_CAUSE} ${setId} ${unitId} ${window.fromDate ?? ''}`,
    title: t.giveCause,
    help: `${name}. ${t.causeHelp}`,
    fields: [{ name: 'cause', label: t.cause, missing: t.causeMissing, kind: 'lines', maxLength: 1000 }],
    send: ({ cause = '' }, requestId) =>
      giveCause(setId, unitId, {
        criterionCode: code,
        windowKind: window.kind,
        date: window.fromDate,
        cause,
        requestId,
      }),
  };
}
