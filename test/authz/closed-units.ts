/** A unit that ended: where it lay and what it went over into. By short names of the world. */
export interface ClosedUnit {
  name: string;
  parent: string;
  successors: readonly string[];
}

/** Units the asked posts sit in. */
const seats = ['STC', 'VP', 'UBND', 'STC1', 'C', 'HD', 'BD'];

/** What went over elsewhere lay beside the seat; the Council's stays the Council's. */
const beside = (seat: string): string => (seat === 'HD' ? 'HD' : 'C');

/** For each seat a closed unit that stands to it as the columns of `successions.txt` say. */
export const closedUnits: readonly ClosedUnit[] = [
  ...seats.flatMap((seat) => [
    { name: `successor-${seat}`, parent: beside(seat), successors: [seat] },
    { name: `one-of-two-${seat}`, parent: beside(seat), successors: [seat, 'SYT'] },
    { name: `under-${seat}`, parent: seat, successors: ['SYT'] },
  ]),
  { name: 'foreign-SYT', parent: 'SYT', successors: ['SYT'] },
  { name: 'foreign-HD', parent: 'HD', successors: ['HD'] },
];

/** Last day of all of them, and first of what follows. */
export const lastDay = '2025-06-30';
export const firstDay = '2025-07-01';
