import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined';
import FilterOutlined from '@ant-design/icons/es/icons/FilterOutlined';
import { Button, Popover } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import type { Column } from './column.ts';
import { FilterControl } from './filter-control.tsx';
import type { FilterField } from './filter-field.ts';
import { filterWords } from './filter-words.ts';
import type { ListAddress } from './list-address.ts';

interface FilterProps {
  readonly fields: readonly FilterField[];
  readonly address: ListAddress;
}

/** All filters of a list, in a panel above it. */
export function FilterPanel({ fields, address }: FilterProps) {
  const m = useMessages();
  return (
    <section className="filter-panel" aria-label={m.common.filters}>
      {fields.map((field) => (
        <FilterControl
          key={field.name}
          field={field}
          values={address.filters[field.name] ?? []}
          onChange={(values) => address.setFilters({ [field.name]: values })}
        />
      ))}
    </section>
  );
}

/** The filters in force, each to be taken off. */
export function FilterChips({ fields, address }: FilterProps) {
  const m = useMessages();
  const active = fields.filter((field) => address.filters[field.name] !== undefined);
  if (active.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label={m.common.filters}>
      {active.map((field) => (
        <li key={field.name} className="filter-chip">
          <span>
            {field.label}: <strong>{filterWords(field, address.filters[field.name] ?? [])}</strong>
          </span>
          <button
            type="button"
            aria-label={m.common.removeFilter(field.label)}
            onClick={() => address.setFilters({ [field.name]: [] })}
          >
            <CloseOutlined aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <Button size="small" type="link" onClick={address.clearFilters}>
          {m.common.clearFilters}
        </Button>
      </li>
    </ul>
  );
}

/** The funnel in a column's heading: the filters of that column alone. */
export function HeadFilter<Row>({ column, fields, address }: FilterProps & { column: Column<Row> }) {
  const m = useMessages();
  const own = fields.filter((field) => column.filters?.includes(field.name) === true);
  if (own.length === 0) return null;
  const isActive = own.some((field) => address.filters[field.name] !== undefined);
  return (
    <Popover
      trigger="click"
      placement="bottom"
      destroyOnHidden
      content={
        <div className="head-filter">
          <FilterPanel fields={own} address={address} />
        </div>
      }
    >
      <button
        type="button"
        className={`head-funnel ${isActive ? 'head-funnel-active' : ''}`}
        aria-label={m.common.filterBy(column.title)}
      >
        <FilterOutlined aria-hidden="true" />
      </button>
    </Popover>
  );
}
