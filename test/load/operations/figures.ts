import { part, parts, text, type Json } from '../client/measure.ts';

/** Figures of a report that break no rule, as a unit types them: whole and parts of each line it is asked for. */
export function figuresOf(lines: readonly Json[]): Json[] {
  return lines.flatMap((line) => {
    // What the system counts nobody fills in.
    const counted = new Set(
      parts(line, 'figures').flatMap((figure) => (figure['computed'] === true ? text(figure, 'member') : [])),
    );
    return figuresOfLine(part(part(line, 'indicator'), 'definition')).filter(
      (figure) => !counted.has(text(figure, 'member')),
    );
  });
}

function figuresOfLine(definition: Json): Json[] {
  const indicatorCode = text(definition, 'code');
  const most = Number(text(definition, 'maxValue') || 1000);
  const value = Math.min(most, 10 + Math.floor(Math.random() * 500));
  if (definition['valueType'] === 'VALUE_TYPE_RATIO') {
    return [{ indicatorCode, numerator: `${value}`, denominator: `${value + 10}` }];
  }
  if (definition['rollUp'] === 'ROLL_UP_RULE_WEIGHTED') {
    return [{ indicatorCode, value: `${value}`, denominator: '120' }];
  }
  // Everything in the first member: the parts add up to the whole.
  const members = parts(definition, 'breakdowns').flatMap((breakdown) =>
    parts(breakdown, 'members').map((member, at) => ({
      indicatorCode,
      member: text(member, 'code'),
      value: at === 0 ? `${value}` : '0',
    })),
  );
  return [{ indicatorCode, value: `${value}` }, ...members];
}
