import { Button, Modal } from 'antd';
import type { IssuedReceipt } from '../../api/public-api.ts';
import type { Petition, Raising } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { Facts } from '../../item/facts.tsx';
import { useFocusBack } from '../../item/use-focus-back.ts';
import { showInstantDate } from '../../time/format.ts';

interface ReceiptSlipProps {
  readonly petition: Petition;
  readonly raising: Raising;
  readonly slip: IssuedReceipt;
  readonly onClose: () => void;
}

/** Code and secret this once, to be printed or read out; closed, the secret is nowhere any more. */
export function ReceiptSlip({ petition, raising, slip, onClose }: ReceiptSlipProps) {
  const m = useMessages();
  const t = m.receipt;
  useFocusBack();
  const { receipt = {}, secret = '' } = slip;
  return (
    <Modal open title={t.slipTitle} footer={null} width={560} onCancel={onClose} mask={{ closable: false }}>
      <div className="receipt-slip">
        <h2>{petition.unitName}</h2>
        <p>{petition.subject}</p>
        <Facts
          facts={[
            [m.petition.code, petition.code],
            [m.petitionForm.locality, raising.localityName],
            [t.issued, showInstantDate(receipt.issueTime)],
            [m.open.code, <code key="code">{receipt.code}</code>],
            [m.open.secret, <code key="secret">{secret}</code>],
          ]}
        />
        <p>{t.where(`${window.location.origin}/public`)}</p>
        <p>{t.keep}</p>
      </div>
      <p className="quiet no-print">{t.once}</p>
      <div className="form-foot no-print">
        <Button onClick={onClose}>{t.close}</Button>
        <Button type="primary" size="large" autoFocus onClick={() => window.print()}>
          {t.print}
        </Button>
      </div>
    </Modal>
  );
}
