import type { Petition, PetitionResult } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { showDate, showInstantDate } from '../time/format.ts';
import { isAnswered } from './petition-words.ts';

/** Shapes tell the classes apart without colour: see styles/petition.css for the colours. */
const SHAPES: Readonly<Record<string, string>> = {
  RESULT_CLASS_DONE: 'M2.5 8.5 6.2 12 13.5 4.5',
  RESULT_CLASS_UNDER_WAY: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM8 2.5v11',
  RESULT_CLASS_SCHEDULED: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM8 5v3.2l2.2 1.6',
  RESULT_CLASS_EXPLAINED: 'M2.5 3h11v8h-6l-3 2.5V11h-2zM5 6h6M5 8.3h4',
  RESULT_CLASS_NOT_POSSIBLE: 'M3 3h10v10H3zM5.5 5.5l5 5M10.5 5.5l-5 5',
  none: 'M3 8h10',
};

function AxisMark({ shape, text }: { shape: string; text: string }) {
  return (
    <span className={`axis-mark axis-${shape.toLowerCase().replaceAll('_', '-')}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={SHAPES[shape] ?? SHAPES['none']} />
      </svg>
      <span>{text}</span>
    </span>
  );
}

/** Whether a petition was answered, and when: nothing about whether it is resolved. */
export function AnsweredMark({ petition }: { petition: Petition }) {
  const m = useMessages();
  return isAnswered(petition) ? (
    <AxisMark shape="RESULT_CLASS_DONE" text={m.petition.answeredOn(showInstantDate(petition.answerTime))} />
  ) : (
    <AxisMark shape="none" text={m.petition.answeredNo} />
  );
}

/** A claim or a finding: its class, and the day committed to. */
export function ResultMark({ result }: { result: PetitionResult | undefined }) {
  const m = useMessages();
  if (result === undefined) return <AxisMark shape="none" text={m.petition.none} />;
  const { resultClass = '', dueDate = '' } = result;
  const text = [word(m.enums.resultClass, resultClass), dueDate && showDate(dueDate)];
  return <AxisMark shape={resultClass} text={text.filter((part) => part !== '').join(' · ')} />;
}
