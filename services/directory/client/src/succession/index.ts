export { getSuccessorPost, governingUnit, isUnderNow, successionReasons } from './successor-post.ts';
export { isClosed, successionRoot, successorsOf, type Successor } from './successors.ts';
export { successionCommand, type SuccessionOwner } from './succession-command.ts';
