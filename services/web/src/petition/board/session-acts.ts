import { createSession } from '../../api/petitions-api.ts';
import type { CouncilSession, Unit } from '../../api/types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import type { ActField, SimpleAct } from '../../item/simple-act.ts';

/** Entering a session; who works for one Council is not asked which. */
export function createSessionAct(m: Messages, councils: readonly Unit[]): SimpleAct<CouncilSession> {
  const t = m.petition;
  const options = councils.map((unit) => ({ value: unit.id ?? '', label: unit.name ?? '' }));
  const day = { kind: 'date', bad: m.time.badDate } as const;
  const fields: ActField[] = [
    {
      name: 'name',
      label: t.sessionName,
      hint: t.sessionNameHint,
      missing: t.sessionNameMissing,
      kind: 'text',
      maxLength: 200,
    },
    { name: 'term', label: t.term, hint: t.termHint, missing: t.termMissing, kind: 'text', maxLength: 60 },
    {
      name: 'openDate',
      label: t.openDate,
      hint: m.time.dateHint,
      missing: t.openDateMissing,
      leaning: 'future',
      ...day,
    },
    { name: 'closeDate', label: t.closeDate, hint: t.closeDateHint, leaning: 'future', ...day },
  ];
  const unitField: ActField = {
    name: 'unitId',
    label: t.council,
    missing: m.programme.unitMissing,
    kind: 'choose',
    options,
  };
  return {
    action: 'CreateCouncilSession',
    title: t.createSession,
    help: t.createSessionHelp,
    under: 'session',
    initial: { unitId: options[0]?.value ?? '' },
    fields: options.length > 1 ? [unitField, ...fields] : fields,
    check: ({ openDate = '', closeDate = '' }): Record<string, string> =>
      closeDate !== '' && closeDate < openDate ? { closeDate: t.closeBeforeOpen } : {},
    send: (answers, requestId) =>
      createSession({
        session: {
          unitId: answers['unitId'] ?? options[0]?.value ?? '',
          name: answers['name'] ?? '',
          term: answers['term'] ?? '',
          openDate: answers['openDate'] ?? '',
          closeDate: answers['closeDate'] ?? '',
        },
        requestId,
      }),
  };
}
