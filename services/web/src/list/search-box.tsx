import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useMessages } from '../i18n/language.tsx';

interface SearchBoxProps {
  readonly placeholder: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** The search of a list: Enter searches, emptying it goes back; `/` brings the focus here. */
export function SearchBox({ placeholder, value, onSearch }: SearchBoxProps) {
  const m = useMessages();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <form
      role="search"
      className="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <Input
        data-search
        aria-label={m.common.search}
        placeholder={placeholder}
        prefix={<SearchOutlined aria-hidden="true" />}
        allowClear
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onClear={() => onSearch('')}
      />
    </form>
  );
}
