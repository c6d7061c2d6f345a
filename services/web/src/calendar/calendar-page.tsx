import { useMessages } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { Page } from '../ui/page.tsx';
import { DuePreviewForm } from './due-preview.tsx';
import { LegalTerms } from './legal-terms.tsx';
import { WorkingYear } from './working-year.tsx';

/** How due times come about: a trial count, the working calendar, and the legal terms in force. */
export function CalendarPage() {
  const m = useMessages();
  return (
    <Page title={m.calendar.title} className="calendar-page">
      <Section title={m.calendar.previewTitle}>
        <DuePreviewForm />
      </Section>
      <WorkingYear />
      <Section title={m.calendar.termsTitle}>
        <LegalTerms />
      </Section>
    </Page>
  );
}
