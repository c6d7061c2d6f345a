import type { CallContext } from '@baro/chassis';
import type { CutOff } from '../../domain/period-days.ts';
import { standingCutOff } from '../../domain/standing/window.ts';
import { findCutOffRule } from '../../store/cut-off-store.ts';
import type { VersionRow } from '../../store/indicator-store.ts';
import { pickVersion } from '../show-indicator.ts';

/** The cut-off rule of weeks and months on a date. */
export async function cutOffOn(em: CallContext['em'], date: string): Promise<CutOff> {
  const rule = await findCutOffRule(em, standingCutOff, date);
  if (!rule) throw new Error(`no cut-off rule ${standingCutOff} on ${date}`);
  return rule;
}

/** The version of an indicator in force on a date, or the first one. */
export function versionOn(
  versions: readonly VersionRow[],
  code: string,
  date: string,
): VersionRow | undefined {
  return pickVersion(
    versions.filter((version) => version.code === code),
    date,
  );
}
