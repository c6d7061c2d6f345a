import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import { Alert, App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { newRequestId } from '../api/request-id.ts';
import type { Attachment } from '../api/types.ts';
import { attachmentAddress, removeAttachment } from '../api/upload.ts';
import { FileDrop, PendingFiles } from '../form/file-drop.tsx';
import { sendFiles } from '../form/send-files.ts';
import { useMessages } from '../i18n/language.tsx';
import { showSize } from '../text/file-size.ts';
import { showInstant } from '../time/format.ts';
import { problemText } from '../ui/problem-text.ts';

interface FilesProps {
  readonly documentId: string;
  readonly files: readonly Attachment[];
  readonly allowed: readonly string[];
  readonly onChanged: () => void;
}

/** Files of a document: download, and add or take off where that is allowed. */
export function Files({ documentId, files, allowed, onChanged }: FilesProps) {
  const m = useMessages();
  return (
    <>
      {files.length === 0 && <p className="quiet">{m.document.filesEmpty}</p>}
      <ul className="files">
        {files.map((file) => (
          <FileRow
            key={file.id}
            file={file}
            canRemove={allowed.includes('RemoveAttachment')}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {allowed.includes('UploadAttachment') && <Uploads documentId={documentId} onChanged={onChanged} />}
    </>
  );
}

function FileRow(props: { file: Attachment; canRemove: boolean; onChanged: () => void }) {
  const { file, canRemove, onChanged } = props;
  const m = useMessages();
  const { message } = App.useApp();
  const name = file.fileName ?? '';
  const remove = async (): Promise<void> => {
    try {
      await removeAttachment(file.id ?? '', newRequestId());
      onChanged();
    } catch (error) {
      message.error(problemText(error, m));
    }
  };
  return (
    <li>
      <a href={attachmentAddress(file.id ?? '')} download={name} aria-label={m.document.downloadFile(name)}>
        <DownloadOutlined aria-hidden="true" /> {name}
      </a>
      <span className="quiet">
        {showSize(file.sizeBytes)} · {showInstant(file.createTime)}
        {file.textFound !== true && ` · ${m.document.fileScan}`}
      </span>
      {canRemove && (
        <Popconfirm title={m.document.removeFile(name)} onConfirm={() => void remove()}>
          <Button size="small" type="link" aria-label={m.document.removeFile(name)}>
            {m.common.remove}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}

function Uploads({ documentId, onChanged }: { documentId: string; onChanged: () => void }) {
  const m = useMessages();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [progress, setProgress] = useState<Record<string, number>>({});
  const [failed, setFailed] = useState<readonly string[]>([]);
  const upload = async (chosen: readonly File[]): Promise<void> => {
    setFiles(chosen);
    setFailed([]);
    const bad = await sendFiles(documentId, chosen, (name, share) =>
      setProgress((before) => ({ ...before, [name]: share })),
    );
    setFailed(bad);
    setFiles([]);
    setProgress({});
    onChanged();
  };
  return (
    <div className="uploads">
      <PendingFiles files={files} progress={progress} />
      {failed.map((line) => (
        <Alert key={line} type="error" showIcon title={line} />
      ))}
      {files.length === 0 && <FileDrop label={m.document.dropHere} onFiles={(more) => void upload(more)} />}
    </div>
  );
}
