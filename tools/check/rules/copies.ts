import { tokensOf, wholeLines } from '../code-tokens.ts';
import type { CodeTokens } from '../code-tokens.ts';
import type { Finding, Rule } from '../rule.ts';
import { isTypeScript } from '../sources.ts';

const maxLines = 15;
/** Tokens two places must have in common before they are compared further; a block over the limit has more. */
const seedLength = 20;

/** A place in the code of a service. */
interface Place {
  readonly service: string;
  readonly code: CodeTokens;
  readonly at: number;
}

/** Code two services share lives in the chassis or in directory/client: of two copies one is mended and one forgotten. */
export const copies: Rule = {
  name: 'copies',
  check(repo) {
    const found: Finding[] = [];
    const reached = new Map<string, number>();
    const earlier = new Map<string, Place[]>();
    for (const file of repo.files.filter(isTypeScript)) {
      const service = serviceOf(file);
      if (service === undefined) continue;
      const code = tokensOf(file, repo.read(file));
      for (const at of lineStarts(code)) {
        const place = { service, code, at };
        const seed = seedOf(place);
        if (seed === undefined) continue;
        const others = earlier.get(seed) ?? [];
        for (const other of others) {
          if (other.service !== service) found.push(...compare(other, place, reached));
        }
        others.push(place);
        earlier.set(seed, others);
      }
    }
    return found;
  },
};

/** The service whose own code a file is; `directory/client` is no service but what services share. */
function serviceOf(file: string): string | undefined {
  return /^services\/([^/]+)\/src\//.exec(file)?.[1];
}

function lineStarts({ lines }: CodeTokens): number[] {
  return lines.flatMap((line, index) => (line === lines[index - 1] ? [] : [index]));
}

function seedOf({ code, at }: Place): string | undefined {
  const words = code.words.slice(at, at + seedLength);
  return words.length === seedLength ? words.join(' ') : undefined;
}

/** The block two places have in common from here on; `reached` keeps it from being told line by line. */
function compare(a: Place, b: Place, reached: Map<string, number>): Finding[] {
  const diagonal = `${a.code.file}\n${b.code.file}\n${a.at - b.at}`;
  if (a.at < (reached.get(diagonal) ?? 0)) return [];
  let on = 0;
  while (isSame(a, b, on)) on += 1;
  reached.set(diagonal, a.at + on);
  const [inA, inB] = [wholeLines(a.code, a.at, a.at + on), wholeLines(b.code, b.at, b.at + on)];
  const lines = Math.max(inA.length, inB.length);
  if (lines <= maxLines) return [];
  const message = `shares ${lines} lines with ${a.code.file}:${inA[0]}; move them to the chassis or to directory/client`;
  return [{ file: b.code.file, line: inB[0] ?? 1, message }];
}

function isSame(a: Place, b: Place, offset: number): boolean {
  const word = a.code.words[a.at + offset];
  return word !== undefined && word === b.code.words[b.at + offset];
}
