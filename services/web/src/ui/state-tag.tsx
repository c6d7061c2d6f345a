/** A work state in a quiet frame; the word carries the meaning. */
export function StateTag({ text, tone = 'plain' }: { text: string; tone?: 'plain' | 'active' | 'done' }) {
  return <span className={`state-tag state-tag-${tone}`}>{text}</span>;
}

/** Urgency above normal is shown beside the subject; normal is not worth ink. */
export function UrgencyTag({ text, value }: { text: string; value: string | undefined }) {
  if (value === undefined || value === 'URGENCY_NORMAL' || text === '') return null;
  return <span className="urgency-tag">{text}</span>;
}
