import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import { Button } from 'antd';
import { newRequestId } from '../../api/request-id.ts';
import type { Post } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { RouteLineFields } from './route-line-fields.tsx';
import { emptyLine, type RouteLine } from './route-values.ts';
import type { OptionSource } from '../../ui/use-options.ts';

interface PartLinesProps {
  readonly lines: readonly RouteLine[];
  readonly source: OptionSource<Post>;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly dueHint?: string;
  readonly onChange: (lines: readonly RouteLine[]) => void;
}

/** Any number of co-ordinators: who, by when, and what is asked of each. */
export function PartLines({ lines, source, errors, dueHint, onChange }: PartLinesProps) {
  const m = useMessages();
  return (
    <>
      {lines.map((line) => (
        <RouteLineFields
          key={line.key}
          title={m.act.coOrdinator}
          line={line}
          source={source}
          errors={errors}
          {...(dueHint === undefined ? {} : { dueHint })}
          onChange={(next) => onChange(lines.map((one) => (one.key === line.key ? next : one)))}
          onRemove={() => onChange(lines.filter((one) => one.key !== line.key))}
        />
      ))}
      <Button
        className="add-line"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => onChange([...lines, emptyLine(newRequestId())])}
      >
        {m.act.addCoOrdinator}
      </Button>
    </>
  );
}
