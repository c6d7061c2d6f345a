import PaperClipOutlined from '@ant-design/icons/es/icons/PaperClipOutlined';
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { showSize } from '../text/file-size.ts';

interface FileDropProps {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Chooses files or takes dropped ones. */
export function FileDrop({ label, onFiles }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return (
    <div
      className={`file-drop ${isOver ? 'file-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <Button icon={<PaperClipOutlined aria-hidden="true" />} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was taken off.
          event.target.value = '';
        }}
      />
    </div>
  );
}

/** Files chosen but not sent yet, or on their way. */
export function PendingFiles(props: {
  files: readonly File[];
  progress: Readonly<Record<string, number>>;
  onRemove?: (file: File) => void;
}) {
  const m = useMessages();
  if (props.files.length === 0) return null;
  return (
    <ul className="pending-files">
      {props.files.map((file) => {
        const share = props.progress[file.name];
        return (
          <li key={file.name}>
            <span>
              {file.name} <span className="quiet">{showSize(file.size)}</span>
            </span>
            {share !== undefined && (
              <Progress size="small" percent={Math.round(share * 100)} aria-label={file.name} />
            )}
            {share === undefined && props.onRemove !== undefined && (
              <Button size="small" type="link" onClick={() => props.onRemove?.(file)}>
                {m.common.remove}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
