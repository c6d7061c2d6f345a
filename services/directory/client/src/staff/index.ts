export { dueSoonDays, dueSoonEnd, dueStateOf, remainingOf } from './due.ts';
export { clerkOf, getHolderOf, postHolder, type Holder } from './holders.ts';
export {
  decide,
  denied,
  findDesk,
  mayBeGivenWork,
  mayHandle,
  mayOperate,
  type Acting,
  type Decision,
} from './policy.ts';
export { maySee, maySeeAll, maySeeBook, reachOf, type Reach, type Visible } from './reach.ts';
export {
  getOpenUnit,
  openOwnSession,
  openSession,
  treeOfUnit,
  unitCodeOf,
  unitsOn,
  type Session,
} from './session.ts';
export { servedUnits, staffOf, type Desk, type Staff } from './staff.ts';
export {
  chainOf,
  headsTree,
  isUnder,
  officeUnits,
  overseers,
  territoryOf,
  treeOf,
  type FindUnit,
  type UnitNode,
} from './unit-tree.ts';
