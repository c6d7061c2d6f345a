export { getSuccessorPost, isUnderNow, successionReasons } from './successor-post.ts';
export { isClosed, successionRoot, successorsOf, type Successor } from './successors.ts';
