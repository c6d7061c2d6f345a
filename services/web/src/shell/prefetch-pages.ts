/** Fetches the code of the pages most work goes to while the browser is idle, so that a first click does not wait. */
export function prefetchPages(): void {
  const fetchThem = (): void => {
    // A page that cannot be fetched now is fetched, or fails with words, when it is opened.
    void Promise.allSettled([
      import('../incoming/incoming-page.tsx'),
      import('../incoming/incoming-book-page.tsx'),
      import('../outgoing/outgoing-page.tsx'),
      import('../task/task-page.tsx'),
    ]);
  };
  if (typeof requestIdleCallback === 'function') requestIdleCallback(fetchThem, { timeout: 5000 });
  else setTimeout(fetchThem, 2000);
}
