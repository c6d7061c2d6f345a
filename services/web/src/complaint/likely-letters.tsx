import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { ApiError } from '../api/api-error.ts';
import { actOnLetter, listLikelyLetters } from '../api/complaints-api.ts';
import type { DuplicateVerdictName, Letter, LikelyLetter } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import type { ItemWriter } from '../item/item-writer.ts';
import { useDirectAct } from '../item/use-direct-act.ts';
import { useActor } from '../state/session.tsx';
import { showInstantDate } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { isThisOne, markWords, reasonWords } from './likely-words.ts';

interface LikelyProps {
  readonly letter: Letter;
  readonly writer: ItemWriter<Letter>;
}

const JUDGES = ['POST_ROLE_RECORDS_CLERK', 'POST_ROLE_LEADER'];

/** Letters that may be the same, for the clerk of the book and the leaders. Others are shown nothing. */
export function LikelyLetters(props: LikelyProps) {
  const { posts } = useActor();
  const mayJudge = posts.some(({ post }) => JUDGES.includes(post?.role ?? ''));
  return mayJudge ? <LikelySection {...props} /> : null;
}

function LikelySection({ letter, writer }: LikelyProps) {
  const m = useMessages();
  const { id = '' } = letter;
  const likely = useQuery({
    queryKey: ['complaints', 'likely', id],
    queryFn: ({ signal }) => listLikelyLetters(id, signal),
    retry: false,
  });
  // A clerk or leader of another unit is refused: nothing is shown.
  if (likely.error instanceof ApiError && likely.error.reason === 'PERMISSION_DENIED') return null;
  const found = likely.data ?? [];
  return (
    <Section title={m.likelyLetter.title}>
      {likely.isPending && <LoadingState rows={2} />}
      {likely.isError && <ErrorState error={likely.error} onRetry={() => void likely.refetch()} />}
      {likely.isSuccess && (
        <p className="quiet">{found.length === 0 ? m.likelyLetter.none : m.likelyLetter.help}</p>
      )}
      <ol className="parts">
        {found.map((other) => (
          <li key={other.id} className="part">
            <Other letter={letter} other={other} writer={writer} />
          </li>
        ))}
      </ol>
      {found.some((other) => isThisOne(letter, other)) && <p>{m.likelyLetter.fileHint}</p>}
    </Section>
  );
}

function Other({ letter, other, writer }: LikelyProps & { other: LikelyLetter }) {
  const m = useMessages();
  const { id = '', code = '', content, state, receiveTime, mark } = other;
  const kind = content === undefined ? m.complaint.notClassified : word(m.enums.letterContent, content);
  return (
    <>
      <div className="part-words">
        <strong>
          <Link to={`/complaints/${id}`}>{code}</Link>
        </strong>{' '}
        <p>
          <StateTag text={word(m.enums.letterState, state)} />
        </p>
        <p className="quiet">
          {[kind, `${m.complaint.received} ${showInstantDate(receiveTime)}`].join(' · ')}
        </p>
        {reasonWords(other, m).map((line) => (
          <p key={line}>{line}</p>
        ))}
        {mark !== undefined && (
          <p>
            <strong>{markWords(letter, other, m)}</strong>{' '}
            <span className="quiet">
              {m.likelyLetter.markedBy(holderLine(mark.by), showInstantDate(mark.markTime))}
            </span>
          </p>
        )}
      </div>
      {(letter.allowedActions ?? []).includes('MarkDuplicate') && (
        <div className="part-actions">
          <Judge letter={letter} other={other} writer={writer} verdict="DUPLICATE_VERDICT_DUPLICATE" />
          <Judge letter={letter} other={other} writer={writer} verdict="DUPLICATE_VERDICT_DIFFERENT" />
        </div>
      )}
    </>
  );
}

interface JudgeProps extends LikelyProps {
  readonly other: LikelyLetter;
  readonly verdict: DuplicateVerdictName;
}

/** One press judges, and another one judges anew. */
function Judge({ letter, other, writer, verdict }: JudgeProps) {
  const { likelyLetter: t } = useMessages();
  const { id = '', etag = '' } = letter;
  const { id: otherId = '', code = '' } = other;
  const isDuplicate = verdict === 'DUPLICATE_VERDICT_DUPLICATE';
  const label = isDuplicate ? t.isDuplicate : t.isDifferent;
  const body = { otherId, verdict, etag };
  const act = useDirectAct(writer, label, body, (requestId) =>
    actOnLetter(id, 'markDuplicate', { ...body, requestId }),
  );
  return (
    <Button onClick={act.run} loading={act.isBusy} aria-label={`${label}: ${code}`}>
      {label}
    </Button>
  );
}
