import BellOutlined from '@ant-design/icons/es/icons/BellOutlined';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popover } from 'antd';
import { useEffect, useState } from 'react';
import { listReminders, readReminders } from '../api/custody-api.ts';
import { concerns, onLiveEvent } from '../api/live.ts';
import { newRequestId } from '../api/request-id.ts';
import { useMessages } from '../i18n/language.tsx';
import { problemText } from '../ui/problem-text.ts';
import { bellCount } from './reminder-words.ts';
import { ReminderList } from './reminder-list.tsx';

const KEY = ['custody', 'reminders'];
const SHOWN = 20;

/** Reminders not read yet: a count in the header, live; the list when it is pressed. */
export function ReminderBell() {
  const m = useMessages();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const { data, isPending } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => listReminders({ unread: true, pageSize: SHOWN }, signal),
    staleTime: 60_000,
  });
  useEffect(
    () =>
      onLiveEvent((event) => {
        if (concerns(event, ['reminder'])) void client.invalidateQueries({ queryKey: KEY });
      }),
    [client],
  );
  const unread = data?.unreadCount ?? 0;
  const markRead = async (ids: readonly string[]): Promise<void> => {
    try {
      // Marking twice marks once: a press that failed may simply be pressed again.
      await readReminders({ ids, requestId: newRequestId() });
      await client.invalidateQueries({ queryKey: KEY });
    } catch (error) {
      message.error(problemText(error, m));
    }
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <ReminderList
          reminders={isPending ? undefined : (data?.reminders ?? [])}
          onRead={(ids) => void markRead(ids)}
          onGo={() => setOpen(false)}
        />
      }
    >
      <Button
        type="text"
        className="bell"
        aria-label={m.reminder.bell(unread)}
        title={m.reminder.bell(unread)}
      >
        <BellOutlined aria-hidden="true" />
        {unread > 0 && <span className="bell-count">{bellCount(unread)}</span>}
      </Button>
    </Popover>
  );
}
