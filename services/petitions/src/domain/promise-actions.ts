import { enumName } from '@baro/chassis';
import type { Decision, FindUnit, Staff } from '@baro/directory-client';
import { PromiseState } from '@baro/proto/baro/petitions/v1/promises';
import { mayConfirmPromise, mayReportPromise } from './promise-policy.ts';
import type { PromiseFacts } from './promise-policy.ts';

const { OPEN, REPORTED } = PromiseState;

/** States an action starts from, as the contract says. */
const promiseFrom = {
  AddPromiseMilestone: OPEN,
  ReportPromise: OPEN,
  MovePromise: OPEN,
  ConfirmPromise: REPORTED,
  SendBackPromise: REPORTED,
} as const satisfies Record<string, PromiseState>;

export type PromiseAction = keyof typeof promiseFrom;

type Rule = (staff: Staff, promise: PromiseFacts, find: FindUnit) => Decision;

const rules: Record<PromiseAction, Rule> = {
  AddPromiseMilestone: mayReportPromise,
  ReportPromise: mayReportPromise,
  MovePromise: mayReportPromise,
  ConfirmPromise: mayConfirmPromise,
  SendBackPromise: mayConfirmPromise,
};

/** Whether the action is one of those who did not promise. */
export function isConfirming(action: PromiseAction): boolean {
  return rules[action] === mayConfirmPromise;
}

/** Whether the action starts from the state. */
export function promiseStartsFrom(action: PromiseAction, state: PromiseState): boolean {
  return promiseFrom[action] === state;
}

/** Whether and as whom the caller may do the action, whatever the state. */
export function decidePromise(
  action: PromiseAction,
  staff: Staff,
  promise: PromiseFacts,
  find: FindUnit,
): Decision {
  return rules[action](staff, promise, find);
}

/** RPCs that will work on the promise now. */
export function promiseActions(
  staff: Staff,
  promise: PromiseFacts,
  state: PromiseState,
  find: FindUnit,
): PromiseAction[] {
  const actions = Object.keys(promiseFrom) as PromiseAction[]; // Object.keys forgets the key type
  return actions.filter(
    (action) => promiseStartsFrom(action, state) && decidePromise(action, staff, promise, find).allowed,
  );
}

/** Bare name of a state, for metadata of refusals. */
export function promiseStateName(state: PromiseState): string {
  return enumName(PromiseState, state);
}
