import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import { Alert, App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { newRequestId } from '../api/request-id.ts';
import type { Attachment, TaskAttachment } from '../api/types.ts';
import {
  attachmentAddress,
  DOCUMENT_FILES,
  documentTarget,
  removeAttachment,
  type FileBase,
  type FileTarget,
} from '../api/upload.ts';
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
            base={DOCUMENT_FILES}
            file={file}
            canRemove={allowed.includes('RemoveAttachment')}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {allowed.includes('UploadAttachment') && (
        <Uploads target={documentTarget(documentId)} onChanged={onChanged} />
      )}
    </>
  );
}

interface FileRowProps {
  readonly base: FileBase;
  readonly file: Attachment | TaskAttachment;
  readonly canRemove: boolean;
  /** Who attached it, where that is told. */
  readonly by?: string;
  readonly onChanged: () => void;
}

/** One file: its name downloads it. */
export function FileRow({ base, file, canRemove, by = '', onChanged }: FileRowProps) {
  const m = useMessages();
  const { message } = App.useApp();
  const name = file.fileName ?? '';
  const remove = async (): Promise<void> => {
    try {
      await removeAttachment(base, file.id ?? '', newRequestId());
      onChanged();
    } catch (error) {
      message.error(problemText(error, m));
    }
  };
  return (
    <li>
      <a
        href={attachmentAddress(base, file.id ?? '')}
        download={name}
        aria-label={m.document.downloadFile(name)}
      >
        <DownloadOutlined aria-hidden="true" /> {name}
      </a>
      <span className="quiet">
        {showSize(file.sizeBytes)} · {showInstant(file.createTime)}
        {by !== '' && ` · ${by}`}
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

interface UploadsProps {
  readonly target: FileTarget;
  readonly onChanged: () => void;
  /** Told while files are on their way. */
  readonly onBusy?: (isBusy: boolean) => void;
}

/** Sends files as soon as they are chosen or dropped. */
export function Uploads({ target, onChanged, onBusy }: UploadsProps) {
  const m = useMessages();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [progress, setProgress] = useState<Record<string, number>>({});
  const [failed, setFailed] = useState<readonly string[]>([]);
  const upload = async (chosen: readonly File[]): Promise<void> => {
    setFiles(chosen);
    setFailed([]);
    onBusy?.(true);
    const bad = await sendFiles(target, chosen, (name, share) =>
      setProgress((before) => ({ ...before, [name]: share })),
    );
    setFailed(bad);
    setFiles([]);
    setProgress({});
    onBusy?.(false);
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
