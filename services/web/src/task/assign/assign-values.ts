import type {
  AssignTaskRequest,
  IncomingDocument,
  Petition,
  Task,
  TaskSourceKindName,
} from '../../api/types.ts';
import type { Errors } from '../../form/form-state.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { checkLines, emptyLine, type RouteLine } from '../../incoming/act/route-values.ts';
import { fold } from '../../text/fold.ts';
import { joinNumberSymbol } from '../../text/number-symbol.ts';
import { cityToday, showDate, showDue, toInstant } from '../../time/format.ts';
import { parseTypedDate } from '../../time/typed-date.ts';
import { readDue } from '../../time/typed-due.ts';
import type { Option } from '../../ui/combobox-options.ts';
import { urgencyName, urgencyNumber } from '../../ui/urgency.ts';
import { linesToParts, partFieldNames } from '../act/lines-to-parts.ts';

/** The form as typed. */
export interface AssignValues {
  readonly unitId: string;
  readonly sourceKind: string;
  readonly sourceIssuerName: string;
  readonly sourceNumberSymbol: string;
  readonly sourceDate: string;
  readonly sourceDocumentId: string;
  readonly sourcePetitionId: string;
  readonly parentId: string;
  readonly lead: Option | undefined;
  readonly work: string;
  readonly due: string;
  readonly standing: boolean;
  readonly responsibility: string;
  readonly product: string;
  readonly authority: string;
  readonly urgency: string;
  readonly parts: readonly RouteLine[];
}

export const BLANK_TASK: AssignValues = {
  unitId: '',
  sourceKind: 'TASK_SOURCE_KIND_CITY_DOCUMENT',
  sourceIssuerName: '',
  sourceNumberSymbol: '',
  sourceDate: '',
  sourceDocumentId: '',
  sourcePetitionId: '',
  parentId: '',
  lead: undefined,
  work: '',
  due: '',
  standing: false,
  responsibility: '',
  product: '',
  authority: '',
  urgency: 'URGENCY_NORMAL',
  parts: [],
};

/** Choices of posts name the people who hold them. */
export const PERSONAL_TASK: readonly (keyof AssignValues)[] = ['lead', 'parts'];

const MOST = [
  ['sourceIssuerName', 200],
  ['sourceNumberSymbol', 60],
  ['work', 500],
  ['responsibility', 1000],
  ['product', 500],
  ['authority', 500],
] as const;

/** A task from a document's direction: everything the document knows is filled in. */
export function fromDocument(document: IncomingDocument, now = new Date()): Partial<AssignValues> {
  const due = toInstant(document.dueTime);
  const work = (document.direction ?? '') === '' ? document.subject : document.direction;
  return {
    sourceKind: sourceKindOf(document.issuerName ?? '', document.typeCode ?? ''),
    sourceIssuerName: document.issuerName ?? '',
    sourceNumberSymbol: joinNumberSymbol(document.number, document.symbol),
    sourceDate: showDate(document.issueDate),
    sourceDocumentId: document.id ?? '',
    work: work ?? '',
    // A due time gone by would only be refused.
    due: due === undefined || due < now ? '' : showDue(document.dueTime),
    urgency: document.urgency ?? BLANK_TASK.urgency,
  };
}

/** A task a petition needs: its code and its matter in one sentence, nothing of what voters said. */
export function fromPetition(petition: Petition, now = new Date()): Partial<AssignValues> {
  const due = toInstant(petition.dueTime);
  return {
    sourceKind: 'TASK_SOURCE_KIND_PETITION',
    sourceIssuerName: petition.unitName ?? '',
    sourceNumberSymbol: petition.code ?? '',
    sourcePetitionId: petition.id ?? '',
    work: petition.subject ?? '',
    due: due === undefined || due < now ? '' : showDue(petition.dueTime),
  };
}

/** A task that is part of another: the same source, due no later. */
export function fromParent(parent: Task, now = new Date()): Partial<AssignValues> {
  const due = toInstant(parent.dueTime);
  return {
    sourceKind: parent.sourceKind ?? BLANK_TASK.sourceKind,
    sourceIssuerName: parent.sourceIssuerName ?? '',
    sourceNumberSymbol: parent.sourceNumberSymbol ?? '',
    sourceDate: showDate(parent.sourceDate),
    sourceDocumentId: parent.sourceDocumentId ?? '',
    sourcePetitionId: parent.sourcePetitionId ?? '',
    parentId: parent.id ?? '',
    standing: parent.standing ?? false,
    due: due === undefined || due < now ? '' : showDue(parent.dueTime),
    urgency: urgencyName(parent.urgency) ?? BLANK_TASK.urgency,
  };
}

