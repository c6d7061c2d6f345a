import { auditRead, type CallContext } from '@baro/chassis';
import type { ActingPost } from '@baro/directory-client';

/** Records, before the answer goes out, whose names the caller is shown and in which post. */
export async function auditPeople(
  ctx: CallContext,
  as: ActingPost | undefined,
  action: 'search' | 'list',
  personIds: readonly string[],
): Promise<void> {
  const subjectIds = [...new Set(personIds)];
  await auditRead(ctx, { action, subjectType: 'person', subjectIds, ...(as && { unitId: as.unitId }) });
}
