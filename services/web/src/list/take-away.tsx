import { App, Button } from 'antd';
import { useState } from 'react';
import type { FetchReport, ReportFormat } from '../api/report-format.ts';
import { useMessages } from '../i18n/language.tsx';
import { problemText } from '../ui/problem-text.ts';
import { saveFile } from './download.ts';

const kilobytes = new Intl.NumberFormat('vi-VN', {
  style: 'unit',
  unit: 'kilobyte',
  maximumFractionDigits: 0,
});

/** A report as a file, in either form; how much has come is told while it is made. */
export function TakeAway({ fetchReport }: { fetchReport: FetchReport }) {
  const m = useMessages();
  const { message } = App.useApp();
  const [format, setFormat] = useState<ReportFormat>();
  const [bytes, setBytes] = useState(0);
  const take = async (wanted: ReportFormat): Promise<void> => {
    setFormat(wanted);
    setBytes(0);
    try {
      const { blob, name } = await fetchReport(wanted, setBytes);
      saveFile(blob, name);
    } catch (error) {
      message.error(problemText(error, m));
    } finally {
      setFormat(undefined);
    }
  };
  const button = (wanted: ReportFormat, label: string) => (
    <Button
      loading={format === wanted}
      disabled={format !== undefined && format !== wanted}
      onClick={() => void take(wanted)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <span className="quiet" role="status">
        {format === undefined ? '' : m.sessionReport.making(kilobytes.format(bytes / 1000))}
      </span>
      {button('REPORT_FORMAT_XLSX', m.register.xlsx)}
      {button('REPORT_FORMAT_PDF', m.register.pdf)}
    </>
  );
}
