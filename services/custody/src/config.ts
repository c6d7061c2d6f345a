import { integer, list, secret, text } from '@baro/chassis';

/** The custody service's own configuration, keys with the prefix `CUSTODY_`. */
export const custodyConfig = {
  /** Working days before the due time at which who holds an item is reminded. */
  reminderDaysAhead: list('REMINDER_DAYS_AHEAD', { fallback: ['15', '7', '3'] }),
  /** Working days after the due time at which who holds an item is reminded. */
  reminderDaysOverdue: list('REMINDER_DAYS_OVERDUE', { fallback: ['1', '5', '10'] }),
  /** Mail server, `smtp://user:password@host:port` or `smtps://…`; empty: reminders show in the pages alone. */
  smtpUrl: secret('SMTP_URL', { fallback: '' }),
  /** Sender of mails. */
  mailFrom: text('MAIL_FROM', { fallback: 'baro@localhost' }),
  /** Address of the pages, for links in mails; empty: mails have no link. */
  publicUrl: text('PUBLIC_URL', { fallback: '' }),
  /** Days an entry of the event feed is kept. */
  feedKeepDays: integer('FEED_KEEP_DAYS', { fallback: 90 }),
  /** Longest silence of an event feed, milliseconds. */
  feedHeartbeatMs: integer('FEED_HEARTBEAT_MS', { fallback: 10_000 }),
  /** gRPC addresses of the services that tell of items; only `main.ts rebuild` needs them. */
  documentsAddress: text('DOCUMENTS_ADDRESS', { fallback: '' }),
  tasksAddress: text('TASKS_ADDRESS', { fallback: '' }),
  petitionsAddress: text('PETITIONS_ADDRESS', { fallback: '' }),
  complaintsAddress: text('COMPLAINTS_ADDRESS', { fallback: '' }),
};
