import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../../../src/renderer/ui/button.tsx';
import { Menu } from '../../../src/renderer/ui/menu.tsx';

function open() {
  const run = vi.fn();
  render(
    <main id="page">
      <Menu label="Views" trigger={<Button>Views</Button>} items={[{ label: 'Everyone', run }]} />
    </main>,
  );
  return { run, user: userEvent.setup(), button: screen.getByRole('button', { name: 'Views' }) };
}

describe('A menu', () => {
  it('opens at the first press, does what is chosen, and gives the focus back', async () => {
    const { run, user, button } = open();
    expect(button.getAttribute('aria-haspopup')).toBe('menu');
    await user.click(button);
    await user.click(await screen.findByRole('menuitem', { name: 'Everyone' }));
    expect(run).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(button));
  });

  it('opens by the arrow key and is put away by Escape', async () => {
    const { run, user, button } = open();
    button.focus();
    await user.keyboard('{ArrowDown}');
    expect(await screen.findByRole('menu', { name: 'Views' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(run).not.toHaveBeenCalled();
  });
});
