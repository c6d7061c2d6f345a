import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined';
import type { Post } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Option } from '../../ui/combobox-options.ts';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import type { OptionSource } from '../../ui/use-options.ts';

interface ForInformationProps {
  readonly source: OptionSource<Post>;
  readonly posts: readonly Option[];
  readonly error: string | undefined;
  readonly onChange: (posts: readonly Option[]) => void;
}

/** Posts that only get to know. */
export function ForInformation({ source, posts, error, onChange }: ForInformationProps) {
  const m = useMessages();
  return (
    <div>
      <Field label={m.act.forInformation} error={error}>
        {(control) => (
          <Picker
            {...control}
            source={source}
            value={undefined}
            onChange={(post) => {
              const isNew = post !== undefined && !posts.some((one) => one.value === post.value);
              if (isNew) onChange([...posts, post]);
            }}
          />
        )}
      </Field>
      <ul className="filter-chips">
        {posts.map((post) => (
          <li key={post.value} className="filter-chip">
            <span>{post.label}</span>
            <button
              type="button"
              aria-label={`${m.common.remove} ${post.label}`}
              onClick={() => onChange(posts.filter((one) => one.value !== post.value))}
            >
              <CloseOutlined aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
