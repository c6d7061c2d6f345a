import { describe, expect, it, vi } from 'vitest';
import { createShortcutReader } from './shortcut-reader.ts';

function setUp() {
  const actions = { help: vi.fn(), search: vi.fn(), create: vi.fn(), moveRow: vi.fn(), go: vi.fn() };
  let clock = 0;
  const read = createShortcutReader(actions, () => clock);
  const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
    read({ key, preventDefault: vi.fn(), target: null, ...more } as unknown as KeyboardEvent);
  return { actions, press, wait: (ms: number) => (clock += ms) };
}

describe('createShortcutReader', () => {
  it('runs single keys', () => {
    const { actions, press } = setUp();
    for (const key of ['?', '/', 'n', 'j', 'k']) press(key);
    expect(actions.help).toHaveBeenCalledOnce();
    expect(actions.search).toHaveBeenCalledOnce();
    expect(actions.create).toHaveBeenCalledOnce();
    expect(actions.moveRow.mock.calls).toEqual([[1], [-1]]);
  });

  it('goes to a place by g and its key, but not after a pause', () => {
    const { actions, press, wait } = setUp();
    press('g');
    press('d');
    expect(actions.go).toHaveBeenCalledExactlyOnceWith('d');
    press('g');
    wait(2000);
    press('d');
    expect(actions.go).toHaveBeenCalledOnce();
  });

  it('is silent while typing and with Ctrl', () => {
    const { actions, press } = setUp();
    press('?', { target: { closest: () => ({}) } as unknown as EventTarget });
    press('n', { ctrlKey: true });
    expect(actions.help).not.toHaveBeenCalled();
    expect(actions.create).not.toHaveBeenCalled();
  });
});
