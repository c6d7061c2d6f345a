import { AppError } from '@baro/chassis';
import type { Delegation, Person, Succession } from '@baro/proto/baro/directory/v1/directory';
import {
  createWorkingCalendar,
  localDateOf,
  pickTerm,
  runClock,
  type Clock,
  type ClockAsk,
  type IsoDate,
  type LegalTerm,
  type WorkingCalendar,
} from '../time/index.ts';
import { calendarDay, countable } from './legal-terms.ts';
import { PostIndex } from './post-index.ts';
import type { DirectoryRows } from './rows.ts';
import { covers } from './span.ts';
import { UnitIndex } from './unit-index.ts';
import type { ActingPost, Actor, DelegationView, PostView, UnitView } from './views.ts';

/** An instant, or a date of the city; every answer is true for it. */
export type AsOf = Date | IsoDate;

/**
 * The directory at one moment of the copy: immutable, in memory, synchronous. Take it once per call
 * (`await directory.read(em)`) and ask it as often as needed.
 */
export class Directory {
  readonly #units: UnitIndex;
  readonly #posts: PostIndex;
  readonly #terms: readonly LegalTerm[];
  readonly #calendar: WorkingCalendar;

  constructor(rows: DirectoryRows, calendarVersion = '') {
    this.#units = new UnitIndex(rows.units, rows.successions, rows.identifiers);
    this.#posts = new PostIndex(rows, this.#units);
    this.#terms = rows.legalTerms.flatMap((row) => countable(row) ?? []);
    this.#calendar = createWorkingCalendar({
      days: rows.calendarDays.map(calendarDay),
      version: calendarVersion,
    });
  }

  /** Who the account is and which posts it may act in. @throws AppError CALLER_UNKNOWN */
  actorOf(accountId: string, at: AsOf): Actor {
    const actor = this.#posts.findActor(accountId, dateOf(at));
    if (!actor) throw new AppError('CALLER_UNKNOWN');
    return actor;
  }

  /** The unit as it stood on the date, also when it is closed by then. */
  unit(id: string, asOf: AsOf): UnitView | undefined {
    return this.#units.find(id, dateOf(asOf));
  }

  /** The unit of an identifier in the old or the new form, or of a unit code, in force on the date. */
  unitByIdentifier(code: string, asOf: AsOf): UnitView | undefined {
    return this.#units.findByIdentifier(code, dateOf(asOf));
  }

  /** The unit of a code in force on the date. */
  unitByCode(code: string, asOf: AsOf): UnitView | undefined {
    return this.#units.findByCode(code, dateOf(asOf));
  }

  /** Whether the unit is the ancestor or lies below it; a closed unit lies where it last lay. */
  isWithin(unitId: string, ancestorId: string, asOf: AsOf): boolean {
    return this.#units.isWithin(unitId, ancestorId, dateOf(asOf));
  }

  /** The unit and all below it that are in force on the date; empty when the unit itself is not. */
  subtree(unitId: string, asOf: AsOf): readonly string[] {
    return this.#units.subtree(unitId, dateOf(asOf));
  }

  /** The unit itself while in force, else the units that follow it, through any number of reorganisations. */
  currentUnits(unitId: string, asOf: AsOf): UnitView[] {
    return this.#units.current(unitId, dateOf(asOf));
  }

  /** What the unit went over into, whole or in parts, one step; rows of the future too. */
  successionsOf(unitId: string): readonly Succession[] {
    return this.#units.successionsOf(unitId);
  }

  /** What the unit came from, whole or in parts, one step. */
  predecessionsOf(unitId: string): readonly Succession[] {
    return this.#units.predecessionsOf(unitId);
  }

  /** The unit and all that lay below it on the date or had ended there before. */
  everBelow(unitId: string, asOf: AsOf): string[] {
    return this.#units.everBelow(unitId, dateOf(asOf));
  }

  /** The post, its unit and its holder on the date. */
  post(id: string, at: AsOf): PostView | undefined {
    return this.#posts.find(id, dateOf(at));
  }

  /** Posts of the unit itself in force on the date, by rank. */
  postsOf(unitId: string, at: AsOf): PostView[] {
    return this.#posts.ofUnit(unitId, dateOf(at));
  }

  /** Whether the person holds the post as an own one on the date. */
  isHolder(postId: string, personId: string, at: AsOf): boolean {
    return this.#posts.isHeldBy(postId, personId, dateOf(at));
  }

  /** Every post the person holds or was lent on the date, for signing only among them; also of people without an account. */
  actingPosts(personId: string, at: AsOf): readonly ActingPost[] {
    return this.#posts.actingPosts(personId, dateOf(at));
  }

  /** The person; the name is personal data. */
  person(id: string): Person | undefined {
    return this.#posts.person(id);
  }

  /** Delegations for absence by which others act in the post on the date, longest first. */
  absencesOf(postId: string, at: AsOf): Delegation[] {
    return this.#posts.absencesOf(postId, dateOf(at));
  }

  /** The delegation and whether it is in force on the date. */
  delegation(id: string, at: AsOf): DelegationView | undefined {
    const delegation = this.#posts.delegation(id);
    return delegation && { delegation, inForce: covers(delegation, dateOf(at)) };
  }

  /** Days off and office hours, for the counting functions. */
  calendar(): WorkingCalendar {
    return this.#calendar;
  }

  /** The row of a legal term that governs an event of that date (architecture.md §6). */
  term(code: string, eventDate: AsOf): LegalTerm | undefined {
    return pickTerm(this.#terms, code, dateOf(eventDate));
  }

  /**
   * Where a legal clock stands, with the rule and how it was counted in words; undefined when no row holds on the
   * date of the trigger. @throws RangeError for an extension that is not allowed
   */
  clock(ask: ClockAsk): Clock | undefined {
    return runClock(ask, this.#terms, this.#calendar);
  }
}

function dateOf(at: AsOf): IsoDate {
  return typeof at === 'string' ? at : localDateOf(at);
}
