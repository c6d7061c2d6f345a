import { PostRole, localDateOf } from '@baro/directory-client';
import { FindingRule } from '@baro/proto/baro/custody/v1/findings';
import { parametersOn } from './finding-parameters.ts';
import type { DatedParameter, ParameterName } from './finding-parameters.ts';
import type { Hands } from './item-event.ts';
import type { CountMinutes } from './ledger.ts';
import { termBefore } from './term.ts';
import type { DueMove, Term } from './term.ts';

/** A change of hands as the rules look at it. */
export interface JudgedPoint {
  readonly version: number;
  /** 1, 2, 3 … per item; 0 when its service did not say. */
  readonly changeNumber: number;
  readonly from: Hands | null;
  readonly to: Hands | null;
  readonly byPersonId: string | null;
  readonly changeTime: Date;
  readonly dueTime: Date | null;
  readonly reason: string;
  /** Whether the holder before had recorded an act. */
  readonly acted: boolean;
  /** Working minutes of the holding it begins; null while that lasts. */
  readonly heldMinutes: number | null;
}

/** What is known of an item, oldest first. */
export interface ItemHistory {
  readonly kind: string;
  readonly points: readonly JudgedPoint[];
  readonly dueMoves: readonly DueMove[];
}

/** What the rules ask of the city, as it stood when hands changed. */
export interface Places {
  roleOf(postId: string, at: Date): PostRole | undefined;
  /** Whether the unit is the other one or lies below it. */
  isUnder(unitId: string, governingId: string, at: Date): boolean;
  count: CountMinutes;
}

/** A change of hands that a rule found. */
export interface Found {
  readonly rule: FindingRule;
  readonly parameters: readonly DatedParameter[];
  readonly point: JudgedPoint;
  /** Who handed it on: never without post and person. */
  readonly named: { unitId: string; postId: string; personId: string };
  /** Changes it rests on, the found one last. */
  readonly points: readonly JudgedPoint[];
  readonly term?: Term | undefined;
}

/** One step of an item from the hand before, through the named person's, to the next. */
interface Step {
  readonly got: JudgedPoint;
  readonly gave: JudgedPoint;
  readonly named: Found['named'];
  readonly to: Hands;
  readonly term: Term | undefined;
  readonly places: Places;
}

type Rule = (step: Step, parameter: (name: ParameterName) => number) => boolean;

/** Roles whose office is to give work to the people below them. */
const leading: readonly PostRole[] = [PostRole.LEADER, PostRole.CHIEF_OF_OFFICE, PostRole.HEAD_OF_DIVISION];

/** How a task or document is given to somebody in the first place. */
const given: readonly string[] = ['handed_over', 'routed', 'assigned'];

const dayMs = 86_400_000;

/** A task returned as another's, or a document sent back to who routed it. */
const isReturn = ({ got, gave }: Step): boolean =>
  gave.reason === 'returned_for_competence' || (got.reason === 'routed' && gave.reason === 'sent_back');

/** A records clerk passes on by office. */
const byOffice = ({ gave, named, places }: Step): boolean =>
  places.roleOf(named.postId, gave.changeTime) === PostRole.RECORDS_CLERK;

/** Who leads distributes to the own people. */
function distributes({ gave, named, to, places }: Step): boolean {
  const role = places.roleOf(named.postId, gave.changeTime);
  return (
    role !== undefined && leading.includes(role) && places.isUnder(to.unitId, named.unitId, gave.changeTime)
  );
}

/** A → B → A, and B, who is named, recorded no act. */
const loop: Rule = (step, parameter) =>
  given.includes(step.got.reason) &&
  ['handed_over', 'sent_back'].includes(step.gave.reason) &&
  !isReturn(step) &&
  step.got.from?.postId === step.to.postId &&
  !step.gave.acted &&
  !byOffice(step) &&
  step.gave.changeTime.getTime() - step.got.changeTime.getTime() <= parameter('days_back') * dayMs;

/** Handed over in the last part of the term by who had it before: whoever got it so late is not to blame. */
const late: Rule = ({ gave, term }, parameter) => {
  if (gave.reason !== 'handed_over' || !term) return false;
  const lastPart = (term.minutes * parameter('last_percent')) / 100;
  return term.left < lastPart && term.leftAtReceipt >= lastPart;
};

/** Got by hand-over, passed on to a third post, no act and no word. */
const empty: Rule = (step) =>
  step.got.reason === 'handed_over' &&
  step.gave.reason === 'handed_over' &&
  step.got.from?.postId !== step.to.postId &&
  !step.gave.acted &&
  !byOffice(step) &&
  !distributes(step);

const rules = [
  { rule: FindingRule.LOOP, needs: ['days_back'], holds: loop },
  { rule: FindingRule.LATE_HAND_OVER, needs: ['last_percent'], holds: late },
  { rule: FindingRule.EMPTY_HAND_OVER, needs: [], holds: empty },
  { rule: FindingRule.RETURN_FOR_COMPETENCE, needs: [], holds: (step: Step) => isReturn(step) },
] as const satisfies readonly { rule: FindingRule; needs: readonly ParameterName[]; holds: Rule }[];

/** Reasons of changes any rule looks at. */
export const judgedReasons: ReadonlySet<string> = new Set([
  'handed_over',
  'sent_back',
  'returned_for_competence',
]);

/**
 * Judges the changes of hands from a version on, by the rules in force on their days. Only a change whose way there is
 * known whole is judged. Drafts go round to be reviewed and signed: no rule looks at outgoing documents.
 */
export function judge(
  history: ItemHistory,
  fromVersion: number,
  dated: readonly DatedParameter[],
  places: Places,
): Found[] {
  if (history.kind === 'outgoing_document') return [];
  const gap = history.points.findIndex((point, at) => point.changeNumber !== at + 1);
  const known = gap < 0 ? history.points : history.points.slice(0, gap);
  return known.flatMap((gave, at) => {
    const step = gave.version < fromVersion ? undefined : stepOf(history, at, places);
    return step ? rules.flatMap((rule) => apply(rule, step, dated)) : [];
  });
}

function apply(
  { rule, needs, holds }: { rule: FindingRule; needs: readonly ParameterName[]; holds: Rule },
  step: Step,
  dated: readonly DatedParameter[],
): Found[] {
  const { got, gave, named } = step;
  const parameters = parametersOn(dated, rule, localDateOf(gave.changeTime), needs);
  const value = (name: ParameterName): number =>
    parameters?.find((one) => one.parameter === name)?.value ?? 0;
  if (!parameters || !holds(step, value)) return [];
  const term = rule === FindingRule.LATE_HAND_OVER ? step.term : undefined;
  return [{ rule, parameters, point: gave, named, points: [got, gave], term }];
}

/**
 * The step that ends with a change. None where the holder did not pass it on in person to another person's post: who
 * stands in, follows or is replaced, and who directs over the holder's head, is no matter of the rules.
 */
function stepOf(history: ItemHistory, at: number, places: Places): Step | undefined {
  const [got, gave] = [history.points[at - 1], history.points[at]];
  const { from, to } = gave ?? {};
  if (!got || !gave || !to || !from?.postId || !from.personId || !judgedReasons.has(gave.reason)) {
    return undefined;
  }
  const { unitId, postId, personId } = from;
  if (gave.byPersonId !== personId || got.to?.personId !== personId) return undefined;
  if (to.postId === postId || to.personId === personId) return undefined;
  const term = termBefore(history, gave, got.changeTime, places.count);
  return { got, gave, named: { unitId, postId, personId }, to, term, places };
}
