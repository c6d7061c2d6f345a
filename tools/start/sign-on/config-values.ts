/** Collects everything that is wrong, so that one start names all of it. */
export class Problems {
  readonly #found: string[] = [];

  add(problem: string): void {
    this.#found.push(problem);
  }

  required(name: string, value: string | undefined): string {
    if (value === undefined || value === '') this.add(`${name} is missing`);
    return value ?? '';
  }

  throwIfAny(): void {
    if (this.#found.length > 0) throw new Error(`sign-on cannot start: ${this.#found.join('; ')}`);
  }
}

/** `host:port`; an IPv6 host stands in brackets. */
export function readAddress(problems: Problems, name: string, value: string): { host: string; port: number } {
  // Everything before the last colon is the host, the digits after it the port.
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(value) ?? [];
  if (value !== '' && (host === '' || Number(port) > 65_535)) problems.add(`${name} is not host:port`);
  return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) };
}

/** An http(s) URL, returned without trailing slash. */
export function readUrl(problems: Problems, name: string, value: string): string {
  if (value === '') return '';
  const url = URL.parse(value);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    problems.add(`${name} is not an http(s) URL`);
    return '';
  }
  return value.replace(/\/+$/, '');
}
