import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { exportReceptionBook, listReceptions } from '../api/reception-api.ts';
import type { PostRoleName } from '../api/types.ts';
import { LetterPlaces } from '../complaint/letter-places.tsx';
import { useMessages } from '../i18n/language.tsx';
import { enumOptions } from '../incoming/incoming-filters.ts';
import { BookLayout } from '../list/book-layout.tsx';
import { saveFile } from '../list/download.ts';
import type { FilterField } from '../list/filter-field.ts';
import { useListAddress } from '../list/list-address.ts';
import { listQuery } from '../list/list-query.ts';
import { useColumns } from '../list/use-columns.ts';
import { useLiveList } from '../list/use-live-list.ts';
import { yearOf } from '../register/period.ts';
import { CLERKS, useBookUnits } from '../state/book-units.ts';
import { useActor } from '../state/session.tsx';
import { cityToday } from '../time/format.ts';
import { Choice } from '../ui/choice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { Schedule } from './schedule.tsx';
import { useVisitColumns } from './visit-columns.tsx';

const PAGE_SIZE = 50;
const NAMES = ['unitId', 'fromDate', 'toDate', 'content'];
const LEADERS: readonly PostRoleName[] = ['POST_ROLE_LEADER'];

/** The reception of citizens of a unit: its schedule above, its book below. */
export function ReceptionPage() {
  const m = useMessages();
  const t = m.reception;
  const address = useListAddress(NAMES);
  const unit = useReceptionUnit(address.filters['unitId']?.[0]);
  const query = { ...listQuery(address.filters, '', []), orderBy: undefined, unitId: unit.id };
  const pageToken = address.tokens.at(-1) ?? '';
  const page = useQuery({
    queryKey: ['reception', 'book', query, pageToken],
    queryFn: ({ signal }) => listReceptions({ ...query, pageSize: PAGE_SIZE, pageToken }, signal),
    enabled: unit.id !== '',
    placeholderData: keepPreviousData,
  });
  const live = useLiveList([], ['reception']);
  return (
    <BookLayout
      title={t.title}
      label={t.tableLabel}
      actions={<PageActions unitId={unit.id} filters={address.filters} />}
      address={address}
      fields={useVisitFilters()}
      choice={useColumns('receptions', useVisitColumns())}
      page={page}
      rows={page.data?.receptions ?? []}
      rowKey={(visit) => visit.id ?? ''}
      nextToken={page.data?.nextPageToken}
      live={live}
      above={
        <>
          <LetterPlaces here="reception" />
          {unit.options.length > 1 && (
            <Choice
              label={t.unit}
              value={unit.id}
              options={unit.options}
              onChange={(id) => address.setFilters({ unitId: [id] })}
            />
          )}
          {unit.id !== '' && <Schedule key={unit.id} unitId={unit.id} />}
        </>
      }
      empty={{ title: t.emptyTitle, help: t.emptyHelp, filtered: t.emptyFiltered }}
      fetchAll={async (token) => {
        const next = await listReceptions({ ...query, pageSize: 200, pageToken: token });
        return { rows: next.receptions ?? [], nextToken: next.nextPageToken ?? '' };
      }}
    />
  );
}

/** Which unit's book is shown: of the address, else the first of those the caller works for. */
function useReceptionUnit(asked: string | undefined) {
  const { posts, unit } = useActor();
  const roles = posts.flatMap((one) => one.post?.role ?? []);
  const books = useBookUnits(roles.length > 0 ? (roles as readonly PostRoleName[]) : LEADERS);
  const options = books.units.map((one) => ({ value: one.id ?? '', label: one.name ?? '' }));
  const own = books.isPending ? '' : (unit?.id ?? '');
  return { id: asked ?? options[0]?.value ?? own, options };
}

function useVisitFilters(): readonly FilterField[] {
  const m = useMessages();
  return useMemo(() => {
    const kinds = enumOptions(m.enums.letterContent).filter(
      ({ value }) => value !== 'LETTER_CONTENT_SEVERAL',
    );
    return [
      { name: 'fromDate', label: m.reception.fromDate, kind: 'date' },
      { name: 'toDate', label: m.reception.toDate, kind: 'date' },
      { name: 'content', label: m.reception.content, kind: 'one', options: kinds },
    ];
  }, [m]);
}

interface ActionsProps {
  readonly unitId: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** Recording, and taking the book of the days shown away; the service decides. */
function PageActions({ unitId, filters }: ActionsProps) {
  const m = useMessages();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const keeps = useBookUnits(CLERKS).units.some(({ id }) => id === unitId);
  const leads = useBookUnits(LEADERS).units.some(({ id }) => id === unitId);
  const year = yearOf(cityToday());
  const period = {
    fromDate: filters['fromDate']?.[0] ?? year.from,
    toDate: filters['toDate']?.[0] ?? year.to,
  };
  const take = async (): Promise<void> => {
    setBusy(true);
    try {
      const { blob, name } = await exportReceptionBook({ unitId, ...period });
      saveFile(blob, name);
    } catch (error) {
      message.error(problemText(error, m));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {(keeps || leads) && (
        <Button loading={isBusy} onClick={() => void take()}>
          {m.reception.xlsx}
        </Button>
      )}
      {keeps && (
        <Button type="primary" onClick={() => void navigate('/reception/new')}>
          {m.reception.record}
        </Button>
      )}
    </>
  );
}
