import { calendar } from './calendar.ts';
import { common, problem, time } from './common.ts';
import { act, document } from './document.ts';
import { enums } from './enums.ts';
import { incoming, registration } from './incoming.ts';
import { dwell, map } from './map.ts';
import { outgoing } from './outgoing.ts';
import { register } from './register.ts';
import { keys, shell } from './shell.ts';
import { assign, task, where } from './task.ts';
import { unit } from './unit.ts';
import { urging } from './urging.ts';
import { reminder, work } from './work.ts';

/** Every sentence of the pages, in Vietnamese. */
export const vi = {
  act,
  assign,
  calendar,
  common,
  document,
  dwell,
  enums,
  incoming,
  keys,
  map,
  outgoing,
  problem,
  register,
  registration,
  reminder,
  shell,
  task,
  time,
  unit,
  urging,
  where,
  work,
};

/** The shape every language fills. */
export type Messages = typeof vi;
