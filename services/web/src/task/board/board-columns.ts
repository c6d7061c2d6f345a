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

/** The columns a filter of states leaves, each with the states left of it; all of them without a filter. */
export function boardColumns(filter: readonly string[]): BoardColumn[] {
  if (filter.length === 0) return [...COLUMNS];
  return COLUMNS.map((column) => ({
    ...column,
    states: column.states.filter((state) => filter.includes(state)),
  })).filter((column) => column.states.length > 0);
}
