import type { Indicator } from '@baro/proto/baro/reporting/v1/resources';
import type { Line } from '../domain/asked.ts';
import type { VersionRow } from '../store/indicator-store.ts';

/** An indicator in one version, for the wire. */
export function showIndicator({ indicatorId, number, definition, createTime }: VersionRow): Indicator {
  return { id: indicatorId, versionNumber: number, definition, createTime };
}

/** The indicator of a period's line. */
export function showLine({ indicatorId, versionNumber, definition, createTime }: Line): Indicator {
  return { id: indicatorId, versionNumber, definition, createTime };
}

/** The version in force on a date, or the first where none is yet; versions are the latest first. */
export function pickVersion(versions: readonly VersionRow[], date: string): VersionRow | undefined {
  return versions.find(({ definition }) => definition.validFrom <= date) ?? versions.at(-1);
}
