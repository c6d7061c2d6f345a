import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ApiError } from '../api/api-error.ts';
import { getItemPath } from '../api/custody-api.ts';
import type { LedgerPath, WorkItem } from '../api/types.ts';
import { useFindingMarks } from '../finding/use-finding-marks.ts';
import { useLanguage, useMessages, word } from '../i18n/language.tsx';
import { showDue, showInstant } from '../time/format.ts';
import { workingTime } from '../time/working-words.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { HolderText } from '../ui/holder-text.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { itemAddress, itemStateWord, itemTitle } from '../work/work-item.ts';
import { Deputies } from './deputies.tsx';
import { ledgerPath, withTimeSoFar, type ItemPath } from './path-steps.ts';
import { PathTimeline } from './path-timeline.tsx';
import { useLiveItem } from './use-live-item.ts';

/** What the ledger knows of an item; read again whenever the ledger takes in a change of it or its parts. */
export function useItemPath(itemId: string): UseQueryResult<LedgerPath> {
  const queryKey = ['custody', 'path', itemId];
  const path = useQuery({
    queryKey,
    queryFn: ({ signal }) => getItemPath(itemId, signal),
    // Working time goes on by the clock alone.
    refetchInterval: 600_000,
  });
  useLiveItem(
    itemId,
    queryKey,
    (path.data?.waitsFor ?? []).map((item) => item.itemId ?? ''),
  );
  return path;
}

interface LedgerWhereProps {
  readonly itemId: string;
  readonly title: string;
  /** Said where the ledger has nothing of it; that it will have, unless something else is so. */
  readonly unknown?: string | undefined;
}

/** Where an item is, by the ledger alone: its hands with the working time at each, and who waits for whom. */
export function LedgerWhere({ itemId, title, unknown }: LedgerWhereProps) {
  const path = useItemPath(itemId);
  const marks = useFindingMarks(itemId);
  if (path.isPending) return <LoadingState rows={3} />;
  if (path.isError) {
    return <NoLedger error={path.error} unknown={unknown} onRetry={() => void path.refetch()} />;
  }
  return (
    <>
      <PathTimeline
        paths={[ledgerPath(path.data.path ?? [], itemId)]}
        rootId={itemId}
        rootTitle={title}
        marks={marks}
      />
      <Waiting ledger={path.data} />
    </>
  );
}

interface DocumentWhereProps {
  readonly itemId: string;
  /** The document's own paths: they carry the words said, and are never behind. */
  readonly paths: readonly ItemPath[];
  readonly parts?: Parameters<typeof PathTimeline>[0]['parts'];
}

/** Where a document is: its own path, with what only the ledger knows. */
export function DocumentWhere({ itemId, paths, parts = [] }: DocumentWhereProps) {
  const { data } = useItemPath(itemId);
  const marks = useFindingMarks(itemId);
  const shown = paths.map((path) => (path.itemId === itemId ? withTimeSoFar(path, data?.path ?? []) : path));
  return (
    <>
      <PathTimeline paths={shown} rootId={itemId} parts={parts} marks={marks} />
      {data !== undefined && <Waiting ledger={data} />}
    </>
  );
}

/** The ledger takes an item in a moment after it was made, and until then knows nobody who may see it. */
interface NoLedgerProps {
  readonly error: Error;
  readonly unknown: string | undefined;
  readonly onRetry: () => void;
}

function NoLedger({ error, unknown, onRetry }: NoLedgerProps) {
  const m = useMessages();
  const isUnknown = error instanceof ApiError && (error.status === 403 || error.status === 404);
  if (isUnknown) return <p className="quiet">{unknown ?? m.where.notYet}</p>;
  return <ErrorState error={error} onRetry={onRetry} />;
}

/** How long it has taken in all, what it waits for, and what waits for it. */
function Waiting({ ledger }: { ledger: LedgerPath }) {
  const m = useMessages();
  const waitsFor = ledger.waitsFor ?? [];
  const pageId = ledger.item?.rootId;
  return (
    <>
      <Deputies deputies={ledger.deputies} post={ledger.item?.holder?.postTitle ?? ''} />
      <p className="path-age">{m.where.age(workingTime(ledger.ageWorkingMinutes ?? 0, m))}</p>
      {waitsFor.length > 0 && (
        <>
          <h3 className="waits-title">{m.where.waitsFor(ledger.item?.holder?.personName ?? '')}</h3>
          <ul className="parts">
            {waitsFor.map((item) => (
              <WaitLine key={item.itemId} item={item} pageId={pageId} />
            ))}
          </ul>
        </>
      )}
      {ledger.waitedForBy !== undefined && (
        <>
          <h3 className="waits-title">{m.where.waitedForBy}</h3>
          <ul className="parts">
            <WaitLine item={ledger.waitedForBy} pageId={pageId} />
          </ul>
        </>
      )}
    </>
  );
}

/** `pageId` is what the page shows: no link leads to where one is. */
function WaitLine({ item, pageId }: { item: WorkItem; pageId: string | undefined }) {
  const { m, language } = useLanguage();
  const isHere = item.rootId === pageId;
  const remaining = (language === 'vi' ? item.remainingVi : item.remainingEn) ?? '';
  return (
    <li className="part">
      <div className="part-words">
        <HolderText holder={item.holder} />
        <p className="quiet">{m.where.since(showInstant(item.sinceTime))}</p>
      </div>
      <div className="part-words">
        <p>
          {word(m.work.kinds, item.itemKind)} · {itemStateWord(item, m)}
        </p>
        <p>{isHere ? itemTitle(item, m) : <Link to={itemAddress(item)}>{itemTitle(item, m)}</Link>}</p>
        {item.dueTime !== undefined && (
          <p>
            {showDue(item.dueTime)} <DueMark state={item.dueState} text={remaining} />
          </p>
        )}
      </div>
    </li>
  );
}

/** Who held an item last, for one that nobody holds any more. */
export function LastHolder({ itemId }: { itemId: string }) {
  const path = useItemPath(itemId);
  const last = path.data?.path?.findLast((change) => change.to !== undefined);
  return <HolderText holder={last?.to} />;
}
