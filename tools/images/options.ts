import { parseArgs } from 'node:util';
import { gateway, services } from '../start/services.ts';

export interface ImageOptions {
  services: readonly string[];
  tag: string;
  standIn: boolean;
}

/** Every service that has an image: those that run, and the gateway. */
export const imageServices: readonly string[] = [...services, gateway].map(({ name }) => name);

/** No image may be larger: Debian's slim base, Node, and what the largest service runs with. */
export const imageLimitBytes = 450e6;

// What an image's tag may be.
const tagForm = /^\w[\w.-]{0,127}$/;

/** @throws Error that names the option and the rule */
export function readOptions(args: readonly string[]): ImageOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { tag: { type: 'string', default: 'dev' }, 'stand-in': { type: 'boolean', default: false } },
  });
  const unknown = positionals.filter((name) => !imageServices.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no service ${unknown.join(', ')}; there are ${imageServices.join(', ')}.`);
  }
  if (!tagForm.test(values.tag)) {
    throw new Error(
      `--tag ${values.tag}: letters, digits, _ . and -, at most 128, not beginning with . or -.`,
    );
  }
  return {
    services: positionals.length > 0 ? [...new Set(positionals)] : imageServices,
    tag: values.tag,
    standIn: values['stand-in'],
  };
}
