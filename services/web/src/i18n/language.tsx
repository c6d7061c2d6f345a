import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import viLocale from 'antd/es/locale/vi_VN';
import type { Locale } from 'antd/es/locale';
import { setApiLanguage } from '../api/client.ts';
import { readStored, writeStored } from '../state/storage.ts';
import { vi, type Messages } from './vi/index.ts';

export type Language = 'vi' | 'en';

interface Wording {
  readonly language: Language;
  readonly m: Messages;
  readonly locale: Locale;
}

interface LanguageValue extends Wording {
  readonly setLanguage: (language: Language) => void;
}

const STORED = 'baro.language';
const vietnamese: Wording = { language: 'vi', m: vi, locale: viLocale };
const LanguageContext = createContext<LanguageValue>({ ...vietnamese, setLanguage: () => undefined });

/** Gives the words of the chosen language to everything below; English is fetched when first asked for. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [wording, setWording] = useState(vietnamese);
  const setLanguage = useCallback((language: Language) => {
    writeStored(STORED, language);
    void loadWording(language).then(setWording);
  }, []);

  useEffect(() => {
    if (readStored(STORED) === 'en') setLanguage('en');
  }, [setLanguage]);

  useEffect(() => {
    document.documentElement.lang = wording.language;
    setApiLanguage(wording.language);
  }, [wording]);

  const value = useMemo(() => ({ ...wording, setLanguage }), [wording, setLanguage]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

/** The words of the page. */
export function useMessages(): Messages {
  return use(LanguageContext).m;
}

export function useLanguage(): LanguageValue {
  return use(LanguageContext);
}

/** The word for a value from the server; a value we do not know yet is shown as it came. */
export function word(table: Readonly<Record<string, string>>, value: string | undefined): string {
  return value === undefined ? '' : (table[value] ?? value);
}

async function loadWording(language: Language): Promise<Wording> {
  if (language === 'vi') return vietnamese;
  const [{ en }, locale] = await Promise.all([import('./en/index.ts'), import('antd/es/locale/en_US')]);
  return { language, m: en, locale: locale.default };
}
