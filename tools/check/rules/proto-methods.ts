import { messagesOf, methodsOf, type ProtoMessage, type ProtoMethod } from '../proto-text.ts';
import type { Finding, Rule } from '../rule.ts';

/** The habits of the contract that buf does not know: pages, request ids, update masks, field behaviour. */
export const protoMethods: Rule = {
  name: 'proto-methods',
  check: (repo) =>
    repo.files
      .filter((file) => file.startsWith('proto/baro/') && file.endsWith('.proto'))
      .flatMap((file) => checkProto(file, repo.read(file))),
};

function checkProto(file: string, text: string): Finding[] {
  const messages = new Map(messagesOf(text).map((message) => [message.name, message]));
  const methods = methodsOf(text);
  const missing = methods.flatMap((method) =>
    requirements(method)
      .filter(({ message, field }) => !has(messages.get(message), field))
      .map(({ message, field }) => ({
        file,
        line: method.line,
        message: `${method.name}: ${message} needs ${field}`,
      })),
  );
  const unexplained = methods
    .filter(({ comment }) => !/^ *\/\/ Reasons: /m.test(comment))
    .map(({ name, line }) => ({
      file,
      line,
      message: `${name} does not say its reasons ("// Reasons: A, B.")`,
    }));
  return [...missing, ...unexplained, ...withoutBehavior(file, methods, messages)];
}

function requirements(method: ProtoMethod): { message: string; field: string }[] {
  const { name, request, response } = method;
  const needed = [];
  // A list that stays short by its nature says how long it can get: "At once: at most 100."
  if (name.startsWith('List') && !/At once: at most \d+\./.test(method.comment)) {
    needed.push({ message: request, field: 'page_size' }, { message: request, field: 'page_token' });
    needed.push({ message: response, field: 'next_page_token' });
  }
  // A stream carries it in its first message, which is a message of its own.
  if (!method.isRead && !method.requestStreams) needed.push({ message: request, field: 'request_id' });
  if (name.startsWith('Update')) {
    needed.push({ message: request, field: 'update_mask' });
  }
  return needed;
}

function withoutBehavior(
  file: string,
  methods: readonly ProtoMethod[],
  messages: ReadonlyMap<string, ProtoMessage>,
): Finding[] {
  return methods.flatMap(({ request, requestStreams }) =>
    (requestStreams ? [] : (messages.get(request)?.fields ?? []))
      .filter(({ hasBehavior }) => !hasBehavior)
      .map(({ name, line }) => ({
        file,
        line,
        message: `${request}.${name} has no (google.api.field_behavior)`,
      })),
  );
}

function has(message: ProtoMessage | undefined, field: string): boolean {
  return message?.fields.some(({ name }) => name === field) ?? false;
}
