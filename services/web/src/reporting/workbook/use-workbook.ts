import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { RequestIds } from '../../api/request-id.ts';
import type { Submission } from '../../api/reporting-types.ts';
import { downloadWorkbook, uploadWorkbook } from '../../api/workbooks-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { saveFile } from '../../list/download.ts';
import { itemsChanged } from '../../state/changed.ts';
import { refusalOf, type WorkbookRefusal } from './faulty-cells.ts';

const NOTHING: WorkbookRefusal = { lines: [], cells: [] };

/** The workbook of a submission: taken out, brought back, and why it was not taken. */
export function useWorkbook({ id = '', etag = '' }: Submission, queryKey: QueryKey) {
  const m = useMessages();
  const client = useQueryClient();
  const { message } = App.useApp();
  const ids = useRef(new RequestIds());
  const [isTaking, setTaking] = useState(false);
  const [sending, setSending] = useState<{ file: File; share: number }>();
  const [refusal, setRefusal] = useState(NOTHING);

  const download = async (): Promise<void> => {
    setTaking(true);
    try {
      const { blob, name } = await downloadWorkbook(id);
      saveFile(blob, name);
    } catch (error) {
      setRefusal(refusalOf(error, m));
    } finally {
      setTaking(false);
    }
  };

  const upload = async (files: readonly File[]): Promise<void> => {
    const [file, more] = files;
    if (file === undefined || sending !== undefined) return;
    if (more !== undefined) return setRefusal({ lines: [m.workbook.one], cells: [] });
    const { name, size, lastModified } = file;
    setRefusal(NOTHING);
    setSending({ file, share: 0 });
    try {
      const requestId = ids.current.idFor({ id, etag, name, size, lastModified });
      const { filledCount = 0 } = await uploadWorkbook({ submissionId: id, etag, requestId }, file, (share) =>
        setSending({ file, share }),
      );
      ids.current.done();
      message.success(m.workbook.filled(filledCount));
      itemsChanged(client);
    } catch (error) {
      // Whatever was refused, the same file may be mended and saved under the same name.
      if (!(error instanceof ApiError && error.isTransient)) ids.current.done();
      setRefusal(refusalOf(error, m));
    } finally {
      await client.invalidateQueries({ queryKey });
      setSending(undefined);
    }
  };

  return { isTaking, sending, refusal, download, upload };
}
