import { Button } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import type { ListAddress } from './list-address.ts';

interface PagerProps {
  readonly address: ListAddress;
  readonly nextToken: string | undefined;
  readonly rowCount: number;
}

/** Next and previous; a keyset has no last page and no total, and none is pretended. */
export function Pager({ address, nextToken, rowCount }: PagerProps) {
  const m = useMessages();
  const hasNext = nextToken !== undefined && nextToken !== '';
  const page = address.tokens.length + 1;
  const go = (move: () => void): void => {
    move();
    if (!address.staysPut) window.scrollTo({ top: 0 });
  };
  return (
    <nav className="pager" aria-label={m.common.pages}>
      <span className="pager-count">
        {m.common.page(page)} · {m.common.rowsShown(rowCount)}
      </span>
      <Button disabled={page === 1} onClick={() => go(address.goPrevious)}>
        {m.common.previous}
      </Button>
      <Button disabled={!hasNext} onClick={() => go(() => address.goNext(nextToken ?? ''))}>
        {m.common.next}
      </Button>
    </nav>
  );
}
