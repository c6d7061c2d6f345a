/** As much of a .proto as the rules need; buf itself checks the rest. */
export interface ProtoMethod {
  readonly name: string;
  readonly line: number;
  readonly request: string;
  readonly response: string;
  readonly isRead: boolean;
  readonly requestStreams: boolean;
  readonly comment: string;
}

export interface ProtoMessage {
  readonly name: string;
  readonly fields: readonly ProtoField[];
}

export interface ProtoField {
  readonly name: string;
  readonly line: number;
  readonly hasBehavior: boolean;
}

// rpc Name(stream? Request) returns (stream? Response) { option (google.api.http) = { verb: …
const rpcPattern = /((?:^ *\/\/.*\n)*)^ *rpc (\w+)\((stream )?(\w+)\) returns \((?:stream )?(\w+)\)([^}]*)/gm;

export function methodsOf(text: string): ProtoMethod[] {
  return [...text.matchAll(rpcPattern)].map((match) => ({
    comment: match[1] ?? '',
    name: match[2] ?? '',
    requestStreams: match[3] !== undefined,
    request: match[4] ?? '',
    response: match[5] ?? '',
    // Without a REST route it says so itself.
    isRead: /\bget:|\bNO_SIDE_EFFECTS\b/.test(match[6] ?? ''),
    line: lineAt(text, match.index + (match[1] ?? '').length),
  }));
}

/** Messages with their own fields; a message inside another counts as one of its own. */
export function messagesOf(text: string): ProtoMessage[] {
  return [...text.matchAll(/^ *message (\w+) \{/gm)].map((match) => {
    const start = match.index + match[0].length;
    return { name: match[1] ?? '', fields: fieldsOf(text, start, endOfBlock(text, start)) };
  });
}

// type name = number, with what stands in brackets after it, up to the semicolon.
const fieldPattern = /^ *(?:repeated |optional )?[\w.<>, ]+ (\w+) = \d+([^;]*);/gm;

function fieldsOf(text: string, start: number, end: number): ProtoField[] {
  const body = blank(text.slice(start, end));
  return [...body.matchAll(fieldPattern)].map((match) => ({
    name: match[1] ?? '',
    line: lineAt(text, start + match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0)),
    hasBehavior: (match[2] ?? '').includes('field_behavior'),
  }));
}

/** Comments and inner messages and enums blanked out, line breaks kept. */
function blank(body: string): string {
  const withoutComments = body.replaceAll(/\/\/.*/g, '');
  return withoutComments.replaceAll(/\b(?:message|enum) \w+ \{[^}]*\}/g, (inner) =>
    inner.replaceAll(/[^\n]/g, ' '),
  );
}

function endOfBlock(text: string, start: number): number {
  let depth = 1;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return text.length;
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
