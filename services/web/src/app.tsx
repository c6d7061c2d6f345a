import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { LanguageProvider, useLanguage } from './i18n/language.tsx';
import { router } from './routes.tsx';
import { createQueryClient } from './state/query-client.ts';
import { theme } from './state/theme.ts';

export function App() {
  const [queryClient] = useState(createQueryClient);
  return (
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <Themed />
      </QueryClientProvider>
    </LanguageProvider>
  );
}

function Themed() {
  const { locale } = useLanguage();
  return (
    <ConfigProvider locale={locale} theme={theme} button={{ autoInsertSpace: false }}>
      <AntApp component={false} message={{ maxCount: 2, duration: 4 }}>
        <RouterProvider router={router} />
      </AntApp>
    </ConfigProvider>
  );
}
