import { createTransport } from 'nodemailer';

/** One mail. */
export interface Mail {
  /** Names the mail: a second delivery of the same one is recognised by it. */
  id: string;
  to: string[];
  subject: string;
  text: string;
}

/** Sends mail by SMTP. */
export interface Mailer {
  /** @throws when the server did not take it */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** Longest wait for the server's answer, milliseconds. */
const patienceMs = 10_000;

/** Opens the city's mail server; undefined without one. `smtpUrl` is `smtp://user:password@host:port` or `smtps://…`. */
export function openMailer(smtpUrl: string, from: string): Mailer | undefined {
  if (smtpUrl === '') return undefined;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  });
  return {
    send: async ({ id, to, subject, text }) => {
      await transport.sendMail({ from, to, subject, text, messageId: `<${id}@baro>` });
    },
    close: () => transport.close(),
  };
}
