import { parser } from '@prometheus-io/lezer-promql';

/** What an expression looks at. */
export interface Selected {
  metric: string;
  labels: string[];
}

/** A parsed expression. */
export interface Expression {
  /** The metrics it selects, each with the labels it matches by. */
  selected: Selected[];
  /** Labels it groups or joins by. */
  groupedBy: string[];
}

/** Reads a PromQL expression by Prometheus's own grammar. @throws when it is none */
export function readPromql(text: string): Expression {
  const selected: Selected[] = [];
  const groupedBy: string[] = [];
  parser.parse(text).iterate({
    enter: ({ name, from, to, type }) => {
      const words = text.slice(from, to);
      if (type.isError) throw new Error(`not PromQL at ${from}: ${text}`);
      if (name === 'VectorSelector') selected.push({ metric: '', labels: [] });
      const last = selected.at(-1);
      if (name === 'Identifier' && last) last.metric = words;
      if (name === 'LabelName') {
        const inMatcher =
          text
            .slice(to)
            .trimStart()
            .match(/^(=~|!~|!=|=)/) !== null;
        if (inMatcher && last) last.labels.push(words);
        else groupedBy.push(words);
      }
    },
  });
  return { selected, groupedBy };
}
