import { describe, expect, it } from 'vitest';
import { vi } from '../../i18n/vi/index.ts';
import { emptyLine } from '../../incoming/act/route-values.ts';
import {
  BLANK_TASK,
  checkTask,
  errorsLeft,
  fromDocument,
  fromParent,
  fromPetition,
  sourceKindOf,
  taskFieldNames,
  toTask,
} from './assign-values.ts';

const now = new Date('2026-11-27T03:00:00Z');
const post = (value: string) => ({ value, label: value });
const filled = { ...BLANK_TASK, unitId: 'u', lead: post('a'), work: ' Làm\n việc ', due: '10/12/2026' };

describe('fromDocument', () => {
  const document = {
    id: 'd',
    number: '12',
    symbol: 'TB-VPCP',
    issuerName: 'Văn phòng Chính phủ',
    issueDate: '2026-11-20',
    subject: 'V/v báo cáo',
    direction: 'Sở Tài chính tham mưu',
    dueTime: '2026-12-10T17:00:00Z',
    urgency: 'URGENCY_URGENT',
  };

  it('fills in source, direction, due time and urgency in one step', () => {
    expect(fromDocument(document, now)).toEqual({
      sourceKind: 'TASK_SOURCE_KIND_CENTRAL_DOCUMENT',
      sourceIssuerName: 'Văn phòng Chính phủ',
      sourceNumberSymbol: '12/TB-VPCP',
      sourceDate: '20/11/2026',
      sourceDocumentId: 'd',
      work: 'Sở Tài chính tham mưu',
      due: '10/12/2026',
      urgency: 'URGENCY_URGENT',
    });
  });

  it('takes the subject where nobody has directed yet, and no due time gone by', () => {
    const { direction: _, ...silent } = document;
    const values = fromDocument({ ...silent, dueTime: '2026-11-26T17:00:00Z' }, now);
    expect(values).toMatchObject({ work: 'V/v báo cáo', due: '' });
  });
});

describe('fromDocument and long directions', () => {
  it('loses no word of a direction too long for a task: the form says so', () => {
    const direction = 'a'.repeat(700);
    const values = { ...filled, ...fromDocument({ direction }, now), due: filled.due };
    expect(values.work).toBe(direction);
    expect(checkTask(values, vi, now)).toEqual({ work: vi.registration.tooLong(500) });
  });
});

describe('fromPetition', () => {
  it('fills in code, Council, matter and due time, and no word of the voters', () => {
    const petition = {
      id: 'p',
      code: 'KN-2026-00012',
      unitName: 'Hội đồng nhân dân Thành phố',
      subject: 'Thoát nước đường Đội Cấn',
      dueTime: '2026-12-10T17:00:00Z',
      raisings: [{ words: 'Ông A nói', localityName: 'Phường Ba Đình' }],
    };
    expect(fromPetition(petition, now)).toEqual({
      sourceKind: 'TASK_SOURCE_KIND_PETITION',
      sourceIssuerName: 'Hội đồng nhân dân Thành phố',
      sourceNumberSymbol: 'KN-2026-00012',
      sourcePetitionId: 'p',
      work: 'Thoát nước đường Đội Cấn',
      due: '10/12/2026',
    });
    expect(fromPetition({ ...petition, dueTime: '2026-11-26T17:00:00Z' }, now).due).toBe('');
    expect(toTask({ ...filled, ...fromPetition(petition, now) }, now).task?.sourcePetitionId).toBe('p');
  });
});

describe('fromParent', () => {
  it('keeps the source and the term of the task above', () => {
    const parent = {
      id: 't',
      sourceNumberSymbol: '12/TB',
      sourcePetitionId: 'p',
      dueTime: '2026-12-10T17:00:00Z',
      urgency: 4,
    };
    expect(fromParent(parent, now)).toMatchObject({
      parentId: 't',
      sourceNumberSymbol: '12/TB',
      sourcePetitionId: 'p',
      due: '10/12/2026',
      urgency: 'URGENCY_EXPRESS',
    });
  });
});

describe('sourceKindOf', () => {
  it('is guessed from the issuer', () => {
    const kind = (name: string, type = '') => sourceKindOf(name, type).replace('TASK_SOURCE_KIND_', '');
    expect(kind('Bộ Tài chính')).toBe('CENTRAL_DOCUMENT');
    expect(kind('Thủ tướng Chính phủ')).toBe('CENTRAL_DOCUMENT');
    expect(kind('Thành ủy Hà Nội')).toBe('PARTY_DOCUMENT');
    expect(kind('Hội đồng nhân dân Thành phố', 'NQ')).toBe('COUNCIL_RESOLUTION');
    expect(kind('Ủy ban nhân dân Thành phố')).toBe('CITY_DOCUMENT');
    expect(kind('Thanh tra Thành phố')).toBe('INSPECTION_RECOMMENDATION');
    expect(kind('Công ty A')).toBe('OTHER');
  });
});

describe('checkTask', () => {
  it('passes one lead with work and a due time, or a standing task without one', () => {
    expect(checkTask(filled, vi, now)).toEqual({});
    expect(checkTask({ ...filled, due: '', standing: true }, vi, now)).toEqual({});
  });

  it('asks for a lead, work and a due time', () => {
    expect(Object.keys(checkTask(BLANK_TASK, vi, now)).sort()).toEqual(['lead', 'lead.due', 'work']);
  });

  it('refuses a due time gone by and a source dated in the future', () => {
    const wrong = checkTask({ ...filled, due: '20/11/2026', sourceDate: '30/11/2026' }, vi, now);
    expect(wrong).toEqual({ 'lead.due': vi.time.pastDue, sourceDate: vi.time.futureDate });
  });

  it('counts what is too long in characters, not in bytes', () => {
    expect(checkTask({ ...filled, work: 'ộ'.repeat(500) }, vi, now)).toEqual({});
    expect(checkTask({ ...filled, work: 'ộ'.repeat(501) }, vi, now)).toEqual({
      work: vi.registration.tooLong(500),
    });
  });
});

describe('toTask', () => {
  it('sends ids, the end of the due day and words on one line', () => {
    const parts = [{ ...emptyLine('1'), post: post('b'), direction: ' góp ý ' }];
    const { task, parts: sent } = toTask({ ...filled, parts }, now);
    expect(task).toMatchObject({
      leadPostId: 'a',
      work: 'Làm việc',
      dueTime: '2026-12-10T17:00:00.000Z',
      urgency: 1,
    });
    expect(sent).toEqual([{ postId: 'b', request: 'góp ý', dueTime: undefined }]);
    expect(toTask({ ...filled, standing: true }, now).task?.dueTime).toBeUndefined();
  });
});

describe('errors', () => {
  it('of the server fall beside the line they mean', () => {
    const names = taskFieldNames([emptyLine('k')]);
    expect(names['parts[0].dueTime']).toBe('k.due');
    expect(names['task.leadPostId']).toBe('lead');
    expect(names['task.dueTime']).toBe('lead.due');
  });

  it('go away with the field that is changed, and no other', () => {
    const errors = { lead: 'x', 'lead.due': 'x', work: 'x', 'k.due': 'x' };
    expect(errorsLeft(errors, { due: '1' })).toEqual({ lead: 'x', work: 'x', 'k.due': 'x' });
    expect(errorsLeft(errors, { parts: [emptyLine('k')] })).toEqual({
      lead: 'x',
      'lead.due': 'x',
      work: 'x',
    });
  });
});
