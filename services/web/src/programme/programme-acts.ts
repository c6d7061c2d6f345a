import {
  actOnProgramme,
  addProject,
  createProgramme,
  updateProgramme,
  updateProject,
} from '../api/programmes-api.ts';
import type { Programme, Project, Unit } from '../api/types.ts';
import type { Messages } from '../i18n/vi/index.ts';
import { reasonField } from '../incoming/act/incoming-acts.ts';
import type { ActField, SimpleAct } from '../item/simple-act.ts';
import { unitSource } from '../state/directory-search.ts';
import { cityToday, showDate } from '../time/format.ts';
import { parseTypedDate } from '../time/typed-date.ts';
import { readDong, showDong } from './money.ts';

type Act = SimpleAct<Programme>;
type Answers = Readonly<Record<string, string>>;

/** A date as the contract has it; empty when it is none. */
export function dateOf(text: string | undefined): string {
  return parseTypedDate(text ?? '', cityToday()) ?? '';
}

function programmeFields(m: Messages): ActField[] {
  const t = m.programme;
  return [
    { name: 'name', label: t.name, missing: t.nameMissing, kind: 'text', maxLength: 300 },
    { name: 'dateFrom', label: t.from, missing: t.dateBad, kind: 'text', maxLength: 20 },
    { name: 'dateTo', label: t.to, missing: t.dateBad, kind: 'text', maxLength: 20 },
    { name: 'sourceNumberSymbol', label: t.sourceNumber, kind: 'text', maxLength: 60 },
    { name: 'sourceIssuerName', label: t.sourceIssuer, kind: 'text', maxLength: 200 },
  ];
}

function checkDates(m: Messages) {
  return (answers: Answers) => {
    const names = ['dateFrom', 'dateTo'].filter((name) => dateOf(answers[name]) === '');
    return Object.fromEntries(names.map((name) => [name, m.programme.dateBad]));
  };
}

function programmeOf(answers: Answers) {
  return {
    name: answers['name'] ?? '',
    dateFrom: dateOf(answers['dateFrom']),
    dateTo: dateOf(answers['dateTo']),
    sourceNumberSymbol: answers['sourceNumberSymbol'] ?? '',
    sourceIssuerName: answers['sourceIssuerName'] ?? '',
  };
}

/** Making a programme; with one unit to speak for nothing is asked about it. */
export function createAct(m: Messages, units: readonly Unit[]): Act {
  const t = m.programme;
  const options = units.map((unit) => ({ value: unit.id ?? '', label: unit.name ?? '' }));
  const year = cityToday().slice(0, 4);
  const unitField: ActField = {
    name: 'unitId',
    label: t.unit,
    missing: t.unitMissing,
    kind: 'choose',
    options,
  };
  return {
    action: 'CreateProgramme',
    title: t.create,
    help: t.createHelp,
    initial: { unitId: options[0]?.value ?? '', dateFrom: `01/01/${year}`, dateTo: `31/12/${year}` },
    fields: options.length > 1 ? [unitField, ...programmeFields(m)] : programmeFields(m),
    check: checkDates(m),
    send: (answers, requestId) => {
      const unitId = answers['unitId'] ?? options[0]?.value ?? '';
      return createProgramme({ programme: { unitId, ...programmeOf(answers) }, requestId });
    },
  };
}

/** Acts on a programme, by the name of their RPC. */
export function programmeAct(action: string, programme: Programme, m: Messages): Act | undefined {
  const id = programme.id ?? '';
  const t = m.programme;
  switch (action) {
    case 'UpdateProgramme':
      return {
        action,
        title: t.edit,
        fields: programmeFields(m),
        initial: {
          name: programme.name ?? '',
          dateFrom: showDate(programme.dateFrom),
          dateTo: showDate(programme.dateTo),
          sourceNumberSymbol: programme.sourceNumberSymbol ?? '',
          sourceIssuerName: programme.sourceIssuerName ?? '',
        },
        check: checkDates(m),
        send: (answers, requestId) => {
          const fields = programmeOf(answers);
          const updateMask = Object.keys(fields);
          const etag = answers['etag'] ?? '';
          return updateProgramme(id, { programme: fields, updateMask, etag, requestId });
        },
      };
    case 'CloseProgramme':
      return {
        action,
        title: t.close,
        help: t.closeHelp,
        fields: [reasonField(m)],
        send: (answers, requestId) =>
          actOnProgramme(id, 'close', {
            reason: answers['reason'] ?? '',
            etag: answers['etag'] ?? '',
            requestId,
          }),
      };
    case 'AddProject':
      return projectAct(m, {}, (project, etag, requestId) => addProject(id, { project, etag, requestId }));
    default:
      return undefined;
  }
}

/** Changing a project. */
export function updateProjectAct(project: Project, m: Messages): Act {
  return projectAct(m, project, (changed, etag, requestId) => {
    const updateMask = ['name', 'ownerUnitId', 'totalPlanDong'];
    return updateProject(project.id ?? '', { project: changed, updateMask, etag, requestId });
  });
}

function projectAct(
  m: Messages,
  project: Project,
  send: (project: Project, etag: string, requestId: string) => Promise<Programme>,
): Act {
  const t = m.project;
  const { id = '', name = '', ownerUnitId = '', ownerUnitName = '', totalPlanDong } = project;
  return {
    action: id === '' ? 'AddProject' : 'UpdateProject',
    title: id === '' ? t.add : t.edit,
    initial: {
      name,
      ownerUnitId: ownerUnitId === '' ? undefined : { value: ownerUnitId, label: ownerUnitName },
      totalPlanDong: totalPlanDong === undefined ? '' : showDong(totalPlanDong, 'vi'),
    },
    fields: [
      { name: 'name', label: t.name, missing: t.nameMissing, kind: 'text', maxLength: 300 },
      { name: 'ownerUnitId', label: t.owner, missing: t.ownerMissing, kind: 'pick', source: unitSource },
      {
        name: 'totalPlanDong',
        label: t.plan,
        hint: t.planHint,
        missing: t.moneyBad,
        kind: 'text',
        maxLength: 40,
      },
    ],
    check: (answers) =>
      (readDong(answers['totalPlanDong'] ?? '') ?? 0) > 0 ? {} : { totalPlanDong: t.moneyBad },
    send: (answers, requestId) => {
      const changed = {
        name: answers['name'] ?? '',
        ownerUnitId: answers['ownerUnitId'] ?? '',
        totalPlanDong: readDong(answers['totalPlanDong'] ?? '') ?? 0,
      };
      return send(changed, answers['etag'] ?? '', requestId);
    },
  };
}
