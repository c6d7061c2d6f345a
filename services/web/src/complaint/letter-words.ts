import { localDateOf } from '@baro/directory-client/time';
import type { Complaint, LegalClock, Letter, LetterParty } from '../api/types.ts';
import { word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { HeadDue } from '../item/item-head.tsx';
import { showInstantDate, toInstant } from '../time/format.ts';

export type Language = 'vi' | 'en';

const DAY_MS = 86_400_000;

/** What stands for a person of a letter, by the part in it and what the letter is; never who it is. */
export function partyRole({ role }: LetterParty, content: string | undefined, m: Messages): string {
  if (role !== 'PARTY_ROLE_SENDER') return word(m.enums.partyRole, role);
  const senders: Readonly<Record<string, string>> = m.complaint.senderOf;
  return senders[content ?? ''] ?? m.complaint.senderOf.none;
}

/** A person in a list of several: masked, told apart by the place in the letter. */
export function partyTitle(letter: Letter, at: number, m: Messages): string {
  const party = letter.parties?.[at] ?? {};
  const masked = m.complaint.masked(partyRole(party, letter.classification?.content, m));
  return (letter.parties?.length ?? 0) > 1 ? `${at + 1}. ${masked}` : masked;
}

/** The kind of a letter, with the instance of a complaint. */
export function kindWords({ classification }: Letter, m: Messages): string {
  if (classification?.content === undefined) return m.complaint.notClassified;
  return [
    word(m.enums.letterContent, classification.content),
    word(m.enums.complaintInstance, classification.instance),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The clock the letter's due time is of; a clock that stands still when none runs. */
export function mainClock({ clocks = [], dueTime }: Letter): LegalClock | undefined {
  const open = clocks.filter((clock) => clock.endTime === undefined);
  return (
    open.find((clock) => dueTime !== undefined && clock.dueTime === dueTime) ??
    open.find((clock) => clock.paused === true)
  );
}

/** Why a clock is due then, in the words of the service. */
export function explanationOf(clock: LegalClock | undefined, language: Language): string {
  return (language === 'vi' ? clock?.explanationVi : clock?.explanationEn) ?? '';
}

export function headDue(letter: Letter, m: Messages, language: Language): HeadDue {
  const clock = mainClock(letter);
  const isPaused = clock?.paused === true;
  return {
    dueTime: isPaused ? undefined : letter.dueTime,
    state: letter.dueState,
    explanation: explanationOf(clock, language),
    isOpen: letter.holder !== undefined,
    none: isPaused ? m.complaint.clockPaused(clock?.remainingDays ?? 0) : m.complaint.noDue,
  };
}

/** What the law is asked for by a clock. */
export function stepWords(step: string | undefined, m: Messages): string {
  const words: Readonly<Record<string, string>> = { ...m.complaint.steps, ...m.denunciation.steps };
  return words[step ?? ''] ?? step ?? '';
}

/** The stretches in which the resolution stood still, the latest first, with their days. */
export function suspendedSpans({ suspensions = [] }: Pick<Complaint, 'suspensions'>, m: Messages): string[] {
  return suspensions.map(({ fromTime, toTime }) => {
    const from = showInstantDate(fromTime);
    const days = daysBetween(fromTime, toTime);
    return days === undefined
      ? m.complaint.suspendedSince(from)
      : m.complaint.suspendedSpan(from, showInstantDate(toTime), days);
  });
}

function daysBetween(from: string | undefined, to: string | undefined): number | undefined {
  const [start, end] = [toInstant(from), toInstant(to)];
  if (start === undefined || end === undefined) return undefined;
  return Math.round((Date.parse(localDateOf(end)) - Date.parse(localDateOf(start))) / DAY_MS);
}

/** First and last page of each paper, counted through all of them. */
export function pageSpans(originals: readonly { readonly pages?: number }[]): [from: number, to: number][] {
  let last = 0;
  return originals.map(({ pages = 0 }) => {
    const from = last + 1;
    last += pages;
    return [from, last];
  });
}

/** The parts there are, in one line. */
export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => (part ?? '') !== '').join(' · ');
}
