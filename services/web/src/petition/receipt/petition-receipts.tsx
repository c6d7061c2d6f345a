import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import {
  issueReceipt,
  listReceipts,
  revokeReceipt,
  type IssuedReceipt,
  type Receipt,
} from '../../api/public-api.ts';
import { newRequestId } from '../../api/request-id.ts';
import type { Petition, Raising } from '../../api/types.ts';
import { FormProblem } from '../../form/form-problem.tsx';
import { useMessages } from '../../i18n/language.tsx';
import { Section } from '../../item/facts.tsx';
import { showInstant } from '../../time/format.ts';
import { ReceiptSlip } from '../../receipt/receipt-slip.tsx';
import { useReceiptRun } from '../../receipt/use-receipt-run.ts';

/** Acts of who writes down what voters said: they issue receipts too. */
const KEEPING = ['RaisePetition', 'RestorePetition'];

/** Receipts of the voters' lines, for who keeps them. */
export function PetitionReceipts({ petition }: { petition: Petition }) {
  if (!petition.allowedActions?.some((action) => KEEPING.includes(action))) return null;
  return <Receipts petition={petition} />;
}

function Receipts({ petition }: { petition: Petition }) {
  const m = useMessages();
  const { id = '', raisings = [] } = petition;
  const queryKey = ['petitions', 'receipts', id];
  const receipts = useQuery({ queryKey, queryFn: ({ signal }) => listReceipts(id, signal) });
  const [issued, setIssued] = useState<{ slip: IssuedReceipt; raising: Raising }>();
  const { problem, busy, run } = useReceiptRun(queryKey);
  const issue = (raising: Raising) =>
    run(raising.id ?? '', async () =>
      setIssued({ raising, slip: await issueReceipt(id, raising.id ?? '', newRequestId()) }),
    );
  const revoke = (receipt: Receipt) =>
    run(receipt.id ?? '', async () => void (await revokeReceipt(id, receipt.id ?? '', newRequestId())));
  return (
    <Section title={m.receipt.title}>
      <p className="quiet">{m.receipt.help}</p>
      <FormProblem lines={problem} />
      <ul className="receipts">
        {raisings.map((raising) => (
          <ReceiptLine
            key={raising.id}
            raising={raising}
            inForce={receipts.data?.find((one) => one.raisingId === raising.id && one.endTime === undefined)}
            busy={busy}
            onIssue={() => void issue(raising)}
            onRevoke={(receipt) => void revoke(receipt)}
          />
        ))}
      </ul>
      {issued !== undefined && (
        <ReceiptSlip
          title={m.receipt.slipTitle}
          unitName={petition.unitName ?? ''}
          subject={petition.subject ?? ''}
          facts={[
            [m.petition.code, petition.code],
            [m.petitionForm.locality, issued.raising.localityName],
          ]}
          keep={m.receipt.keep}
          slip={issued.slip}
          onClose={() => setIssued(undefined)}
        />
      )}
    </Section>
  );
}

interface ReceiptLineProps {
  readonly raising: Raising;
  readonly inForce: Receipt | undefined;
  /** What is being sent: a line or a receipt. */
  readonly busy: string;
  readonly onIssue: () => void;
  readonly onRevoke: (receipt: Receipt) => void;
}

function ReceiptLine({ raising, inForce, busy, onIssue, onRevoke }: ReceiptLineProps) {
  const m = useMessages();
  const { localityName = '', sessionName = '' } = raising;
  const line = `${localityName}, ${sessionName}`;
  return (
    <li>
      <div>
        <strong>{localityName}</strong> <span className="quiet">{sessionName}</span>
        <div>
          {inForce === undefined
            ? m.receipt.none
            : m.receipt.inForce(inForce.code ?? '', showInstant(inForce.issueTime))}
        </div>
      </div>
      <div className="receipt-acts no-print">
        <Button
          onClick={onIssue}
          loading={busy === raising.id}
          aria-label={inForce === undefined ? m.receipt.issueFor(line) : m.receipt.reissueFor(line)}
        >
          {inForce === undefined ? m.receipt.issue : m.receipt.reissue}
        </Button>
        {inForce !== undefined && (
          <Button
            onClick={() => onRevoke(inForce)}
            loading={busy === inForce.id}
            aria-label={m.receipt.revokeFor(line)}
          >
            {m.receipt.revoke}
          </Button>
        )}
      </div>
    </li>
  );
}
