import type { TaskStateName } from '../../api/types.ts';
import type { Messages } from '../../i18n/vi/index.ts';

export interface BoardColumn {
  readonly key: keyof Messages['task']['columns'];
  readonly states: readonly TaskStateName[];
}

/** The columns of the board, in the order a task goes through them. What is stopped lies on no board. */
const COLUMNS: readonly BoardColumn[] = [
  { key: 'waiting', states: ['TASK_STATE_DRAFTED', 'TASK_STATE_RETURNED'] },
  { key: 'assigned', states: ['TASK_STATE_ASSIGNED'] },
  { key: 'accepted', states: ['TASK_STATE_ACCEPTED'] },
  { key: 'reported', states: ['TASK_STATE_REPORTED'] },
  { key: 'confirmed', states: ['TASK_STATE_CONFIRMED'] },
];

/** States in which a request for extension may wait: it lapses with all that ends them. */
const MAY_WAIT: readonly TaskStateName[] = ['TASK_STATE_ASSIGNED', 'TASK_STATE_ACCEPTED'];

/**
 * The columns the filters leave, each with the states left of it; all of them without filters. Of tasks that ask for an
 * extension, `isAsked`, only those in which one may wait.
 */
export function boardColumns(filter: readonly string[], isAsked = false): BoardColumn[] {
  const isLeft = (state: TaskStateName): boolean =>
    (filter.length === 0 || filter.includes(state)) && (!isAsked || MAY_WAIT.includes(state));
  return COLUMNS.map((column) => ({ ...column, states: column.states.filter(isLeft) })).filter(
    (column) => column.states.length > 0,
  );
}
