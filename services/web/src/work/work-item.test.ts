import { describe, expect, it } from 'vitest';
import { vi } from '../i18n/vi/index.ts';
import { itemAddress, itemStateWord, itemTitle } from './work-item.ts';

describe('itemAddress', () => {
  it('opens the page of the document or task an item belongs to', () => {
    const of = (itemKind: string) => itemAddress({ itemKind, rootId: 'r' });
    expect(of('incoming_document')).toBe('/incoming/r');
    expect(of('incoming_document_part')).toBe('/incoming/r');
    expect(of('outgoing_document')).toBe('/outgoing/r');
    expect(of('petition')).toBe('/petitions/r');
    expect(of('complaint')).toBe('/complaints/r');
    expect(['task', 'task_part', 'task_obstacle'].map(of)).toEqual(['/tasks/r', '/tasks/r', '/tasks/r']);
  });
});

describe('itemStateWord', () => {
  it('looks the bare name up in the table of the kind', () => {
    const of = (itemKind: string, state: string) => itemStateWord({ itemKind, state }, vi);
    expect(of('task', 'REPORTED')).toBe(vi.enums.taskState.TASK_STATE_REPORTED);
    expect(of('task_part', 'ASSIGNED')).toBe(vi.enums.taskPartState.TASK_PART_STATE_ASSIGNED);
    expect(of('petition', 'SUBMITTED')).toBe(vi.enums.petitionState.PETITION_STATE_SUBMITTED);
    expect(of('complaint', 'VERIFYING')).toBe(vi.enums.letterState.LETTER_STATE_VERIFYING);
    expect(of('incoming_document_part', 'PART_STATE_ROUTED')).toBe(vi.enums.partState.PART_STATE_ROUTED);
    expect(of('incoming_document', 'SUBMITTED')).toBe(vi.enums.incomingState.INCOMING_STATE_SUBMITTED);
  });

  it('shows a state it does not know as it came', () => {
    expect(itemStateWord({ itemKind: 'task_obstacle', state: 'NEW' }, vi)).toBe('NEW');
  });
});

describe('itemTitle', () => {
  it('has the number first when there is one', () => {
    expect(itemTitle({ numberSymbol: '163/KH-UBND', subject: 'a' }, vi)).toBe('163/KH-UBND · a');
    expect(itemTitle({ subject: 'a' }, vi)).toBe('a');
    expect(itemTitle({}, vi)).toBe(vi.work.noSubject);
  });
});
