import {
  Figure,
  IndicatorDefinition,
  PeriodKind,
  RollUpRule,
  UnitGroup,
  ValueType,
} from '@baro/proto/baro/reporting/v1/resources';
import type { Breakdown } from '@baro/proto/baro/reporting/v1/resources';
import type { PublishedIndicator, Series } from './published-values.ts';

/** Reports of a year before this one cannot be opened. */
export const firstYear = 2000;

/** An indicator as its owner can report it truly: what is published, and nothing that would have to be made up. */
export interface ReportedIndicator extends PublishedIndicator {
  /** Years with every value that is asked. */
  readonly years: readonly number[];
}

/** A yearly form of one owner: its indicators with values of the same years. */
export interface OwnersForm {
  readonly owner: string;
  readonly years: readonly number[];
  /** Years of which the values are preliminary. */
  readonly preliminary: readonly number[];
  readonly indicators: readonly ReportedIndicator[];
}

/** Sums the parts where the whole is theirs alone to tell; what is asked is what every year has. */
export function toReport(published: PublishedIndicator): ReportedIndicator {
  const whole = published.whole.size > 0 ? published.whole : sumOf([...published.members.values()]);
  const parts = published.parts?.map((part) => part);
  const years = [...whole.keys()]
    .filter((year) => year >= firstYear && (parts ?? []).every((part) => part.has(year)))
    .toSorted((a, b) => a - b);
  const members = new Map(
    [...published.members].filter(([, series]) => years.every((year) => series.has(year))),
  );
  const definition = definitionFor({ ...published, whole, members }, years);
  return { ...published, whole, members, definition, years };
}

/** The definition of the demo set, for a year and one owner. What is a ratio stays one only where its parts are published. */
function definitionFor({ definition, whole, members, parts }: PublishedIndicator, years: readonly number[]) {
  const { RATIO_OF_SUMS, WEIGHTED } = RollUpRule;
  const alone =
    parts === undefined && (definition.rollUp === RATIO_OF_SUMS || definition.rollUp === WEIGHTED);
  const value = {
    valueType: ValueType.DECIMAL,
    rollUp: RollUpRule.NONE,
    numeratorName: '',
    denominatorName: '',
    factor: '',
  };
  return IndicatorDefinition.fromPartial({
    ...definition,
    ...(alone ? value : {}),
    breakdowns: definition.breakdowns.flatMap((breakdown) => askedOf(breakdown, whole, members, years)),
    periodKind: PeriodKind.YEAR,
    cutOffCode: 'calendar',
    collectors: [UnitGroup.DEPARTMENT],
    targets: [],
    computedBy: '',
    validFrom: `${firstYear}-01-01`,
  });
}

/** The members that are published each year; they add up only where they do in the publication. */
function askedOf(
  breakdown: Breakdown,
  whole: Series,
  members: PublishedIndicator['members'],
  years: readonly number[],
): Breakdown[] {
  const asked = breakdown.members.filter(({ code }) => members.has(code));
  if (asked.length < 2) return [];
  const all = asked.length === breakdown.members.length;
  const additive =
    breakdown.additive && all && partsThatDiffer(breakdown, whole, members, years).length === 0;
  return [{ ...breakdown, members: asked, additive }];
}

/** Years in which the published members do not add up to the published whole. */
export function partsThatDiffer(
  { members: asked }: Breakdown,
  whole: Series,
  members: PublishedIndicator['members'],
  years: readonly number[],
): number[] {
  const sum = sumOf(asked.map(({ code }) => members.get(code) ?? new Map()));
  return years.filter(
    (year) => sum.has(year) && Number(sum.get(year)?.value) !== Number(whole.get(year)?.value),
  );
}

/** Of the years that all have. */
function sumOf(series: readonly Series[]): Series {
  const [first, ...others] = series;
  const years = [...(first?.keys() ?? [])].filter((year) => others.every((other) => other.has(year)));
  return new Map(
    years.map((year) => {
      const given = series.map((one) => one.get(year));
      const value = given.reduce((sum, one) => sum + Number(one?.value), 0);
      return [
        year,
        { value: String(Number(value.toFixed(3))), preliminary: given.some((one) => one?.preliminary) },
      ];
    }),
  );
}

/** Forms of owners: one for all indicators of an owner that have values of the same years. */
export function formsOf(indicators: readonly ReportedIndicator[]): OwnersForm[] {
  const keyOf = ({ definition, years, whole }: ReportedIndicator): string =>
    JSON.stringify([definition.ownerName, years, preliminaryOf(whole, years)]);
  return [...Map.groupBy(indicators, keyOf).values()].flatMap((alike) => {
    const [{ definition, years, whole }] = alike as [ReportedIndicator];
    return {
      owner: definition.ownerName,
      years,
      preliminary: preliminaryOf(whole, years),
      indicators: alike,
    };
  });
}

function preliminaryOf(whole: Series, years: readonly number[]): number[] {
  return years.filter((year) => whole.get(year)?.preliminary);
}

/** Every figure an owner has to give for a year. */
export function figuresOf({ indicators }: OwnersForm, year: number): Figure[] {
  return indicators.flatMap(({ definition, whole, members, parts }) => {
    const of = (fields: Partial<Figure>): Figure =>
      Figure.fromPartial({ indicatorCode: definition.code, ...fields });
    const [above, below] = parts ?? [];
    const ratio = { numerator: above?.get(year)?.value ?? '', denominator: below?.get(year)?.value ?? '' };
    return [
      of(parts ? ratio : { value: whole.get(year)?.value ?? '' }),
      ...definition.breakdowns.flatMap((breakdown) =>
        breakdown.members.map(({ code: member }) =>
          of({ member, value: members.get(member)?.get(year)?.value ?? '' }),
        ),
      ),
    ];
  });
}
