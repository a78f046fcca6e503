import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../ui/commands.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { usePalette } from './palette-state.ts';

/** Every key that does something here and now. */
export function Shortcuts(): ReactNode {
  const { t } = useTranslation('app');
  const commands = useCommands((state) => state.commands).filter((command) => command.keys);
  const groups = [...new Set(commands.map((command) => command.group))];
  return (
    <Dialog open onClose={() => usePalette.setState({ open: null })} title={t('shortcuts.title')} description={t('shortcuts.words')}>
      {groups.map((group) => (
        <section key={group} className="mb-3">
          <h3 className="mb-1 text-small font-semibold text-secondary">{group}</h3>
          <ul>
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <li key={command.id} className="flex h-7 items-center justify-between">
                  {command.label} <Kbd keys={command.keys ?? ''} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
