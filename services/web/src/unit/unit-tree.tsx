import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import RightOutlined from '@ant-design/icons/es/icons/RightOutlined';
import { Button } from 'antd';
import { useState } from 'react';
import type { Unit } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { UnitLink } from './unit-link.tsx';
import { useUnits } from './use-units.ts';

interface TreeProps {
  readonly asOf: string;
  readonly withClosed: boolean;
}

/** Units below each other; a branch is fetched when it is opened. */
export function UnitTree({ asOf, withClosed }: TreeProps) {
  const tops = useUnits({ asOf, kind: 'city', includeClosed: withClosed });
  if (tops.isPending) return <LoadingState rows={6} />;
  if (tops.isError) return <ErrorState error={tops.error} onRetry={() => void tops.refetch()} />;
  const units = tops.data.pages.flatMap((page) => page.units ?? []);
  return (
    <ul className="unit-tree">
      {units.map((unit) => (
        <Branch key={unit.id} unit={unit} asOf={asOf} withClosed={withClosed} isOpenAtFirst />
      ))}
    </ul>
  );
}

function Branch({
  unit,
  asOf,
  withClosed,
  isOpenAtFirst = false,
}: TreeProps & { unit: Unit; isOpenAtFirst?: boolean }) {
  const m = useMessages();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const name = unit.name ?? '';
  return (
    <li>
      <div className="unit-branch">
        <Button
          size="small"
          type="text"
          aria-expanded={isOpen}
          aria-label={isOpen ? m.unit.collapse(name) : m.unit.expand(name)}
          icon={isOpen ? <DownOutlined /> : <RightOutlined />}
          onClick={() => setOpen(!isOpen)}
        />
        <UnitLink unit={unit} />
      </div>
      {isOpen && <Children parentId={unit.id ?? ''} asOf={asOf} withClosed={withClosed} />}
    </li>
  );
}

function Children({ parentId, asOf, withClosed }: TreeProps & { parentId: string }) {
  const m = useMessages();
  const children = useUnits({ parentId, asOf, includeClosed: withClosed });
  if (children.isPending) return <p className="quiet unit-none">{m.common.loading}</p>;
  if (children.isError) return <ErrorState error={children.error} onRetry={() => void children.refetch()} />;
  const units = children.data.pages.flatMap((page) => page.units ?? []);
  if (units.length === 0) return <p className="quiet unit-none">{m.unit.noChildren}</p>;
  return (
    <ul className="unit-tree">
      {units.map((unit) => (
        <Branch key={unit.id} unit={unit} asOf={asOf} withClosed={withClosed} />
      ))}
      {children.hasNextPage && (
        <li>
          <Button
            size="small"
            loading={children.isFetchingNextPage}
            onClick={() => void children.fetchNextPage()}
          >
            {m.unit.showMore}
          </Button>
        </li>
      )}
    </ul>
  );
}
