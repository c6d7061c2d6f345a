import { Button } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { Facts, type Fact } from '../item/facts.tsx';
import { showInstantDate } from '../time/format.ts';
import { Dialog } from '../ui/dialog.tsx';

/** A receipt as it was issued; its secret is nowhere else. */
export interface IssuedSlip {
  readonly receipt?:
    | { readonly code?: string | undefined; readonly issueTime?: string | undefined }
    | undefined;
  readonly secret?: string | undefined;
}

interface ReceiptSlipProps {
  readonly title: string;
  /** Unit that issues it. */
  readonly unitName: string;
  /** What it is of; empty where the slip does not say. */
  readonly subject: string;
  readonly facts: readonly Fact[];
  /** What to do with it, and when it is lost. */
  readonly keep: string;
  readonly slip: IssuedSlip;
  readonly onClose: () => void;
}

/** Code and secret this once, to be printed or read out; closed, the secret is nowhere any more. */
export function ReceiptSlip({ title, unitName, subject, facts, keep, slip, onClose }: ReceiptSlipProps) {
  const m = useMessages();
  const t = m.receipt;
  const { receipt = {}, secret = '' } = slip;
  return (
    <Dialog title={title} width={560} onCancel={onClose}>
      <div className="receipt-slip">
        <h2>{unitName}</h2>
        {subject !== '' && <p>{subject}</p>}
        <Facts
          facts={[
            ...facts,
            [t.issued, showInstantDate(receipt.issueTime)],
            [m.open.code, <code key="code">{receipt.code}</code>],
            [m.open.secret, <code key="secret">{secret}</code>],
          ]}
        />
        <p>{t.where(`${window.location.origin}/public`)}</p>
        <p>{keep}</p>
      </div>
      <p className="quiet no-print">{t.once}</p>
      <div className="form-foot no-print">
        <Button onClick={onClose}>{t.close}</Button>
        <Button data-main-button type="primary" size="large" onClick={() => window.print()}>
          {t.print}
        </Button>
      </div>
    </Dialog>
  );
}
