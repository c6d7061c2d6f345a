import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { exportCaseFile, makeLetterForm } from '../../api/letter-forms-api.ts';
import { newRequestId } from '../../api/request-id.ts';
import { useMessages } from '../../i18n/language.tsx';
import { saveFile } from '../../list/download.ts';
import { problemText } from '../../ui/problem-text.ts';

/** Fetches a file and hands it to the browser's downloads; one at a time. */
export function useTake(fetchFile: () => Promise<{ blob: Blob; name: string }>) {
  const m = useMessages();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);
  const take = async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      const { blob, name } = await fetchFile();
      saveFile(blob, name);
    } catch (error) {
      message.error(problemText(error, m));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { isBusy, take };
}

interface MaskedFormProps {
  readonly letterId: string;
  readonly formId: string;
  readonly title: string;
}

/** A form under masks: nobody is opened by it. */
export function MaskedFormButton({ letterId, formId, title }: MaskedFormProps) {
  const m = useMessages();
  const { isBusy, take } = useTake(() =>
    makeLetterForm(letterId, formId, { named: false, reason: '', requestId: newRequestId() }),
  );
  return (
    <Button aria-label={m.letterPaper.makeOf(title)} loading={isBusy} onClick={() => void take()}>
      {m.letterPaper.make}
    </Button>
  );
}

const kilobytes = new Intl.NumberFormat('vi-VN', {
  style: 'unit',
  unit: 'kilobyte',
  maximumFractionDigits: 0,
});

/** The whole file; how much has come is told while it is made. */
export function CaseFileButton({ letterId }: { letterId: string }) {
  const m = useMessages();
  const [bytes, setBytes] = useState(0);
  const { isBusy, take } = useTake(() => exportCaseFile(letterId, setBytes));
  return (
    <p>
      <Button loading={isBusy} onClick={() => void take()}>
        {m.letterPaper.caseFile}
      </Button>{' '}
      <span className="quiet" role="status">
        {isBusy ? m.sessionReport.making(kilobytes.format(bytes / 1000)) : ''}
      </span>
    </p>
  );
}
