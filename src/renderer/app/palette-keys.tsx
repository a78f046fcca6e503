import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../ui/commands.ts';
import { usePalette } from './palette-state.ts';
import { usePlaces } from './rail.tsx';

const palette = () => import('./palette.tsx').then((module) => ({ default: module.Palette }));
const Palette = lazy(palette);
const Shortcuts = lazy(() => import('./shortcuts.tsx').then((module) => ({ default: module.Shortcuts })));

/** Milliseconds after which the first page has been drawn and read from. */
const SETTLED = 1500;

/** The keys of the frame. The palette comes after the first page: letters typed while it is fetched would be lost. The shortcut list comes when opened. */
export function PaletteKeys(): ReactNode {
  const { t } = useTranslation('app');
  const open = usePalette((state) => state.open);
  useCommand({
    id: 'palette',
    label: t('palette.open'),
    keys: 'Ctrl+K',
    group: t('group.go'),
    run: () => usePalette.setState({ open: 'palette' }),
  });
  useCommand({
    id: 'shortcuts',
    label: t('shortcuts.title'),
    keys: '?',
    group: t('group.go'),
    run: () => usePalette.setState({ open: 'shortcuts' }),
  });
  useEffect(() => () => usePalette.setState({ open: null }), []);
  useEffect(() => {
    const later = setTimeout(() => void palette().catch(() => {}), SETTLED);
    return () => clearTimeout(later);
  }, []);
  return (
    <>
      {usePlaces().map((place) => (
        <PlaceKey
          key={place.to}
          to={place.to}
          keys={place.keys}
          label={t('goTo', { page: t(`nav.${place.word}`) })}
          group={t('group.go')}
        />
      ))}
      <RulesKey />
      <KeepingKey />
      <HousekeepingKey />
      <Suspense>
        {open === 'palette' ? <Palette /> : null}
        {open === 'shortcuts' ? <Shortcuts /> : null}
      </Suspense>
    </>
  );
}

function PlaceKey(props: {
  readonly to: ReturnType<typeof usePlaces>[number]['to'];
  readonly keys: string;
  readonly label: string;
  readonly group: string;
}): ReactNode {
  const navigate = useNavigate();
  useCommand({
    id: `go ${props.to}`,
    label: props.label,
    keys: props.keys,
    group: props.group,
    run: () => void navigate({ to: props.to }),
  });
  return null;
}

/** Not on the rail: one comes to it from the settings, or by name. */
function KeepingKey(): ReactNode {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  useCommand({
    id: 'go /erasure',
    label: t('goTo', { page: t('nav.keeping') }),
    group: t('group.go'),
    run: () => void navigate({ to: '/erasure' }),
  });
  return null;
}

/** Not on the rail: one comes to it from the settings, or by name. */
function HousekeepingKey(): ReactNode {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  useCommand({
    id: 'go /housekeeping',
    label: t('goTo', { page: t('nav.housekeeping') }),
    group: t('group.go'),
    run: () => void navigate({ to: '/housekeeping' }),
  });
  return null;
}

/** Not on the rail: one comes to the rules from a check, from the settings, or by name. */
function RulesKey(): ReactNode {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  useCommand({
    id: 'go /rules',
    label: t('goTo', { page: t('nav.rules') }),
    keys: 'G U',
    group: t('group.go'),
    run: () => void navigate({ to: '/rules' }),
  });
  return null;
}
