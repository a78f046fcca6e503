import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../contract/customers.ts';
import { useBridge } from '../bridge/bridge.tsx';
import { useAccount } from '../bridge/desk.tsx';
import { type Command, useCommands } from '../ui/commands.ts';
import { Kbd } from '../ui/kbd.tsx';
import { usePalette } from './palette-state.ts';

const line = (text: string) =>
  [...text]
    .filter((letter) => !/\p{Cc}/u.test(letter))
    .slice(0, 120)
    .join('');
const plain = (text: string) => text.toLocaleLowerCase();

/** One field over pages, acts and customers. */
export function Palette(): ReactNode {
  const { t } = useTranslation('app');
  const { ask } = useBridge();
  const account = useAccount();
  const navigate = useNavigate();
  const commands = useCommands((state) => state.commands);
  const [typed, setTyped] = useState('');
  const search = line(typed.trim());
  const found = useQuery({
    ...ask.customers.page.queryOptions({
      input: { account, search, filters: {}, sort: { by: 'accountName', descending: false }, offset: 0, limit: 8 },
    }),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });
  const close = () => usePalette.setState({ open: null });
  const toItem = (row: CustomerRow): Command => ({
    id: `customer ${row.customerId}`,
    label: row.accountName,
    group: row.maskedName,
    run: () => void navigate({ to: '/customers/$customerId', params: { customerId: row.customerId } }),
  });
  const acts = commands.filter(
    (command, index) => command.id !== 'palette' && commands.findIndex((other) => other.id === command.id) === index,
  );
  const items = [
    ...acts.filter((command) => search === '' || plain(`${command.label} ${command.group}`).includes(plain(search))),
    ...(search === '' ? [] : (found.data?.rows ?? []).map(toItem)),
  ];
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-shade" />
        <Dialog.Popup
          aria-label={t('palette.open')}
          className="fixed top-[10vh] left-1/2 z-50 w-140 max-w-[92vw] -translate-x-1/2 overflow-hidden rounded-base border border-hairline bg-raised shadow-float"
        >
          <Autocomplete.Root
            inline
            open
            items={items}
            mode="none"
            value={typed}
            onValueChange={setTyped}
            autoHighlight="always"
            itemToStringValue={(item: Command) => item.label}
          >
            <Autocomplete.Input
              aria-label={t('palette.open')}
              placeholder={t('palette.hint')}
              className="h-11 w-full border-b border-hairline bg-transparent px-4 text-title outline-none placeholder:text-secondary"
            />
            <Autocomplete.List className="max-h-[52vh] overflow-auto p-1">
              {(item: Command) => (
                <Autocomplete.Item
                  key={item.id}
                  value={item}
                  onClick={() => {
                    close();
                    item.run();
                  }}
                  className="flex h-8 cursor-default items-center gap-2 rounded-small px-3 data-highlighted:bg-accent-soft"
                >
                  <span className="truncate">{item.label}</span>
                  <span className="truncate text-small text-secondary">{item.group}</span>
                  {item.keys ? (
                    <span className="ml-auto">
                      <Kbd keys={item.keys} />
                    </span>
                  ) : null}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
            <Autocomplete.Empty className="px-4 py-3 text-secondary empty:hidden">{t('palette.nothing')}</Autocomplete.Empty>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