/** What kind of source an issuer makes, guessed from its name; the one who assigns sees it and may change it. */
export function sourceKindOf(issuerName: string, typeCode: string): TaskSourceKindName {
  const issuer = fold(issuerName);
  if (/thanh uy|tinh uy|dang uy|trung uong dang/.test(issuer)) return 'TASK_SOURCE_KIND_PARTY_DOCUMENT';
  if (issuer.includes('hoi dong nhan dan')) {
    return typeCode === 'NQ' ? 'TASK_SOURCE_KIND_COUNCIL_RESOLUTION' : 'TASK_SOURCE_KIND_COUNCIL_QUESTIONING';
  }
  if (/^thanh tra|kiem toan/.test(issuer)) return 'TASK_SOURCE_KIND_INSPECTION_RECOMMENDATION';
  if (/chinh phu|thu tuong|quoc hoi|^bo |ngan hang nha nuoc/.test(issuer)) {
    return 'TASK_SOURCE_KIND_CENTRAL_DOCUMENT';
  }
  if (/uy ban nhan dan|ubnd|chu tich/.test(issuer)) return 'TASK_SOURCE_KIND_CITY_DOCUMENT';
  return 'TASK_SOURCE_KIND_OTHER';
}

/** What can be seen to be wrong without asking the server. */
export function checkTask(values: AssignValues, m: Messages, now = new Date()): Errors<string> {
  const today = cityToday(now);
  const errors: Record<string, string | undefined> = {
    ...checkLines(leadLine(values), values.parts, m, now),
  };
  for (const [name, most] of MOST) {
    // The contract counts code points.
    const { length } = Array.from(values[name].normalize('NFC').trim());
    if (length > most) errors[name] = m.registration.tooLong(most);
  }
  if (values.work.trim() === '') errors['work'] = m.assign.workMissing;
  if (values.sourceKind === '') errors['sourceKind'] = m.assign.sourceKindMissing;
  if (!values.standing && values.due.trim() === '') errors['lead.due'] = m.assign.dueMissing;
  const date = parseTypedDate(values.sourceDate, today);
  if (values.sourceDate !== '' && date === undefined) errors['sourceDate'] = m.time.badDate;
  if (date !== undefined && date > today) errors['sourceDate'] = m.time.futureDate;
  return errors;
}

/** The request without its id; call only after `checkTask` found nothing. */
export function toTask(values: AssignValues, now = new Date()): Omit<AssignTaskRequest, 'requestId'> {
  const today = cityToday(now);
  const text = (value: string): string => value.normalize('NFC').trim();
  return {
    task: {
      unitId: values.unitId,
      sourceKind: values.sourceKind,
      sourceIssuerName: text(values.sourceIssuerName),
      sourceNumberSymbol: text(values.sourceNumberSymbol),
      sourceDate: parseTypedDate(values.sourceDate, today) ?? '',
      sourceDocumentId: values.sourceDocumentId,
      sourcePetitionId: values.sourcePetitionId,
      parentId: values.parentId,
      leadPostId: values.lead?.value ?? '',
      work: text(values.work).replace(/\s*\n\s*/g, ' '),
      responsibility: text(values.responsibility),
      product: text(values.product),
      authority: text(values.authority),
      dueTime: values.standing ? undefined : readDue(values.due, today)?.toISOString(),
      standing: values.standing,
      urgency: urgencyNumber(values.urgency),
    },
    parts: linesToParts(values.parts, now),
  };
}

/** Paths of the contract and the places of the form. */
export function taskFieldNames(parts: readonly RouteLine[]): Record<string, string> {
  const own = ['unitId', 'sourceKind', 'sourceIssuerName', 'sourceNumberSymbol', 'sourceDate', 'work'];
  const clears = ['responsibility', 'product', 'authority', 'urgency'];
  return {
    ...partFieldNames(parts),
    ...Object.fromEntries([...own, ...clears].map((name) => [`task.${name}`, name])),
    // Whether a petition may be the source is the kind's to say.
    'task.sourcePetitionId': 'sourceKind',
    'task.leadPostId': 'lead',
    'task.dueTime': 'lead.due',
    'task.standing': 'lead.due',
  };
}

/** Errors left after some values were changed: those of what was touched go away. */
export function errorsLeft(errors: Errors<string>, changes: Partial<AssignValues>): Errors<string> {
  const touched = Object.keys(changes).flatMap((name) =>
    name === 'due' || name === 'standing' ? ['lead.due'] : [name],
  );
  const isTouched = (key: string): boolean =>
    touched.includes(key) || (changes.parts?.some((line) => key.startsWith(line.key)) ?? false);
  return Object.fromEntries(Object.entries(errors).filter(([key]) => !isTouched(key)));
}

function leadLine(values: AssignValues): RouteLine {
  return { ...emptyLine('lead'), post: values.lead, due: values.standing ? '' : values.due };
}
