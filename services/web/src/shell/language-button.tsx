import { Button } from 'antd';
import { useLanguage } from '../i18n/language.tsx';

/** Switches between Vietnamese and English. */
export function LanguageButton() {
  const { language, m, setLanguage } = useLanguage();
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <Button type="text" lang={other} onClick={() => setLanguage(other)}>
      {other === 'en' ? m.shell.english : m.shell.vietnamese}
    </Button>
  );
}
