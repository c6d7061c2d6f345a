import type { FieldError } from '../api/api-error.ts';
import type { Errors } from './form-state.ts';

/**
 * The server's violations beside our fields. `names` maps the contract's paths; a path that is not known falls
 * to its nearest known parent, and what falls to none is returned for the place above the button.
 */
export function placeFieldErrors<Name extends string>(
  violations: readonly FieldError[],
  names: Readonly<Record<string, Name>>,
): { errors: Errors<Name>; rest: string[] } {
  const errors: Partial<Record<Name, string>> = {};
  const rest: string[] = [];
  for (const violation of violations) {
    const name = nearestName(violation.field, names);
    if (name === undefined) rest.push(violation.message);
    else {
      errors[name] = errors[name] === undefined ? violation.message : `${errors[name]} ${violation.message}`;
    }
  }
  return { errors, rest };
}

function nearestName<Name extends string>(
  path: string,
  names: Readonly<Record<string, Name>>,
): Name | undefined {
  // A form may name one line (`coOrdinators[1]`); else `recipients[2].name` is a fault of `recipients`.
  return upwards(path, names) ?? upwards(path.replace(/\[\d+\]/g, ''), names);
}

function upwards<Name extends string>(path: string, names: Readonly<Record<string, Name>>): Name | undefined {
  for (let rest = path; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.')))) {
    const name = names[rest];
    if (name !== undefined) return name;
  }
  return undefined;
}
