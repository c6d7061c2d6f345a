import type { Messages } from '../vi/index.ts';

export const common: Messages['common'] = {
  appName: 'Baro',
  reload: 'Reload',
  retry: 'Try again',
  open: 'Open',
  remove: 'Remove',
  search: 'Search',
  previous: 'Previous page',
  next: 'Next page',
  today: 'Today',
  unknown: 'Unknown',
  required: 'required',
  loading: 'Loading…',
  pickDate: 'Pick a date from the calendar',
  searching: 'Searching…',
  nothingFound: 'Nothing found. Type fewer letters; accents are not needed.',
  typeToSearch: 'Type to search, accents not needed',
  optionsFound: (count) => `${count} suggestions`,
  page: (page) => `Page ${page}`,
  pages: 'Pages of the list',
  changes: 'There are changes',
  showChanges: 'Show them',
  columns: 'Columns',
  chooseColumns: 'Choose the columns shown',
  filters: 'Filters',
  clearFilters: 'Remove all filters',
  filterBy: (column) => `Filter by ${column}`,
  removeFilter: (name) => `Remove the filter ${name}`,
  sortBy: (column) => `Sort by ${column}`,
  all: 'All',
  rowsShown: (count) => `${count} rows on this page`,
  keptDraft: (time) => `What was typed at ${time} is back.`,
  dropDraft: 'Discard it',
};

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

export const time: Messages['time'] = {
  workingTime: (days, hours, minutes) => {
    const parts = [];
    if (days > 0) parts.push(plural(days, 'working day'));
    if (hours > 0) parts.push(plural(hours, days > 0 ? 'hour' : 'working hour'));
    if (days === 0 && minutes > 0) parts.push(plural(minutes, hours > 0 ? 'minute' : 'working minute'));
    return parts.length === 0 ? 'less than a minute' : parts.join(' ');
  },
  dateHint: 'Type day/month/year, such as 5/2/26',
  badDate: 'This date is not understood. Type day/month/year, for example 5/2/26.',
  futureDate: 'This date has not come yet. Check the year.',
  pastDue: 'This due time has passed. Choose a day from today on.',
  weekdays: ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'],
  month: (month, year) => `${month}/${year}`,
};

export const problem: Messages['problem'] = {
  title: 'This page could not be loaded',
  network: 'The server cannot be reached. Check the network and try again; what you typed is still here.',
  server: 'The system has failed. Try again in some minutes; if it goes on, tell the IT staff.',
  tooMany: 'There are too many requests just now. Wait a minute and try again.',
  unknown: 'The request was refused. Check it and try again.',
  forbiddenTitle: 'You may not see this page',
  forbiddenHelp:
    "Rights come with the post. If your work needs this page, ask the records clerk or your unit's administrator.",
  notFoundTitle: 'This page does not exist',
  notFoundHelp: 'The address may be mistyped, or the item is gone. Start again from my work.',
  signedOutTitle: 'Your session has ended',
  signedOutHelp: 'Sign in again to go on. What you typed into forms is kept on this computer.',
  checkFields: (count) => `${plural(count, 'field')} to correct. The reason stands beside each.`,
  crashTitle: 'This page failed while being shown',
  crashHelp: 'Reload it. What you typed into forms is kept on this computer.',
};
