import { describe, expect, it } from 'vitest';
import { reduceForm, type FormState } from './form-state.ts';

const state: FormState<{ number: string; subject: string }> = {
  values: { number: '1', subject: '' },
  errors: { number: 'sai', subject: 'thiếu' },
};

describe('reduceForm', () => {
  it('takes away only the errors of what was changed', () => {
    const next = reduceForm(state, { kind: 'change', changes: { subject: 'x' } });
    expect(next).toEqual({ values: { number: '1', subject: 'x' }, errors: { number: 'sai' } });
  });

  it('keeps what was typed when the server refuses', () => {
    const next = reduceForm(state, { kind: 'refuse', errors: { number: 'trùng' } });
    expect(next).toEqual({ values: state.values, errors: { number: 'trùng' } });
  });

  it('starts anew without errors', () => {
    const values = { number: '', subject: '' };
    expect(reduceForm(state, { kind: 'start', values })).toEqual({ values, errors: {} });
  });
});
