import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import {
  issueLetterReceipt,
  listLetterReceipts,
  revokeLetterReceipt,
  type IssuedLetterReceipt,
} from '../api/letter-receipts-api.ts';
import { newRequestId } from '../api/request-id.ts';
import type { Letter } from '../api/types.ts';
import { FormProblem } from '../form/form-problem.tsx';
import { useMessages } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { ReceiptSlip } from '../receipt/receipt-slip.tsx';
import { useReceiptRun } from '../receipt/use-receipt-run.ts';
import { CLERKS, useBookUnits } from '../state/book-units.ts';
import { showInstant } from '../time/format.ts';

/** The receipt of a letter, for the clerk of its unit. */
export function LetterReceipts({ letter }: { letter: Letter }) {
  const keeps = useBookUnits(CLERKS).units.some(({ id }) => id === letter.unitId);
  return keeps ? <Receipts letter={letter} /> : null;
}

function Receipts({ letter }: { letter: Letter }) {
  const m = useMessages();
  const t = m.letterReceipt;
  const { id = '', unitName = '' } = letter;
  const queryKey = ['letter-receipts', id];
  const receipts = useQuery({ queryKey, queryFn: ({ signal }) => listLetterReceipts(id, signal) });
  const inForce = receipts.data?.find(({ endTime }) => endTime === undefined);
  const [slip, setSlip] = useState<IssuedLetterReceipt>();
  const { problem, busy, run } = useReceiptRun(queryKey);
  const issue = () => run('issue', async () => setSlip(await issueLetterReceipt(id, newRequestId())));
  const revoke = (receiptId: string) =>
    run('revoke', async () => void (await revokeLetterReceipt(id, receiptId, newRequestId())));
  return (
    <Section title={t.title}>
      <p className="quiet">{t.help}</p>
      <FormProblem lines={problem} />
      <p>
        {inForce === undefined
          ? m.receipt.none
          : m.receipt.inForce(inForce.code ?? '', showInstant(inForce.issueTime))}
      </p>
      <div className="receipt-acts no-print">
        <Button onClick={() => void issue()} loading={busy === 'issue'}>
          {inForce === undefined ? m.receipt.issue : m.receipt.reissue}
        </Button>
        {inForce !== undefined && (
          <Button onClick={() => void revoke(inForce.id ?? '')} loading={busy === 'revoke'}>
            {t.revoke}
          </Button>
        )}
      </div>
      {slip !== undefined && (
        <ReceiptSlip
          title={t.slipTitle}
          unitName={unitName}
          subject=""
          facts={[]}
          keep={t.keep}
          slip={slip}
          onClose={() => setSlip(undefined)}
        />
      )}
    </Section>
  );
}
