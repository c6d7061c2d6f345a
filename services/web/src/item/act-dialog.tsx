import type { ReactNode } from 'react';
import { onFormKeyDown, useErrorFocus } from '../form/enter-to-next.ts';
import { FormFoot } from '../form/form-foot.tsx';
import { FormProblem } from '../form/form-problem.tsx';
import { useMessages } from '../i18n/language.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { StaleNotice } from './stale-notice.tsx';
import type { Act } from './use-act.ts';

interface ActDialogProps<Name extends string> {
  readonly title: string;
  /** The main button's word, when it is not the title. */
  readonly button?: string | undefined;
  readonly help?: string | undefined;
  readonly act: Act<Name>;
  readonly onClose: () => void;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** The frame of every act's dialog; closing it keeps what was typed. */
export function ActDialog<Name extends string>(props: ActDialogProps<Name>) {
  const { title, button = title, help, act, onClose, isWide = false, children } = props;
  const m = useMessages();
  const box = useErrorFocus(act.refusals);
  return (
    <Dialog title={title} width={isWide ? 820 : 560} onCancel={onClose}>
      <form
        ref={box}
        className="form"
        noValidate
        onKeyDown={onFormKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        {help !== undefined && <p className="form-help">{help}</p>}
        {children}
        {act.stale !== undefined && <StaleNotice change={act.stale.change} />}
        {(act.stale === undefined || act.reason !== 'ETAG_STALE') && <FormProblem lines={act.lines} />}
        <FormFoot label={act.isBusy ? m.act.sending : button} isBusy={act.isBusy} onPress={act.submit} />
      </form>
    </Dialog>
  );
}
