import { useTranslation } from 'react-i18next';

/** A fact's value as a person says it: yes, account only, 1,250. */
export function useValueWords(): (value: boolean | number | string) => string {
  const { t, i18n } = useTranslation('app');
  return (value) => {
    if (typeof value === 'number') return value.toLocaleString(i18n.language, { maximumFractionDigits: 2 });
    const key = `value.${value}`;
    return i18n.exists(key, { ns: 'app' }) ? t(key) : String(value);
  };
}
