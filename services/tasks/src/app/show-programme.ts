import type { Session } from '@baro/directory-client';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Programme } from '@baro/proto/baro/tasks/v1/programme_resources';
import type { LeadProgress } from '@baro/proto/baro/tasks/v1/programme_resources';
import { programmeActions, programmeFacts } from '../domain/programme-actions.ts';
import { countStates, monthsOf, sizeOf } from '../domain/programme-progress.ts';
import type { ProgrammeRow } from '../store/programme-entities.ts';
import { findProgressRows, findProjectParts } from '../store/programme-store.ts';
import type { ProgrammeScope, ProgressRow } from '../store/programme-store.ts';
import { showProjects } from './show-project.ts';

/** Grounds on which the caller sees programmes. */
export function programmeScope({ reach, directory, now }: Session): ProgrammeScope {
  const { everything, trees, books, viewers } = reach;
  const over = viewers.flatMap((id) => [id, ...directory.subtree(id, now)]);
  return { everything, trees, books, viewers, ownerUnits: [...new Set([...books, ...over])] };
}

/** A programme as a list shows it, over the tasks the caller sees. */
export function showProgramme(
  session: Session,
  row: ProgrammeRow,
  progress: readonly ProgressRow[],
): Programme {
  const { id, unitId, name, dateFrom, dateTo, sourceNumberSymbol, sourceIssuerName } = row;
  return Programme.fromPartial({
    id,
    unitId,
    name,
    dateFrom,
    dateTo,
    sourceNumberSymbol,
    sourceIssuerName,
    unitName: session.directory.unit(unitId, row.createTime)?.name ?? '',
    closeTime: row.closeTime ?? undefined,
    closeReason: row.closeReason,
    counts: countStates(progress, session.now),
    createTime: row.createTime,
    etag: String(row.version),
    allowedActions: programmeActions(session.staff, programmeFacts(row)),
  });
}

/** The programme with everything its page shows. A number of statements that does not grow with it. */
export async function programmeDetail(
  em: EntityManager,
  session: Session,
  row: ProgrammeRow,
): Promise<Programme> {
  const progress = await findProgressRows(em, session.reach, [row.id]);
  const parts = await findProjectParts(em, row.id);
  return {
    ...showProgramme(session, row, progress),
    leads: leadsOf(session, progress),
    months: monthsOf(progress, row, session.now),
    projects: showProjects(session, row, parts),
  };
}

function leadsOf(session: Session, progress: readonly ProgressRow[]): LeadProgress[] {
  const byLead = Map.groupBy(progress, (row) => row.leadUnitId ?? row.leadName);
  return [...byLead.values()]
    .map((rows): LeadProgress => {
      const leadUnitId = rows[0]?.leadUnitId ?? '';
      const unit = leadUnitId ? session.directory.unit(leadUnitId, session.now) : undefined;
      const leadUnitName = unit?.name ?? rows[0]?.leadName ?? '';
      return { leadUnitId, leadUnitName, counts: countStates(rows, session.now) };
    })
    .toSorted((a, b) => size(b) - size(a) || a.leadUnitName.localeCompare(b.leadUnitName, 'vi'));
}

function size({ counts }: LeadProgress): number {
  return counts ? sizeOf(counts) : 0;
}
