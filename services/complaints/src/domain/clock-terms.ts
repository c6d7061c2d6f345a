import {
  ComplaintInstance,
  ComplaintKind,
  FurtherDenunciation,
  LetterContent,
} from '@baro/proto/baro/complaints/v1/resources';

/** Steps of a letter the law gives a term. */
export type ClockStep =
  | 'accept'
  | 'resolve'
  | 'send'
  | 'effect'
  | 'lodge'
  | 'suspension_send'
  | 'dialogue_notice'
  | 'acceptance_notice'
  | 'conclusion_send'
  | 'conclusion_publish'
  | 'report_answer';

/** Facts that tell which row of the law a step is counted by. */
export interface TermFacts {
  readonly content: LetterContent;
  readonly complaintKind: ComplaintKind;
  readonly instance: ComplaintInstance;
  readonly remote: boolean;
  readonly unanswered: boolean;
  readonly complex: boolean;
  readonly competent: boolean;
  readonly severalPlaces: boolean;
  readonly further: FurtherDenunciation;
}

/** Row of the directory's legal terms: `procedure.step.variant`. */
export interface TermKey {
  readonly procedure: string;
  readonly step: string;
  readonly variant: string;
}

type TermOf = (facts: TermFacts) => TermKey;

const complaints = (step: string, ...variant: (string | false)[]): TermKey => ({
  procedure: 'complaints',
  step,
  variant: variant.filter(Boolean).join('.'),
});

const denunciations = (step: string, variant = ''): TermKey => ({
  procedure: 'denunciations',
  step,
  variant,
});
const isDenunciation = ({ content }: TermFacts): boolean => content === LetterContent.DENUNCIATION;

const isDiscipline = ({ complaintKind }: TermFacts): boolean => complaintKind > ComplaintKind.ADMINISTRATIVE;
const order = ({ instance }: TermFacts): 'first' | 'second' =>
  instance === ComplaintInstance.SECOND ? 'second' : 'first';

/** Civil-servant discipline knows neither instance nor remote place here (LKN Đ.50, 53). */
const resolve: TermOf = (facts) => {
  if (isDenunciation(facts)) return denunciations('resolve');
  const length = facts.complex ? 'complex' : 'ordinary';
  if (isDiscipline(facts)) return complaints('discipline.resolve', length);
  return complaints(`resolve.${order(facts)}`, length, facts.remote && 'remote');
};

/** How late a complaint may be lodged (LKN Đ.9, 33, 48). */
const lodge: TermOf = (facts) => {
  const second = order(facts) === 'second';
  if (isDiscipline(facts)) {
    const dismissal = second && facts.complaintKind === ComplaintKind.DISMISSAL && 'dismissal';
    return complaints('discipline.lodge', order(facts), dismissal);
  }
  if (!second) return complaints('lodge');
  return complaints('lodge.second', facts.unanswered && 'unanswered', facts.remote && 'remote');
};

/** What is to be done first with a denunciation (LTC Đ.24, 37, 38). */
const checkDenunciation: TermOf = ({ further, competent, severalPlaces }) => {
  if (!competent) return denunciations('transfer');
  if (further === FurtherDenunciation.OVERDUE) return denunciations('continued.report');
  if (further === FurtherDenunciation.AFTER_CONCLUSION) return denunciations('continued.review');
  return denunciations('check', severalPlaces ? 'several_places' : '');
};

/** A letter nobody has classified counts as a complaint: the shortest term of the law is the same for all. */
const accept: TermOf = (facts) => {
  if (isDenunciation(facts)) return checkDenunciation(facts);
  return complaints(isDiscipline(facts) ? 'discipline.accept' : 'accept');
};

const terms: Record<ClockStep, TermOf> = {
  accept,
  resolve,
  lodge,
  send: (facts) => complaints('decision.send', order(facts)),
  effect: ({ remote }) => complaints('decision.effect', remote && 'remote'),
  suspension_send: (facts) =>
    isDenunciation(facts) ? denunciations('suspension.send') : complaints('suspension.send'),
  dialogue_notice: () => complaints('dialogue.notify'),
  acceptance_notice: () => denunciations('acceptance.notify'),
  conclusion_send: () => denunciations('conclusion.send'),
  conclusion_publish: () => denunciations('conclusion.publish'),
  report_answer: () => denunciations('continued.answer'),
};

/** The row of the law a step is counted by. */
export function termOf(step: ClockStep, facts: TermFacts): TermKey {
  return terms[step](facts);
}
