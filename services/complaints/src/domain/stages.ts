import { LetterStage } from '@baro/proto/baro/complaints/v1/public';
import { LetterState } from '@baro/proto/baro/complaints/v1/resources';

/** What a state is called without signing in: complaint and denunciation go through the same stages. */
export const stages: Readonly<Record<LetterState, LetterStage>> = {
  [LetterState.UNSPECIFIED]: LetterStage.UNSPECIFIED,
  [LetterState.UNRECOGNIZED]: LetterStage.UNSPECIFIED,
  [LetterState.RECEIVED]: LetterStage.RECEIVED,
  [LetterState.CLASSIFIED]: LetterStage.RECEIVED,
  [LetterState.ACCEPTED]: LetterStage.IN_PROGRESS,
  [LetterState.VERIFYING]: LetterStage.IN_PROGRESS,
  [LetterState.VERIFIED]: LetterStage.IN_PROGRESS,
  [LetterState.SUSPENDED]: LetterStage.SUSPENDED,
  [LetterState.DECIDED]: LetterStage.DECIDED,
  [LetterState.CONCLUDED]: LetterStage.DECIDED,
  [LetterState.SENT]: LetterStage.ANSWERED,
  [LetterState.IN_EFFECT]: LetterStage.ANSWERED,
  [LetterState.ANSWERED]: LetterStage.ANSWERED,
  [LetterState.CONCLUSION_SENT]: LetterStage.ANSWERED,
  [LetterState.CONCLUSION_PUBLISHED]: LetterStage.ANSWERED,
  [LetterState.NOT_ACCEPTED]: LetterStage.NOT_TAKEN_UP,
  [LetterState.TRANSFERRED]: LetterStage.PASSED_ON,
  [LetterState.GUIDED]: LetterStage.SENT_BACK,
  [LetterState.RETURNED]: LetterStage.SENT_BACK,
  [LetterState.FILED]: LetterStage.ENDED,
  [LetterState.TERMINATED]: LetterStage.ENDED,
  [LetterState.CONTESTED]: LetterStage.ENDED,
  [LetterState.INSPECTED]: LetterStage.ENDED,
};
