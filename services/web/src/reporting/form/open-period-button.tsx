import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ReportForm, ReportPeriod } from '../../api/reporting-types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { itemsChanged } from '../../state/changed.ts';
import { openPeriodAct } from './open-period-act.ts';

interface OpenPeriodButtonProps {
  readonly form: ReportForm;
  readonly isMain?: boolean;
}

/** Opens a period of a form, for who may, and goes to its page. */
export function OpenPeriodButton({ form, isMain = false }: OpenPeriodButtonProps) {
  const m = useMessages();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  if (form.allowedActions?.includes('OpenPeriod') !== true) return null;
  return (
    <>
      <Button type={isMain ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {m.reporting.openPeriod}
      </Button>
      {isOpen && (
        <SimpleActDialog
          act={openPeriodAct(form, m)}
          itemId={form.id ?? ''}
          etag=""
          writer={{
            done: (period: ReportPeriod) => {
              itemsChanged(client);
              void navigate(`/reporting/periods/${period.id ?? ''}`);
            },
            reload: async () => undefined,
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
