import { createBrowserRouter, type RouteObject } from 'react-router';
import { CrashPage } from './shell/crash-page.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { Shell } from './shell/shell.tsx';
import { WorkPage } from './work/work-page.tsx';

/** Everything but the first page is fetched when it is first opened. */
const children: RouteObject[] = [
  { index: true, Component: WorkPage },
  {
    path: 'incoming',
    lazy: async () => ({ Component: (await import('./incoming/incoming-book-page.tsx')).IncomingBookPage }),
  },
  {
    path: 'incoming/new',
    lazy: async () => ({ Component: (await import('./incoming/register/register-page.tsx')).RegisterPage }),
  },
  {
    path: 'incoming/:id',
    lazy: async () => ({ Component: (await import('./incoming/incoming-page.tsx')).IncomingPage }),
  },
  {
    path: 'incoming/:id/edit',
    lazy: async () => ({ Component: (await import('./incoming/register/edit-page.tsx')).EditPage }),
  },
  {
    path: 'outgoing',
    lazy: async () => ({ Component: (await import('./outgoing/outgoing-book-page.tsx')).OutgoingBookPage }),
  },
  {
    path: 'outgoing/new',
    lazy: async () => ({ Component: (await import('./outgoing/draft/draft-page.tsx')).DraftPage }),
  },
  {
    path: 'outgoing/:id',
    lazy: async () => ({ Component: (await import('./outgoing/outgoing-page.tsx')).OutgoingPage }),
  },
  {
    path: 'outgoing/:id/edit',
    lazy: async () => ({ Component: (await import('./outgoing/draft/draft-page.tsx')).DraftPage }),
  },
  {
    path: 'tasks',
    lazy: async () => ({ Component: (await import('./task/task-book-page.tsx')).TaskBookPage }),
  },
  {
    path: 'tasks/new',
    lazy: async () => ({ Component: (await import('./task/assign/assign-page.tsx')).AssignPage }),
  },
  {
    path: 'tasks/:id',
    lazy: async () => ({ Component: (await import('./task/task-page.tsx')).TaskPage }),
  },
  {
    path: 'tasks/slippage',
    lazy: async () => ({ Component: (await import('./slippage/slippage-page.tsx')).SlippagePage }),
  },
  {
    path: 'programmes',
    lazy: async () => ({ Component: (await import('./programme/programmes-page.tsx')).ProgrammesPage }),
  },
  {
    path: 'programmes/:id',
    lazy: async () => ({ Component: (await import('./programme/programme-page.tsx')).ProgrammePage }),
  },
  {
    path: 'petitions',
    lazy: async () => ({ Component: (await import('./petition/board/board-page.tsx')).BoardPage }),
  },
  {
    path: 'petitions/new',
    lazy: async () => ({ Component: (await import('./petition/record/record-page.tsx')).RecordPage }),
  },
  {
    path: 'petitions/reports/:id',
    lazy: async () => ({ Component: (await import('./petition/report/report-page.tsx')).ReportPage }),
  },
  {
    path: 'petitions/reports/:id/rows',
    lazy: async () => ({
      Component: (await import('./petition/report/report-rows-page.tsx')).ReportRowsPage,
    }),
  },
  {
    path: 'petitions/duplicates',
    lazy: async () => ({ Component: (await import('./petition/likely/desk-page.tsx')).DeskPage }),
  },
  {
    path: 'petitions/:id',
    lazy: async () => ({ Component: (await import('./petition/petition-page.tsx')).PetitionPage }),
  },
  {
    path: 'complaints',
    lazy: async () => ({ Component: (await import('./complaint/desk-page.tsx')).ComplaintDeskPage }),
  },
  {
    path: 'complaints/new',
    lazy: async () => ({ Component: (await import('./complaint/receive/receive-page.tsx')).ReceivePage }),
  },
  {
    path: 'complaints/:id',
    lazy: async () => ({ Component: (await import('./complaint/letter-page.tsx')).CitizenLetterPage }),
  },
  {
    path: 'reception',
    lazy: async () => ({ Component: (await import('./reception/reception-page.tsx')).ReceptionPage }),
  },
  {
    path: 'reception/new',
    lazy: async () => ({ Component: (await import('./reception/record-page.tsx')).RecordVisitPage }),
  },
  {
    path: 'reception/statistics',
    lazy: async () => ({ Component: (await import('./reception/statistics-page.tsx')).StatisticsPage }),
  },
  {
    path: 'reception/:id',
    lazy: async () => ({ Component: (await import('./reception/visit-page.tsx')).VisitPage }),
  },
  {
    path: 'reporting',
    lazy: async () => ({ Component: (await import('./reporting/reporting-page.tsx')).ReportingPage }),
  },
  {
    path: 'reporting/forms',
    lazy: async () => ({ Component: (await import('./reporting/form/forms-page.tsx')).FormsPage }),
  },
  {
    path: 'reporting/forms/new',
    lazy: async () => ({ Component: (await import('./reporting/form/new-form-page.tsx')).NewFormPage }),
  },
  {
    path: 'reporting/forms/:id',
    lazy: async () => ({ Component: (await import('./reporting/form/form-page.tsx')).FormPage }),
  },
  {
    path: 'reporting/periods/:id',
    lazy: async () => ({ Component: (await import('./reporting/period/period-page.tsx')).PeriodPage }),
  },
  {
    path: 'reporting/submissions/:id',
    lazy: async () => ({ Component: (await import('./reporting/sheet/submission-page.tsx')).SubmissionPage }),
  },
  {
    path: 'reporting/indicators',
    lazy: async () => ({
      Component: (await import('./reporting/indicator/indicators-page.tsx')).IndicatorsPage,
    }),
  },
  {
    path: 'reporting/indicators/:code',
    lazy: async () => ({
      Component: (await import('./reporting/indicator/indicator-page.tsx')).IndicatorPage,
    }),
  },
  {
    path: 'reporting/indicators/:code/series',
    lazy: async () => ({ Component: (await import('./reporting/series/series-page.tsx')).SeriesPage }),
  },
  {
    path: 'reporting/dashboard',
    lazy: async () => ({
      Component: (await import('./reporting/dashboard/dashboard-page.tsx')).DashboardPage,
    }),
  },
  {
    path: 'reporting/units/:unitId?',
    lazy: async () => ({
      Component: (await import('./reporting/standing/unit-standing-page.tsx')).UnitStandingPage,
    }),
  },
  {
    path: 'reporting/criterion',
    lazy: async () => ({
      Component: (await import('./reporting/standing/criterion-page.tsx')).CriterionPage,
    }),
  },
  {
    path: 'reporting/sets',
    lazy: async () => ({
      Component: (await import('./reporting/index-set/index-sets-page.tsx')).IndexSetsPage,
    }),
  },
  {
    path: 'reporting/sets/:id',
    lazy: async () => ({
      Component: (await import('./reporting/index-set/index-set-page.tsx')).IndexSetPage,
    }),
  },
  {
    path: 'promises',
    lazy: async () => ({ Component: (await import('./promise/promises-page.tsx')).PromisesPage }),
  },
  {
    path: 'promises/:id',
    lazy: async () => ({ Component: (await import('./promise/promise-page.tsx')).PromisePage }),
  },
  {
    path: 'urging',
    lazy: async () => ({ Component: (await import('./urging/letter-book-page.tsx')).LetterBookPage }),
  },
  {
    path: 'urging/new',
    lazy: async () => ({ Component: (await import('./urging/new-letter-page.tsx')).NewLetterPage }),
  },
  {
    path: 'urging/:id',
    lazy: async () => ({ Component: (await import('./urging/letter-page.tsx')).LetterPage }),
  },
  {
    path: 'map/:unitId?',
    lazy: async () => ({ Component: (await import('./map/map-page.tsx')).MapPage }),
  },
  {
    path: 'findings',
    lazy: async () => ({ Component: (await import('./finding/findings-page.tsx')).FindingsPage }),
  },
  {
    path: 'findings/:id',
    lazy: async () => ({ Component: (await import('./finding/finding-page.tsx')).FindingPage }),
  },
  {
    path: 'successions',
    lazy: async () => ({ Component: (await import('./succession/closed-units-page.tsx')).ClosedUnitsPage }),
  },
  {
    path: 'successions/new/:unitId',
    lazy: async () => ({ Component: (await import('./succession/preview-page.tsx')).PreviewPage }),
  },
  {
    path: 'successions/:id',
    lazy: async () => ({ Component: (await import('./succession/run-page.tsx')).RunPage }),
  },
  {
    path: 'registers',
    lazy: async () => ({ Component: (await import('./register/register-book-page.tsx')).RegisterBookPage }),
  },
  {
    path: 'units/:id?',
    lazy: async () => ({ Component: (await import('./unit/units-page.tsx')).UnitsPage }),
  },
  {
    path: 'calendar',
    lazy: async () => ({ Component: (await import('./calendar/calendar-page.tsx')).CalendarPage }),
  },
  { path: '*', Component: NotFoundPage },
];

export const router = createBrowserRouter([
  {
    path: '/public',
    ErrorBoundary: CrashPage,
    HydrateFallback: () => null,
    lazy: async () => ({ Component: (await import('./public/public-shell.tsx')).PublicShell }),
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('./public/look-up-page.tsx')).LookUpPage }),
      },
      {
        path: 'petitions/:id',
        lazy: async () => ({
          Component: (await import('./public/public-petition-page.tsx')).PublicPetitionPage,
        }),
      },
      { path: '*', Component: NotFoundPage },
    ],
  },
  { path: '/', Component: Shell, ErrorBoundary: CrashPage, HydrateFallback: () => null, children },
]);
