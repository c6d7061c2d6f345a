import type { Tx } from '@baro/chassis';
import { startsFrom } from '../domain/states.ts';
import type { PetitionRow } from '../store/petition-entities.ts';
import { findResults } from '../store/petition-store.ts';
import { findLastSaid } from '../store/voter-word-store.ts';

/** Whether there is something to speak against. */
export function isAnswered({ state }: PetitionRow): boolean {
  return startsFrom('SayNotSolvedForDeputies', state);
}

/** Whether the voters of the line said so since the last answer, claim and finding. */
export async function isSaid(
  { em }: Pick<Tx, 'em'>,
  petition: PetitionRow,
  lineId: string,
): Promise<boolean> {
  const said = await findLastSaid(em, lineId);
  if (!said) return false;
  const [last] = await findResults(em, petition.id);
  return said >= new Date(Math.max(Number(petition.answerTime ?? 0), Number(last?.resultTime ?? 0)));
}
