import { useEffect, type ReactNode } from 'react';
import { useMessages } from '../i18n/language.tsx';

interface PageProps {
  readonly title: string;
  /** Beside the title: the page's main button and what belongs to the whole page. */
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A page with its one h1; the window's title follows it. */
export function Page({ title, actions, className = '', children }: PageProps) {
  useWindowTitle(title);
  return (
    <div className={`page ${className}`}>
      <header className="page-head">
        <h1>{title}</h1>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** Sets the window's title while the page is shown. */
export function useWindowTitle(title: string): void {
  const { appName } = useMessages().common;
  useEffect(() => {
    document.title = title === '' ? appName : `${title} – ${appName}`;
  }, [title, appName]);
}
