import type { Finding, Rule } from '../rule.ts';

/** MikroORM runs migrations in the order of their names: the time first, then what changes in kebab-case. */
const wellNamed = /^Migration(\d{14})_[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/;

export const migrations: Rule = {
  name: 'migrations',
  check({ files }) {
    const found: Finding[] = [];
    const times = new Map<string, string>();
    for (const file of files) {
      const [, folder = '', name = ''] = /^(services\/.*migrations)\/(Migration[^/]*\.ts)$/.exec(file) ?? [];
      if (name === '' || name.endsWith('.test.ts')) continue;
      const [, time] = wellNamed.exec(name) ?? [];
      if (time === undefined || !isTime(time)) {
        found.push({ file, message: 'is not named Migration<yyyymmddhhmmss>_<what-changes>.ts' });
        continue;
      }
      const other = times.get(`${folder} ${time}`);
      if (other !== undefined) {
        found.push({ file, message: `has the same time as ${other}: their order would be chance` });
      }
      times.set(`${folder} ${time}`, name);
    }
    return found;
  },
};

function isTime(digits: string): boolean {
  const iso = digits.replace(/(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6Z');
  return !Number.isNaN(Date.parse(iso));
}
