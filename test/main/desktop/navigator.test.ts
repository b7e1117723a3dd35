import { describe, expect, it, vi } from 'vitest';
import { createInbox } from '#main/desktop/inbox';
import { createNavigator, type Screen } from '#main/desktop/navigator';
import { aliceProfile, anAppState, pin, uuid } from '../../helpers/window-builders';

const request = { screen: 'request', profileId: aliceProfile, request: uuid(1) } as const;

function rig() {
  const calls = {
    showWindow: vi.fn<() => void>(),
    push: vi.fn<(screen: Screen) => void>(),
    selectProfile: vi.fn<(profileId: string) => void>(),
    notify: vi.fn<(text: string) => void>(),
  };
  return { ...calls, navigator: createNavigator({ ...calls, state: () => anAppState() }) };
}

describe('createNavigator', () => {
  it('brings the window forward and leads to the screen, in the profile it belongs to', () => {
    const { navigator, showWindow, push, selectProfile } = rig();
    navigator.pageReady();
    navigator.show(request);
    expect(showWindow).toHaveBeenCalledOnce();
    expect(selectProfile).toHaveBeenCalledWith(aliceProfile);
    expect(push).toHaveBeenCalledExactlyOnceWith(request);
  });

  it('keeps the screen for a page that is still loading', () => {
    const { navigator, push } = rig();
    navigator.show(request);
    expect(push).not.toHaveBeenCalled();
    navigator.pageReady();
    navigator.pageGone();
    navigator.pageReady();
    expect(push).toHaveBeenCalledExactlyOnceWith(request);
  });

  it('does not select a profile that is gone', () => {
    const { navigator, selectProfile } = rig();
    navigator.show({ ...request, profileId: uuid(9) });
    expect(selectProfile).not.toHaveBeenCalled();
  });

  it('opens the join screen for a join link, and does nothing else with it', () => {
    const { navigator, push, selectProfile, notify } = rig();
    const link = `daypass://join?address=127.0.0.1:1&pin=${pin}#${'c'.repeat(30)}`;
    navigator.pageReady();
    navigator.follow(link);
    expect(push).toHaveBeenCalledExactlyOnceWith({ screen: 'join', link });
    expect(selectProfile).not.toHaveBeenCalled();
    expect(notify).not.toHaveBeenCalled();
  });

  it('shows the window and says why when a link is of no use', () => {
    const { navigator, push, showWindow, notify } = rig();
    navigator.pageReady();
    navigator.follow('daypass://approve');
    expect(showWindow).toHaveBeenCalledOnce();
    expect(push).not.toHaveBeenCalled();
    expect(notify).toHaveBeenCalledWith(expect.stringContaining('does not know'));
  });
});

describe('createInbox', () => {
  it('hands over what waited, in order, and then everything as it comes', () => {
    const inbox = createInbox<number>();
    const taken: number[] = [];
    inbox.put(1);
    inbox.put(2);
    inbox.open((item) => taken.push(item));
    inbox.put(3);
    expect(taken).toEqual([1, 2, 3]);
  });
});
