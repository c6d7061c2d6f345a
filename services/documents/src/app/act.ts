import { AppError } from '@baro/chassis';
import { stateName } from '../domain/states.ts';

/** The refusal of an act that does not start from this state. */
export function wrongState(kind: 'incoming' | 'part' | 'outgoing', state: number): AppError {
  return new AppError('DOCUMENT_STATE_WRONG', { metadata: { state: stateName(kind, state) } });
}
