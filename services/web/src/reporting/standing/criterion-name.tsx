import { Link } from 'react-router';
import type { Component } from '../../api/standing-api.ts';
import { useMessages, word } from '../../i18n/language.tsx';

interface CriterionNameProps {
  readonly component: Component;
  /** Steps below the highest level. */
  readonly depth: number;
  /** The criterion's page; empty when it has none. */
  readonly to: string;
}

/** A criterion in the tree: code, name, and how its points come about. */
export function CriterionName({ component, depth, to }: CriterionNameProps) {
  const m = useMessages();
  const { code = '', name = '', method } = component.criterion ?? {};
  const isSum = method === 'CRITERION_METHOD_SUM';
  const words = (
    <>
      <span className="criterion-code">{code}</span> {isSum ? <strong>{name}</strong> : name}
    </>
  );
  return (
    <div className={`criterion-name criterion-depth-${Math.min(depth, 3)}`}>
      {to === '' ? (
        words
      ) : (
        <Link to={to} data-row-link className="row-link">
          {words}
        </Link>
      )}
      {!isSum && <div className="cell-note">{word(m.enums.criterionMethod, method)}</div>}
    </div>
  );
}
