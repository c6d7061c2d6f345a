import { Button } from 'antd';
import { useState } from 'react';
import type { Component, UnitStanding } from '../../api/standing-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { useReportingWriter } from '../reporting-writer.ts';
import { causeAct, mayGiveCause, type StandingOf } from './cause-act.ts';

interface CauseNoteProps {
  readonly component: Component;
  readonly of: StandingOf;
  readonly queryKey: readonly unknown[];
  readonly actions: readonly string[];
}

/** The cause that was given, and giving one, where the trend asks for it. */
export function CauseNote({ component, of, queryKey, actions }: CauseNoteProps) {
  const m = useMessages();
  const t = m.standing;
  const [isOpen, setOpen] = useState(false);
  const { cause = '', criterion: { code = '', name = '' } = {} } = component;
  const writer = useReportingWriter<string, UnitStanding>(queryKey, (page, given) =>
    withCause(page, code, given),
  );
  const act = causeAct(of, component, m);
  return (
    <>
      {cause !== '' && <p className="cause">{t.causeIs(cause)}</p>}
      {mayGiveCause(component, actions) && (
        <Button
          size="small"
          className="no-print"
          aria-label={cause === '' ? t.giveCauseOf(name) : t.giveCauseAgainOf(name)}
          onClick={() => setOpen(true)}
        >
          {cause === '' ? t.giveCause : t.giveCauseAgain}
        </Button>
      )}
      {isOpen && (
        <SimpleActDialog act={act} itemId={code} etag="" writer={writer} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

function withCause(page: UnitStanding, code: string, cause: string): UnitStanding {
  const components = (page.components ?? []).map((one) =>
    one.criterion?.code === code ? { ...one, cause } : one,
  );
  return { ...page, components };
}
